"""Tick boxes for the columns of a table, in a few lines that scroll where there are many."""

from collections.abc import Collection, Sequence
from itertools import islice

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.tick_boxes import TickBox

# lines that are seen at once, columns that are offered besides the ticked ones, and letters of a title that are shown
_LINES, _OFFERED, _LONGEST = 3, 200, 32
# pixels between boxes and between lines
_GAP = 4


class ColumnTicks(QScrollArea):
    """The columns that are ticked; ``changed`` tells that they are others."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._boxes: dict[str, TickBox] = {}
        self._flow = self._laid_out()

    def offer(self, titles: Sequence[str], ticked: Collection[str]) -> None:
        """Offer columns in the place of others: the first ones, and those that are ticked."""
        first = frozenset(islice(titles, _OFFERED))
        self._boxes = {title: _box(title) for title in titles if title in first or title in ticked}
        for title, box in self._boxes.items():
            box.setChecked(title in ticked)
            box.toggled.connect(self.changed)
        self._flow = self._laid_out()
        self._fit()

    def leave_out(self, titles: Collection[str]) -> None:
        """Hide the columns that are something else already."""
        for title, box in self._boxes.items():
            box.setVisible(title not in titles)
        self._fit()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The columns that are ticked and not left out, in their order."""
        return tuple(title for title, box in self._boxes.items() if box.isChecked() and not box.isHidden())

    def sizeHint(self) -> QSize:
        """Return the room for the lines that are seen at once."""
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the width makes necessary."""
        super().resizeEvent(event)
        self._fit()

    def _laid_out(self) -> FlowLayout:
        inside = QWidget()
        flow = FlowLayout(inside, spacing=_GAP)
        for box in self._boxes.values():
            flow.addWidget(box)
        self.setWidget(inside)
        return flow

    def _fit(self) -> None:
        wanted = self._flow.heightForWidth(self.viewport().width())
        most = _LINES * (self._flow.sizeHint().height() + _GAP) - _GAP
        self.setFixedHeight(max(0, min(most, wanted)))


def _box(title: str) -> TickBox:
    short = title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"
    box = TickBox(short.replace("&", "&&"))
    # no letter of a title is a key
    box.setShortcut(QKeySequence())
    box.setAccessibleName(title)
    box.setToolTip(title if short != title else "")
    return box
