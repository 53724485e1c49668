"""What the window does: the parts that act, and every signal between them and what is seen.

All of it is made right after the first picture, for none of it is needed to paint one.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cxreader import paths
from cxreader.analysis import model_file
from cxreader.model.change import Change, Part
from cxreader.ui.annotating import Annotating
from cxreader.ui.arriving import Arriving
from cxreader.ui.asides import Asides
from cxreader.ui.banner import BannerKind
from cxreader.ui.checking import Checking
from cxreader.ui.correcting import ALIKE, Correcting
from cxreader.ui.document_menu import DocumentMenu
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.jobs import Jobs
from cxreader.ui.judging import Judging
from cxreader.ui.learning import Learning
from cxreader.ui.main_window import MainWindow
from cxreader.ui.occasions import Occasions
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome
from cxreader.ui.steering import Steering
from cxreader.ui.suggestions_menu import SuggestionsMenu
from cxreader.ui.theming import Theming

# how long the place must stand still before it is kept, in milliseconds
_REST = 800


class Workings(QObject):
    """Brings a window to life: from here on it answers to keys, clicks and files."""

    def __init__(self, window: MainWindow, problem: str = "") -> None:
        """Make all that acts, and begin with the library that is open.

        Args:
            window: The window.
            problem: What went wrong with the library that was wanted; empty for nothing.

        """
        super().__init__(window)
        self._window, self._hub, self._choices = window, window.hub, window.choices
        hub, panels, appearance = window.hub, window.panels, window.appearance
        self._jobs = Jobs(self)
        self.asides = Asides(hub, panels.right, window.choices, appearance, self)
        self.opening = Opening(hub, self._jobs, self)
        self.judging = Judging(hub, self)
        self.arriving = Arriving(hub, self.opening, window.choices, window)
        self.find = FindBar(appearance, panels.scope.parentWidget())
        self.find.hide()
        panels.put_under_scope(self.find)
        self.finding = Finding(hub, self)
        self._steering = Steering(hub, panels, self.asides, self.find, self.finding, self)
        self.annotating = Annotating(hub, panels.pane, self.asides.notes, window.choices, appearance, window)
        self.correcting = Correcting(hub, panels, appearance, window)
        self.checking = Checking(window, self.annotating, self.correcting)
        self._occasions = Occasions(
            hub, self.opening, self._steering, window.choices, appearance, window.commands, window
        )
        self._theming = Theming(hub, self.judging, self.annotating, panels.pane, appearance, window)
        Learning(hub, self.judging, self.asides.lesson, panels.centre, appearance, window)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._outcome = Outcome()
        window.menus.fill()
        DocumentMenu(window.menus.menu("&Document"), window.commands, hub, self.correcting)
        SuggestionsMenu(window.menus.menu("&Themes"), hub)
        self._wire_hub()
        self._wire_panels()
        self._wire_asides()
        self._wire_commands()
        self._name_undo()
        self.arriving.begin(problem)
        self.arriving.library_shown.connect(self._introduce)
        self.opening.catch_up(Change(Part.ALL))
        self.judging.start()
        if not problem:
            self._tell_of_model()

    # ---- wiring

    def _wire_hub(self) -> None:
        panels, hub = self._window.panels, self._hub
        hub.document_shown.connect(self._steering.renew_finding)
        hub.changed.connect(self._name_undo)
        hub.changed.connect(self.opening.catch_up)
        hub.leaving.connect(self.asides.notes.editor.flush)
        hub.leaving.connect(self._steering.remember_place)
        self.finding.found.connect(self._steering.show_hits)
        self.opening.progressed.connect(panels.status.set_progress)
        self.opening.pending.connect(panels.documents.set_pending)
        self.opening.reported.connect(self._tell_outcome)
        self.judging.progressed.connect(self._show_judging)
        self.judging.failed.connect(hub.failed)
        panels.status.cancel.clicked.connect(self._cancel)
        self._window.entered.connect(hub.catch_up)
        self._window.brought.connect(self.arriving.take)
        self._window.closing.connect(self._rest.stop)
        self._window.closing.connect(self._jobs.stop)
        self._window.closing.connect(self.judging.stop)

    def _wire_panels(self) -> None:
        p, hub, steering = self._window.panels, self._hub, self._steering
        p.documents.opened.connect(self.checking.open_document)
        p.documents.removed.connect(steering.remove_document)
        p.documents.language_wanted.connect(self.correcting.pick_language_of)
        p.documents.folder_wanted.connect(steering.show_in_folder)
        p.chips.chosen.connect(steering.choose_languages)
        p.scope.removed.connect(steering.remove_token)
        p.scope.cleared.connect(steering.clear_scope)
        p.themes.chosen.connect(steering.choose_theme)
        p.themes.favourite_set.connect(self.annotating.set_favourite)
        p.themes.edit_wanted.connect(self._theming.edit_codebook)
        p.pane.caret_moved.connect(hub.caret_at)
        p.pane.place_changed.connect(self._rest.start)
        p.pane.place_changed.connect(self._window.refreshing.show_place)
        self._rest.timeout.connect(steering.remember_place)
        p.pane.noise_toggled.connect(self._window.commands["show_noise"].toggle)
        p.pane.highlight_activated.connect(self.annotating.edit_note)
        p.pane.passage_activated.connect(self.asides.why.setFocus)
        p.pane.passage_clicked.connect(steering.go_to_passage)
        p.pane.context_menu.connect(self._window.menus.show_text_menu)
        self.find.text_changed.connect(steering.find)
        self.find.next_wanted.connect(lambda: self.finding.step(1))
        self.find.previous_wanted.connect(lambda: self.finding.step(-1))
        self.find.closed.connect(steering.stop_finding)
        p.banner.action_wanted.connect(self._on_banner)
        p.empty.files_wanted.connect(self.arriving.ask_for_files)
        p.empty.folder_wanted.connect(self.arriving.ask_for_folder)
        p.empty.samples_wanted.connect(lambda: self.arriving.show_library(paths.sample_library()))

    def _wire_asides(self) -> None:
        why, notes, hub = self.asides.why, self.asides.notes, self._hub
        why.theme_selected.connect(hub.choose_theme)
        why.accepted.connect(hub.accept)
        why.refused.connect(hub.refuse)
        why.change_wanted.connect(self.annotating.pick_theme)
        # in a narrow window the notes are out of sight, and nobody should write blindly
        self.annotating.writing.connect(lambda: self._window.commands["show_themes"].setChecked(True))
        notes.activated.connect(self.checking.show_text)
        notes.activated.connect(self.annotating.go_to_note)
        notes.edit_wanted.connect(self.annotating.edit_note)
        notes.removed.connect(lambda key: hub.do(lambda session: session.remove_highlight(key)))
        notes.starred.connect(self.annotating.star_note)
        notes.order_changed.connect(self.asides.order_notes)
        notes.editor.edited.connect(self._keep_note)
        notes.editor.starred.connect(self.annotating.star_note)
        notes.editor.closed.connect(self._window.panels.centre.focus_view)

    def _wire_commands(self) -> None:
        hub, p, note, steering = self._hub, self._window.panels, self.annotating, self._steering
        window, commands = self._window, self._window.commands
        wishes: dict[str, Callable[[], object]] = {
            "read": self.checking.read,
            "passages": self.checking.show,
            "open_files": self.arriving.ask_for_files,
            "open_folder": self.arriving.ask_for_folder,
            "open_library": self.arriving.ask_for_library,
            "paste_text": self.arriving.paste,
            "export": self._occasions.export,
            "saved": lambda: hub.said.emit(self.tr("Everything is already saved")),
            "close": window.close,
            "quit": window.close,
            "undo": lambda: hub.do(lambda session: session.undo()),
            "redo": lambda: hub.do(lambda session: session.redo()),
            "copy_quote": note.copy_quote,
            "expand": p.pane.expand_selection,
            "shrink": p.pane.shrink_selection,
            "find": self.find.open,
            "find_next": lambda: self.finding.step(1),
            "find_previous": lambda: self.finding.step(-1),
            "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
            "highlight": note.highlight,
            "note": note.note,
            "theme": note.pick_theme,
            "accept": hub.accept,
            "refuse": hub.refuse,
            "why": self.asides.why.setFocus,
            "star": note.star,
            "noise": self.correcting.mark_noise,
            "remove_highlight": note.remove_highlight,
            "go_to": self._occasions.go_to,
            "next_passage": lambda: hub.step(1),
            "previous_passage": lambda: hub.step(-1),
            "next_document": lambda: hub.step_document(1),
            "previous_document": lambda: hub.step_document(-1),
            "next_note": lambda: note.step_note(1),
            "previous_note": lambda: note.step_note(-1),
            "next_pane": lambda: steering.step_pane(1),
            "previous_pane": lambda: steering.step_pane(-1),
            "clear_scope": steering.clear_scope,
            "language_of_block": self.correcting.pick_language_of_block,
            "encoding": self._occasions.choose_encoding,
            "similar": self._occasions.show_similar,
            "language": self.correcting.pick_language,
            "codebook": self._theming.edit_codebook,
            "new_theme": self._theming.new_theme,
            "teach": self._theming.teach,
            "discover": self._theming.discover,
            "classify_again": self._classify_again,
            "shortcuts": self._occasions.show_shortcuts,
            "sample_library": lambda: self.arriving.show_library(paths.sample_library()),
            "own_library": lambda: self.arriving.show_library(paths.own_library()),
            "about": self._occasions.show_about,
        }
        for key, wish in wishes.items():
            commands.on(key, self.checking.instead_of(key, wish))
        if self._choices.now.single_keys:
            commands.give_letters(p.pane.reader)
            for digit in range(1, 10):
                self._key(str(digit), p.pane.reader, partial(note.favourite, digit))
        self._key("Ctrl+V", p.documents.view, self.arriving.paste)
        QShortcut(QKeySequence("Escape"), window).activated.connect(steering.go_outward)

    def _key(self, keys: str, where: QWidget, wish: Callable[[], object]) -> None:
        """Give a widget a key of its own, for no command of the menus."""
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(wish)

    # ---- showing

    def _introduce(self, problem: str) -> None:
        """Show which library is open now."""
        # its note is kept; a highlight of this library may have the same number
        self.asides.notes.editor.discard()
        self._window.introduce(problem)

    def _show_judging(self, done: int, whole: int) -> None:
        if not self.opening.busy:
            self._window.panels.status.set_judged(done, whole)

    def _cancel(self) -> None:
        """Stop what is shown to be going on."""
        (self.opening.cancel if self.opening.busy else self.judging.rest)()

    def _classify_again(self) -> None:
        self.opening.classify_again()
        self.judging.start()

    def _tell_of_model(self) -> None:
        """Say once that themes are found by words alone, where the meaning model is not there."""
        if self.judging.available or self._choices.now.words_alone_told:
            return
        self._window.warn(model_file.MISSING)
        self._choices.change(words_alone_told=True)
        once = Qt.ConnectionType.SingleShotConnection
        self._window.panels.banner.dismissed.connect(partial(self._window.introduce, ""), once)

    def _tell_outcome(self, outcome: Outcome) -> None:
        told, self._outcome = self._outcome.matters, outcome
        banner = self._window.panels.banner
        if outcome.matters:
            kind = BannerKind.WARNING if outcome.unread else BannerKind.INFO
            banner.show_message(outcome.sentence, [("report", self.tr("Show"))], kind)
        elif told:
            banner.clear()

    def _on_banner(self, action: str) -> None:
        if action == "open":
            self.arriving.ask_for_files()
        elif action == ALIKE:
            self.correcting.mark_alike()
        else:
            self._occasions.show_report(self._outcome)

    def _name_undo(self) -> None:
        self._window.menus.name_undo(self._hub.session.undo_name, self._hub.session.redo_name)

    def _keep_note(self, highlight: int, words: str) -> None:
        editor = self.asides.notes.editor
        sitting = editor.sitting
        self._hub.unkept = self._hub.do(lambda session: session.annotate(highlight, words, sitting)) is None
        self._hub.stored.emit(not self._hub.unkept)
        if self._hub.unkept:
            editor.take_back()
