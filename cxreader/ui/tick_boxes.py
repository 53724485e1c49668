"""Tick boxes and radio buttons that keep their contrast in every mode."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle

from cxreader.ui import badges

_SIDE = 16
_GAP = 8
_INSET = 4
_HEIGHT = 28


class TickBox(QCheckBox):
    """A box to tick."""

    def sizeHint(self) -> QSize:
        """Return the room for box and words."""
        return _room(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same room: words are never cut."""
        return _room(self)

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether a click belongs to the box: anywhere on box or words."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box and words."""
        painter = QPainter(self)
        mark, inner = _paint_frame(painter, self)
        painter.drawRoundedRect(mark, 4, 4)
        if self.isChecked():
            badges.paint_tick(painter, mark.toRect().adjusted(3, 3, -3, -3), inner)


class RadioChoice(QRadioButton):
    """One choice of several."""

    def sizeHint(self) -> QSize:
        """Return the room for circle and words."""
        return _room(self)

    def minimumSizeHint(self) -> QSize:
        """Return the same room: words are never cut."""
        return _room(self)

    def hitButton(self, pos: QPoint) -> bool:
        """Tell whether a click belongs to the choice: anywhere on circle or words."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint circle and words."""
        painter = QPainter(self)
        mark, inner = _paint_frame(painter, self)
        painter.drawEllipse(mark)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inner)
            painter.drawEllipse(mark.center(), 3.0, 3.0)


def _room(button: QAbstractButton) -> QSize:
    words = QFontMetrics(button.font()).size(Qt.TextFlag.TextShowMnemonic, button.text())
    return QSize(_INSET + _SIDE + _GAP + words.width() + _INSET, max(_HEIGHT, words.height()))


def _paint_frame(painter: QPainter, button: QAbstractButton) -> tuple[QRectF, QColor]:
    """Paint words and focus ring, take up the colours of the mark; return where it goes and the colour inside it."""
    palette, role = QPalette(button.palette()), QPalette.ColorRole
    # paler instead of in the disabled colours, which are white like the others where contrast is high
    palette.setCurrentColorGroup(QPalette.ColorGroup.Active)
    painter.setOpacity(1.0 if button.isEnabled() else 0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect, direction = button.rect(), button.layoutDirection()
    left = rect.adjusted(_INSET, 0, -_INSET, 0)
    mark = QStyle.visualRect(direction, rect, QRect(left.left(), left.center().y() - _SIDE // 2 + 1, _SIDE, _SIDE))
    words = QStyle.visualRect(direction, rect, left.adjusted(_SIDE + _GAP, 0, 0, 0))
    painter.setPen(palette.color(role.WindowText))
    side = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    # a letter that is marked by an & is not underlined, and two of them are one
    painter.drawText(words, int(side | Qt.TextFlag.TextHideMnemonic), button.text())
    if button.hasFocus():
        painter.setPen(QPen(palette.color(role.Highlight), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 6, 6)
    filled = button.isChecked() and button.isEnabled()
    painter.setPen(QPen(palette.color(role.Highlight if filled else role.Dark), 1.5))
    painter.setBrush(palette.color(role.Highlight if filled else role.Base))
    inner = palette.color(role.HighlightedText if filled else role.Text)
    return QRectF(mark).adjusted(0.75, 0.75, -0.75, -0.75), inner
