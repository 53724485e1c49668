"""What the library answers to views: light rows, frozen, holding no truth of their own."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from cxreader.model.annotation import Highlight, Verdict
from cxreader.model.block import Block
from cxreader.model.language import UNKNOWN
from cxreader.model.passage import Certainty, Evidence, Noise, touching
from cxreader.model.theme import Family, Theme

# so many words a person takes in at a glance; one with less of a score than a hundredth says nothing
_MOST_MEANT = 5
_LEAST_PART = 0.01
_START = attrgetter("start")


class DocumentRow(NamedTuple):
    """One document in a list.

    Attributes:
        id: Its number in the library.
        title: Its title.
        path: Where its file was, empty for pasted text.
        language: Its language tag.
        confidence: How sure that is, 0 to 1.
        length: Words; characters where ``characters`` is set.
        characters: Whether ``length`` counts characters.
        passages: Its passages that are not noise.
        scoped: Those of them that are in scope.
        noise: Its noise fragments.
        notes: Its highlights.
        progress: How much of it has been on screen, 0 to 1, or what the person says of that.
        families: For its theme bar: family id and number of passages, largest first.
        themes: Names of its commonest themes, at most three.
        languages: Tags of all languages that make up a good part of it, the main one first.
        encoding: Name of the encoding its file was read in, as people know it.
        codec: Python's name of that encoding; empty for pasted text.
        alike: Its near-duplicates in the list, most alike first: id, and how alike they are, 0 to 1.
        nearest: Title of the first of them, or the name of its file where that alone tells the two apart.
        tags: Its tags, by name.

    """

    id: int
    title: str
    path: str
    language: str
    confidence: float
    length: int
    characters: bool
    passages: int
    scoped: int
    noise: int
    notes: int
    progress: float
    families: tuple[tuple[str, int], ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    encoding: str = ""
    codec: str = ""
    alike: tuple[tuple[int, float], ...] = ()
    nearest: str = ""
    tags: tuple[str, ...] = ()


class ThemeRow(NamedTuple):
    """One theme in the sidebar: counts within the scope's other limits.

    Attributes:
        theme: The theme.
        passages: Passages that speak of it.
        documents: Documents that hold them.
        doubtful: Those passages that are doubtful.

    """

    theme: Theme
    passages: int
    documents: int
    doubtful: int


class ThemeGroup(NamedTuple):
    """A family with its themes in the sidebar."""

    family: Family
    rows: tuple[ThemeRow, ...]


class Coding(NamedTuple):
    """A theme of a passage as things stand: found by the program, or said by the person.

    Attributes:
        theme: Id of the theme.
        score: Strength of the program's evidence, 0 to 1; 0 where only the person says so.
        certainty: The same in words; None where only the person says so.
        evidence: What speaks for it.
        against: What speaks against it, in sentences.
        verdict: What the person said of it; None for nothing. Refused ones are kept, marked ``NO``.
        decided: When the person said so, ISO 8601 in UTC; empty for never.
        suggested: Whether it is shown, but counts for nothing until the person says yes.
        following: Id of the theme that was nearly found in the passage as well; empty for none.

    """

    theme: str
    score: float = 0.0
    certainty: Certainty | None = None
    evidence: tuple[Evidence, ...] = ()
    against: tuple[str, ...] = ()
    verdict: Verdict | None = None
    decided: str = ""
    suggested: bool = False
    following: str = ""

    @property
    def counts(self) -> bool:
        """Whether the passage counts as speaking of it."""
        return self.verdict is not Verdict.NO and not self.suggested

    def listed(self) -> tuple[Evidence, ...]:
        """Return the terms of lists that speak for it, in text order."""
        return tuple(item for item in self.evidence if item.kind == "word")

    def meant(self) -> tuple[Evidence, ...]:
        """Return the words whose meaning speaks for it most, the strongest first."""
        least = _LEAST_PART * self.score
        found = [item for item in self.evidence if item.kind == "meaning" and item.share >= least]
        return tuple(sorted(found, key=lambda item: -item.share)[:_MOST_MEANT])

    def opposed(self) -> tuple[Evidence, ...]:
        """Return the words whose meaning speaks against it, the strongest first."""
        least = -_LEAST_PART * self.score
        found = [item for item in self.evidence if item.kind == "meaning" and item.share <= least]
        return tuple(sorted(found, key=lambda item: item.share))


class CodedPassage(NamedTuple):
    """A passage with its themes as things stand.

    Attributes:
        document: Id of its document.
        number: Its place among the document's passages, from 0.
        block: Index of its block.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        language: Its language tag.
        confidence: How sure that is, 0 to 1.
        noise: Whether it is noise as a whole.
        codings: Its themes, strongest first, refused ones among them.

    """

    document: int
    number: int
    block: int
    start: int
    end: int
    language: str
    confidence: float
    noise: bool
    codings: tuple[Coding, ...] = ()

    def counted(self) -> tuple[Coding, ...]:
        """Return the codings that count."""
        return tuple(coding for coding in self.codings if coding.counts)

    def shown(self) -> tuple[Coding, ...]:
        """Return the codings that the text shows: those that count, and those that are suggested."""
        return tuple(coding for coding in self.codings if coding.counts or coding.suggested)


class OpenDocument(NamedTuple):
    """All that the reading pane needs of one document.

    Attributes:
        id: Its number in the library.
        title: Its title.
        language: Its language tag.
        text: Its text, as stored.
        blocks: Its blocks.
        passages: Its passages.
        noise: Its noise.
        highlights: Its highlights in text order.
        languages: Tags of all languages that make up a good part of it, the main one first.
        encoding: Name of the encoding its file was read in, as people know it.
        codec: Python's name of that encoding; empty for pasted text.

    """

    id: int
    title: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    passages: tuple[CodedPassage, ...]
    noise: tuple[Noise, ...]
    highlights: tuple[Highlight, ...]
    languages: tuple[str, ...] = ()
    encoding: str = ""
    codec: str = ""

    def why_noise(self, passage: CodedPassage) -> str:
        """Return why a passage is noise as a whole, in sentences; empty where it is not."""
        gaps = touching(self.noise, passage.start, passage.end) if passage.noise else ()
        return " ".join(dict.fromkeys(gap.why for gap in gaps))


class Reason(NamedTuple):
    """Why a passage has a theme, in the five lines that are always the same, and who decided.

    A share is a word's part of the score: 0.31 for 31 %, less than 0 for a word that speaks against the theme.

    Attributes:
        theme: The theme.
        certainty: How sure, in words; None where only the person says so.
        score: The same as a number, 0 to 1.
        matched: Each matched stretch of the text with the term and the language name of its list.
        meant: The words whose meaning speaks for it most, with their shares, the strongest first.
        against: Sentences about what speaks against it.
        runner_up: The next best theme of the passage, if any.
        verdict: What the person said of it.
        decided: When, ISO 8601 in UTC; empty for never.
        opposed: The words whose meaning speaks against it, with their shares, the strongest first.
        suggested: Whether it counts for nothing until the person says yes.
        unread: Whether the meaning of the passage has not been read yet, so that nothing is known of it.

    """

    theme: Theme
    certainty: Certainty | None
    score: float
    matched: tuple[tuple[str, str, str], ...]
    meant: tuple[tuple[str, float], ...]
    against: tuple[str, ...]
    runner_up: Theme | None
    verdict: Verdict | None
    decided: str
    opposed: tuple[tuple[str, float], ...] = ()
    suggested: bool = False
    unread: bool = False


def language_of(passages: Sequence[CodedPassage], start: int, end: int, otherwise: str) -> str:
    """Return the language that a stretch of a text begins in, as far as one is known.

    Args:
        passages: All passages of the text.
        start: Offset of the stretch's first code point.
        end: Offset after its last one.
        otherwise: What it is where no passage of the stretch says so: the language of the whole text.

    """
    around = (passage for passage in passages if passage.start < end and start < passage.end)
    return next((passage.language for passage in around if passage.language != UNKNOWN), otherwise)


def passages_at(passages: Sequence[CodedPassage], start: int, end: int) -> list[CodedPassage]:
    """Return the passages that a stretch of a text touches, given all of them in text order."""
    found = []
    # to begin in the middle is to go through none of those before: a long text has thousands
    for number in range(max(0, bisect_right(passages, start, key=_START) - 1), len(passages)):
        passage = passages[number]
        if passage.start >= end:
            break
        if start < passage.end:
            found.append(passage)
    return found


def themes_of(
    highlight: Highlight, passages: Sequence[CodedPassage], preferred: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return a highlight's own themes or, where it has none, those of the passages it lies in.

    Args:
        highlight: The highlight.
        passages: All passages of its document, in text order.
        preferred: Themes that come first, such as those of the scope.

    """
    found = highlight.themes
    if not found:
        around = passages_at(passages, highlight.start, highlight.end)
        found = tuple(coding.theme for passage in around for coding in passage.codings if coding.counts)
    once = tuple(dict.fromkeys(found))
    return tuple(sorted(once, key=lambda theme: theme not in preferred)) if preferred else once
