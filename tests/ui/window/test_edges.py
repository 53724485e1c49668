from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from cxreader.model.annotation import Highlight
from cxreader.ui.edge_handles import EdgeHandle
from cxreader.ui.selection_bar import SelectionBar
from tests.ui.window.desk import CONTROL, NONE, SHIFT, Desk

TEXT = "The agent was kind. She called twice, didn't she?\n\nNobody else did 👨‍👩‍👧 at all.\n"


def opened(desk: Desk) -> str:
    path = desk.put_text("calls.txt", TEXT)
    desk.start()
    desk.workings.opening.open_paths([path])
    desk.until_read()
    desk.until(lambda: desk.hub.document and desk.hub.document.title.startswith("The agent"))
    desk.read()
    assert desk.hub.document
    return desk.hub.document.text


def mark(desk: Desk, words: str) -> int:
    start = TEXT.index(words)
    key = desk.hub.highlight(start, start + len(words))
    assert key
    desk.panels.pane.go_to(start + 1, start + 1)
    return key


def quotes(desk: Desk) -> list[str]:
    return [one.quote for one in marks(desk)]


def marks(desk: Desk) -> tuple[Highlight, ...]:
    assert desk.hub.document
    return desk.hub.document.highlights


def test_keys_move_both_edges_word_by_word(desk: Desk) -> None:
    opened(desk)
    mark(desk, "called")
    desk.key(Qt.Key.Key_F7)
    assert (quotes(desk), desk.said()) == (["called twice"], "Highlight changed")
    desk.type("..")
    assert quotes(desk) == ["called twice, didn't"]
    desk.key(Qt.Key.Key_F4, SHIFT)
    assert quotes(desk) == ["She called twice, didn't"]
    desk.key(Qt.Key.Key_F4)
    desk.key(Qt.Key.Key_F7, SHIFT)
    assert quotes(desk) == ["called twice,"]
    # keys that follow each other are one step
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert quotes(desk) == ["called"]


def test_an_edge_never_crosses_the_other_nor_cuts_a_character(desk: Desk) -> None:
    opened(desk)
    mark(desk, "kind")
    desk.key(Qt.Key.Key_F4)
    desk.key(Qt.Key.Key_F7, SHIFT)
    assert quotes(desk) == ["kind"]
    key = mark(desk, "did ")
    desk.key(Qt.Key.Key_F7)
    (found,) = [one for one in marks(desk) if one.id == key]
    assert found.quote == "did 👨‍👩‍👧"


def test_without_a_highlight_there_is_no_edge_to_move(desk: Desk) -> None:
    opened(desk)
    desk.key(Qt.Key.Key_F7)
    assert desk.said() == "There is no highlight here"


def test_a_highlight_grows_to_sentence_and_paragraph_and_shrinks_back(desk: Desk) -> None:
    opened(desk)
    mark(desk, "called")
    desk.type("e")
    assert quotes(desk) == ["She called twice, didn't she?"]
    desk.type("e")
    assert quotes(desk) == ["The agent was kind. She called twice, didn't she?"]
    desk.key(Qt.Key.Key_E, SHIFT)
    assert quotes(desk) == ["She called twice, didn't she?"]
    desk.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | SHIFT)
    assert quotes(desk) == ["called"]
    mark(desk, "Nobody else did 👨‍👩‍👧 at all.")
    desk.key(Qt.Key.Key_E, SHIFT)
    assert quotes(desk)[-1] == "Nobody"


def test_highlights_at_one_place_are_opened_one_after_the_other(desk: Desk) -> None:
    opened(desk)
    longer, shorter = mark(desk, "She called twice"), mark(desk, "called")
    opened_keys = []
    for _ in range(3):
        desk.key(Qt.Key.Key_Return)
        opened_keys.append(desk.notes.editor.highlight)
        desk.key(Qt.Key.Key_Escape)
    assert opened_keys == [shorter, longer, shorter]
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Escape)
    # the one that was opened last is the current one
    desk.key(Qt.Key.Key_Delete)
    assert (quotes(desk), desk.said()) == (["called"], "Highlight removed. Undo: Ctrl+Z")


