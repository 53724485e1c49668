"""A few choices beside each other, of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from cxreader.ui.tick_boxes import RadioChoice


class RadioRow(QWidget):
    """A row of radio buttons, each with a key.

    Signals:
        changed: Another choice holds.

    """

    changed = Signal()

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], chosen: str, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            name: What is chosen, for those who cannot see where the row stands.
            choices: Key and words of each choice.
            chosen: Key of the one that holds; the first one where there is none of that key.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key, words in choices:
            button = RadioChoice(words)
            button.setAccessibleDescription(name)
            button.setChecked(key == chosen or not self._buttons)
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()
        for choice in self._buttons.values():
            self._lead_to(choice, holds=choice.isChecked())
        self._group.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        """Return the key of the choice that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def button(self, key: str) -> QRadioButton:
        """Return the button of a choice; raises KeyError where there is none of that key."""
        return self._buttons[key]

    def _lead_to(self, button: QRadioButton, *, holds: bool) -> None:
        """Have Tab stop at the choice that holds: Qt sees to that only after one of them has had the focus."""
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if holds else Qt.FocusPolicy.ClickFocus)
        if holds:
            self.setFocusProxy(button)

    def _on_toggled(self, button: QRadioButton, checked: bool) -> None:
        self._lead_to(button, holds=checked)
        # every choice toggles two buttons; one of them is enough to tell
        if checked:
            self.changed.emit()
