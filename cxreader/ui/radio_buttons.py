"""Radio buttons of which one holds, wherever in a widget they lie."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from cxreader.ui.tick_boxes import RadioChoice

# Left and Right go from each to the next, also where that one stands in another line: Qt itself stays where a line ends
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class RadioButtons(QWidget):
    """The base of what lays out radio buttons, each with a key.

    Signals:
        changed: Another choice holds.

    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make none yet.

        Args:
            name: What is chosen, for those who cannot see where the buttons stand.
            parent: The widget it lies in.

        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        """Return the key of the choice that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def button(self, key: str) -> QRadioButton:
        """Return the button of a choice; raises KeyError where there is none of that key."""
        return self._buttons[key]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next choice, or the one before, from a button with the focus."""
        if event.type() is QEvent.Type.KeyPress:
            pressed = cast(QKeyEvent, event)
            step = _STEPS.get(Qt.Key(pressed.key()), 0) * (-1 if self.isRightToLeft() else 1)
            if step and pressed.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
                self._go(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _make(self, key: str, words: str, told: str) -> QRadioButton:
        """Return one more button; `told` is what is chosen with it, for screen readers."""
        button = RadioChoice(words)
        button.setAccessibleDescription(told)
        button.installEventFilter(self)
        self._buttons[key] = button
        self._group.addButton(button)
        return button

    def _go(self, origin: QObject, step: int) -> None:
        """Have the choice hold that is so many steps from a button; after the last one comes the first."""
        offered = [button for button in self._buttons.values() if button.isVisible() and button.isEnabled()]
        at = next(at for at, button in enumerate(offered) if button is origin)
        to = offered[(at + step) % len(offered)]
        to.setFocus(Qt.FocusReason.TabFocusReason)
        to.setChecked(True)

    def _hold(self, chosen: str) -> None:
        """Have a choice hold, the first one where there is none of that key; nobody is told of that."""
        held = self._buttons.get(chosen) or next(iter(self._buttons.values()))
        self._group.blockSignals(True)
        held.setChecked(True)
        self._group.blockSignals(False)
        for button in self._buttons.values():
            self._lead_to(button, holds=button is held)

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
