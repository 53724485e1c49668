"""The moment when a window has been painted for the first time."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Tells, once, that a window and all that is in it have been painted."""

    done = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint of the window; let every event through."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # the panels are painted in the same go, right after their window
            QTimer.singleShot(0, self, self.done.emit)
        return False
