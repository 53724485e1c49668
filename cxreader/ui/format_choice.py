"""The forms of file, in groups, of which one holds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.export_choice import ExportFormat
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel
from cxreader.ui.tick_boxes import RadioChoice


class FormatChoice(QWidget):
    """A radio button for each form, the groups below each other.

    Signals:
        changed: Another form holds.

    """

    changed = Signal()

    def __init__(self, appearance: Appearance, name: str, formats: Sequence[ExportFormat], chosen: str) -> None:
        """Make the buttons.

        Args:
            appearance: The program's look.
            name: What is chosen, for those who cannot see where the buttons stand.
            formats: The forms, those of a group one after the other.
            chosen: Key of the one that holds; the first one where there is none of that key.

        """
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for kind in dict.fromkeys(form.kind for form in formats):
            column.addWidget(QuietLabel(appearance, kind))
            row = QWidget()
            flow = FlowLayout(row, spacing=8)
            for form in formats:
                if form.kind == kind:
                    flow.addWidget(self._make_button(form, f"{name}, {kind}", chosen))
            column.addWidget(row)
        for button in self._buttons.values():
            self._lead_to(button, holds=button.isChecked())
        self._group.buttonToggled.connect(self._on_toggled)

    def value(self) -> str:
        """Return the key of the form that holds."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def _make_button(self, form: ExportFormat, told: str, chosen: str) -> QRadioButton:
        button = RadioChoice(form.label)
        button.setAccessibleDescription(told)
        button.setChecked(form.key == chosen or not self._buttons)
        self._buttons[form.key] = button
        self._group.addButton(button)
        return button

    def _lead_to(self, button: QRadioButton, *, holds: bool) -> None:
        """Have Tab stop at the form that holds."""
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if holds else Qt.FocusPolicy.ClickFocus)
        if holds:
            self.setFocusProxy(button)

    def _on_toggled(self, button: QRadioButton, checked: bool) -> None:
        self._lead_to(button, holds=checked)
        if checked:
            self.changed.emit()
