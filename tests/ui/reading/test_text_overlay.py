import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit

from cxreader.ui.palette import Mode, tokens
from cxreader.ui.text_overlay import (
    BARRED,
    BULLETED,
    line_rectangles,
    paint_bullets,
    paint_frame,
    paint_quote_bars,
    paint_underline,
)


def _canvas() -> QImage:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def _painted(image: QImage, colour: QColor) -> set[tuple[int, int]]:
    return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour}


def test_nothing_is_drawn_around_nothing(qapp: QApplication) -> None:
    assert qapp is not None
    image = _canvas()
    painter = QPainter(image)
    paint_frame(painter, [], QColor("red"))
    painter.end()
    assert _painted(image, QColor("red")) == set()


@pytest.mark.parametrize(("edge", "x"), [(1, 2), (110, 111)])
def test_a_frame_has_a_bar_at_the_edge_from_top_to_bottom(qapp: QApplication, edge: int, x: int) -> None:
    assert qapp is not None
    image = _canvas()
    painter = QPainter(image)
    paint_frame(painter, [QRectF(12, 10, 80, 20), QRectF(12, 34, 40, 20)], QColor("red"), edge)
    painter.end()
    assert {(x, y) for y in range(12, 53)} <= _painted(image, QColor("red"))


def test_lines_of_one_passage_share_one_outline(qapp: QApplication) -> None:
    assert qapp is not None
    image = _canvas()
    painter = QPainter(image)
    paint_frame(painter, [QRectF(12, 10, 80, 20), QRectF(12, 34, 80, 20)], QColor("red"))
    painter.end()
    # nothing is drawn across between the two lines
    assert not any((50, y) in _painted(image, QColor("red")) for y in range(20, 45))


@pytest.mark.parametrize(("side", "x"), [(Qt.LayoutDirection.LeftToRight, 8), (Qt.LayoutDirection.RightToLeft, 90)])
def test_quoted_paragraphs_share_one_bar_on_the_side_they_begin_at(
    qapp: QApplication, side: Qt.LayoutDirection, x: int
) -> None:
    assert qapp is not None
    document = QTextDocument("one\ntwo\nplain\nthree")
    quoted = QTextBlockFormat()
    quoted.setProperty(BARRED, True)
    quoted.setLayoutDirection(side)
    quoted.setLeftMargin(20 if side is Qt.LayoutDirection.LeftToRight else 0)
    blocks = [document.findBlockByNumber(number) for number in range(4)]
    for number in (0, 1, 3):
        QTextCursor(blocks[number]).setBlockFormat(quoted)
    image = _canvas()
    painter = QPainter(image)
    paint_quote_bars(painter, blocks, lambda block: QRectF(0, 16 * block.blockNumber(), 80, 10), QColor("red"))
    painter.end()
    wanted = {(at, y) for at in (x, x + 1) for y in (*range(26), *range(48, 58))}
    assert _painted(image, QColor("red")) == wanted


@pytest.mark.parametrize("mode", list(Mode))
def test_brackets_are_drawn_on_black_only(qapp: QApplication, mode: Mode) -> None:
    assert qapp is not None
    image, colours = _canvas(), tokens(mode)
    painter = QPainter(image)
    paint_underline(painter, [[QRectF(20, 10, 60, 20)], [QRectF(20, 40, 60, 20)]], "blue", colours)
    painter.end()
    painted = _painted(image, colours.label("blue"))
    assert (50, 29) in painted
    assert ((19, 20) in painted) == (mode is Mode.BLACK)
    assert ((81, 50) in painted) == (mode is Mode.BLACK)


def test_a_bracket_that_cannot_be_seen_is_not_drawn(qapp: QApplication) -> None:
    assert qapp is not None
    image, colours = _canvas(), tokens(Mode.BLACK)
    painter = QPainter(image)
    paint_underline(painter, [[], [QRectF(20, 40, 60, 20)], []], "blue", colours)
    painter.end()
    painted = _painted(image, colours.label("blue"))
    assert (50, 59) in painted
    assert (19, 50) not in painted


def test_rectangles_stop_at_the_bottom_and_at_the_end_of_the_range(qapp: QApplication) -> None:
    assert qapp is not None
    edit = QTextEdit()
    edit.resize(200, 400)
    edit.setPlainText("one two three four five six seven eight nine ten eleven twelve " * 4)
    edit.show()
    block = edit.document().firstBlock()
    everything = list(line_rectangles(block, QPointF(0, 0), 0, 10_000, 10_000))
    assert len(everything) == block.layout().lineCount()
    assert len(list(line_rectangles(block, QPointF(0, 0), 0, 3, 10_000))) == 1
    assert len(list(line_rectangles(block, QPointF(0, 0), 0, 10_000, 20))) == 2
    edit.close()


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_an_item_has_its_bullet_before_its_first_line(qapp: QApplication, side: Qt.LayoutDirection) -> None:
    assert qapp is not None
    document = QTextDocument("first\nsecond")
    document.setTextWidth(120)
    shape = QTextBlockFormat()
    shape.setLayoutDirection(side)
    shape.setLeftMargin(20)
    shape.setRightMargin(20)
    cursor = QTextCursor(document)
    cursor.mergeBlockFormat(shape)
    shape.setProperty(BULLETED, True)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.mergeBlockFormat(shape)
    blocks = [document.firstBlock(), document.lastBlock()]
    image = _canvas()
    painter = QPainter(image)
    paint_bullets(painter, blocks, document.documentLayout().blockBoundingRect, QColor("red"))
    painter.end()
    place = document.documentLayout().blockBoundingRect(blocks[1])
    line = blocks[1].layout().lineAt(0).naturalTextRect().translated(blocks[1].layout().position())
    painted = _painted(image, QColor("red"))
    assert painted
    assert all(place.top() < y < place.bottom() for _, y in painted)
    if side is Qt.LayoutDirection.LeftToRight:
        assert all(x < line.left() for x, _ in painted)
    else:
        assert all(x > line.right() for x, _ in painted)
