"""The main window: composes the panels and wires every signal."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from cxreader import paths
from cxreader.model.document import Problem
from cxreader.ui.actions import Actions
from cxreader.ui.annotating import Annotating
from cxreader.ui.appearance import Appearance
from cxreader.ui.arriving import Arriving
from cxreader.ui.banner import BannerKind
from cxreader.ui.choices import Choices
from cxreader.ui.counts import counted
from cxreader.ui.finding import Finding
from cxreader.ui.hub import Hub
from cxreader.ui.jobs import Jobs
from cxreader.ui.libraries import is_sample
from cxreader.ui.menus import Menus
from cxreader.ui.occasions import Occasions
from cxreader.ui.opening import Opening
from cxreader.ui.panels import make_panels
from cxreader.ui.reading_choices import ReadingChoices
from cxreader.ui.refreshing import Refreshing
from cxreader.ui.steering import Steering

_SIZE = (1360, 860)
_SMALLEST = (900, 560)
# under these widths the side panels make room for the text
_NARROW, _NARROWEST = 1100, 900
# how long the place must stand still before it is kept, in milliseconds
_REST = 800


class MainWindow(QMainWindow):
    """The program's window."""

    def __init__(self, hub: Hub, jobs: Jobs, choices: Choices, appearance: Appearance, geometry: QSettings) -> None:
        super().__init__()
        self._hub, self._jobs, self._choices = hub, jobs, choices
        self._appearance, self._geometry = appearance, geometry
        self.panels, centre = make_panels(appearance, self)
        self.setCentralWidget(centre)
        self.setStatusBar(self.panels.status)
        self.setAcceptDrops(True)
        self.setMinimumSize(*_SMALLEST)
        self.commands = Actions(self, appearance)
        self.opening = Opening(hub, jobs, self)
        self.arriving = Arriving(hub, self.opening, choices, self)
        self._finding = Finding(hub, self)
        self._steering = Steering(hub, self.panels, self._finding, self)
        self._annotating = Annotating(hub, self.panels.pane, self.panels.notes, choices, appearance, self)
        self._occasions = Occasions(hub, self._steering, choices, appearance, self.commands, self)
        self._refreshing = Refreshing(hub, self.panels, self, newest_first=choices.now.notes_newest_first)
        self._reading = ReadingChoices(self.panels.pane, choices, self.commands, self)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._report: tuple[Sequence[Problem], int] = ((), 0)
        self._warned = False
        self._menus = Menus(self, self.commands, choices, appearance)
        self._wire_hub()
        self._wire_panels()
        self._wire_notes()
        self._wire_commands()
        self._restore_geometry()

    # ---- wiring

    def _wire_hub(self) -> None:
        panels, hub = self.panels, self._hub
        hub.said.connect(panels.status.say)
        hub.failed.connect(self.warn)
        hub.stored.connect(panels.status.set_saved)
        self._choices.failed.connect(self.warn)
        hub.went.connect(panels.pane.go_to)
        hub.document_shown.connect(self._show_title)
        hub.document_shown.connect(self._steering.renew_finding)
        hub.changed.connect(self._name_undo)
        hub.changed.connect(self.opening.catch_up)
        hub.leaving.connect(panels.notes.editor.flush)
        hub.leaving.connect(self._steering.remember_place)
        self._finding.found.connect(self._steering.show_hits)
        self.opening.progressed.connect(panels.status.set_progress)
        self.opening.pending.connect(panels.documents.set_pending)
        self.opening.reported.connect(self._tell_problems)
        self.arriving.library_shown.connect(self._introduce)
        panels.status.cancel.clicked.connect(self.opening.cancel)

    def _wire_panels(self) -> None:
        p, hub, steering = self.panels, self._hub, self._steering
        p.documents.opened.connect(hub.open)
        p.documents.removed.connect(steering.remove_document)
        p.documents.language_wanted.connect(self._annotating.pick_language)
        p.documents.folder_wanted.connect(steering.show_in_folder)
        p.chips.chosen.connect(steering.choose_languages)
        p.scope.removed.connect(steering.remove_token)
        p.scope.cleared.connect(steering.clear_scope)
        p.themes.chosen.connect(steering.choose_theme)
        p.themes.favourite_set.connect(self._annotating.set_favourite)
        p.pane.caret_moved.connect(hub.caret_at)
        p.pane.place_changed.connect(self._rest.start)
        p.pane.place_changed.connect(self._refreshing.show_place)
        self._rest.timeout.connect(steering.remember_place)
        p.pane.noise_toggled.connect(self.commands["show_noise"].toggle)
        p.pane.highlight_activated.connect(self._annotating.edit_note)
        p.pane.passage_activated.connect(p.why.setFocus)
        p.pane.passage_clicked.connect(steering.go_to_passage)
        p.pane.context_menu.connect(self._menus.show_text_menu)
        p.why.theme_selected.connect(hub.choose_theme)
        p.why.accepted.connect(hub.accept)
        p.why.refused.connect(hub.refuse)
        p.why.change_wanted.connect(self._annotating.pick_theme)
        p.find.text_changed.connect(steering.find)
        p.find.next_wanted.connect(lambda: self._finding.step(1))
        p.find.previous_wanted.connect(lambda: self._finding.step(-1))
        p.find.closed.connect(steering.stop_finding)
        p.banner.action_wanted.connect(self._on_banner)
        p.empty.files_wanted.connect(self.arriving.ask_for_files)
        p.empty.folder_wanted.connect(self.arriving.ask_for_folder)
        p.empty.samples_wanted.connect(lambda: self.arriving.show_library(paths.sample_library()))

    def _wire_notes(self) -> None:
        notes, hub = self.panels.notes, self._hub
        # in a narrow window the notes are out of sight, and nobody should write blindly
        self._annotating.writing.connect(lambda: self.commands["show_themes"].setChecked(True))
        notes.activated.connect(self._annotating.go_to_note)
        notes.edit_wanted.connect(self._annotating.edit_note)
        notes.removed.connect(lambda key: hub.do(lambda session: session.remove_highlight(key)))
        notes.starred.connect(self._annotating.star_note)
        notes.order_changed.connect(self._order_notes)
        notes.editor.edited.connect(self._keep_note)
        notes.editor.starred.connect(self._annotating.star_note)
        notes.editor.closed.connect(self.panels.pane.reader.setFocus)

    def _wire_commands(self) -> None:
        hub, p, note, steering = self._hub, self.panels, self._annotating, self._steering
        wishes: dict[str, Callable[[], object]] = {
            "open_files": self.arriving.ask_for_files,
            "open_folder": self.arriving.ask_for_folder,
            "open_library": self.arriving.ask_for_library,
            "paste_text": self.arriving.paste,
            "export": self._occasions.export,
            "saved": lambda: hub.said.emit(self.tr("Everything is already saved")),
            "close": self.close,
            "quit": self.close,
            "undo": lambda: hub.do(lambda session: session.undo()),
            "redo": lambda: hub.do(lambda session: session.redo()),
            "copy_quote": note.copy_quote,
            "expand": p.pane.expand_selection,
            "shrink": p.pane.shrink_selection,
            "find": p.find.open,
            "find_next": lambda: self._finding.step(1),
            "find_previous": lambda: self._finding.step(-1),
            "full_screen": lambda: self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen),
            "highlight": note.highlight,
            "note": note.note,
            "theme": note.pick_theme,
            "accept": hub.accept,
            "refuse": hub.refuse,
            "why": p.why.setFocus,
            "star": note.star,
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
            "language": self._annotating.pick_language,
            "classify_again": self.opening.classify_again,
            "shortcuts": self._occasions.show_shortcuts,
            "sample_library": lambda: self.arriving.show_library(paths.sample_library()),
            "own_library": lambda: self.arriving.show_library(paths.own_library()),
            "about": self._occasions.show_about,
        }
        for key, wish in wishes.items():
            self.commands.on(key, wish)
        for key, side in (("show_documents", p.left), ("show_themes", p.right)):
            self.commands[key].setChecked(True)
            self.commands[key].toggled.connect(side.setVisible)
        if self._choices.now.single_keys:
            self.commands.give_letters(p.pane.reader)
            for digit in range(1, 10):
                self._key(str(digit), p.pane.reader, partial(note.favourite, digit))
        self._key("Ctrl+V", p.documents.view, self.arriving.paste)
        QShortcut(QKeySequence("Escape"), self).activated.connect(steering.go_outward)

    def _key(self, keys: str, where: QWidget, wish: Callable[[], object]) -> None:
        """Give a widget a key of its own, for no command of the menus."""
        shortcut = QShortcut(QKeySequence(keys), where)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(wish)

    # ---- showing

    def _show_title(self) -> None:
        document = self._hub.document
        words = [document.title] if document else []
        self.setWindowTitle(" — ".join((*words, self._hub.session.name, "cxreader")))

    def _introduce(self, problem: str) -> None:
        """Say in the banner what library this is, or what went wrong with the one that was wanted."""
        self._show_title()
        # its note is kept; a highlight of this library may have the same number
        self.panels.notes.editor.discard()
        self.panels.banner.clear()
        if problem:
            self.warn(problem)
        elif is_sample(self._hub.session):
            self.panels.banner.show_message(
                self.tr("These are four sample texts. Drop your own files here, or press Ctrl+O."),
                [("open", self.tr("Open Files…"))],
            )

    def warn(self, problem: str) -> None:
        """Tell in the banner what could not be done, and why."""
        self.panels.banner.show_message(problem, kind=BannerKind.WARNING)
        self.panels.status.say(problem)

    def _tell_problems(self, problems: Sequence[Problem], added: int) -> None:
        told, self._report = self._report[0], (problems, added)
        if not problems:
            if told:
                self.panels.banner.clear()
            return
        unread = sum(not problem.known for problem in problems)
        words = [
            counted(added, self.tr("{} document added"), self.tr("{} documents added")),
            counted(unread, self.tr("{} could not be read"), self.tr("{} could not be read")),
        ]
        self.panels.banner.show_message(" · ".join(words), [("report", self.tr("Show"))], BannerKind.WARNING)

    def _on_banner(self, action: str) -> None:
        if action == "open":
            self.arriving.ask_for_files()
        else:
            self._occasions.show_report(*self._report)

    def _name_undo(self) -> None:
        self._menus.name_undo(self._hub.session.undo_name, self._hub.session.redo_name)

    def _keep_note(self, highlight: int, words: str) -> None:
        sitting = self.panels.notes.editor.sitting
        self._hub.unkept = self._hub.do(lambda session: session.annotate(highlight, words, sitting)) is None
        self._hub.stored.emit(not self._hub.unkept)
        if self._hub.unkept:
            self.panels.notes.editor.take_back()
        else:
            self._warned = False

    def _order_notes(self, newest_first: bool) -> None:
        self._choices.change(notes_newest_first=newest_first)
        self._refreshing.newest_first = newest_first
        self._refreshing.show_notes()

    # ---- the window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and texts, wherever they are dragged to."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is dropped."""
        event.acceptProposedAction()
        self.arriving.take(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the side panels make room for the text in a narrow window, and return in a wide one."""
        super().resizeEvent(event)
        # a window that is shown for the first time had no width; it counts as wide, so that a narrow one makes room
        before = event.oldSize().width() if event.oldSize().isValid() else _NARROW
        now = event.size().width()
        for key, limit in (("show_themes", _NARROW), ("show_documents", _NARROWEST)):
            if (before < limit) != (now < limit):
                self.commands[key].setChecked(now >= limit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep place and shape, and end what still runs; with a note that cannot be stored, stay open once."""
        self._hub.leave()
        if self._hub.unkept and not self._warned:
            self._warned = True
            self.warn(self.tr("Your note is not stored. Copy it, or free some space; then close the window again."))
            event.ignore()
            return
        self._rest.stop()
        self._geometry.setValue("window", self.saveGeometry())
        self._geometry.setValue("columns", self.panels.columns.saveState())
        self._geometry.setValue("right", self.panels.right.saveState())
        self._geometry.sync()
        self._jobs.stop()
        self._hub.session.close()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        shape = self._geometry.value("window")
        if not (isinstance(shape, QByteArray) and self.restoreGeometry(shape)):
            room = self.screen().availableSize()
            self.resize(min(_SIZE[0], room.width() * 9 // 10), min(_SIZE[1], room.height() * 9 // 10))
        for key, splitter in (("columns", self.panels.columns), ("right", self.panels.right)):
            state = self._geometry.value(key)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
