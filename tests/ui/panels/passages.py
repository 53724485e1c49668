"""Passages as the list of passages is tested with."""

from collections.abc import Sequence

from cxreader.model.listed import PassageRow, PassageWords
from cxreader.model.passage import Certainty
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
    """Gives the words of passages, and remembers which were asked for."""

    def __init__(self) -> None:
        self.asked: list[PassageRow] = []
        self.notes = 0
        self.starred = False

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
