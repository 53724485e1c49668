"""The small window in which a person says how the program is to be, live: their name, keys, colours and views."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cxreader.ui.appearance import Appearance
from cxreader.ui.labels import QuietLabel
from cxreader.ui.tick_boxes import RadioChoice, TickBox

# what is chosen by each name: one of some keys, on or off, or the words of the author
COLOURS, SUGGESTIONS, AUTHOR = "colours", "suggestions", "author"
SINGLE_KEYS, NOISE, STRIPES, MAP = "single_keys", "noise", "stripes", "map"

_ACROSS = 3
_LONGEST_NAME = 120


class Preferences(QDialog):
    """What can be chosen, each thing chosen at once; only the name waits until it is typed.

    Signals:
        chosen: The name of a choice, and what was chosen.

    """

    chosen = Signal(str, object)

    def __init__(self, appearance: Appearance, now: Mapping[str, str | bool], parent: QWidget | None = None) -> None:
        """Make the window.

        Args:
            appearance: The program's look.
            now: What is chosen so far, by the names above.
            parent: The window it belongs to.

        """
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._now = now
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._kept = str(now[AUTHOR])
        self._author = QLineEdit(self._kept)
        self._author.setMaxLength(_LONGEST_NAME)
        self._author.setMinimumHeight(28)
        self._author.setAccessibleName(self.tr("Your name"))
        self._author.setPlaceholderText(self.tr("Nobody in particular"))
        self._author.editingFinished.connect(self._tell_author)
        hint = QuietLabel(appearance, self.tr("It stands beside the notes you write from now on, also in exports."))
        hint.setWordWrap(True)
        self._add_line(self.tr("Your name"), (self._author, hint))
        keys = self.tr("Single letters act in the text, such as H for Highlight")
        self._add_line(self.tr("Keyboard"), (self._box(SINGLE_KEYS, keys),))
        self._add_line(self.tr("Colours"), (self._switch(COLOURS, self._colours(), self.tr("Colours")),))
        self._add_line(self.tr("Suggestions"), (self._switch(SUGGESTIONS, self._modes(), self.tr("Suggestions"), 1),))
        views = {NOISE: self.tr("Noise"), STRIPES: self.tr("Coding stripes"), MAP: self.tr("Document map")}
        self._add_line(self.tr("Beside the text"), [self._box(name, words) for name, words in views.items()])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(16)
        column.addLayout(self._grid)
        column.addWidget(buttons)
        self._author.setFocus()

    def done(self, result: int) -> None:
        """Keep the name that is typed, however the window is closed."""
        self._tell_author()
        super().done(result)

    def _colours(self) -> dict[str, str]:
        return {
            "system": self.tr("System"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
            "black": self.tr("High contrast"),
        }

    def _modes(self) -> dict[str, str]:
        return {
            "off": self.tr("Off: themes by hand alone"),
            "shown": self.tr("Show as suggestions, counted once you say yes"),
            "counted": self.tr("Count at once"),
        }

    def _add_line(self, name: str, widgets: Sequence[QWidget]) -> None:
        """Add what belongs to one name, each widget in a row of its own."""
        row = self._grid.rowCount()
        label = QLabel(name)
        label.setBuddy(widgets[0])
        label.setMinimumHeight(28)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        room = QVBoxLayout()
        room.setSpacing(0)
        for widget in widgets:
            room.addWidget(widget)
        self._grid.addLayout(room, row, 1)

    def _box(self, name: str, words: str) -> TickBox:
        box = TickBox(words)
        box.setChecked(bool(self._now[name]))
        box.toggled.connect(partial(self.chosen.emit, name))
        return box

    def _switch(self, name: str, choices: Mapping[str, str], said: str, across: int = _ACROSS) -> QWidget:
        """Return radio buttons for some choices by their keys, so many beside each other."""
        switch = QWidget()
        switch.setAccessibleName(said)
        grid, group = QGridLayout(switch), QButtonGroup(switch)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(across, 1)
        for place, (key, words) in enumerate(choices.items()):
            button: QAbstractButton = RadioChoice(words)
            button.setChecked(key == self._now[name])
            button.clicked.connect(partial(self._choose, name, key))
            group.addButton(button)
            grid.addWidget(button, place // across, place % across)
        return switch

    def _choose(self, name: str, key: str, _checked: bool = False) -> None:
        self.chosen.emit(name, key)

    def _tell_author(self) -> None:
        author = " ".join(self._author.text().split())
        if author != self._kept:
            self._kept = author
            self.chosen.emit(AUTHOR, author)
