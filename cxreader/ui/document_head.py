"""The line above the list of documents: how it is sorted, and whether only unread ones are shown."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from cxreader.model.ordering import Ordering, OrderKey
from cxreader.ui.chip import Chip


class DocumentHead(QWidget):
    """A button that opens the choices of order, and one that is pressed or not.

    Signals:
        ordering_chosen: The person wants another ``Ordering``.
        unread_chosen: Whether the person wants only documents that are not read.

    """

    ordering_chosen = Signal(object)
    unread_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            OrderKey.TITLE: self.tr("Title"),
            OrderKey.LANGUAGE: self.tr("Language"),
            OrderKey.LENGTH: self.tr("Length"),
            OrderKey.ADDED: self.tr("Added"),
            OrderKey.READ: self.tr("Read"),
            OrderKey.NOTES: self.tr("Notes"),
        }
        self._ordering = Ordering()
        self._sort = Chip(self)
        self._sort.setObjectName("sortDocuments")
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._sort)
        self._menu.aboutToShow.connect(self._fill)
        self._sort.setMenu(self._menu)
        # a box to tick takes longer to load than all the rest of the list
        self._unread = Chip(self, self.tr("Unread"))
        self._unread.setCheckable(True)
        self._unread.setObjectName("unreadDocuments")
        self._unread.setAccessibleName(self.tr("Only unread documents"))
        self._unread.clicked.connect(self.unread_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sort)
        row.addStretch()
        row.addWidget(self._unread)
        self.set_ordering(self._ordering)

    @property
    def ordering(self) -> Ordering:
        """The order that is shown as chosen."""
        return self._ordering

    def set_ordering(self, ordering: Ordering) -> None:
        """Show which order is in use."""
        self._ordering = ordering
        name, way = self._names[ordering.by], self._ways()[ordering.descending]
        self._sort.setText(self.tr("Sort: {} {}").format(name, "↓" if ordering.descending else "↑"))
        self._sort.setAccessibleName(self.tr("Sort by {}, {}").format(name.lower(), way.lower()))
        self._sort.setToolTip(self._sort.accessibleName())

    def set_unread(self, unread: bool) -> None:
        """Show whether only unread documents are listed."""
        self._unread.setChecked(unread)

    def _ways(self) -> tuple[str, str]:
        return self.tr("Ascending"), self.tr("Descending")

    def _fill(self) -> None:
        """Put the choices into the menu, which no start needs."""
        if not self._menu.actions():
            by, way = QActionGroup(self._menu), QActionGroup(self._menu)
            for key, name in self._names.items():
                self._offer(by, name, key).triggered.connect(partial(self._choose_key, key))
            self._menu.addSeparator()
            for descending, name in enumerate(self._ways()):
                action = self._offer(way, name, bool(descending))
                action.triggered.connect(partial(self._choose_way, bool(descending)))
        for action in self._menu.actions():
            action.setChecked(action.data() in (self._ordering.by, self._ordering.descending))

    def _offer(self, group: QActionGroup, name: str, value: object) -> QAction:
        action = self._menu.addAction(name)
        action.setCheckable(True)
        action.setData(value)
        group.addAction(action)
        return action

    def _choose_key(self, key: OrderKey, _checked: bool = False) -> None:
        self.ordering_chosen.emit(self._ordering._replace(by=key))

    def _choose_way(self, descending: bool, _checked: bool = False) -> None:
        self.ordering_chosen.emit(self._ordering._replace(descending=descending))
