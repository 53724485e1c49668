"""The small marks that lists paint: badges, bars, rings, pencils, waves, ticks, and the ground of a row."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from cxreader.ui.directions import isolated
from cxreader.ui.filling import fill
from cxreader.ui.palette import Tokens
from cxreader.ui.row_states import RowState, mirrored

BAR_HEIGHT = 5

_NEARLY_ALL = 0.98  # the last line or two are seldom scrolled into view
_QUARTER = 90 * 16  # Qt counts sixteenths of a degree


def small(font: QFont, *, strong: bool = False) -> QFont:
    """Return a font a little smaller than one given, semi-bold if ``strong``."""
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        smaller.setPixelSize(round(font.pixelSize() * 0.88))
    return strengthened(smaller) if strong else smaller


def strengthened(font: QFont) -> QFont:
    """Return a font in semi-bold."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def badge_size(font: QFont) -> QSize:
    """Return the size of a badge in rows of a font, 28 by 18 px where the font is of common size."""
    metrics = QFontMetrics(small(font, strong=True))
    return QSize(max(28, metrics.horizontalAdvance("MM") + 6), max(18, metrics.height()))


def placed(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """Return where a rectangle lies in a view.

    Args:
        option: The row.
        rect: The rectangle within the row, as if all were read from left to right.

    """
    return mirrored(option.direction, option.rect, rect.translated(option.rect.topLeft()))


def write(
    painter: QPainter,
    option: QStyleOptionViewItem,
    rect: QRect,
    text: str,
    font: QFont,
    *,
    elision: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    at_end: bool = False,
) -> None:
    """Write one line in the painter's pen, cut to its room.

    Args:
        painter: The painter.
        option: The row.
        rect: The room within the row, as if all were read from left to right.
        text: What to write.
        font: The font.
        elision: Where to leave words out.
        at_end: Whether the line ends at the end of its room, instead of beginning at its beginning.

    """
    painter.setFont(font)
    backwards = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if at_end is backwards else Qt.AlignmentFlag.AlignRight
    shown = QFontMetrics(font).elidedText(text, elision, rect.width())
    look = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(placed(option, rect), look, isolated(shown))


def paint_row(painter: QPainter, rect: QRect, tokens: Tokens, state: RowState) -> None:
    """Paint the ground of a list row: grey when current, fainter under the mouse, ringed with the focus."""
    ground = QRectF(rect).adjusted(4, 1, -4, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if state.current or state.hovered:
        painter.setBrush(tokens.selected)
        painter.setOpacity(1.0 if state.current else 0.5)
        painter.drawRoundedRect(ground, 6, 6)
        painter.setOpacity(1.0)
    if state.focused:
        painter.setPen(QPen(tokens.accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5, 5)


def paint_edge(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint a bar 3 px wide that fills a rectangle's height, the mark of the thing in use."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(rect), 1.5, 1.5)


def paint_language_badge(painter: QPainter, rect: QRect, text: str, colour: QColor, font: QFont) -> None:
    """Paint a language's letters in a neutral outline."""
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(small(font, strong=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def paint_theme_badge(painter: QPainter, rect: QRect, code: str, tokens: Tokens, colour: str, font: QFont) -> None:
    """Paint a theme's code on the label colour of its family's slot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.label(colour))
    painter.drawRoundedRect(QRectF(rect), 4, 4)
    painter.setPen(tokens.badge_text)
    painter.setFont(small(font, strong=True))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, code)


def paint_bar(painter: QPainter, rect: QRect, share: float, tokens: Tokens, colour: str) -> None:
    """Paint a bar that is filled, in the direction of reading, to a share of 0 to 1."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.hairline)
    painter.setOpacity(0.25 if tokens.hairline == tokens.text else 1.0)
    painter.drawRoundedRect(QRectF(rect), 2, 2)
    painter.setOpacity(1.0)
    if share > 0:
        length = max(2.0, rect.width() * share)
        filled = QRectF(rect)
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            filled.setLeft(filled.right() - length)
        else:
            filled.setWidth(length)
        painter.setBrush(tokens.ink(colour))
        painter.drawRoundedRect(filled, 2, 2)


def paint_segments(painter: QPainter, rect: QRect, parts: Sequence[tuple[QColor, int]]) -> None:
    """Paint a bar of coloured parts in proportion to their numbers, 1 px apart, in the direction of reading."""
    total = sum(number for _, number in parts)
    backwards = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    painter.setPen(Qt.PenStyle.NoPen)
    done = 0.0
    for colour, number in parts:
        length = rect.width() * number / total
        left = rect.left() + (rect.width() - done - length if backwards else done)
        fill(painter, QRectF(left, rect.top(), max(1.0, length - 1), rect.height()), colour)
        done += length


def paint_progress(painter: QPainter, rect: QRect, progress: float, colour: QColor) -> None:
    """Paint how far a text was read, 0 to 1, as a circle filled by quarters."""
    circle = QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(circle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(circle, _QUARTER, -_QUARTER * quarters(progress))


def quarters(progress: float) -> int:
    """Return how many quarters stand for a part of 0 to 1: none only for nothing, four only for nearly all."""
    if progress <= 0:
        return 0
    return 4 if progress >= _NEARLY_ALL else min(3, max(1, round(progress * 4)))


def paint_pencil(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint a pencil, the sign for notes."""
    x, y, side = float(rect.left()), float(rect.top()), float(rect.width())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    outline = ((0.0, 1.0), (0.06, 0.7), (0.68, 0.08), (0.92, 0.32), (0.3, 0.94))
    painter.drawPolygon(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in outline]))


def paint_waves(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint two waves, one above the other, the sign for what is nearly the same."""
    x, y, side = float(rect.left()), float(rect.top()), float(rect.width())
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for middle in (0.32, 0.68):
        wave = ((0.05, 0.06), (0.28, -0.1), (0.5, 0.0), (0.72, 0.1), (0.95, -0.06))
        painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * (middle + b)) for a, b in wave]))


def paint_tick(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Paint a tick."""
    x, y, side = float(rect.left()), float(rect.top()), float(rect.width())
    painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    line = ((0.12, 0.55), (0.4, 0.82), (0.88, 0.2))
    painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in line]))


def paint_chevron(painter: QPainter, rect: QRect, colour: QColor, *, unfolded: bool) -> None:
    """Paint the arrow of a row that folds: down when unfolded, else in the direction of reading."""
    x, y, side = float(rect.left()), float(rect.top()), float(rect.width())
    if unfolded:
        line = ((0.2, 0.35), (0.5, 0.65), (0.8, 0.35))
    elif painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        line = ((0.65, 0.2), (0.35, 0.5), (0.65, 0.8))
    else:
        line = ((0.35, 0.2), (0.65, 0.5), (0.35, 0.8))
    painter.setPen(QPen(colour, 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(QPolygonF([QPointF(x + side * a, y + side * b) for a, b in line]))
