"""The dialog that asks which backup of a library is to be restored."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.keeping import Backup, Contents, Why
from cxreader.ui.counts import grouped, sized
from cxreader.ui.moments import moment

_SHEET = """
QTableWidget { border: 1px solid palette(mid); outline: 0; }
QTableWidget:focus { border: 2px solid palette(highlight); }
QTableWidget::item { padding: 4px 5px; }
QHeaderView::section {
    background: palette(window); border: 0; border-bottom: 1px solid palette(mid); padding: 4px 8px; font-weight: 600;
}
"""
_DOCUMENTS, _NOTES = 2, 3


class RestoreDialog(QDialog):
    """Shows the backups, the newest first; once accepted, ``chosen`` is the file of one."""

    def __init__(self, library: str, backups: Sequence[Backup], *, beside: bool, parent: QWidget | None = None) -> None:
        """Make the dialog.

        Args:
            library: Name of the library.
            backups: Its backups, the newest first, at least one.
            beside: Whether another library is made of the chosen one, for the first is damaged.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle(self.tr("Restore from Backup"))
        self.resize(720, 380)
        self._backups = backups
        self._table = self._make_table()
        self._cancel = QPushButton(self.tr("Cancel"), autoDefault=False)
        self._restore = QPushButton(self.tr("Restore"), default=True)
        if beside:
            words = self.tr("Another library is made of the backup. “{}”, which is damaged, stays as it is.")
        else:
            words = self.tr("“{}” will hold again what it held then. What it holds now is kept as a backup first.")
        self._arrange(words.format(library))
        self._cancel.clicked.connect(self.reject)
        self._restore.clicked.connect(self.accept)
        self._table.doubleClicked.connect(self.accept)
        self._table.setCurrentCell(0, 0)
        self._table.setFocus()

    @property
    def chosen(self) -> Path:
        """File of the backup that is the current one."""
        return self._backups[self._table.currentRow()].path

    def set_contents(self, backup: Path, contents: Contents | None) -> None:
        """Show how much a backup holds; None where it cannot be read."""
        row = next(row for row, each in enumerate(self._backups) if each.path == backup)
        if contents is None:
            self._put(row, _DOCUMENTS, self.tr("Cannot be read"))
            self._put(row, _NOTES, "")
        else:
            self._put(row, _DOCUMENTS, grouped(contents.documents), number=True)
            self._put(row, _NOTES, grouped(contents.notes), number=True)

    def _make_table(self) -> QTableWidget:
        names = (self.tr("When"), self.tr("Made"), self.tr("Documents"), self.tr("Notes"), self.tr("Size"))
        table = QTableWidget(len(self._backups), len(names))
        table.setAccessibleName(self.tr("Backups"))
        for column, name in enumerate(names):
            table.setHorizontalHeaderItem(column, _item(name, number=column >= _DOCUMENTS))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setStyleSheet(_SHEET)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(max(28, table.fontMetrics().lineSpacing() + 12))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self, words: str) -> None:
        for row, backup in enumerate(self._backups):
            texts = (moment(backup.made), self._reason(backup.why), "…", "…", sized(backup.size))
            for place, text in enumerate(texts):
                self._put(row, place, text, number=place >= _DOCUMENTS)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(self._table, 1)
        column.addLayout(foot)

    def _put(self, row: int, column: int, words: str, *, number: bool = False) -> None:
        self._table.setItem(row, column, _item(words, number=number))

    def _reason(self, why: Why) -> str:
        return {
            Why.ROUTINE: self.tr("by itself"),
            Why.WISH: self.tr("by you"),
            Why.UPDATE: self.tr("before an update of cxreader"),
            Why.RESTORE: self.tr("before another was restored"),
        }[why]


def _item(words: str, *, number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(words)
    side = Qt.AlignmentFlag.AlignTrailing if number else Qt.AlignmentFlag.AlignLeading
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
