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
from cxreader.model.annotation import Subject
from cxreader.model.change import Change, Part
from cxreader.ui.annotating import Annotating
from cxreader.ui.arriving import Arriving
from cxreader.ui.asides import Asides
from cxreader.ui.banner import BannerKind
from cxreader.ui.bringing import Bringing
from cxreader.ui.checking import Checking
from cxreader.ui.comparing import Comparing
from cxreader.ui.correcting import ALIKE, Correcting
from cxreader.ui.document_menu import DocumentMenu
from cxreader.ui.edges import Edges
from cxreader.ui.filing import Filing
from cxreader.ui.find_bar import FindBar
from cxreader.ui.finding import Finding
from cxreader.ui.jobs import Jobs
from cxreader.ui.judging import Judging
from cxreader.ui.keeping import Keeping
from cxreader.ui.kept_scopes import KeptScopes
from cxreader.ui.learning import Learning
from cxreader.ui.libraries import Opened
from cxreader.ui.main_window import MainWindow
from cxreader.ui.noting import Noting
from cxreader.ui.occasions import Occasions
from cxreader.ui.opening import Opening
from cxreader.ui.outcome import Outcome
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.rereading import ACTIONS as OF_CHANGED_FILES
from cxreader.ui.rereading import Rereading
from cxreader.ui.rescuing import Rescuing
from cxreader.ui.searching import Searching
from cxreader.ui.sharing import Sharing
from cxreader.ui.steering import Steering
from cxreader.ui.stepping import Stepping
from cxreader.ui.suggestions_menu import SuggestionsMenu
from cxreader.ui.surveying import Surveying
from cxreader.ui.theming import Theming
from cxreader.ui.wandering import Wandering
from cxreader.ui.watching import OPEN_NEWS, PUT_OFF, Watching

# how long the place must stand still before it is kept, in milliseconds
_REST = 800


