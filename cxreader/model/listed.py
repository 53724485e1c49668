"""What the list of the passages in scope shows: which ones in what order, and those that are looked at."""

from array import array
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from cxreader.model.annotation import Verdict
from cxreader.model.language import UNKNOWN, name
from cxreader.model.passage import Certainty
from cxreader.model.scope import SPEAKER, ColumnValue

# what a passage is known by while its text stays as it is: document and start
Key = tuple[int, int]

# bits of a key in one number that are left to the start
_START = 32


class Grouping(StrEnum):
    """What passages are put together by."""

    LANGUAGE = "language"
    DOCUMENT = "document"
    NONE = "none"


class Order(StrEnum):
    """Which passages come first in a group."""

    DOUBTFUL = "doubtful"
    SUREST = "surest"
    PLACE = "place"


class Group(NamedTuple):
    """Passages that are listed together.

    Attributes:
        key: A base language tag, or the id of a document; empty where all are one group.
        passages: Their number.
        waiting: Those that have a theme of which nothing was said.

    """

    key: str
    passages: int
    waiting: int


class Listing(NamedTuple):
    """The passages in scope in the order of the list.

    Attributes:
        keys: The key of each in one number, see `pack`.
        groups: The groups that they make one after the other.
        said: What the person said of those that they decided on, by the same numbers.
        is_whole: Whether these are all; else some of the first ones.

    """

    keys: array  # type: ignore[type-arg]  # “array[int]” would be a text, slow to load
    groups: tuple[Group, ...]
    said: Mapping[int, Verdict]
    is_whole: bool = True


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
            the person said yes to, or else the strongest; where it has none of the scope's any more, the one of them
            that they refused last; empty for none.
        certainty: How sure that is, in words; None without a theme, and where only the person says so.
        score: The same as a number, 0 to 1.
        verdict: What the person said of that theme; without a theme ``NO`` where they refused one.
        spoken: Tag of its own language, which may be a rare one in its document; where that was not told the one that
            it counts under.
        name: What its answer is called, where it is one of a table.
        told: What is told of it beside its words, in the order of the columns.

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
    name: str = ""
    told: tuple[ColumnValue, ...] = ()

    @property
    def label(self) -> str:
        """Whose words it has: the name of its answer or, in a talk, who speaks; empty for nobody in particular."""
        return self.name or next((each.value for each in self.told if each.column == SPEAKER), "")

    @property
    def beside(self) -> tuple[ColumnValue, ...]:
        """What stands beside its answer."""
        return tuple(each for each in self.told if each.column != SPEAKER)

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.document, self.start

    @property
    def is_in_scope(self) -> bool:
        """Whether it is in scope still: a passage whose theme was refused stays in sight, but counts no more."""
        return not self.theme or self.verdict is not Verdict.NO


class PassageWords(NamedTuple):
    """How a passage reads in one go, or the whole paragraph that it stands in.

    Attributes:
        text: The words without noise, each white space a single space.
        marks: Stretches of it that speak for a theme, or are what was searched for: start, end, and the kind of
            evidence, or ``found``.
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


class Neighbour(NamedTuple):
    """A passage in scope that a person comes to.

    Attributes:
        document: Id of its document.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        rank: Its place among all passages in scope, in reading order, from 0.

    """

    document: int
    start: int
    end: int
    rank: int


def pack(key: Key) -> int:
    """Return a key in one number; these are in reading order."""
    document, start = key
    return document << _START | start


def unpack(number: int) -> Key:
    """Return a key that was packed."""
    return number >> _START, number & (1 << _START) - 1


def language_place(tag: str) -> tuple[bool, str]:
    """Return what languages are sorted by: their names, the unknown last."""
    return tag == UNKNOWN, name(tag)
