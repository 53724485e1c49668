"""Areas filled with a colour."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, area: QRect | QRectF, colour: QColor) -> None:
    """Fill an area.

    Asked to fill with a colour, PySide first looks whether it is a gradient, and loads those with all their names,
    which takes longer than to paint the whole window.
    """
    painter.setBackground(colour)
    painter.eraseRect(area)
