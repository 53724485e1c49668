"""The line above two documents that are compared: what keeps them together, by which theme, and the steps along it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QWidget

from cxreader.model.comparison import Alignment
from cxreader.model.theme import Family, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.choice_button import ChoiceButton
from cxreader.ui.icon_button import IconButton

_HEIGHT = 28
_EDGE, _GAP = 12, 8


class CompareHead(QWidget):
    """Two choices, and what acts on both documents; in a narrow window without words before them.

    Signals:
        aligned: The person wants the documents to be kept together otherwise.
        theme_wanted: The person wants to choose the theme.
        stepped: The person wants the next (1) or previous (-1) passages of the theme.
        note_wanted: The person wants to write one note on both.

    """

    aligned = Signal()
    theme_wanted = Signal()
    stepped = Signal(int)
    note_wanted = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._align = QComboBox(self)
        self._align.setAccessibleName(self.tr("Align by"))
        self._align.setMinimumHeight(_HEIGHT)
        for alignment, words in (
            (Alignment.THEME, self.tr("Theme")),
            (Alignment.POSITION, self.tr("Position")),
            (Alignment.OFF, self.tr("Off")),
        ):
            self._align.addItem(words, alignment.value)
        self._theme = ChoiceButton(appearance, self)
        self._back = IconButton(appearance, "previous", self.tr("Previous passage of this theme"), self)
        self._next = IconButton(appearance, "next", self.tr("Next passage of this theme"), self)
        self._note = QPushButton(self.tr("Note on Both"), self)
        self._note.setToolTip(self.tr("Write one note on the current passages of both documents (N)"))
        self._note.setAutoDefault(False)
        self._note.setMinimumHeight(_HEIGHT)
        self._align.activated.connect(self.aligned)
        self._theme.clicked.connect(self.theme_wanted)
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._note.clicked.connect(self.note_wanted)
        self._arrange()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab stops at, in that order."""
        return self._align, self._theme, self._back, self._next, self._note

    @property
    def alignment(self) -> Alignment:
        """What is to keep the documents together."""
        return Alignment(self._align.currentData())

    def set_alignment(self, alignment: str) -> None:
        """Show what was chosen before, quietly; where there is no such choice, the first one holds."""
        self._align.setCurrentIndex(max(0, self._align.findData(alignment)))

    def set_theme(self, theme: Theme | None, family: Family | None) -> None:
        """Show by which theme the documents are compared; None for none."""
        name = theme.name if theme else self.tr("Choose a theme")
        self._theme.set_choice(theme.code if theme else "", family.colour if family else "", name)
        self._theme.setAccessibleName(self.tr("Theme: {}").format(theme.name if theme else self.tr("none")))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the choices alone."""
        width = sum(part.minimumSizeHint().width() + _GAP for part in self.stops)
        return QSize(2 * _EDGE + width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the words before the choices where there is no room for all."""
        super().resizeEvent(event)
        wanted = sum(part.sizeHint().width() + _GAP for part in (*self._labels, *self.stops))
        for label in self._labels:
            label.setVisible(2 * _EDGE + wanted <= self.width())

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 4, _EDGE, 4)
        row.setSpacing(_GAP)
        self._labels = (QLabel(self.tr("Align by:"), self), QLabel(self.tr("Theme:"), self))
        for label, part in zip(self._labels, (self._align, self._theme), strict=True):
            label.setBuddy(part)
        before = dict(zip((self._align, self._theme), self._labels, strict=True))
        for part in self.stops:
            if part in before:
                row.addWidget(before[part])
            row.addWidget(part)
        row.addStretch()
