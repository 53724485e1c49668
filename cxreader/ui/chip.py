"""A small button in a row of its like: something chosen, or something to choose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

_LEAST = 28  # pixels, so that it can be hit


class Chip(QToolButton):
    """A button that the style sheet rounds, and that keys and clicks give the focus to."""

    def __init__(self, parent: QWidget, words: str = "", name: str = "") -> None:
        """Make a chip.

        Args:
            parent: The widget it lies in.
            words: What stands on it.
            name: What it does, for screen readers and as its tooltip; empty where the words say that.

        """
        super().__init__(parent)
        # a single & would mark a letter
        self.setText(words.replace("&", "&&"))
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self.setProperty("chip", True)
        self.setMinimumHeight(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
