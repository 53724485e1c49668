from collections.abc import Callable, Mapping, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.note_keys import of_link, of_memo
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.notes_panel import NotesPanel

Row = Callable[..., NoteRow]
EMPTY = "Select text and press N to write your first note."


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance, note_row: Row, families: Mapping[str, Family]) -> NotesPanel:
    widget = NotesPanel(appearance)
    qtbot.addWidget(widget)
    widget.resize(300, 500)
    rows = [
        note_row(1, quote="Firmy ciężko pracują, aby klienci są zadowoleni " * 20, note="compare", codes="S1 X1 L1 C3"),
        note_row(2, quote="重估和改造联络中心及其作用 🙂", starred=True),
        note_row(3, note="why phone? " * 200, codes="L1"),
    ]
    show(widget, rows, families)
    widget.show()
    return widget


def show(panel: NotesPanel, rows: Sequence[NoteRow], families: Mapping[str, Family]) -> None:
    by_key = {row.highlight.id: row for row in rows}
    panel.set_notes(list(by_key), lambda keys: [by_key[key] for key in keys if key in by_key], families)


def view(panel: NotesPanel) -> QListView:
    return panel.findChildren(QListView, "notes")[0]


def middle(panel: NotesPanel, row: int) -> QPoint:
    return view(panel).visualRect(view(panel).model().index(row, 0)).center()


def open_menu(panel: NotesPanel, place: QPoint) -> list[QMenu]:
    viewport = view(panel).viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
    # the filter has a menu of its own
    return panel.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)


def test_a_click_and_enter_go_there(panel: NotesPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.activated) as told:
        QTest.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=middle(panel, 1))
    assert told.args == [2]
    QTest.keyClick(view(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.activated) as told:
        QTest.keyClick(view(panel), Qt.Key.Key_Return)
    assert told.args == [3]


def test_delete_removes_and_f2_edits_the_current_one(panel: NotesPanel, qtbot: QtBot) -> None:
    panel.select(2)
    with qtbot.waitSignal(panel.removed) as told:
        QTest.keyClick(view(panel), Qt.Key.Key_Delete)
    assert told.args == [2]
    with qtbot.waitSignal(panel.edit_wanted) as told:
        QTest.keyClick(view(panel), Qt.Key.Key_F2)
    assert told.args == [2]


def test_a_double_click_edits(panel: NotesPanel, qtbot: QtBot) -> None:
    # a real double click begins with a single one, which a made one leaves out
    QTest.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=middle(panel, 1))
    with qtbot.waitSignal(panel.edit_wanted) as told:
        QTest.mouseDClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=middle(panel, 1))
    assert told.args == [2]


def test_a_menu_cannot_take_delete_away(panel: NotesPanel) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(view(panel), asked)
    assert asked.isAccepted()


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Go There", "activated"),
        ("Edit Note", "edit_wanted"),
        ("No Longer a Quote", "starred"),
        ("Remove Highlight", "removed"),
    ],
)
def test_the_context_menu_says_the_same_wishes(panel: NotesPanel, qtbot: QtBot, words: str, wish: str) -> None:
    (menu,) = open_menu(panel, middle(panel, 1))
    with qtbot.waitSignal(getattr(panel, wish)) as told:
        next(action for action in menu.actions() if action.text() == words).trigger()
    assert told.args == [2]
    menu.close()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (AsideRow(of_memo(4), "Polish", "spoken", language="pl"), ["Edit Note", "Remove Memo"]),
        (AsideRow(of_memo(4), "A text", document=3), ["Go There", "Edit Note", "Remove Memo"]),
        (AsideRow(of_link(4), "“a” ↔ “b”"), ["Go There", "Edit Note", "Remove Link"]),
    ],
)
def test_memos_and_links_have_a_menu_of_their_own(
    panel: NotesPanel, qtbot: QtBot, families: Mapping[str, Family], row: AsideRow, expected: list[str]
) -> None:
    panel.set_notes([row.key], lambda _keys: [row], families)
    panel.grab()
    (menu,) = open_menu(panel, middle(panel, 0))
    entries = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert list(entries) == expected
    for words, wish in (("Edit Note", "edit_wanted"), (expected[-1], "removed"), (expected[0], "")):
        with qtbot.waitSignal(getattr(panel, wish or ("activated" if "Go" in words else "edit_wanted"))) as told:
            entries[words].trigger()
        assert told.args == [row.key]
    menu.close()


def test_there_is_no_menu_beside_the_rows(panel: NotesPanel, families: Mapping[str, Family]) -> None:
    show(panel, [], families)
    assert open_menu(panel, QPoint(20, 20)) == []


def test_the_current_note_stays_current(panel: NotesPanel, note_row: Row, families: Mapping[str, Family]) -> None:
    panel.select(3)
    show(panel, [note_row(3), note_row(2), note_row(1)], families)
    assert panel.current() == 3


def test_after_a_removal_the_next_one_is_current(
    panel: NotesPanel, note_row: Row, families: Mapping[str, Family]
) -> None:
    panel.select(2)
    show(panel, [note_row(1), note_row(3)], families)
    assert panel.current() == 3
    show(panel, [note_row(1)], families)
    assert panel.current() == 1
    show(panel, [], families)
    assert panel.current() is None


