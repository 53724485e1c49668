import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QTextBlockFormat, QTextCursor, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxreader.model.block import Block, BlockKind
from cxreader.model.views import OpenDocument
from cxreader.ui.appearance import Appearance
from cxreader.ui.page import Page
from cxreader.ui.reader import Reader
from cxreader.ui.text_formats import Formats
from cxreader.ui.text_overlay import BARRED
from cxreader.ui.text_setting import TextSetting
from cxreader.ui.typography import Typography, reading_font

_PARAGRAPHS = 60


@pytest.fixture
def reader(appearance: Appearance, qtbot: QtBot) -> Reader:
    found = Reader(appearance)
    qtbot.addWidget(found)
    text, blocks = "", []
    for number in range(_PARAGRAPHS):
        words = f"{number} " + "many words in a row " * 12
        blocks.append(Block(BlockKind.PARAGRAPH, len(text), len(text) + len(words)))
        text += words + "\n"
    page = Page.of(OpenDocument(1, "T", "en", text, tuple(blocks), (), (), ()), show_noise=False)
    setting = TextSetting(reading_font("en", Typography()), "en", Typography())
    found.resize(700, 500)
    found.set_content(setting.set_page(page, Formats(appearance.tokens)))
    found.set_column(480, 40)
    found.show()
    found.setFocus()
    return found


def _move(reader: Reader, position: int) -> None:
    cursor = reader.textCursor()
    cursor.setPosition(position)
    reader.setTextCursor(cursor)


def test_it_is_text_to_read_with_a_caret(reader: Reader) -> None:
    assert reader.isReadOnly()
    assert reader.objectName() == "reader"
    assert reader.cursorWidth() == 2
    assert reader.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert not reader.document().isUndoRedoEnabled()


def test_the_column_is_centred_and_leaves_room_for_the_lanes(reader: Reader) -> None:
    assert reader.viewport().width() == 480 + 24
    reader.resize(560, 500)
    assert reader.column_left() >= 40


