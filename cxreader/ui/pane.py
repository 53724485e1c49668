"""A part of the window that hands the focus on to one of its widgets."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class Pane(QWidget):
    """A widget that never keeps the focus; whoever gives it the focus gives it to what is used most in it.

    Qt's focus proxies would do that too, but with one, Tab leaves out all that stands before it in its parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home: QWidget = self

    def set_home(self, home: QWidget) -> None:
        """Take the widget that gets the focus."""
        self._home = home

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on."""
        self._home.setFocus(event.reason())
