"""Rows in two levels: groups, and in each of them its rows."""

from abc import abstractmethod
from collections.abc import Hashable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

GROUP_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 2

_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class Group(Protocol):
    """Whatever has rows."""

    @property
    def rows(self) -> Sequence[Any]:
        """Its rows, in the order shown."""
        ...


_Group = TypeVar("_Group", bound=Group)
_Row = TypeVar("_Row")
_Key = TypeVar("_Key", bound=Hashable)


class GroupedModel(QAbstractItemModel, Generic[_Group, _Row, _Key]):
    """Groups at the top, rows in them; a row's index holds its group's place plus one.

    A class of its kind says what its groups and rows are known by, and what views get of each.
    """

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        """Make a model without groups.

        Args:
            label: Label of the one column, which screen readers say.
            parent: What it belongs to.

        """
        super().__init__(parent)
        self._label = label
        self._groups: tuple[_Group, ...] = ()
        self._keys: list[tuple[_Key, ...]] = []

    @abstractmethod
    def _keys_of(self, group: _Group) -> tuple[_Key, ...]:
        """Return what stands for a group, then what stands for each of its rows."""

    @abstractmethod
    def _group_data(self, group: _Group, role: int) -> object:
        """Return what a view asks for of a group."""

    @abstractmethod
    def _row_data(self, group: _Group, row: _Row, role: int) -> object:
        """Return what a view asks for of a row in a group."""

    def _hold(self, groups: Sequence[_Group]) -> bool:
        """Hold other groups; return whether the rows themselves are others, so that folds must be set again."""
        keys = [self._keys_of(group) for group in groups]
        same = keys == self._keys
        if not same:
            self.beginResetModel()
        self._groups, self._keys = tuple(groups), keys
        if same:
            self._tell()
        else:
            self.endResetModel()
        return not same

    def _tell(self) -> None:
        """Say that all rows are still there, and may look otherwise."""
        for place, group in enumerate(self._groups):
            index = self.index(place, 0)
            self.dataChanged.emit(index, index)
            if group.rows:
                self.dataChanged.emit(self.index(0, 0, index), self.index(len(group.rows) - 1, 0, index))

    def group(self, index: _Index) -> _Group | None:
        """Return the group at an index, None where there is a row or nothing."""
        return self._groups[index.row()] if index.isValid() and not index.internalId() else None

    def row(self, index: _Index) -> _Row | None:
        """Return the row at an index, None where there is a group or nothing."""
        if not index.isValid() or not index.internalId():
            return None
        row: _Row = self._groups[index.internalId() - 1].rows[index.row()]
        return row

    def key(self, index: _Index) -> _Key | None:
        """Return what stands for a group or a row; None for nothing."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._keys[above - 1][index.row() + 1] if above else self._keys[index.row()][0]

    def find(self, key: _Key | None) -> QModelIndex:
        """Return the index of what a key stands for; an invalid one where that is not there."""
        for place, keys in enumerate(self._keys):
            if key in keys:
                row = keys.index(key)
                return self.createIndex(row - 1, 0, place + 1) if row else self.index(place, 0)
        return QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return the index of a group, or of a row in one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has one as well
        """Return the index of a row's group."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of groups, or of rows in one."""
        if not parent.isValid():
            return len(self._groups)
        group = self.group(parent)
        return len(group.rows) if group else 0

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """Return one."""
        return 1

    def headerData(
        self, _section: int, _orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the label of the one column."""
        return self._label if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for."""
        group, row = self.group(index), self.row(index)
        if group is not None:
            return self._group_data(group, role)
        return None if row is None else self._row_data(self._groups[index.internalId() - 1], row, role)
