"""A table to be read, of which a whole row is the current one."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableWidget, QTableWidgetItem

from cxreader.ui.directions import isolated
from cxreader.ui.frames import TABLE

_LEAST = 28  # pixels, so that rows can be hit


class ReadTable(QTableWidget):
    """Rows of words and figures that nobody can change."""

    def __init__(self, rows: int, heads: Sequence[str], *, figures: int, widest: int = 0) -> None:
        """Make a table with empty cells.

        Args:
            rows: How many rows it has.
            heads: What stands above each column.
            figures: The first of the columns that hold figures; those are the last ones.
            widest: The column that takes the room that is left.

        """
        super().__init__(rows, len(heads))
        for column, head in enumerate(heads):
            self.setHorizontalHeaderItem(column, _cell(head, is_figure=column >= figures))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setStyleSheet(TABLE)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Cells(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(_LEAST, self.fontMetrics().lineSpacing() + 12))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)

    def name(self, column: int, head: str) -> None:
        """Say what stands above a column."""
        self.setHorizontalHeaderItem(column, _cell(head, is_figure=False))

    def put(self, row: int, column: int, words: str, *, is_figure: bool) -> QTableWidgetItem:
        """Fill a cell and return it: words stand at its beginning, a figure at its end."""
        cell = _cell(words, is_figure=is_figure)
        self.setItem(row, column, cell)
        return cell


class _Cells(QStyledItemDelegate):
    """Shows where the words of a cell go on, from left to right or from right to left."""

    def displayText(self, value: object, _locale: QLocale | QLocale.Language) -> str:
        """Return what is shown of a cell."""
        return isolated(str(value))


def _cell(words: str, *, is_figure: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    side = Qt.AlignmentFlag.AlignTrailing if is_figure else Qt.AlignmentFlag.AlignLeading
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
