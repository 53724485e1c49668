"""The line below the list of passages: how many are checked, and what keys do."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.counts import grouped, percent
from cxreader.ui.labels import QuietLabel


class PassageFoot(QWidget):
    """Says how far the person is, and which keys act."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checked, self._marked = QLabel(self), QLabel(self)
        self._checked.setObjectName("checked")
        keys = (
            self.tr("Y yes"),
            self.tr("X not this"),
            self.tr("T change"),
            self.tr("H highlight"),
            self.tr("N note"),
            self.tr("Enter open in text"),
            self.tr("Space mark several"),
        )
        hints = _Hints(appearance, keys, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(16)
        for label in (self._checked, self._marked):
            # in a narrow window it is cut rather than that the window grows
            label.setMinimumWidth(1)
            row.addWidget(label)
        row.addWidget(hints, 1)

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


class _Hints(QuietLabel):
    """What keys do, on one line: as many whole hints as there is room for, for all of them stand in the menus too."""

    def __init__(self, appearance: Appearance, hints: Sequence[str], parent: QWidget) -> None:
        super().__init__(appearance, "", parent)
        self._hints = hints
        self.setFont(badges.small(self.font()))

    def sizeHint(self) -> QSize:
        """Return room for all of them, whichever are shown."""
        return QSize(self._width(len(self._hints)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no room: they are what is left out first."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for now."""
        super().resizeEvent(event)
        number = max((fit for fit in range(len(self._hints) + 1) if self._width(fit) <= self.width()), default=0)
        self.setText(_joined(self._hints[:number]))

    def _width(self, number: int) -> int:
        return self.fontMetrics().horizontalAdvance(_joined(self._hints[:number]))


def _joined(hints: Sequence[str]) -> str:
    return " · ".join(hints)
