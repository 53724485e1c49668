from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QWidget,
)

from tests.ui.window.desk import CONTROL, SHIFT, Desk

_TABS = 60


def test_letters_act_in_the_text_only(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_F, CONTROL)
    field = desk.focus()
    assert isinstance(field, QLineEdit)
    desk.type("hnq1")
    assert field.text() == "hnq1"
    desk.panels.documents.setFocus()
    desk.type("hnq1")
    assert desk.session.notes() == []
    desk.read()
    desk.type("h")
    assert len(desk.session.notes()) == 1


@pytest.mark.parametrize("letter", ["h", "n", "q", "u", "y", "x", "t", "1", "9", "j", "k", "e", "w"])
def test_a_letter_typed_in_the_find_field_changes_nothing(desk: Desk, letter: str) -> None:
    desk.start()
    before = desk.session.undo_name, desk.hub.passage
    desk.key(Qt.Key.Key_F, CONTROL)
    desk.type(letter)
    assert (desk.session.undo_name, desk.hub.passage) == before
    assert desk.workings.find.text() == letter


def test_letters_can_be_switched_off(desk: Desk) -> None:
    desk.put_settings("single_keys = false\n")
    desk.start()
    desk.type("hn1")
    assert desk.session.notes() == []
    desk.key(Qt.Key.Key_H, CONTROL | SHIFT)
    assert len(desk.session.notes()) == 1


def test_save_says_that_nothing_needs_saving(desk: Desk) -> None:
    desk.start()
    desk.key(Qt.Key.Key_S, CONTROL)
    assert desk.said() == "Everything is already saved"


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_W])
def test_quit_and_close_close_the_window(desk: Desk, key: Qt.Key) -> None:
    window = desk.start()
    desk.key(key, CONTROL)
    assert not window.isVisible()


def test_undo_and_redo_are_named_by_what_they_take_back(desk: Desk) -> None:
    window = desk.start()
    undo, redo = window.commands["undo"], window.commands["redo"]
    assert not redo.isEnabled()
    desk.type("h")
    assert undo.text() == "&Undo Highlight"
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert desk.said() == "Undone: Highlight"
    assert redo.text() == "&Redo Highlight"
    desk.key(Qt.Key.Key_Y, CONTROL)
    assert desk.said() == "Redone: Highlight"
    assert (undo.text(), redo.text(), redo.isEnabled()) == ("&Undo Highlight", "&Redo", False)


def test_an_ampersand_in_a_title_stays_one_in_the_menu(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("a.txt", "Service & support\n\nThe team answers every call.")])
    desk.until_read()
    new = desk.rows()[-1]
    desk.panels.documents.removed.emit((new.id,))
    assert "&" in new.title
    assert desk.window.commands["undo"].text() == f"&Undo Remove {new.title.replace('&', '&&')}"


def test_f6_goes_round_the_panes(desk: Desk) -> None:
    desk.start()
    panels = desk.panels
    round_trip = [panels.themes, desk.why, desk.notes, panels.banner, panels.documents, panels.pane]
    for pane in round_trip:
        desk.key(Qt.Key.Key_F6)
        assert pane.isAncestorOf(desk.focus())
    for pane in reversed(round_trip[:-1]):
        desk.key(Qt.Key.Key_F6, SHIFT)
        assert pane.isAncestorOf(desk.focus())


def test_escape_goes_outward(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    desk.click_theme("brand-marketing", CONTROL)
    desk.panels.chips.chosen.emit(frozenset({"zh"}))
    desk.key(Qt.Key.Key_F, CONTROL)
    seen = []
    for _ in range(5):
        desk.key(Qt.Key.Key_Escape)
        seen.append((desk.workings.find.isVisible(), len(desk.hub.scope.themes), len(desk.hub.scope.languages)))
    assert seen == [(False, 2, 1), (False, 2, 0), (False, 1, 0), (False, 0, 0), (False, 0, 0)]
    assert desk.reader.hasFocus()


def test_escape_takes_out_the_limit_that_was_chosen_last(desk: Desk) -> None:
    desk.start()
    order = sorted(theme.id for theme in desk.session.codebook.themes)
    for theme in order:
        desk.panels.themes.chosen.emit(theme, True)
    while order:
        order.pop()
        desk.key(Qt.Key.Key_Escape)
        assert desk.hub.scope.themes == set(order)


def test_escape_in_the_note_keeps_the_note(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    desk.type("n")
    desk.type("kept")
    desk.key(Qt.Key.Key_Escape)
    assert [row.highlight.note for row in desk.session.notes()] == ["kept"]
    assert desk.reader.hasFocus()
    assert desk.hub.scope.themes == {"contact-centre"}


def test_f9_hides_the_documents_and_the_themes(desk: Desk) -> None:
    desk.start()
    desk.panels.banner.clear()
    desk.key(Qt.Key.Key_F9)
    desk.key(Qt.Key.Key_F9, SHIFT)
    assert not desk.panels.left.isVisible()
    assert not desk.panels.right.isVisible()
    desk.key(Qt.Key.Key_F6)
    assert desk.reader.hasFocus()
    desk.key(Qt.Key.Key_F9)
    desk.key(Qt.Key.Key_F9, SHIFT)
    assert desk.panels.left.isVisible()
    assert desk.panels.right.isVisible()


def test_f11_fills_the_screen_and_gives_it_back(desk: Desk) -> None:
    window = desk.start()
    desk.key(Qt.Key.Key_F11)
    assert window.isFullScreen()
    desk.key(Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_the_side_panels_make_room_in_a_narrow_window(desk: Desk) -> None:
    window = desk.start()
    window.setMinimumSize(400, 300)
    for width, shown in ((1000, (True, False)), (800, (False, False)), (1300, (True, True))):
        window.resize(width, 700)
        desk.until(partial(has_width, window, width))
        assert (desk.panels.left.isVisible(), desk.panels.right.isVisible()) == shown


def has_width(window: QWidget, width: int) -> bool:
    return window.width() == width


def test_the_menu_of_the_text_acts_on_the_sentence(desk: Desk) -> None:
    desk.start()
    found: list[list[str]] = []

    def choose() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found.append([action.objectName() for action in menu.actions() if not action.isSeparator()])
        desk.window.commands["highlight"].trigger()
        menu.close()

    QTimer.singleShot(0, desk.window, choose)
    desk.panels.pane.context_menu.emit(desk.reader.mapToGlobal(desk.reader.rect().center()))
    assert found[0][:4] == ["highlight", "note", "theme", "accept"]
    assert len(desk.session.notes()) == 1
