"""The rows of the themes sidebar: families, and in them their themes with their counts."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model.views import ThemeGroup, ThemeRow
from cxreader.ui.counts import counted, grouped

GROUP_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CHOSEN_ROLE = Qt.ItemDataRole.UserRole + 2
SHARE_ROLE = Qt.ItemDataRole.UserRole + 3

# what the key of a family begins with, since a theme may have the same id
FAMILY = "family:"

_NOWHERE = QModelIndex()
_translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex


class ThemeModel(QAbstractItemModel):
    """Families at the top, themes in them; a theme's index holds its family's place plus one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[ThemeGroup, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self._largest = 0
        self._widest = ""

    @property
    def widest(self) -> str:
        """The longest count on show, for those who need room for it."""
        return self._widest

    def show_groups(self, groups: Sequence[ThemeGroup], chosen: frozenset[str]) -> bool:
        """Hold other counts.

        Args:
            groups: The families in the order shown.
            chosen: Ids of the themes in the scope.

        Returns:
            Whether the rows themselves are others, so that folds must be set again.

        """
        same = _shape(self._groups) == _shape(groups)
        if not same:
            self.beginResetModel()
        rows = [row for group in groups for row in group.rows]
        self._groups, self._chosen = tuple(groups), chosen
        self._largest = max((row.passages for row in rows), default=0)
        self._widest = max((count(row) for row in rows), key=len, default="")
        if same:
            self._tell_of_counts()
        else:
            self.endResetModel()
        return not same

    def _tell_of_counts(self) -> None:
        for place, group in enumerate(self._groups):
            family = self.index(place, 0)
            if group.rows:
                self.dataChanged.emit(self.index(0, 0, family), self.index(len(group.rows) - 1, 0, family))

    def group(self, index: _Index) -> ThemeGroup | None:
        """Return the family at an index, None where there is a theme or nothing."""
        return self._groups[index.row()] if index.isValid() and not index.internalId() else None

    def theme_row(self, index: _Index) -> ThemeRow | None:
        """Return the theme at an index, None where there is a family or nothing."""
        if not index.isValid() or not index.internalId():
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def key(self, index: _Index) -> str:
        """Return what stands for a row: a theme's id, or ``FAMILY`` and a family's; empty for no row."""
        group, row = self.group(index), self.theme_row(index)
        return f"{FAMILY}{group.family.id}" if group else row.theme.id if row else ""

    def find(self, key: str) -> QModelIndex:
        """Return the index of what a key stands for; an invalid one where that is not there."""
        for place, group in enumerate(self._groups):
            for row, held in enumerate(group.rows):
                if held.theme.id == key:
                    return self.createIndex(row, 0, place + 1)
        families = [f"{FAMILY}{group.family.id}" for group in self._groups]
        return self.index(families.index(key), 0) if key in families else QModelIndex()

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """Return the index of a family, or of a theme in one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]  # QObject has one as well
        """Return the index of a theme's family."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of families, or of themes in one."""
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
        """Return the label of the one column, which screen readers say."""
        return _translate("ThemeRow", "Themes") if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for."""
        group, row = self.group(index), self.theme_row(index)
        if group:
            return _group_data(group, role)
        return self._row_data(row, self._groups[index.internalId() - 1], role) if row else None

    def _row_data(self, row: ThemeRow, group: ThemeGroup, role: int) -> object:
        chosen = row.theme.id in self._chosen
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.theme.name
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (spoken(row, chosen=chosen), row.theme.definition) if part)
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, chosen=chosen)
            case _:
                share = row.passages / self._largest if self._largest else 0.0
                own = {GROUP_ROLE: group, ROW_ROLE: row, CHOSEN_ROLE: chosen, SHARE_ROLE: share}
                return own.get(role)


def count(row: ThemeRow) -> str:
    """Return a theme's count as it is shown: ``23``, or ``23 · 4?`` where four of them are doubtful."""
    if row.doubtful:
        return _translate("ThemeRow", "{all} · {doubtful}?").format(
            all=grouped(row.passages), doubtful=grouped(row.doubtful)
        )
    return grouped(row.passages)


def spoken(row: ThemeRow, *, chosen: bool) -> str:
    """Return the sentence that a screen reader says of a theme."""
    passages = counted(row.passages, _translate("ThemeRow", "{} passage"), _translate("ThemeRow", "{} passages"))
    documents = counted(row.documents, _translate("ThemeRow", "{} document"), _translate("ThemeRow", "{} documents"))
    parts = [
        _translate("ThemeRow", "{name}, code {code}, {passages} in {documents}").format(
            name=row.theme.name, code=row.theme.code, passages=passages, documents=documents
        )
    ]
    if row.doubtful:
        parts.append(_translate("ThemeRow", "{} doubtful").format(grouped(row.doubtful)))
    if chosen:
        parts.append(_translate("ThemeRow", "chosen"))
    return ", ".join(parts)


def _group_data(group: ThemeGroup, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return group.family.name
        case Qt.ItemDataRole.AccessibleTextRole:
            one, many = _translate("ThemeRow", "{} theme"), _translate("ThemeRow", "{} themes")
            return _translate("ThemeRow", "{family}, a family of {themes}").format(
                family=group.family.name, themes=counted(len(group.rows), one, many)
            )
        case _:
            return group if role == GROUP_ROLE else None


def _shape(groups: Sequence[ThemeGroup]) -> list[tuple[str, ...]]:
    return [(group.family.id, *(row.theme.id for row in group.rows)) for group in groups]
