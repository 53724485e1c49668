"""A few choices beside each other, of which one holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cxreader.ui.radio_buttons import RadioButtons


class RadioRow(RadioButtons):
    """A row of radio buttons."""

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
        super().__init__(name, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key, words in choices:
            row.addWidget(self._make(key, words, name))
        row.addStretch()
        self._hold(chosen)
