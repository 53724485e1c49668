"""The dialogs that are opened now and then, each loaded when it is first asked for: that halves the start."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cxreader.model.scope import Scope
from cxreader.ui.actions import Actions
from cxreader.ui.appearance import Appearance
from cxreader.ui.choices import Choices
from cxreader.ui.hub import Hub
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome
from cxreader.ui.steering import Steering


class Occasions(QObject):
    """Opens dialogs over the window, and sees to what comes of them."""

    def __init__(
        self,
        hub: Hub,
        opening: Opening,
        steering: Steering,
        choices: Choices,
        appearance: Appearance,
        commands: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._hub = hub
        self._opening = opening
        self._steering = steering
        self._choices = choices
        self._appearance = appearance
        self._commands = commands
        self._window = window

    def export(self) -> None:
        """Ask what to export and write it."""
        from cxreader.ui.exporting import Exporting

        Exporting(self._hub, self._choices, self._appearance, self._window).run()

    def choose_encoding(self) -> None:
        """Ask in which encoding the open document's file is to be read, and have it read again."""
        from cxreader.ui.encoding_choice import EncodingChoice

        EncodingChoice(self._hub, self._opening, self._appearance, self._window).run()

    def show_similar(self) -> None:
        """Show the documents that are nearly the same as the open one, and go to one."""
        from cxreader.ui.similar_documents import SimilarDocuments

        rows = {row.id: row for row in self._hub.session.documents(Scope())}
        here = rows[self._hub.document.id] if self._hub.document else None
        if here is None or not here.alike:
            self._hub.said.emit(self.tr("No other text here is nearly the same"))
            return
        found = [(rows[key], likeness) for key, likeness in here.alike]
        chosen = SimilarDocuments(self._appearance, here, found, self._window).run()
        if chosen:
            self._steering.go_to("document", chosen)

    def go_to(self) -> None:
        """Ask where to go: a document, a theme, a language or a command."""
        from cxreader.ui.go_to import GoTo

        session, scope = self._hub.session, self._hub.scope
        picker = GoTo(self._appearance, self._window)
        picker.offer_library(
            session.documents(Scope()), session.languages(scope), session.themes(scope), session.codebook
        )
        picker.offer_commands(self._commands)
        kind, _, key = (picker.run() or "").partition(":")
        if kind == "do":
            self._commands[key].trigger()
        elif kind:
            self._steering.go_to(kind, key)

    def show_report(self, outcome: Outcome) -> None:
        """Show what became of the files that were opened."""
        from cxreader.ui.import_report import ImportReport

        ImportReport(outcome, self._window).exec()

    def show_shortcuts(self) -> None:
        """Show every command that has a key."""
        from cxreader.ui.help_windows import Shortcuts

        Shortcuts(self._commands, self._window).exec()

    def show_about(self) -> None:
        """Say what the program is."""
        from cxreader.ui.help_windows import About

        About(self._window).exec()
