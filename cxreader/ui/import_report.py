"""What came of opening many files: how many were added, and what became of the others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.document import Problem
from cxreader.ui.counts import counted
from cxreader.ui.labels import TitleLabel

_TABLE_SHEET = """
QTableWidget { border: 1px solid palette(mid); }
QTableWidget:focus { border: 2px solid palette(highlight); }
QTableWidget::item { padding: 4px 8px; }
QHeaderView::section {
    background: palette(window); border: 0; border-bottom: 1px solid palette(mid); padding: 4px 8px; font-weight: 600;
}
"""


class ImportReport(QDialog):
    """A sentence and a table that can be copied."""

    def __init__(self, added: int, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        """Make a report.

        Args:
            added: Number of documents that were added.
            problems: The files that were not; those known already come last.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setWindowTitle(self.tr("What Was Opened"))
        self.resize(720, 400)
        self._problems = sorted(problems, key=lambda problem: problem.known)
        self._added = added
        self._heading = TitleLabel(self.sentence())
        self._table = self._make_table()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        self._buttons.rejected.connect(self.reject)
        copy = self._buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy_all)
        copy.setEnabled(bool(self._problems))
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

    def sentence(self) -> str:
        """Return how many were added, how many could not be read, and how many were there already."""
        known = sum(problem.known for problem in self._problems)
        unread = len(self._problems) - known
        parts = [counted(self._added, self.tr("1 document added"), self.tr("{} documents added"))]
        if unread:
            parts.append(counted(unread, self.tr("1 could not be read"), self.tr("{} could not be read")))
        if known:
            one, many = self.tr("1 is already in this library"), self.tr("{} are already in this library")
            parts.append(counted(known, one, many))
        return " · ".join(parts)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, a line a file, path and outcome parted by a tab."""
        self._copy(range(len(self._problems)))

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard in the same form."""
        self._copy(sorted({index.row() for index in self._table.selectedIndexes()}))

    def _copy(self, rows: Sequence[int]) -> None:
        chosen = [self._problems[row] for row in rows]
        QGuiApplication.clipboard().setText("\n".join(f"{problem.path}\t{problem.why}" for problem in chosen))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._problems), 2)
        table.setAccessibleName(self.tr("Files that were not added"))
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What happened")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setStyleSheet(_TABLE_SHEET)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(28)
        for row, problem in enumerate(self._problems):
            for place, words in enumerate((problem.path.name, problem.why)):
                item = QTableWidgetItem(words)
                item.setToolTip(str(problem.path) if place == 0 else words)
                table.setItem(row, place, item)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 240)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setVisible(bool(self._problems))
        return table
