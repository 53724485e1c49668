"""What came of opening many files: how many were added, and what there is to know of each."""

from collections.abc import Iterator, Sequence
from pathlib import Path

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

from cxreader.ui.labels import TitleLabel
from cxreader.ui.outcome import Outcome

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

    def __init__(self, outcome: Outcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importReport")
        self.setWindowTitle(self.tr("What Was Opened"))
        self.resize(720, 400)
        self._rows = tuple(self._told(outcome))
        self._heading = TitleLabel(outcome.sentence)
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
        """Yield the files of which there is something to tell: those not read, those nearly the same, those known."""
        yield from ((problem.path, problem.why) for problem in outcome.problems if not problem.known)
        words = self.tr("Added. It is nearly the same as “{}”.")
        yield from ((copy.path, words.format(copy.other)) for copy in outcome.copies)
        yield from ((problem.path, problem.why) for problem in outcome.problems if problem.known)

    def copy_all(self) -> None:
        """Put the whole table on the clipboard, a line a file, path and outcome parted by a tab."""
        self._copy(range(len(self._rows)))

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard in the same form."""
        self._copy(sorted({index.row() for index in self._table.selectedIndexes()}))

    def _copy(self, rows: Sequence[int]) -> None:
        chosen = [self._rows[row] for row in rows]
        QGuiApplication.clipboard().setText("\n".join(f"{path}\t{why}" for path, why in chosen))

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._rows), 2)
        table.setAccessibleName(self.tr("Files, and what happened to each"))
        table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What happened")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setStyleSheet(_TABLE_SHEET)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(28)
        for row, (path, why) in enumerate(self._rows):
            for place, words in enumerate((path.name, why)):
                item = QTableWidgetItem(words)
                item.setToolTip(str(path) if place == 0 else words)
                table.setItem(row, place, item)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 240)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setVisible(bool(self._rows))
        return table
