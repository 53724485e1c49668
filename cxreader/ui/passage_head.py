"""The line above the list of passages: how it is grouped and ordered, and how its rows look."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cxreader.model.listed import Grouping, Order


class PassageHead(QWidget):
    """Two choices, and a menu of two more.

    Signals:
        order_chosen: The person wants another ``Grouping`` or ``Order``.
        compact_chosen: Whether the person wants each passage in one line.
        advance_chosen: Whether the person wants the list to move on after a decision.

    """

    order_chosen = Signal(object, object)
    compact_chosen = Signal(bool)
    advance_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grouping = _choice(
            self.tr("Group by"),
            {
                Grouping.LANGUAGE: self.tr("Language"),
                Grouping.DOCUMENT: self.tr("Document"),
                Grouping.NONE: self.tr("Nothing"),
            },
        )
        self._order = _choice(
            self.tr("Sort by"),
            {
                Order.DOUBTFUL: self.tr("Least certain first"),
                Order.SUREST: self.tr("Surest first"),
                Order.PLACE: self.tr("Place in the text"),
            },
        )
        self._options = QToolButton()
        self._compact = QAction(self.tr("Compact Rows"), self, checkable=True)
        self._advance = QAction(self.tr("Move On After a Decision"), self, checkable=True)
        for box in (self._grouping, self._order):
            box.activated.connect(lambda: self.order_chosen.emit(self.grouping, self.order))
        self._compact.triggered.connect(self.compact_chosen)
        self._advance.triggered.connect(self.advance_chosen)
        self._arrange()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return self._grouping, self._order, self._options

    @property
    def grouping(self) -> Grouping:
        """What the passages are put together by."""
        return Grouping(self._grouping.currentData())

    @property
    def order(self) -> Order:
        """Which passages come first."""
        return Order(self._order.currentData())

    def set_choices(self, grouping: str, order: str, *, compact: bool, advance: bool) -> None:
        """Show what was chosen before, quietly; where there is no such choice, the first one holds."""
        for box, value in ((self._grouping, grouping), (self._order, order)):
            box.setCurrentIndex(max(0, box.findData(value)))
        self._compact.setChecked(compact)
        self._advance.setChecked(advance)

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(8)
        for words, box in ((self.tr("Group:"), self._grouping), (self.tr("Sort:"), self._order)):
            label = QLabel(words)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch()
        menu = QMenu(self)
        menu.addActions([self._compact, self._advance])
        self._options.setText(self.tr("Options"))
        self._options.setAccessibleName(self.tr("Options of the list"))
        self._options.setProperty("chip", True)
        self._options.setMinimumHeight(28)
        self._options.setMenu(menu)
        self._options.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._options)


def _choice(name: str, choices: Mapping[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setMinimumHeight(28)
    for key, words in choices.items():
        box.addItem(words, str(key))
    return box