class Workings(QObject):
    """Brings a window to life: from here on it answers to keys, clicks and files."""

    def __init__(self, window: MainWindow, opened: Opened) -> None:
        """Make all that acts, and begin with the library that is open.

        Args:
            window: The window.
            opened: What was opened in it.

        """
        super().__init__(window)
        self._window, self._hub, self._choices = window, window.hub, window.choices
        hub, panels, appearance = window.hub, window.panels, window.appearance
        self._jobs = Jobs(self)
        self.asides = Asides(hub, window.counting, panels.right, window.choices, appearance, self)
        self.opening = Opening(hub, self._jobs, self)
        self.judging = Judging(hub, self)
        self.arriving = Arriving(hub, self.opening, window.choices, window)
        self.keeping = Keeping(window, self.arriving, self.opening, self.judging)
        Rescuing(window, self.arriving, self.opening)
        self.find = FindBar(appearance, panels.scope.parentWidget())
        self.find.hide()
        panels.put_under_scope(self.find)
        self.finding = Finding(hub, self)
        self._steering = Steering(hub, window.counting, panels, self.asides, self.find, self.finding, appearance, self)
        self.annotating = Annotating(hub, panels.centre, self.asides.notes, window.choices, appearance, window)
        self.noting = Noting(hub, window.counting, self.annotating, self.asides.notes, appearance, window)
        self.edges = Edges(hub, panels.centre, appearance, self)
        self._wandering = Wandering(hub, panels.centre, self)
        # what the window system sends to the window, before any widget can take it; it exists with the window's id
        window.winId()
        window.windowHandle().installEventFilter(self._wandering)
        self.correcting = Correcting(hub, panels, appearance, window)
        self.filing = Filing(hub, panels, self.correcting, appearance, window)
        self._stepping = Stepping(hub, window.counting, self)
        self.rereading = Rereading(hub, self.opening, self._jobs, panels, appearance, window)
        self.bringing = Bringing(hub, self.opening, appearance, panels.banner, window)
        self.sharing = Sharing(window, self.arriving, self.opening)
        self.watching = Watching(hub, self.arriving, self.opening, self._jobs, panels.banner, window)
        self.checking = Checking(window, self.annotating, self.correcting)
        self.surveying = Surveying(window, self.checking)
        self.comparing = Comparing(window, self._wire_text, self.noting.edit)
        self.searching = Searching(window, self.checking, self.find, self.finding, self.judging)
        self._occasions = Occasions(
            hub, window.counting, self.opening, self._steering, window.choices, appearance, window.commands, window
        )
        self._theming = Theming(hub, self.judging, self.annotating, panels.centre, appearance, window)
        Learning(hub, self.judging, self.asides.lesson, panels.centre, appearance, window)
        self._rest, self._outcome = QTimer(self, singleShot=True, interval=_REST), Outcome()
        window.menus.fill()
        window.commands.let_letters_act(window.choices.now.single_keys)
        DocumentMenu(window.menus.menu("&Document"), window.commands, hub, self.correcting)
        SuggestionsMenu(window.menus.menu("&Themes"), hub)
        self._kept = KeptScopes(window.menus.menu("&Go"), window.commands, hub, self._steering, appearance, window)
        self._wire_hub()
        self._wire_panels()
        self._wire_asides()
        self._wire_commands()
        self._begin(opened)

    def _begin(self, opened: Opened) -> None:
        """Show what was shown last, and do what was left to be done."""
        self._name_undo()
        for view in (self.checking, self.surveying, self.comparing):
            view.take_up()
        self.arriving.begin(opened.problem)
        self.arriving.library_shown.connect(self._introduce)
        self.keeping.start(opened.problem, opened.damaged)
        self.opening.catch_up(Change(Part.ALL))
        self.judging.start()
        if not opened.problem:
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
        self.finding.refused.connect(self.find.set_problem)
        self.opening.progressed.connect(panels.status.set_progress)
        self.opening.pending.connect(panels.documents.set_pending)
        self.opening.reported.connect(self._tell_outcome)
        self.opening.busy_changed.connect(self.judging.wait)
        self.judging.progressed.connect(self._show_judging)
        self.judging.failed.connect(hub.failed)
        self._occasions.exported.connect(panels.status.set_exported)
        panels.status.cancel.clicked.connect(self._cancel)
        self._wandering.changed.connect(self._show_ways)
        self._window.entered.connect(hub.catch_up)
        self._window.entered.connect(self.watching.look)
        self._window.closing.connect(self.watching.stop)
        self._window.entered.connect(self.rereading.look)
        self.watching.changed.connect(self.rereading.read_files)
        self._window.brought.connect(self.arriving.take)
        self.arriving.notes_brought.connect(self.bringing.bring)
        self.bringing.texts_met.connect(self.arriving.open_texts)
        self.bringing.check_wanted.connect(self.rereading.check_places)
        self._window.closing.connect(self._rest.stop)
        self._window.closing.connect(self._jobs.stop)
        self._window.closing.connect(self.finding.end)
        self._window.closing.connect(self.opening.stop)
        self._window.closing.connect(self._occasions.stop)
        self._window.closing.connect(self.judging.stop)

    def _wire_panels(self) -> None:
        p, steering = self._window.panels, self._steering
        p.documents.opened.connect(self.checking.open_document)
        p.chips.chosen.connect(steering.choose_languages)
        p.chips.more_wanted.connect(steering.show_filter)
        p.scope.removed.connect(steering.remove_token)
        p.scope.cleared.connect(steering.clear_scope)
        p.themes.chosen.connect(steering.choose_theme)
        p.themes.favourite_set.connect(self.annotating.set_favourite)
        p.themes.edit_wanted.connect(self._theming.edit_codebook)
        self._rest.timeout.connect(steering.remember_place)
        self._wire_text(p.pane)
        self.find.text_changed.connect(steering.find)
        self.find.next_wanted.connect(lambda: self.finding.step(1))
        self.find.previous_wanted.connect(lambda: self.finding.step(-1))
        self.find.closed.connect(steering.stop_finding)
        p.banner.action_wanted.connect(self._on_banner)
        p.empty.files_wanted.connect(self.arriving.ask_for_files)
        p.empty.folder_wanted.connect(self.arriving.ask_for_folder)
        p.empty.samples_wanted.connect(lambda: self.arriving.show_library(paths.sample_library()))

    def _wire_text(self, pane: ReadingPane) -> None:
        """Bring a text to life, in Read or on a side of Compare."""
        pane.caret_moved.connect(self._hub.caret_at)
        pane.place_changed.connect(self._rest.start)
        pane.place_changed.connect(self._window.refreshing.show_place)
        pane.noise_toggled.connect(self._window.commands["show_noise"].toggle)
        self.edges.take(pane, lambda command: self._window.commands[command].trigger())
        pane.highlight_activated.connect(self.annotating.edit_note)
        pane.passage_activated.connect(self.asides.why.setFocus)
        pane.passage_clicked.connect(self._wandering.mark)
        pane.passage_clicked.connect(self._steering.go_to_passage)
        pane.context_menu.connect(self.searching.name_selection)
        pane.context_menu.connect(self._window.menus.show_text_menu)
        self._window.commands.give_letters(pane.reader)
        for digit in range(1, 10):
            self._window.commands.give_letter(str(digit), pane.reader, partial(self.annotating.favourite, digit))

    def _wire_asides(self) -> None:
        why, notes, hub = self.asides.why, self.asides.notes, self._hub
        why.theme_selected.connect(hub.choose_theme)
        why.accepted.connect(hub.accept)
        why.refused.connect(hub.refuse)
        why.change_wanted.connect(self.annotating.pick_theme)
        for part in (why, self._theming):
            part.search_wanted.connect(self.searching.search_for)
            part.others_wanted.connect(self.searching.search_others)
        # in a narrow window the notes are out of sight, and nobody should write blindly
        self.annotating.writing.connect(lambda: self._window.commands["show_themes"].setChecked(True))
        notes.activated.connect(self._wandering.mark)
        notes.activated.connect(self.checking.show_text)
        notes.activated.connect(self.annotating.go_to_note)
        notes.order_changed.connect(self.asides.order_notes)
        notes.editor.closed.connect(self._window.panels.centre.focus_view)

    def _wire_commands(self) -> None:
        hub, p, note, steering = self._hub, self._window.panels, self.annotating, self._steering
        window, commands = self._window, self._window.commands
        wishes: dict[str, Callable[[], object]] = {
            "read": self.checking.read,
            "passages": self.checking.show,
            "compare": self.comparing.show,
            "overview": self.surveying.show,
            "open_files": self.arriving.ask_for_files,
            "import_notes": self.arriving.ask_for_notes,
            "open_folder": self.arriving.ask_for_folder,
            "watched_folders": self.watching.choose_folders,
            "new_library": self.arriving.ask_for_new_library,
            "open_library": self.arriving.ask_for_library,
            "library_properties": self.keeping.show_properties,
            "restore": self.keeping.choose_backup,
            "paste_text": self.arriving.paste,
            "export": self._occasions.export,
            "export_again": self._occasions.export_again,
            "print": self._occasions.print_notes,
            "saved": lambda: hub.said.emit(self.tr("Everything is already saved")),
            "close": window.close,
            "quit": window.close,
            "undo": lambda: hub.do(lambda session: session.undo()),
            "redo": lambda: hub.do(lambda session: session.redo()),
            "history": self._occasions.show_history,
            "copy_quote": note.copy_quote,
            "expand": self.edges.expand,
            "shrink": self.edges.shrink,
            "end_later": lambda: self.edges.step_end(1),
            "end_earlier": lambda: self.edges.step_end(-1),
            "start_later": lambda: self.edges.step_start(1),
            "start_earlier": lambda: self.edges.step_start(-1),
            "preferences": self._show_preferences,
            "find": self.find.open,
            "find_next": lambda: self.finding.step(1),
            "find_previous": lambda: self.finding.step(-1),
            "search": self.searching.focus,
            "search_selection": self.searching.search_selection,
            "other_languages": self.searching.search_others,
            "full_screen": lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen),
            "highlight": self.rereading.instead_of(note.highlight),
            **self.rereading.commands(),
            "note": lambda: self.comparing.note(note.note),
            "theme": note.pick_theme,
            "link": self.noting.link_here,
            "accept": hub.accept,
            "refuse": hub.refuse,
            "why": self.asides.why.setFocus,
            "star": note.star,
            "noise": self.correcting.mark_noise,
            "remove_highlight": note.remove_highlight,
            "go_to": self._occasions.go_to,
            "next_passage": lambda: self.comparing.step(1, self._stepping.step),
            "previous_passage": lambda: self.comparing.step(-1, self._stepping.step),
            "next_document": lambda: self.filing.step(1),
            "previous_document": lambda: self.filing.step(-1),
            "next_note": lambda: note.step_note(1),
            "previous_note": lambda: note.step_note(-1),
            "next_pane": lambda: steering.step_pane(1),
            "previous_pane": lambda: steering.step_pane(-1),
            "filter": steering.show_filter,
            "back": self._wandering.back,
            "forward": self._wandering.forward,
            "keep_scope": self._kept.keep,
            "kept_scopes": self._kept.change,
            "clear_scope": steering.clear_scope,
            "language_of_block": self.correcting.pick_language_of_block,
            "encoding": self._occasions.choose_encoding,
            "similar": self._occasions.show_similar,
            "tags": self.filing.tag,
            "mark_read": lambda: self.filing.mark_read(read=True),
            "mark_unread": lambda: self.filing.mark_read(read=False),
            "rename": self.filing.rename,
            "properties": self.filing.show_properties,
            "remove_document": self.filing.remove,
            "language": self.correcting.pick_language,
            "codebook": self._theming.edit_codebook,
            "new_theme": self._theming.new_theme,
            "teach": self._theming.teach,
            "discover": self._theming.discover,
            "by_meaning": self._theming.find_by_meaning,
            "like_this": self._theming.find_like_this,
            "classify_again": self._classify_again,
            "shortcuts": self._occasions.show_shortcuts,
            "sample_library": lambda: self.arriving.show_library(paths.sample_library()),
            "own_library": lambda: self.arriving.show_library(paths.own_library()),
            "about": self._occasions.show_about,
        }
        wishes |= {f"memo_{subject}": partial(self.noting.write_memo_here, subject) for subject in Subject}
        for key, wish in wishes.items():
            commands.on(key, self.checking.instead_of(key, wish))
        self.filing.memo_wanted.connect(lambda key: self.noting.write_memo(Subject.DOCUMENT, document=key))
        p.themes.memo_wanted.connect(lambda key: self.noting.write_memo(Subject.THEME, key))
        self.filing.compare_wanted.connect(self.comparing.show_documents)
        self._key("Ctrl+V", p.documents.view, self.arriving.paste)
        QShortcut(QKeySequence("Escape"), window).activated.connect(self._go_outward)

    def _show_preferences(self) -> None:
        from cxreader.ui.preferring import Preferring

        Preferring(self._window).run()

    def _go_outward(self) -> None:
        """Leave what was found by a search, or whatever is innermost."""
        if not self.searching.leave():
            self._steering.go_outward()

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
        self.keeping.begin(problem)

    def _show_ways(self, back: bool, forward: bool) -> None:
        self._window.commands["back"].setEnabled(back)
        self._window.commands["forward"].setEnabled(forward)

    def _show_judging(self, done: int, whole: int) -> None:
        if not (self.opening.busy or self._occasions.exporting or self.sharing.busy):
            self._window.panels.status.set_judged(done, whole)

    def _cancel(self) -> None:
        """Stop what is shown to be going on."""
        if not (self._occasions.cancel_export() or self.sharing.cancel()):
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
            kind = BannerKind.WARNING if outcome.unread or outcome.failure else BannerKind.INFO
            again = [("again", self.tr("Try Again"))] if outcome.left else []
            banner.show_message(outcome.sentence, [*again, ("report", self.tr("Show"))], kind)
        elif told:
            banner.clear()
        self.surveying.welcome(outcome.added)

    def _on_banner(self, action: str) -> None:
        if action == "open":
            self.arriving.ask_for_files()
        elif action == "again":
            self.opening.open_paths(self._outcome.left)
        elif action == ALIKE:
            self.correcting.mark_alike()
        elif action in OF_CHANGED_FILES:
            self.rereading.act(action)
        elif action in (OPEN_NEWS, PUT_OFF):
            self.watching.act(action)
        elif action == "report":
            self._occasions.show_report(self._outcome)

    def _name_undo(self) -> None:
        self._window.menus.name_undo(self._hub.session.undo_name, self._hub.session.redo_name)
