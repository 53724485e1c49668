"""What came of opening many files: how many were added, and what there is to know of each."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cxreader.ui.frames import TABLE
from cxreader.ui.labels import TitleLabel
from cxreader.ui.outcome import Outcome

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
# rows that are measured one by one; where there are more, each has room for two lines
_MEASURED = 200


class _Told(QAbstractTableModel):
    """Files, and what there is to tell of each."""

    def __init__(self, rows: Sequence[tuple[Path, str]], parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return two: the file, and what happened."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what stands in a cell, or its tooltip."""
        path, why = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return why if index.column() else path.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return why if index.column() else str(path)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("What happened"))[section]
        return None


class ImportReport(QDialog):
    """A sentence and a table that can be copied."""

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setWindowTitle(self.tr("What Was Opened"))
        self.resize(720, 400)
        self._rows = tuple(self._told(outcome))
        self._heading = TitleLabel(outcome.sentence)
        self._heading.setWordWrap(True)
        self._table = self._make_table()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        self._buttons.rejected.connect(self.reject)
        copy = self._buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_all)
        copy.setEnabled(bool(self._rows))
        copy.setAutoDefault(False)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._table, self.copy_selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._table)
        column.addWidget(self._buttons)
        # only a button that has its place in the dialog can become its default
        close.setDefault(True)
        close.setFocus()

    def _told(self, outcome: Outcome) -> Iterator[tuple[Path, str]]:
        """Yield the files of which there is something to tell: those not read, copies, known ones, those left."""
        yield from ((problem.path, problem.why) for problem in outcome.problems if not problem.known)
        words = self.tr("Added. It is nearly the same as “{}”.")
        yield from ((copy.path, words.format(copy.other)) for copy in outcome.copies)
        yield from ((problem.path, problem.why) for problem in outcome.problems if problem.known)
        yield from ((path, self.tr("Left out, as you chose.")) for path in outcome.passed)
        yield from ((path, self.tr("Still to be read.")) for path in outcome.left)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, a line a file, path and outcome parted by a tab."""
        self._copy(range(len(self._rows)))

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard in the same form."""
        self._copy(sorted({index.row() for index in self._table.selectedIndexes()}))

    def _copy(self, rows: Sequence[int]) -> None:
        chosen = [self._rows[row] for row in rows]
        QGuiApplication.clipboard().setText("\n".join(f"{path}\t{why}" for path, why in chosen))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(_Told(self._rows, table))
        table.setAccessibleName(self.tr("Files, and what happened to each"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setStyleSheet(TABLE)
        table.setTabKeyNavigation(False)
        header, sides = table.horizontalHeader(), table.verticalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 240)
        sides.hide()
        sides.setMinimumSectionSize(28)
        if len(self._rows) <= _MEASURED:
            sides.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        else:
            sides.setDefaultSectionSize(2 * table.fontMetrics().lineSpacing() + 12)
        table.setVisible(bool(self._rows))
        return table
