"""The list of keys and the words about the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cxreader import __version__
from cxreader.ui.actions import Actions
from cxreader.ui.labels import TitleLabel

_AROUND = 80  # height of a screen that a window leaves to its own frame and the desktop, in pixels


class Shortcuts(QDialog):
    """All commands that have a key."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self.resize(560, min(640, self.screen().availableGeometry().height() - _AROUND))
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
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


class About(QDialog):
    """What the program is, and that it keeps to itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About cxreader"))
        picture = QLabel()
        picture.setPixmap(parent.windowIcon().pixmap(64))
        picture.setAccessibleName(self.tr("The sign of cxreader"))
        lines = (
            self.tr(
                "Reads a pile of texts about customer experience in several languages, shows their themes with "
                "reasons, and turns reading into annotated notes."
            ),
            self.tr("Everything stays on this machine: nothing is sent anywhere, and your files are never written to."),
            self.tr("MIT licence."),
        )
        words = QVBoxLayout()
        words.setSpacing(12)
        words.addWidget(TitleLabel(self.tr("cxreader {}").format(__version__)))
        for line in lines:
            label = QLabel(line, wordWrap=True)
            label.setMinimumWidth(400)
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words)
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(16)
        column.addLayout(row)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        # a dialog of one shape: nothing in it gains by being larger
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
