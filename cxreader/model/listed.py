"""What the list of the passages in scope shows: light rows, and the words of those that are looked at."""

from typing import NamedTuple

from cxreader.model.annotation import Verdict
from cxreader.model.passage import Certainty


class PassageRow(NamedTuple):
    """One passage of the list.

    Attributes:
        document: Id of its document.
        number: Its place among the document's passages, from 0.
        block: Index of its block.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        language: Base tag of the language that it counts under.
        title: Title of its document.
        theme: Id of the theme that it is listed for: of the scope's themes, or without any of all that count, one that
            the person said yes to, or else the strongest; empty for none.
        certainty: How sure that is, in words; None without a theme, and where only the person says so.
        score: The same as a number, 0 to 1.
        verdict: What the person said of that theme; without a theme ``NO`` where they refused one.
        spoken: Tag of its own language, which may be a rare one in its document; where that was not told the one that
            it counts under.

    """

    document: int
    number: int
    block: int
    start: int
    end: int
    language: str
    title: str
    theme: str = ""
    certainty: Certainty | None = None
    score: float = 0.0
    verdict: Verdict | None = None
    spoken: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """What it is known by while its text stays as it is: document and start."""
        return self.document, self.start

    @property
    def is_in_scope(self) -> bool:
        """Whether it is in scope still: a passage whose theme was refused stays in sight, but counts no more."""
        return not self.theme or self.verdict is not Verdict.NO


class PassageWords(NamedTuple):
    """How a passage reads in one go, or the whole paragraph that it stands in.

    Attributes:
        text: The words without noise, each white space a single space.
        marks: Stretches of it that speak for a theme, in text order: start, end, and the kind of evidence.
        start: Where the passage itself begins in it.
        end: Where the passage itself ends in it.
        notes: The number of highlights that touch it.
        starred: Whether one of those is a quote to use.

    """

    text: str
    marks: tuple[tuple[int, int, str], ...]
    start: int
    end: int
    notes: int = 0
    starred: bool = False
