"""The two kinds of labels beside the plain one: titles of parts, and words that matter less."""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from cxreader.ui.appearance import Appearance


class TitleLabel(QLabel):
    """The semi-bold name of a part of the window."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


class QuietLabel(QLabel):
    """Words in the secondary colour."""

    def __init__(self, appearance: Appearance, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._appearance = appearance
        appearance.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._appearance.tokens.secondary)
        self.setPalette(palette)
