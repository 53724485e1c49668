"""The line above the overview: what its rows and columns are, what its cells say, and how it leaves the program."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from cxreader.model.overview import Columns, Rows, Show
from cxreader.ui.flow_layout import FlowLayout


class OverviewHead(QWidget):
    """Three choices, and a menu.

    Signals:
        chosen: The person wants other rows, columns or cells.
        copy_wanted: The table is to be copied.
        picture_wanted: It is to be copied as a picture.
        export_wanted: It is to be written to a file.

    """

    chosen = Signal()
    copy_wanted = Signal()
    picture_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _choice(
            self.tr("Rows"), {Rows.THEMES: self.tr("Themes"), Rows.FAMILIES: self.tr("Families")}, self
        )
        self._columns = _choice(
            self.tr("Columns"),
            {
                Columns.LANGUAGES: self.tr("Languages"),
                Columns.DOCUMENTS: self.tr("Documents"),
                Columns.MONTHS: self.tr("Months"),
                Columns.THEMES: self.tr("Themes together"),
            },
            self,
        )
        self._show = _choice(self.tr("Show"), {Show.SHARE: self.tr("Share"), Show.COUNT: self.tr("Count")}, self)
        self._menu = QToolButton(self)
        for box in self.boxes:
            box.activated.connect(self.chosen)
        self._arrange()

    @property
    def boxes(self) -> tuple[QComboBox, ...]:
        """The three choices."""
        return self._rows, self._columns, self._show

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return *self.boxes, self._menu

    @property
    def rows(self) -> Rows:
        """What the rows are to be."""
        return Rows(self._rows.currentData())

    @property
    def columns(self) -> Columns:
        """What the columns are to be."""
        return Columns(self._columns.currentData())

    @property
    def show_as(self) -> Show:
        """What the cells are to say."""
        return Show(self._show.currentData())

    def set_choices(self, rows: str, columns: str, show: str) -> None:
        """Show what was chosen before, quietly; where there is no such choice, the first one holds."""
        for box, value in zip(self.boxes, (rows, columns, show), strict=True):
            box.setCurrentIndex(max(0, box.findData(value)))

    def set_leaving(self, enabled: bool) -> None:
        """Say whether there is something to copy."""
        self._menu.setEnabled(enabled)

    def _arrange(self) -> None:
        row = FlowLayout(self, 8)
        row.setContentsMargins(12, 4, 12, 4)
        for words, box in zip((self.tr("Rows:"), self.tr("Columns:"), self.tr("Show:")), self.boxes, strict=True):
            # each with its name, which no end of a line may part
            both = QWidget(self)
            pair = QHBoxLayout(both)
            pair.setContentsMargins(0, 0, 8, 0)
            pair.setSpacing(8)
            label = QLabel(words)
            label.setBuddy(box)
            pair.addWidget(label)
            pair.addWidget(box)
            row.addWidget(both)
        menu = QMenu(self)
        menu.addAction(self.tr("&Copy Table"), self.copy_wanted.emit)
        menu.addAction(self.tr("Copy &Picture"), self.picture_wanted.emit)
        menu.addAction(self.tr("&Export Overview…"), self.export_wanted.emit)
        self._menu.setText(self.tr("Copy or Export ▾"))
        self._menu.setAccessibleName(self.tr("Copy or export the overview"))
        self._menu.setProperty("chip", True)
        self._menu.setMinimumHeight(28)
        self._menu.setMenu(menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(self._menu)


def _choice(name: str, choices: Mapping[str, str], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setMinimumHeight(28)
    for key, words in choices.items():
        box.addItem(words, str(key))
    return box
