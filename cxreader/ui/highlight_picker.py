"""The dialog in which a highlight is picked that another one is linked with."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from cxreader.model import language
from cxreader.model.note_rows import NoteRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker import Picker
from cxreader.ui.picker_entries import Entry

_QUOTE = 120


# gives the first highlights that have some words to what takes them, at once or later
Search = Callable[[str, Callable[[Sequence[NoteRow]], None]], None]


class HighlightPicker(Picker):
    """A picker of highlights by the words of quote, note, tags and title."""

    def __init__(self, appearance: Appearance, search: Search, parent: QWidget | None = None) -> None:
        """Make a picker.

        Args:
            appearance: The program's look.
            search: Gives the highlights, in the order shown.
            parent: The window it belongs to.

        """
        super().__init__(appearance, parent)
        self.setObjectName("highlightPicker")
        self.say(
            self.tr("Link to Another Highlight"),
            self.tr("Words of the quote, the note or the text"),
            self.tr("No highlight has these letters."),
        )
        self._search = search
        self._sought: str | None = None
        self._entries: list[Entry] = []
        self.offer_from(self._found)

    def done(self, result: int) -> None:
        """Close; what is found from now on comes too late."""
        self._sought = None
        super().done(result)

    def _found(self, typed: str) -> Sequence[Entry]:
        """Return what is known to have the words, and have the rest looked for."""
        words = " ".join(typed.split())
        if words != self._sought:
            self._sought = words
            self._search(words, lambda rows: self._take(words, rows))
        return self._entries

    def _take(self, words: str, rows: Sequence[NoteRow]) -> None:
        # the person may have typed on
        if words == self._sought:
            self._entries = [_entry(row) for row in rows]
            self.offer_from(self._found)


def _entry(row: NoteRow) -> Entry:
    quote = " ".join(row.highlight.quote[:_QUOTE].split())
    said = " ".join((row.highlight.quote, row.note, row.title, *row.highlight.tags))
    return Entry(str(row.key), language.badge(row.language), "", f"“{quote}”", row.title, (said,))
