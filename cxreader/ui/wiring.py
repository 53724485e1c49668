"""What leads where: every signal between what acts in a window and what is seen of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from cxreader import paths
from cxreader.model.annotation import Subject
from cxreader.ui.actors import Actors
from cxreader.ui.main_window import MainWindow
from cxreader.ui.reading_pane import ReadingPane
from cxreader.ui.wishes import wishes


def wire(window: MainWindow, actors: Actors) -> None:
    """Have a window answer to keys, clicks and files."""
    _wire_hub(window, actors)
    _wire_window(window, actors)
    _wire_files(window, actors)
    _wire_panels(window, actors)
    _wire_text(window, actors, window.panels.pane)
    actors.comparing.text_made.connect(partial(_wire_text, window, actors))
    _wire_find(actors)
    _wire_asides(window, actors)
    _wire_keys(window, actors)


def _wire_hub(window: MainWindow, actors: Actors) -> None:
    hub, steering = window.hub, actors.steering
    hub.document_shown.connect(steering.renew_finding)
    hub.changed.connect(actors.opening.catch_up)
    hub.leaving.connect(actors.asides.notes.editor.flush)
    hub.leaving.connect(steering.remember_place)


def _wire_window(window: MainWindow, actors: Actors) -> None:
    for look in (window.hub.catch_up, actors.watching.look, actors.rereading.look):
        window.entered.connect(look)
    window.brought.connect(actors.arriving.take)
    for end in (
        actors.watching.stop,
        actors.steering.stop,
        actors.jobs.stop,
        actors.finding.end,
        actors.opening.stop,
        actors.occasions.stop,
        actors.judging.stop,
    ):
        window.closing.connect(end)


def _wire_files(window: MainWindow, actors: Actors) -> None:
    arriving, bringing, rereading = actors.arriving, actors.bringing, actors.rereading
    actors.opening.pending.connect(window.panels.documents.set_pending)
    actors.opening.busy_changed.connect(actors.judging.wait)
    actors.watching.changed.connect(rereading.read_files)
    arriving.notes_brought.connect(bringing.bring)
    bringing.texts_met.connect(arriving.open_texts)
    bringing.check_wanted.connect(rereading.check_places)


def _wire_panels(window: MainWindow, actors: Actors) -> None:
    p, arriving, noting, steering = window.panels, actors.arriving, actors.noting, actors.steering
    p.documents.opened.connect(actors.checking.open_document)
    p.chips.chosen.connect(steering.choose_languages)
    p.chips.more_wanted.connect(steering.show_filter)
    p.scope.removed.connect(steering.remove_token)
    p.scope.cleared.connect(steering.clear_scope)
    p.themes.chosen.connect(steering.choose_theme)
    p.themes.favourite_set.connect(actors.annotating.set_favourite)
    p.themes.edit_wanted.connect(actors.theming.edit_codebook)
    p.themes.memo_wanted.connect(lambda key: noting.write_memo(Subject.THEME, key))
    actors.filing.memo_wanted.connect(lambda key: noting.write_memo(Subject.DOCUMENT, document=key))
    actors.filing.compare_wanted.connect(actors.comparing.show_documents)
    p.empty.files_wanted.connect(arriving.ask_for_files)
    p.empty.folder_wanted.connect(arriving.ask_for_folder)
    p.empty.samples_wanted.connect(lambda: arriving.show_library(paths.sample_library()))


def _wire_text(window: MainWindow, actors: Actors, pane: ReadingPane) -> None:
    """Bring a text to life, in Read or on a side of Compare."""
    commands, annotating, steering = window.commands, actors.annotating, actors.steering
    pane.caret_moved.connect(window.hub.caret_at)
    pane.place_changed.connect(steering.await_rest)
    pane.place_changed.connect(window.refreshing.show_place)
    pane.noise_toggled.connect(commands["show_noise"].toggle)
    actors.edges.take(pane, lambda command: commands[command].trigger())
    pane.highlight_activated.connect(annotating.edit_note)
    pane.passage_activated.connect(actors.asides.why.setFocus)
    pane.passage_clicked.connect(actors.wandering.mark)
    pane.passage_clicked.connect(steering.go_to_passage)
    pane.context_menu.connect(actors.searching.name_selection)
    pane.context_menu.connect(window.menus.show_text_menu)
    commands.give_letters(pane.reader)
    for digit in range(1, 10):
        commands.give_letter(str(digit), pane.reader, partial(annotating.favourite, digit))


def _wire_find(actors: Actors) -> None:
    find, finding, steering = actors.find, actors.finding, actors.steering
    find.text_changed.connect(steering.find)
    find.next_wanted.connect(lambda: finding.step(1))
    find.previous_wanted.connect(lambda: finding.step(-1))
    find.closed.connect(steering.stop_finding)
    finding.found.connect(steering.show_hits)
    finding.refused.connect(find.set_problem)


def _wire_asides(window: MainWindow, actors: Actors) -> None:
    why, notes, hub = actors.asides.why, actors.asides.notes, window.hub
    why.theme_selected.connect(hub.choose_theme)
    why.accepted.connect(hub.accept)
    why.refused.connect(hub.refuse)
    why.change_wanted.connect(actors.annotating.pick_theme)
    for part in (why, actors.theming):
        part.search_wanted.connect(actors.searching.search_for)
        part.others_wanted.connect(actors.searching.search_others)
    # in a narrow window the notes are out of sight, and nobody should write blindly
    actors.annotating.writing.connect(lambda: window.commands["show_themes"].setChecked(True))
    notes.activated.connect(actors.wandering.mark)
    notes.activated.connect(actors.checking.show_text)
    notes.activated.connect(actors.annotating.go_to_note)
    notes.order_changed.connect(actors.asides.order_notes)
    notes.editor.closed.connect(window.panels.centre.focus_view)


def _wire_keys(window: MainWindow, actors: Actors) -> None:
    commands = window.commands
    for key, wish in wishes(window, actors).items():
        commands.on(key, actors.checking.instead_of(key, wish))
    actors.wandering.changed.connect(partial(_show_ways, window))
    _give_key("Ctrl+V", window.panels.documents.view, actors.arriving.paste)
    QShortcut(QKeySequence("Escape"), window).activated.connect(lambda: _go_outward(actors))


def _give_key(keys: str, where: QWidget, wish: Callable[[], object]) -> None:
    """Give a widget a key of its own, for no command of the menus."""
    shortcut = QShortcut(QKeySequence(keys), where)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(wish)


def _go_outward(actors: Actors) -> None:
    """Leave what was found by a search, or whatever is innermost."""
    if not actors.searching.leave():
        actors.steering.go_outward()


def _show_ways(window: MainWindow, back: bool, forward: bool) -> None:
    """Let the ways back and forward be gone where there are such."""
    window.commands["back"].setEnabled(back)
    window.commands["forward"].setEnabled(forward)
