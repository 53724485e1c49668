"""The dialogs that are opened now and then, each loaded when it is first asked for: that halves the start."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QObject, Signal

from cxreader.errors import CxError
from cxreader.ui.main_window import MainWindow
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome
from cxreader.ui.steering import Steering


class Occasions(QObject):
    """Opens dialogs over the window, and sees to what comes of them.

    Signals:
        exported: So many rows of so many of an export are written; 0 of 0 is the end.

    """

    exported = Signal(int, int)

    def __init__(self, window: MainWindow, opening: Opening, steering: Steering) -> None:
        super().__init__(window)
        self._window = window
        self._hub, self._appearance = window.hub, window.appearance
        self._opening, self._steering = opening, steering
        self._exporting: Any = None
        self._answers: Any = None

    @property
    def exporting(self) -> bool:
        """Whether an export is being written."""
        return self._exporting is not None and self._exporting.writing.busy

    def export(self) -> None:
        """Ask what to export and write it."""
        self._begin_exporting().run()

    def export_again(self) -> None:
        """Write once more what was written last from this library."""
        self._begin_exporting().again()

    def show_templates(self) -> None:
        """Show the folder of the person's own templates, with a sample to begin with."""
        from cxreader.exporters.own_templates import put_sample
        from cxreader.ui.library_care import show_folder

        try:
            folder = put_sample()
        except CxError as problem:
            self._hub.failed.emit(str(problem))
            return
        show_folder(folder)
        self._hub.said.emit(self.tr("Each file in {} is a format that Export Notes offers").format(folder))

    def print_notes(self) -> None:
        """Print the highlights in scope."""
        from cxreader.ui.printing import print_notes

        print_notes(self._hub, self._window)

    def cancel_export(self) -> bool:
        """Give up the export that is being written; tell whether one is."""
        if self.exporting:
            self._exporting.writing.cancel()
        return self.exporting

    def stop(self) -> None:
        """Give up what goes on in the background, and wait until it has ended."""
        if self._exporting:
            self._exporting.writing.stop()

    def _begin_exporting(self) -> Any:  # noqa: ANN401 - an Exporting, whose module is loaded only here
        if self._exporting is None:
            from cxreader.ui.exporting import Exporting

            self._exporting = Exporting(
                self._hub, self._window.counting, self._window.choices, self._appearance, self._window
            )
            self._exporting.writing.progressed.connect(self.exported)
        return self._exporting

    def choose_encoding(self) -> None:
        """Ask in which encoding the open document's file is to be read, and have it read again."""
        from cxreader.ui.encoding_choice import EncodingChoice

        EncodingChoice(self._hub, self._opening, self._appearance, self._window).run()

    def turn_page(self) -> None:
        """Read all of the open web page, its menus and margins too, or again only what it is about."""
        from cxreader.session import remarking

        document = self._hub.document
        if document is None or not remarking.file_facts(self._hub.session, document.id).has_margins:
            self._hub.said.emit(self.tr("Only of a web page a part is read: what it is about"))
            return
        manner = remarking.manner(self._hub.session, document.id)
        self._opening.reread(document.id, manner._replace(whole=not manner.whole))

    def choose_answers(self) -> None:
        """Ask which columns of the open table are read, and have it read again."""
        if self._answers is None:
            from cxreader.ui.answers_choice import AnswersChoice

            self._answers = AnswersChoice(self._hub, self._opening, self._appearance, self._window)
        self._answers.run()

    def turn_lines(self) -> None:
        """Read each line of the open plain text as an answer, or read it as a text again."""
        from cxreader.session import remarking

        document = self._hub.document
        facts = remarking.file_facts(self._hub.session, document.id) if document else None
        if document is None or facts is None or not facts.is_plain:
            self._hub.said.emit(self.tr("Only the lines of a plain text that has a file can each be an answer"))
            return
        manner = remarking.manner(self._hub.session, document.id)
        self._opening.reread(document.id, manner._replace(lines=not facts.is_one_to_a_line))

    def bring_in_here(self) -> None:
        """Make notes of the comments in the file of the open document."""
        self.bring_in((self._hub.document.id,) if self._hub.document else ())

    def bring_in(self, documents: Collection[int]) -> None:
        """Make notes of the comments in the files of documents."""
        from cxreader.session import remarking

        self._hub.do(lambda session: remarking.bring_in(session, documents))

    def show_similar(self) -> None:
        """Show the documents that are nearly the same as the open one, and go to one."""
        from cxreader.ui.similar_documents import SimilarDocuments

        session, opened = self._hub.session, self._hub.document
        here = next(iter(session.document_rows((opened.id,) if opened else ())), None)
        if here is None or not here.alike:
            self._hub.said.emit(self.tr("No other text here is nearly the same"))
            return
        rows = session.document_rows([key for key, _ in here.alike])
        found = [(row, likeness) for row, (_, likeness) in zip(rows, here.alike, strict=True)]
        chosen = SimilarDocuments(self._appearance, here, found, self._window).run()
        if chosen:
            self._steering.go_to("document", chosen)

    def go_to(self) -> None:
        """Ask where to go: a document, a theme, a language, or another scope; or which command to give."""
        from cxreader.ui.going import Going

        Going(self._window, self._steering).run()

    def show_history(self) -> None:
        """Show what was done, and go back or forward to any step of it."""
        from cxreader.ui.retracing import Retracing

        Retracing(self._hub, self._appearance, self._window).run()

    def show_report(self, outcome: Outcome) -> None:
        """Show what became of the files that were opened."""
        from cxreader.ui.import_report import ImportReport

        ImportReport(outcome, self._window).exec()

    def show_shortcuts(self) -> None:
        """Show every command that has a key."""
        from cxreader.ui.help_windows import Shortcuts

        Shortcuts(self._window.commands, self._window).exec()

    def show_about(self) -> None:
        """Say what the program is."""
        from cxreader.ui.help_windows import About

        About(self._window).exec()