def test_an_unknown_highlight_is_not_selected(panel: NotesPanel) -> None:
    panel.select(99)
    assert panel.current() is None


def test_without_notes_it_says_how_to_write_one_and_keys_do_nothing(
    panel: NotesPanel, qtbot: QtBot, families: Mapping[str, Family], appearance: Appearance
) -> None:
    assert view(panel).accessibleDescription() == ""
    show(panel, [], families)
    assert view(panel).accessibleDescription() == EMPTY
    with qtbot.assertNotEmitted(panel.removed), qtbot.assertNotEmitted(panel.activated):
        QTest.keyClick(view(panel), Qt.Key.Key_Delete)
        QTest.keyClick(view(panel), Qt.Key.Key_Return)
    picture = view(panel).grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(200) for y in range(24)}
    assert appearance.tokens.secondary.name() in colours


def test_the_order_is_a_wish_of_the_person_only(panel: NotesPanel, qtbot: QtBot) -> None:
    order = next(button for button in panel.findChildren(QToolButton) if button.text() == "Newest first")
    with qtbot.assertNotEmitted(panel.order_changed):
        panel.set_newest_first(True)
    with qtbot.waitSignal(panel.order_changed) as told:
        order.click()
    assert told.args == [False]


def test_rows_grow_with_quote_and_note_but_not_without_end(panel: NotesPanel) -> None:
    heights = [view(panel).visualRect(view(panel).model().index(row, 0)).height() for row in range(3)]
    line = view(panel).fontMetrics().lineSpacing()
    assert heights[0] == heights[1] + 2 * line + 4
    assert heights[2] == heights[1] + 3 * line + 4


def test_a_narrower_panel_breaks_lines_anew(panel: NotesPanel, qtbot: QtBot) -> None:
    index = view(panel).model().index(1, 0)
    before = view(panel).visualRect(index).height()
    panel.resize(200, 500)
    qtbot.waitUntil(lambda: view(panel).visualRect(index).height() > before)
    assert view(panel).visualRect(index).width() <= 200


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_edge_has_the_colour_of_the_first_theme_on_the_side_where_reading_begins(
    panel: NotesPanel, appearance: Appearance, direction: Qt.LayoutDirection
) -> None:
    panel.setLayoutDirection(direction)
    viewport = view(panel).viewport()
    picture = viewport.grab().toImage()
    x = 14 if direction is Qt.LayoutDirection.LeftToRight else viewport.width() - 15
    assert picture.pixelColor(x, middle(panel, 0).y()) == appearance.tokens.ink("blue")
    assert picture.pixelColor(x, middle(panel, 1).y()) == appearance.tokens.ink("plain")


def test_the_editor_opens_above_the_list_and_follows_the_rows(
    panel: NotesPanel, note_row: Row, families: Mapping[str, Family]
) -> None:
    panel.open_editor(note_row(2, note="one"))
    field = panel.findChildren(QPlainTextEdit, "noteEditor")[0]
    assert panel.current() == panel.editor.highlight == 2
    assert field.hasFocus()
    assert field.geometry().bottom() < view(panel).mapTo(panel, QPoint(0, 0)).y()
    show(panel, [note_row(2, note="two")], families)
    assert field.toPlainText() == "two"


def test_the_editor_goes_with_its_highlight(
    panel: NotesPanel, note_row: Row, families: Mapping[str, Family], qtbot: QtBot
) -> None:
    panel.open_editor(note_row(2))
    field = panel.findChildren(QPlainTextEdit, "noteEditor")[0]
    QTest.keyClicks(field, "compare")
    with qtbot.assertNotEmitted(panel.editor.edited):
        show(panel, [note_row(1)], families)
    assert panel.editor.isHidden()


def test_everything_that_takes_the_focus_has_a_name(
    panel: NotesPanel, note_row: Row, nameless: Callable[[QWidget], list[str]]
) -> None:
    panel.open_editor(note_row(2))
    assert view(panel).accessibleName() == "Notes"
    assert nameless(panel) == []


def test_the_current_note_is_in_sight_when_the_list_has_room_again(
    panel: NotesPanel, note_row: Row, families: Mapping[str, Family]
) -> None:
    show(panel, [note_row(key, note="something long " * 9) for key in range(1, 12)], families)
    panel.open_editor(note_row(11))
    assert view(panel).height() < 300
    panel.editor.close_editor()
    QApplication.processEvents()
    place = view(panel).visualRect(view(panel).currentIndex())
    assert view(panel).currentIndex().row() == 10
    assert view(panel).viewport().rect().contains(place.center())


def test_without_notes_nothing_is_offered_to_look_for_them(panel: NotesPanel, families: Mapping[str, Family]) -> None:
    assert panel.filter.isVisible()
    show(panel, [], families)
    assert not panel.filter.isVisible()
    panel.set_notes([], lambda _: (), families, whole=3)
    assert panel.filter.isVisible()
