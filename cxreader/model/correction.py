"""What a person says of a text, where the program would say otherwise."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

NOISE = "noise"
TEXT = "text"


class CorrectionKind(StrEnum):
    """What a correction is about."""

    LANGUAGE = "language"
    NOISE = "noise"
    BLOCK = "block"
    FORM = "form"


class Correction(NamedTuple):
    """One thing that a person says of a stretch of a text.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        kind: What it is about.
        value: A base language tag; ``noise`` or ``text``; a kind of block; a digest of the form
            that the text was given.

    """

    start: int
    end: int
    kind: CorrectionKind
    value: str

    def covers(self, start: int, end: int) -> bool:
        """Tell whether most of another stretch lies in this one."""
        return 2 * (min(self.end, end) - max(self.start, start)) > end - start


def narrowest(corrections: Iterable[Correction], kind: CorrectionKind) -> list[Correction]:
    """Return the corrections of a kind, those first that go before others: the shortest, of equals the last said."""
    latest_first = reversed([correction for correction in corrections if correction.kind is kind])
    return sorted(latest_first, key=lambda correction: correction.end - correction.start)
