"""The dialog that asks which backup of a library is to be restored."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxreader.model.keeping import Backup, Contents, Why
from cxreader.ui.counts import grouped, sized
from cxreader.ui.foot import foot
from cxreader.ui.moments import moment
from cxreader.ui.read_table import ReadTable

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
            self._table.put(row, _DOCUMENTS, self.tr("Cannot be read"), is_figure=False)
            self._table.put(row, _NOTES, "", is_figure=False)
        else:
            self._table.put(row, _DOCUMENTS, grouped(contents.documents), is_figure=True)
            self._table.put(row, _NOTES, grouped(contents.notes), is_figure=True)

    def _make_table(self) -> ReadTable:
        names = (self.tr("When"), self.tr("Made"), self.tr("Documents"), self.tr("Notes"), self.tr("Size"))
        table = ReadTable(len(self._backups), names, figures=_DOCUMENTS, widest=1)
        table.setAccessibleName(self.tr("Backups"))
        return table

    def _arrange(self, words: str) -> None:
        for row, backup in enumerate(self._backups):
            texts = (moment(backup.made), self._reason(backup.why), "…", "…", sized(backup.size))
            for place, text in enumerate(texts):
                self._table.put(row, place, text, is_figure=place >= _DOCUMENTS)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        column.addWidget(self._table, 1)
        column.addLayout(foot(None, self._cancel, self._restore))

    def _reason(self, why: Why) -> str:
        return {
            Why.ROUTINE: self.tr("by itself"),
            Why.WISH: self.tr("by you"),
            Why.UPDATE: self.tr("before an update of cxreader"),
            Why.RESTORE: self.tr("before another was restored"),
        }[why]
