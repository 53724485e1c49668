"""The keyboard list and the words about the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxreader import __version__
from cxreader.ui.actions import Actions


class Shortcuts(QDialog):
    """All commands that have a key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.resize(560, 640)
        rows = actions.listing()
        table = QTableWidget(len(rows), 3, self)
        table.setAccessibleName(self.tr("Keyboard Shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("Menu"), self.tr("Command"), self.tr("Keys")])
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                table.setItem(number, column, item)
        table.setCurrentCell(0, 0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)


def show_about(parent: QWidget) -> None:
    """Say what the program is, and that it keeps to itself."""
    QMessageBox.about(
        parent,
        parent.tr("About cxreader"),
        parent.tr(
            "<b>cxreader {}</b><p>Reads a pile of texts about customer experience in several languages, shows their "
            "themes with reasons, and turns reading into annotated notes.</p><p>Everything stays on this machine: "
            "nothing is sent anywhere, and your files are never written to.</p><p>MIT licence.</p>"
        ).format(__version__),
    )
