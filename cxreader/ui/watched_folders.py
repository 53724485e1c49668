"""The dialog with the folders that are watched."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from cxreader.ui import file_dialogs
from cxreader.ui.foot import foot


class WatchedFolders(QDialog):
    """Lists the folders; to add and to take away one counts at once.

    Signals:
        added: A folder that is to be watched.
        removed: One that is to be watched no more.

    """

    added = Signal(Path)
    removed = Signal(Path)

    def __init__(self, folders: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("watchedFolders")
        self.setWindowTitle(self.tr("Watched Folders"))
        self.setMinimumWidth(480)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Watched folders"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._add = QPushButton(self.tr("Add Folder…"), autoDefault=False)
        self._remove = QPushButton(self.tr("Remove"), autoDefault=False)
        self._close = QPushButton(self.tr("Close"), default=True)
        self._add.clicked.connect(self._ask)
        self._remove.clicked.connect(self._take_away)
        self._close.clicked.connect(self.accept)
        self._list.currentRowChanged.connect(self._settle)
        self._arrange()
        for folder in folders:
            self._list.addItem(str(folder))
        self._list.setCurrentRow(0)
        self._settle()
        (self._list if folders else self._add).setFocus()

    def add_folder(self, folder: Path) -> None:
        """Add a folder, unless it is there."""
        if str(folder) not in self._names():
            self._list.addItem(str(folder))
            self.added.emit(folder)
        self._list.setCurrentRow(self._names().index(str(folder)))

    def _ask(self) -> None:
        name = file_dialogs.choose_folder(self, self.tr("Watch Folder"), str(Path.home()))
        if name:
            self.add_folder(Path(name))

    def _take_away(self) -> None:
        row = self._list.currentRow()
        self.removed.emit(Path(self._list.takeItem(row).text()))
        # Qt would hand the focus of a button that goes out to its neighbour
        (self._list if self._list.count() else self._add).setFocus()
        self._settle()

    def _names(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _settle(self) -> None:
        self._remove.setEnabled(self._list.currentRow() >= 0)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        told = QLabel(
            self.tr("New and changed files in these folders are offered to you. Nothing is opened by itself.")
        )
        told.setWordWrap(True)
        column.addWidget(told)
        column.addWidget(self._list, 1)
        column.addLayout(foot(self._add, self._remove, None, self._close))
