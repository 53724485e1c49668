"""The panel of Compare: choices, two documents side by side, and which themes they have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QVBoxLayout, QWidget

from cxreader.model.comparison import Common
from cxreader.model.theme import Codebook
from cxreader.ui.appearance import Appearance
from cxreader.ui.compare_head import CompareHead
from cxreader.ui.compare_side import CompareSide
from cxreader.ui.labels import QuietLabel
from cxreader.ui.pane import Pane

_NARROWEST = 160
# in a lower window the last line is not broken
_LOW = 18  # lines


class ComparePage(Pane):
    """Two documents side by side."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = CompareHead(appearance, self)
        both = QSplitter(self)
        self.left = CompareSide(appearance, "compareLeft", self.tr("Compare left"), both)
        self.right = CompareSide(appearance, "compareRight", self.tr("Compare right"), both)
        self._foot = QuietLabel(appearance, "", self)
        self._foot.setObjectName("compareCommon")
        self._foot.setTextFormat(Qt.TextFormat.PlainText)
        self._foot.setWordWrap(True)
        # else a line that is not broken would set the width of the window
        self._foot.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._foot.setContentsMargins(16, 6, 16, 8)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(1)
        for side in self.sides:
            side.setMinimumWidth(_NARROWEST)
            both.addWidget(side)
        both.setSizes([1000, 1000])
        # the side that keys act on
        self.hand = self.left
        self.give_hand(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, both, self._foot):
            column.addWidget(part, int(part is both))

    @property
    def sides(self) -> tuple[CompareSide, CompareSide]:
        """Both sides, the left one first."""
        return self.left, self.right

    @property
    def other(self) -> CompareSide:
        """The side that keys do not act on."""
        return self.left if self.hand is self.right else self.right

    def give_hand(self, hand: CompareSide) -> None:
        """Let keys act on a side, and show it."""
        self.hand = hand
        self.set_home(hand.pane.reader)
        for side in self.sides:
            side.set_taken(side is hand)

    def come_after(self, before: QWidget) -> None:
        """Let Tab lead here from a widget, and from text to text."""
        choices, texts = (side.choice for side in self.sides), (side.pane.reader for side in self.sides)
        for stop in (*self.head.stops, *choices, *texts):
            QWidget.setTabOrder(before, stop)
            before = stop

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the texts in a low window."""
        super().resizeEvent(event)
        self._foot.setWordWrap(self.height() > _LOW * self.fontMetrics().lineSpacing())

    def set_common(self, common: Common, codebook: Codebook) -> None:
        """Say which themes are in both documents, and which in one of them alone."""
        lists = (
            (self.tr("In both: {}"), common.both),
            (self.tr("only left: {}"), common.left),
            (self.tr("only right: {}"), common.right),
        )
        shown = [(words, [codebook.theme(key) for key in keys]) for words, keys in lists]
        self._foot.setText("      ".join(words.format(_listed([each.code for each in some])) for words, some in shown))
        named = ". ".join(words.format(", ".join(each.name for each in some) or "–") for words, some in shown)
        self._foot.setToolTip(named)
        self._foot.setAccessibleName(named)


def _listed(codes: Sequence[str]) -> str:
    return " ".join(codes) or "–"
