"""The forms of file, in groups, of which one holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cxreader.ui.appearance import Appearance
from cxreader.ui.export_choice import ExportFormat
from cxreader.ui.flow_layout import FlowLayout
from cxreader.ui.labels import QuietLabel
from cxreader.ui.radio_buttons import RadioButtons


class FormatChoice(RadioButtons):
    """A radio button for each form, the groups below each other."""

    def __init__(self, appearance: Appearance, name: str, formats: Sequence[ExportFormat], chosen: str) -> None:
        """Make the buttons.

        Args:
            appearance: The program's look.
            name: What is chosen, for those who cannot see where the buttons stand.
            formats: The forms, those of a group one after the other.
            chosen: Key of the one that holds; the first one where there is none of that key.

        """
        super().__init__(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for kind in dict.fromkeys(form.kind for form in formats):
            column.addWidget(QuietLabel(appearance, kind))
            row = QWidget()
            flow = FlowLayout(row, spacing=8)
            for form in formats:
                if form.kind == kind:
                    flow.addWidget(self._make(form.key, form.label, f"{name}, {kind}"))
            column.addWidget(row)
        self._hold(chosen)
