"""The tool bar, which keeps the search in sight in a narrow window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_BARE = Qt.ToolButtonStyle.ToolButtonIconOnly


class ToolBar(QToolBar):
    """Buttons with words beside their pictures, or without them where there is no room for all; a part at the end."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._wanted = 0
        self.setObjectName("tools")
        self.setMovable(False)
        self.setToolButtonStyle(_WITH_WORDS)

    def put_at_end(self, part: QWidget) -> None:
        """Take a part that stands at the end of the bar, after the buttons."""
        space = QWidget(self)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where they would push the last part out of sight."""
        super().resizeEvent(event)
        if self.toolButtonStyle() is _WITH_WORDS:
            self._wanted = self.sizeHint().width()
        self.setToolButtonStyle(_WITH_WORDS if event.size().width() >= self._wanted else _BARE)
