"""The line above what a search has found: how much there is, what counts as found, and the order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxreader.model.searching import HitOrder
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import TitleLabel
from cxreader.ui.tick_boxes import TickBox


class SearchHead(QWidget):
    """Choices of a search.

    Signals:
        chosen: The person wants another order, or other words to count.
        limit_wanted: The person wants only passages with these words in all views.

    """

    chosen = Signal()
    limit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = TitleLabel("", self)
        self._count.setObjectName("hitCount")
        self._count.setWordWrap(True)
        self._whole = TickBox(self.tr("Whole words"), self)
        self._forms = TickBox(self.tr("Word forms"), self)
        self._forms.setToolTip(self.tr("Find other forms of a word as well, such as its plural"))
        self._meaning = TickBox(self.tr("By meaning"), self)
        self._meaning.setToolTip(self.tr("Find passages that say the like, in any words and any language"))
        self._sorting = QWidget(self)
        self._order = QComboBox(self._sorting)
        self._order.setAccessibleName(self.tr("Sort by"))
        self._order.setMinimumHeight(28)
        for order, words in (
            (HitOrder.READING, self.tr("Reading order")),
            (HitOrder.LEFT, self.tr("Words before")),
            (HitOrder.RIGHT, self.tr("Words after")),
            (HitOrder.DOCUMENT, self.tr("Title")),
        ):
            self._order.addItem(words, order.value)
        self._limit = QPushButton(self.tr("Make It a Limit"), self)
        self._limit.setToolTip(self.tr("Show only passages with these words in all views (Ctrl+Enter)"))
        self._limit.setMinimumHeight(28)
        self._limit.setAutoDefault(False)
        for box in (self._whole, self._forms, self._meaning):
            box.clicked.connect(self._choose)
        self._order.activated.connect(self.chosen)
        self._limit.clicked.connect(self.limit_wanted)
        self._arrange()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return self._limit, self._whole, self._forms, self._meaning, self._order

    @property
    def whole(self) -> bool:
        """Whether only whole words count."""
        return self._whole.isChecked()

    @property
    def forms(self) -> bool:
        """Whether other forms of the words count."""
        return self._forms.isChecked()

    @property
    def by_meaning(self) -> bool:
        """Whether it is the meaning that counts, and no word."""
        return self._meaning.isChecked()

    @property
    def order(self) -> HitOrder:
        """Which hits come first."""
        return HitOrder(self._order.currentData())

    def take(self, *, whole: bool, by_meaning: bool = False) -> None:
        """Choose what counts, and no other forms of words."""
        self._whole.setChecked(whole)
        self._forms.setChecked(False)
        self._meaning.setChecked(by_meaning)
        self._mark()

    def say_no_meaning(self, why: str) -> None:
        """Say beside the choice why nothing can be found by meaning."""
        self._meaning.setToolTip(why)
        self._meaning.setAccessibleDescription(why)

    def count(self, words: str, *, found: bool) -> None:
        """Say how much was found, and whether that is anything."""
        self._count.setText(words)
        self._limit.setEnabled(found)

    def _choose(self) -> None:
        self._mark()
        self.chosen.emit()

    def _mark(self) -> None:
        # to a meaning words mean nothing, and the nearest comes first
        for part in (self._whole, self._forms):
            part.setEnabled(not self.by_meaning)
        self._sorting.setVisible(not self.by_meaning)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(6)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._count, 1)
        first.addWidget(self._limit, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(first)
        choices = QWidget(self)
        flow = FlowLayout(choices, 8)
        for part in (self._whole, self._forms, self._meaning):
            flow.addWidget(part)
        row = QHBoxLayout(self._sorting)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(self.tr("Sort:"), self._sorting)
        label.setBuddy(self._order)
        row.addWidget(label)
        row.addWidget(self._order)
        flow.addWidget(self._sorting)
        column.addWidget(choices)
