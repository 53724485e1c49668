"""The line below the list of passages: how many are checked, and what keys do."""

from PySide6.QtWidgets import QLabel, QWidget

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped, percent
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel


class PassageFoot(QWidget):
    """Says how far the person is, and which keys act."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked = QLabel(self)
        self._checked.setObjectName("checked")
        self._layout = FlowLayout(self, 10)
        self._layout.setContentsMargins(14, 6, 14, 6)
        self._layout.addWidget(self._checked)
        self._marked = QLabel(self)
        self._layout.addWidget(self._marked)
        keys = (
            self.tr("Y yes"),
            self.tr("X not this"),
            self.tr("T change"),
            self.tr("H highlight"),
            self.tr("N note"),
            self.tr("Enter open in text"),
            self.tr("Space mark several"),
        )
        for words in keys:
            hint = QuietLabel(appearance, words, self)
            hint.setFont(badges.small(self.font()))
            self._layout.addWidget(hint)

    def begin(self) -> None:
        """Say that it is not known yet how far the person is."""
        self._checked.setText(self.tr("counting…"))

    def count(self, checked: int, passages: int, nearest: float | None) -> None:
        """Say how far the person is.

        Args:
            checked: Passages that they decided on.
            passages: Passages that are listed.
            nearest: How certain the next one is, 0 to 1, where the least certain come first; None for not to say.

        """
        words = [self.tr("{} of {} checked").format(grouped(checked), grouped(passages))]
        if nearest is not None:
            words.append(self.tr("the next is {} certain").format(percent(nearest)))
        self._checked.setText(" · ".join(words))

    def count_marked(self, marked: int) -> None:
        """Say how many passages are marked."""
        self._marked.setText(self.tr("{} marked · keys act on all, Esc unmarks").format(grouped(marked)))
        self._marked.setVisible(marked > 0)
        self._layout.update()
