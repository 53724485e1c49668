"""The smallest thing that is judged: a passage, and the noise and themes found in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple


class Certainty(StrEnum):
    """How sure the program is of a theme, in the words it uses to people."""

    SURE = "sure"
    FAIRLY = "fairly sure"
    DOUBTFUL = "doubtful"


class Guess(NamedTuple):
    """A language and how sure that is.

    Attributes:
        language: BCP 47 tag (``es``, ``zh-Hans``, ``pl``, ``fil``), ``und`` when not sure.
        confidence: Estimated probability that it is right, 0 to 1; 0 for ``und``.

    """

    language: str
    confidence: float


class Noise(NamedTuple):
    """A stretch of a text that is not the author's words and counts for nothing.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        kind: Short name of the rule that found it, such as ``template``.
        why: A sentence for people that gives the reason.

    """

    start: int
    end: int
    kind: str
    why: str


def touching(noise: Sequence[Noise], start: int, end: int) -> Sequence[Noise]:
    """Return which of the noise of a text, given in its order, touches a stretch of it."""
    first = bisect_right(noise, start, key=lambda gap: gap.end)
    return noise[first : bisect_left(noise, end, key=lambda gap: gap.start)]


def without_edges(text: str, start: int, end: int, noise: Iterable[Noise]) -> tuple[int, int]:
    """Return a stretch of a text without the noise and the white space at its two ends; empty where all is noise."""
    gaps = [gap for gap in noise if start < gap.end and gap.start < end]
    for gap in gaps:
        if not text[start : gap.start].strip():
            start = min(gap.end, end)
    for gap in reversed(gaps):
        if not text[gap.end : end].strip():
            end = max(start, gap.start)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def without_noise(text: str, start: int, end: int, noise: Sequence[Noise]) -> str:
    """Return a stretch of a text without the noise in it, given all noise of the text in its order."""
    pieces = []
    for gap in touching(noise, start, end):
        pieces.append(text[start : max(start, gap.start)])
        start = min(end, gap.end)
    return "".join((*pieces, text[start:end]))


class Evidence(NamedTuple):
    """A stretch of a text that speaks for a theme.

    Attributes:
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        kind: Where it comes from: ``word`` for a term of a list, ``meaning`` for a word as the meaning model takes it.
        term: The term as its list has it, ``*`` for any ending; of a meaning the word as it stands in the text.
        language: Language of that list, or of the passage.
        share: Its part of the theme's score, less than 0 for a word that speaks against it. The shares of all words
            sum to the score.

    """

    start: int
    end: int
    kind: str
    term: str
    language: str
    share: float


class Finding(NamedTuple):
    """A theme that the program finds in a passage, with its reasons.

    Attributes:
        theme: The theme's id.
        score: Strength of the evidence, 0 to 1.
        certainty: The same in words.
        evidence: What speaks for it, in text order.
        against: Sentences for people about what speaks against it.
        following: Id of the theme that came next among those that were not found in the passage; empty for none.

    """

    theme: str
    score: float
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    against: tuple[str, ...] = ()
    following: str = ""


class Passage(NamedTuple):
    """A sentence of a block.

    Attributes:
        block: Index of its block in the document.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        language: What it is written in.
        noise: Whether it is noise as a whole.
        findings: Its themes, strongest first; none where it is noise.

    """

    block: int
    start: int
    end: int
    language: Guess
    noise: bool = False
    findings: tuple[Finding, ...] = ()
