"""A button that shows only a picture, and says its name to whoever cannot see it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from cxreader.ui.appearance import Appearance

_SIDE = 28


class IconButton(QToolButton):
    """A small button with an icon in the colours in use and a name in its tooltip."""

    def __init__(self, appearance: Appearance, icon: str, name: str, parent: QWidget | None = None) -> None:
        """Make a button.

        Args:
            appearance: The program's look.
            icon: Name of a shipped icon.
            name: What the button does, in words.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self._appearance = appearance
        self._icon = icon
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedSize(_SIDE, _SIDE)
        # the common padding leaves no room for a picture in so small a square
        self.setProperty("square", True)
        appearance.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another shipped icon."""
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        self.setIcon(self._appearance.icon(self._icon))
