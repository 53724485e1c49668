"""A line to type in whose Enter is its own, so that it presses no button of the dialog around it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_HANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class EnterField(QLineEdit):
    """A line to type in.

    Signals:
        entered: Enter was pressed.

    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer Enter; leave the rest, Ctrl+Enter among it, to the line and to whoever is around it."""
        if event.key() in _ENTER and not event.modifiers() & _HANDS:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
