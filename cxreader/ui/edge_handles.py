"""The two handles by which the edges of the current highlight are drawn to another place."""

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cxreader.ui.appearance import Appearance

SIDE = 24
_KNOB = 10


class EdgeHandle(QWidget):
    """A knob under one end of a highlight; keys do the same, so it never has the focus.

    Signals:
        drawn: The pointer, in the coordinates of the screen, and whether whole characters are wanted, not words.
        dropped: The button was let go.

    """

    drawn = Signal(QPoint, bool)
    dropped = Signal()

    def __init__(self, appearance: Appearance, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setFixedSize(SIDE, SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.hide()
        appearance.changed.connect(self.update)

    def put(self, tip: QPoint) -> None:
        """Hang below a point of the parent, in sight."""
        self.move(tip.x() - SIDE // 2, tip.y() - (SIDE - _KNOB) // 2)
        if self.isHidden():
            self.show()
            # once, since two that took turns would have what is under them painted with each edit
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._appearance.tokens.page, 2))
        painter.setBrush(self._appearance.tokens.accent)
        painter.drawEllipse(QRectF((SIDE - _KNOB) / 2, (SIDE - _KNOB) / 2, _KNOB, _KNOB))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the button, which the text would else take for a click."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        exact = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.drawn.emit(event.globalPosition().toPoint(), exact)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.dropped.emit()
