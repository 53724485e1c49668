"""The cells of the overview: what they hold and what they say."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxreader.model.overview import ABSENT, Heading, Overview, Show
from cxreader.ui.counts import counted, grouped

# how much a cell stands out, 0 to 1; what a row or column is
HEAT_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex


class Place(NamedTuple):
    """A cell: the numbers of its row and its column; without a column the whole row."""

    row: int
    column: int | None


class OverviewModel(QAbstractTableModel):
    """An overview as a table, whose last column is for all others together."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.overview: Overview | None = None
        self._show = Show.SHARE
        self._heat: tuple[tuple[float, ...], ...] = ()

    @property
    def shown(self) -> Show:
        """What the cells say."""
        return self._show

    def set_overview(self, overview: Overview, show: Show) -> None:
        """Show other numbers; where rows and columns are the same as before, the view keeps its place."""
        same = _shape(overview) == _shape(self.overview) if self.overview else False
        if not same:
            self.beginResetModel()
        self.overview, self._show, self._heat = overview, show, overview.heat(show)
        if not same:
            self.endResetModel()
        elif overview.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def place(self, index: _Index) -> Place:
        """Return which cell an index is of."""
        columns = len(self.overview.columns) if self.overview else 0
        return Place(index.row(), index.column() if index.column() < columns else None)

    def find(self, row: str, column: str | None = None) -> QModelIndex:
        """Return the cell of a row and a column by their keys, the first one where such a row or column is no more.

        Without a key of a column it is the cell of the whole row.
        """
        if self.overview is None:
            return QModelIndex()
        rows = [each.key for each in self.overview.rows]
        columns = [*(each.key for each in self.overview.columns), None]
        return self.index(rows.index(row) if row in rows else 0, columns.index(column) if column in columns else 0)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return the number of themes or families."""
        return len(self.overview.rows) if self.overview and not (parent and parent.isValid()) else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return the number of columns, the one for all others among them."""
        return len(self.overview.columns) + 1 if self.overview and not (parent and parent.isValid()) else 0

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, how much it stands out, or the sentence a screen reader says for it."""
        if self.overview is None or not index.isValid():
            return None
        row, column = self.place(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(self.overview, row, column)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._sentence(self.overview, row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _:
                return (0.0 if column is None else self._heat[row][column]) if role == HEAT_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row or column, or what it is called."""
        if self.overview is None:
            return None
        heading = self._heading(self.overview, section, orientation)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return heading.name
            case Qt.ItemDataRole.ToolTipRole:
                return f"{heading.name}: {_passages(self, heading.passages)}"
            case _:
                return heading if role == HEADING_ROLE else None

    def _heading(self, overview: Overview, section: int, orientation: Qt.Orientation) -> Heading:
        if orientation is Qt.Orientation.Vertical:
            return overview.rows[section]
        if section < len(overview.columns):
            return overview.columns[section]
        words = self.tr("All")
        return Heading("", words, words, passages=overview.passages)

    def _words(self, overview: Overview, row: int, column: int | None) -> str:
        if column is None:
            return grouped(overview.rows[row].passages) if overview.rows[row].passages else ABSENT
        if self._show is Show.COUNT and overview.counts[row][column]:
            return grouped(overview.counts[row][column])
        return overview.cell(row, column, self._show)

    def _sentence(self, overview: Overview, row: int, column: int | None) -> str:
        """Return all that a cell says, in words: ``Service & support, Spanish: 5 passages, 12 percent``."""
        name = overview.rows[row].name
        if column is None:
            return self.tr("{}, all: {}").format(name, _passages(self, overview.rows[row].passages))
        words = _passages(self, overview.counts[row][column])
        if overview.counts[row][column]:
            share = overview.cell(row, column, Show.SHARE).removesuffix("\u00a0%")
            words = self.tr("{}, {} percent").format(words, share)
        return f"{name}, {overview.columns[column].name}: {words}"


def _passages(model: OverviewModel, number: int) -> str:
    if not number:
        return model.tr("no passages")
    return counted(number, model.tr("{} passage"), model.tr("{} passages"))


def _shape(overview: Overview) -> tuple[list[str], list[str]]:
    return [row.key for row in overview.rows], [column.key for column in overview.columns]
