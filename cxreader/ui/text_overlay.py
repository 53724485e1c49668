"""What is drawn over a text rather than formatted in it: the current passage's frame, underlines, bars, bullets."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextBlock,
    QTextFormat,
    QTextLine,
)

from cxreader.ui.filling import fill
from cxreader.ui.palette import Mode, Tokens

# property of a paragraph's format: it has a bar at its side, as a quotation has
BARRED = QTextFormat.Property.UserProperty.value + 1
# and this one a bullet before its first line, with so much room for it in em, for it writes no mark of its own
BULLETED = QTextFormat.Property.UserProperty.value + 2
BULLET_ROOM = 1.1
BAR = 3
_BRACKET = 5
_QUOTE_BAR = 2
_QUOTE_GAP = 12
# radius and distance from the words, in x-heights
_BULLET, _BULLET_GAP = 0.36, 1.2


class Underline(NamedTuple):
    """A highlight as the reader draws it: a thick line below, brackets around it in high contrast.

    Attributes:
        ranges: The positions that it covers, in order.
        colour: Colour slot of its family.

    """

    ranges: tuple[tuple[int, int], ...]
    colour: str


def paint_frame(painter: QPainter, rectangles: Sequence[QRectF], accent: QColor, bar: float = 1) -> None:
    """Draw a thin outline around the lines of a passage, and a bar at the edge of its column.

    Args:
        painter: What to draw with.
        rectangles: Where the lines are.
        accent: Colour of both.
        bar: Left edge of the bar.

    """
    path = QPainterPath()
    for rectangle, below in zip_longest(rectangles, rectangles[1:]):
        gap = below.top() - rectangle.bottom() if below else 0
        # lines of one paragraph belong together, white space and all
        path.addRect(rectangle.adjusted(-3, 0, 3, gap if 0 < gap < rectangle.height() else 1))
    if path.isEmpty():
        return
    painter.setPen(QPen(accent, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(0.5, 0.5)
    painter.drawPath(path.simplified())
    painter.translate(-0.5, -0.5)
    bounds = path.boundingRect()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawRoundedRect(QRectF(bar, bounds.top(), BAR, bounds.height()), BAR / 2, BAR / 2)


def paint_underline(painter: QPainter, parts: Sequence[Sequence[QRectF]], colour: str, tokens: Tokens) -> None:
    """Draw a thick line under a highlight, and on a black page brackets around it.

    Args:
        painter: What to draw with.
        parts: The rectangles that can be seen of each of its ranges.
        colour: Colour slot of its family.
        tokens: The colours in use.

    """
    painter.setPen(QPen(tokens.label(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rectangle in (rectangle for part in parts for rectangle in part):
        y = round(rectangle.bottom()) - 1
        painter.drawLine(QPointF(rectangle.left(), y), QPointF(rectangle.right(), y))
    if tokens.mode is not Mode.BLACK:
        return
    if parts[0]:
        _paint_bracket(painter, parts[0][0], _BRACKET)
    if parts[-1]:
        _paint_bracket(painter, parts[-1][-1], -_BRACKET)


def _paint_bracket(painter: QPainter, rectangle: QRectF, foot: int) -> None:
    """Draw a bracket at the left edge for a positive foot, at the right one for a negative foot."""
    x = rectangle.left() - 1 if foot > 0 else rectangle.right() + 1
    top, bottom = round(rectangle.top()) + 1, round(rectangle.bottom()) - 1
    painter.drawPolyline(
        QPolygonF([QPointF(x + foot, top), QPointF(x, top), QPointF(x, bottom), QPointF(x + foot, bottom)])
    )


def paint_quote_bars(
    painter: QPainter, blocks: Iterable[QTextBlock], place_of: Callable[[QTextBlock], QRectF], colour: QColor
) -> None:
    """Draw a bar beside each run of quoted paragraphs.

    Args:
        painter: What to draw with.
        blocks: The paragraphs that can be seen, in order.
        place_of: Gives the place of a paragraph's lines.
        colour: Colour of the bar.

    """
    above: QRectF | None = None
    for block in blocks:
        if not block.blockFormat().hasProperty(BARRED):
            above = None
            continue
        place = place_of(block)
        backwards = block.textDirection() is Qt.LayoutDirection.RightToLeft
        inner = place.left() + block.blockFormat().leftMargin()
        x = place.right() + _QUOTE_GAP - _QUOTE_BAR if backwards else inner - _QUOTE_GAP
        top = round(above.bottom() if above else place.top())
        fill(painter, QRectF(round(x), top, _QUOTE_BAR, round(place.bottom()) - top), colour)
        above = place


def paint_bullets(
    painter: QPainter, blocks: Iterable[QTextBlock], place_of: Callable[[QTextBlock], QRectF], colour: QColor
) -> None:
    """Draw a bullet before each item of a list that has no mark of its own.

    Args:
        painter: What to draw with.
        blocks: The paragraphs that can be seen, in order.
        place_of: Gives the place of a paragraph's lines.
        colour: Colour of the bullets.

    """
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for block in blocks:
        shape, layout = block.blockFormat(), block.layout()
        if not shape.boolProperty(BULLETED) or not layout.lineCount():
            continue
        line, unit = layout.lineAt(0), QFontMetricsF(layout.font()).xHeight()
        backwards = block.textDirection() is Qt.LayoutDirection.RightToLeft
        ink, gap = line.naturalTextRect(), _BULLET_GAP * unit
        x = layout.position().x() + (ink.right() + gap if backwards else ink.left() - gap)
        y = place_of(block).top() + line.y() + line.ascent() - unit / 2
        painter.drawEllipse(QPointF(x, y), _BULLET * unit, _BULLET * unit)


def line_rectangles(block: QTextBlock, origin: QPointF, start: int, end: int, bottom: int) -> Iterator[QRectF]:
    """Yield where a range of positions lies in a block, line by line, down to the bottom of what can be seen.

    Args:
        block: The block.
        origin: Where it begins, in the viewport.
        start: First position of the range.
        end: Position after its last one.
        bottom: Height of the viewport.

    """
    layout, offset = block.layout(), block.position()
    first, last = max(start - offset, 0), min(end - offset, block.length() - 1)
    number = layout.lineForTextPosition(first).lineNumber()
    for index in range(max(number, 0), layout.lineCount()):
        line = layout.lineAt(index)
        top = origin.y() + line.y()
        begin, finish = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if top > bottom or line.textStart() >= last:
            return
        if begin < finish and top + line.height() >= 0:
            ink = line.naturalTextRect()
            # white space at the end of a line reaches beyond it
            left, right = (min(max(_x_of(line, at), ink.left()), ink.right()) for at in (begin, finish))
            yield QRectF(origin.x() + min(left, right), top, abs(right - left), line.height())


def _x_of(line: QTextLine, position: int) -> float:
    # Qt also gives back the position, moved to where a caret may stand
    return cast("tuple[float, int]", line.cursorToX(position))[0]
