"""The dialog in which a highlight is picked that another one is linked with."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.note_rows import NoteRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry

_QUOTE = 120


class HighlightPicker(Picker):
    """A picker of highlights by the words of quote, note and title."""

    def __init__(self, appearance: Appearance, rows: Iterable[NoteRow], parent: QWidget | None = None) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            rows: The highlights, in the order shown.
            parent: The window it belongs to.

        """
        super().__init__(appearance, parent)
        self.setObjectName("highlightPicker")
        self.say(
            self.tr("Link to Another Highlight"),
            self.tr("Words of the quote, the note or the text"),
            self.tr("No highlight has these letters."),
        )
        self.offer([_entry(row) for row in rows])


def _entry(row: NoteRow) -> Entry:
    quote = " ".join(row.highlight.quote[:_QUOTE].split())
    return Entry(str(row.key), language.badge(row.language), "", f"“{quote}”", row.title, (row.note,))