def point(desk: Desk, offset: int) -> QPoint:
    """Return where a character is in the text's viewport."""
    cursor = QTextCursor(desk.reader.document())
    cursor.setPosition(desk.panels.pane._page.to_view(offset))
    return desk.reader.cursorRect(cursor).center()


def handle(desk: Desk, name: str) -> EdgeHandle:
    (found,) = [one for one in desk.reader.findChildren(EdgeHandle) if one.accessibleName() == name]
    return found


def draw(desk: Desk, one: EdgeHandle, offset: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    target = one.mapFromGlobal(desk.reader.viewport().mapToGlobal(point(desk, offset)))
    QTest.mousePress(one, Qt.MouseButton.LeftButton)
    one.drawn.emit(one.mapToGlobal(target), modifiers == CONTROL)
    QTest.mouseMove(one, target)
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton)


def test_the_mouse_draws_an_edge_to_the_nearest_word(desk: Desk) -> None:
    opened(desk)
    mark(desk, "called")
    assert handle(desk, "End of the highlight").isVisible()
    assert min(handle(desk, "End of the highlight").width(), handle(desk, "End of the highlight").height()) >= 24
    draw(desk, handle(desk, "End of the highlight"), TEXT.index("twice") + 4)
    assert quotes(desk) == ["called twice"]
    draw(desk, handle(desk, "Start of the highlight"), TEXT.index("She"))
    assert quotes(desk) == ["She called twice"]
    assert desk.panels.pane.selection() is None
    desk.key(Qt.Key.Key_Z, CONTROL)
    assert quotes(desk) == ["called"]


def test_with_ctrl_the_mouse_draws_an_edge_to_a_character(desk: Desk) -> None:
    opened(desk)
    mark(desk, "called")
    end = handle(desk, "End of the highlight")
    target = desk.reader.viewport().mapToGlobal(point(desk, TEXT.index("twice") + 2))
    end.drawn.emit(target, True)
    end.dropped.emit()
    assert quotes(desk) == ["called tw"]


def test_handles_hang_on_the_current_highlight_alone(desk: Desk) -> None:
    opened(desk)
    mark(desk, "called")
    desk.panels.pane.go_to(0, 0)
    assert not handle(desk, "End of the highlight").isVisible()
    assert not handle(desk, "Start of the highlight").isVisible()


def select(desk: Desk, words: str) -> SelectionBar:
    """Select words with the mouse."""
    view, start = desk.reader.viewport(), TEXT.index(words)
    # what is pressed within a selection would be dragged
    desk.panels.pane.select(0, 0)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, point(desk, start))
    desk.panels.pane.select(start, start + len(words))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, point(desk, start + len(words)))
    desk.panels.pane.select(start, start + len(words))
    bar = desk.reader.findChild(SelectionBar)
    assert isinstance(bar, SelectionBar)
    return bar


def test_a_bar_offers_what_can_be_done_with_what_the_mouse_selected(desk: Desk) -> None:
    opened(desk)
    bar = select(desk, "called twice")
    assert bar.isVisible()
    assert desk.focus() is desk.reader
    buttons = bar.findChildren(QToolButton)
    assert [button.text() for button in buttons] == ["Highlight", "Theme…", "Note", "Copy"]
    assert all(button.height() >= 24 and button.focusPolicy() is Qt.FocusPolicy.NoFocus for button in buttons)
    assert bar.y() + bar.height() <= point(desk, TEXT.index("called")).y() or bar.y() > 0
    desk.press("Highlight", bar)
    assert quotes(desk) == ["called twice"]
    assert not bar.isVisible()


def test_esc_typing_and_a_click_elsewhere_close_the_bar(desk: Desk) -> None:
    opened(desk)
    bar = select(desk, "called")
    desk.key(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert desk.panels.pane.selection()
    assert select(desk, "called").isVisible()
    desk.key(Qt.Key.Key_Right)
    assert not bar.isVisible()
    assert select(desk, "twice").isVisible()
    QTest.mouseClick(desk.reader.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(5, 5))
    assert not bar.isVisible()
