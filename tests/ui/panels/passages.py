"""Passages as the list of passages is tested with."""

from collections.abc import Iterable, Sequence

from cxreader.model.listed import Key, PassageRow, PassageWords
from cxreader.model.passage import Certainty
from cxreader.ui.passage_pages import Source
from cxreader.ui.theme_looks import Look

CONTACT = Look("contact", "S2 Contact centre", "Contact centre", "blue", "service", "S", 1)
LOYALTY = Look("loyalty", "L1 Loyalty", "Loyalty", "red", "loyalty", "L", 0)
LOOKS = {look.theme: look for look in (CONTACT, LOYALTY)}


def passage(
    number: int, document: int = 1, language: str = "pl", theme: str = "contact", score: float = 0.5
) -> PassageRow:
    """Return a row of a document in which each passage takes ten letters and is a paragraph of its own."""
    certainty = Certainty.FAIRLY if theme else None
    title = f"Text {document}"
    start, end = 10 * number, 10 * number + 9
    row = PassageRow(document, number, number, start, end, language, title, theme, certainty, score)
    return row._replace(spoken=language)


class Shelf:
    """Gives passages and their words, and remembers which were asked for."""

    def __init__(self, rows: Iterable[PassageRow] = ()) -> None:
        self.rows = {row.key: row for row in rows}
        self.asked: list[PassageRow] = []
        self.fetched: list[Key] = []
        self.notes = 0
        self.starred = False

    @property
    def source(self) -> Source:
        return Source(self.fetch, self.read, self.paragraph)

    def put(self, rows: Iterable[PassageRow]) -> list[PassageRow]:
        """Hold other passages, and return them."""
        self.rows = {row.key: row for row in rows}
        return list(self.rows.values())

    def fetch(self, keys: Sequence[Key]) -> list[PassageRow]:
        self.fetched += keys
        return [self.rows[key] for key in keys if key in self.rows]

    def read(self, rows: Sequence[PassageRow]) -> list[PassageWords]:
        self.asked += rows
        return [self._words(f"Sentence {row.number} of the phone.", row) for row in rows]

    def paragraph(self, row: PassageRow) -> PassageWords:
        before = "Before it. "
        words = self._words(f"Sentence {row.number} of the phone.", row)
        after = " And a long rest of the paragraph" * 20
        return words._replace(
            text=f"{before}{words.text}{after}.", marks=(), start=len(before), end=len(before) + len(words.text)
        )

    def _words(self, text: str, row: PassageRow) -> PassageWords:
        at = text.index("phone")
        marks = ((at, at + 5, "word"),) if row.theme else ()
        return PassageWords(text, marks, 0, len(text), self.notes, self.starred)