def test_space_turns_the_page_and_takes_the_caret_along(reader: Reader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_Space)
    there = reader.verticalScrollBar().value()
    assert there > 300
    assert reader.visible()[0] <= reader.textCursor().position() <= reader.visible()[1]
    QTest.keyClick(reader, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert reader.verticalScrollBar().value() < there


def test_page_keys_turn_the_page(reader: Reader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_PageDown)
    assert reader.verticalScrollBar().value() > 300
    QTest.keyClick(reader, Qt.Key.Key_PageUp)
    assert reader.verticalScrollBar().value() == 0


def test_at_the_ends_paging_moves_the_caret_there(reader: Reader) -> None:
    _move(reader, 30)
    QTest.keyClick(reader, Qt.Key.Key_PageUp)
    assert reader.textCursor().position() == 0
    reader.verticalScrollBar().setValue(reader.verticalScrollBar().maximum())
    QTest.keyClick(reader, Qt.Key.Key_PageDown)
    assert reader.textCursor().atEnd()


def test_arrows_move_the_caret_and_shift_selects(reader: Reader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_Right)
    QTest.keyClick(reader, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert (reader.textCursor().anchor(), reader.textCursor().position()) == (1, 2)
    QTest.keyClick(reader, Qt.Key.Key_End)
    assert reader.textCursor().position() > 40


def test_letters_are_left_to_others(reader: Reader) -> None:
    before = reader.toPlainText()
    QTest.keyClicks(reader, "hn")
    assert reader.toPlainText() == before


def test_enter_is_told(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reader.entered):
        QTest.keyClick(reader, Qt.Key.Key_Return)


def test_a_click_tells_its_position(reader: Reader, qtbot: QtBot) -> None:
    _move(reader, 120)
    point = reader.cursorRect().center()
    with qtbot.waitSignals([reader.clicked, reader.selecting_done]):
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert reader.textCursor().position() == 120


def test_a_drag_selects_and_is_no_click(reader: Reader, qtbot: QtBot) -> None:
    _move(reader, 20)
    start = reader.cursorRect().center()
    end = start + QPoint(120, 0)
    with qtbot.assertNotEmitted(reader.clicked), qtbot.waitSignal(reader.selecting_done) as done:
        QTest.mousePress(reader.viewport(), Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(reader.viewport(), end)
        QTest.mouseRelease(reader.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert done.args == [True]
    assert reader.textCursor().hasSelection()


def test_another_button_is_no_click(reader: Reader, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(reader.clicked):
        QTest.mouseClick(reader.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(50, 50))


def test_a_line_stays_at_the_top_when_the_width_changes(reader: Reader) -> None:
    position = reader.document().findBlockByNumber(20).position()
    reader.scroll_to_top(position)
    assert reader.visible()[0] == position
    for width in (600, 520, 640, 700):
        reader.resize(width, 500)
        reader.set_column(width - 220, 40)
    assert reader.visible()[0] == position


def test_the_first_line_comes_with_the_space_above_it(reader: Reader) -> None:
    reader.verticalScrollBar().setValue(500)
    reader.scroll_to_top(3)
    assert reader.verticalScrollBar().value() == 0


def test_a_passage_is_brought_to_the_middle_third(reader: Reader) -> None:
    position = reader.document().findBlockByNumber(30).position()
    reader.scroll_to_middle(position, position + 20)
    top, bottom = reader.extent(position, position + 20)
    height = reader.viewport().height()
    assert height / 3 <= top < bottom <= height * 2 / 3 + 1
    before = reader.verticalScrollBar().value()
    reader.scroll_to_middle(position + 5, position + 20)
    assert reader.verticalScrollBar().value() == before


def test_ctrl_and_the_wheel_ask_for_another_size(reader: Reader, qtbot: QtBot) -> None:
    for notch, wanted in ((120, 1), (-120, -1)):
        with qtbot.waitSignal(reader.zoom_wanted) as asked:
            _wheel(reader, notch, Qt.KeyboardModifier.ControlModifier)
        assert asked.args == [wanted]
    with qtbot.assertNotEmitted(reader.zoom_wanted):
        _wheel(reader, 0, Qt.KeyboardModifier.ControlModifier)
        _wheel(reader, -240, Qt.KeyboardModifier.NoModifier)
    assert reader.verticalScrollBar().value() > 0


def _wheel(reader: Reader, notch: int, modifier: Qt.KeyboardModifier) -> None:
    event = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(reader.viewport(), event)


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse])
def test_the_menu_is_asked_for_where_it_belongs(reader: Reader, qtbot: QtBot, reason: QContextMenuEvent.Reason) -> None:
    _move(reader, 200)
    caret = reader.viewport().mapToGlobal(reader.cursorRect().bottomLeft())
    with qtbot.waitSignal(reader.menu_wanted) as asked:
        receiver = reader if reason is QContextMenuEvent.Reason.Keyboard else reader.viewport()
        QApplication.sendEvent(receiver, QContextMenuEvent(reason, QPoint(5, 5), QPoint(77, 88)))
    assert asked.args == [caret if reason is QContextMenuEvent.Reason.Keyboard else QPoint(77, 88)]


def test_without_a_better_word_the_view_is_copied(reader: Reader) -> None:
    cursor = reader.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    reader.copy()
    assert QApplication.clipboard().text() == "many"


def test_what_is_off_the_screen_has_no_rectangle(reader: Reader) -> None:
    last = reader.document().characterCount() - 1
    assert list(reader.rectangles(last - 10, last)) == []
    reader.scroll_to_top(last)
    assert list(reader.rectangles(0, 10)) == []
    assert len(list(reader.rectangles(last - 10, last))) == 1


def test_another_content_replaces_the_one_before(reader: Reader, appearance: Appearance) -> None:
    page = Page.of(OpenDocument(1, "T", "en", "abc", (Block(BlockKind.TITLE, 0, 3),), (), (), ()), show_noise=False)
    setting = TextSetting(reading_font("en", Typography()), "en", Typography())
    reader.set_content(setting.set_page(page, Formats(appearance.tokens)))
    assert reader.toPlainText() == "abc"
    assert reader.visible() == (0, 3)


def test_what_is_copied_can_be_told(reader: Reader) -> None:
    reader.set_copied_text(lambda: "stored")
    reader.selectAll()
    reader.copy()
    assert QApplication.clipboard().text() == "stored"


def test_the_bar_of_a_quotation_is_drawn_where_it_can_be_seen(reader: Reader, appearance: Appearance) -> None:
    border = appearance.tokens.border

    def bars() -> int:
        image = reader.viewport().grab().toImage()
        return sum(image.pixelColor(26, y) == border for y in range(image.height()))

    quoted = QTextBlockFormat()
    quoted.setProperty(BARRED, True)
    quoted.setLeftMargin(26)
    cursor = reader.textCursor()
    cursor.setPosition(0)
    assert bars() == 0
    cursor.mergeBlockFormat(quoted)
    assert bars() > 20
    reader.page(3)
    assert bars() == 0


@pytest.mark.parametrize(("words", "at_left"), [("Two words.", True), ("كيف تحافظ على عملائك", False)])
def test_the_bar_of_the_current_passage_is_where_its_lines_begin(
    reader: Reader, appearance: Appearance, words: str, at_left: bool
) -> None:
    reader.set_content(QTextDocument(words))
    reader.set_frame([(0, len(words))])
    picture = reader.viewport().grab().toImage()
    middle = round(next(iter(reader.rectangles(0, len(words)))).center().y())
    edges = [picture.pixelColor(x, middle) == appearance.tokens.accent for x in (2, picture.width() - 3)]
    assert edges == [at_left, not at_left]
