"""What a search of the library answers."""

from array import array
from enum import StrEnum
from typing import NamedTuple


class Hit(NamedTuple):
    """A passage that has the words that were searched for.

    Attributes:
        document: Id of its document.
        number: Its place among the document's passages, from 0.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        language: Base tag of the language that it counts under.

    """

    document: int
    number: int
    start: int
    end: int
    language: str


class Sought(NamedTuple):
    """What a person looks for in one text.

    Attributes:
        text: What they typed.
        whole: Whether only whole words count.
        forms: Whether other forms of the words count.
        is_pattern: Whether it is a regular expression; then the other two mean nothing.

    """

    text: str
    whole: bool = False
    forms: bool = False
    is_pattern: bool = False


class HitOrder(StrEnum):
    """Which hits come first."""

    READING = "reading"  # as documents were added, and as they are read
    DOCUMENT = "document"  # by the titles of their documents
    LEFT = "left"  # by the words before the hit, the nearest first
    RIGHT = "right"  # by the words after it


class HitLine(NamedTuple):
    """A hit with what stands around it in its paragraph; white space is one space in all of it.

    Attributes:
        document: Id of the document.
        number: Place of the passage among the document's passages, from 0.
        start: Offset of the first code point of the words that were found.
        end: Offset after the last one.
        left: What stands before them.
        word: The words as they stand there.
        right: What stands after them.
        language: Language tag of the passage.
        title: Title of the document.
        paragraph: Which paragraph of the document it is in, from 1.
        hits: How often the words stand in the passage; this is the first time.

    """

    document: int
    number: int
    start: int
    end: int
    left: str
    word: str
    right: str
    language: str
    title: str
    paragraph: int
    hits: int = 1


# the passages of a partner are counted up to so many
MOST_COUNTED = 1_000


class Partner(NamedTuple):
    """A word of a theme in another language than the one that was searched for.

    Attributes:
        language: Base tag of its language.
        term: How it is searched for.
        written: How texts mostly write it.
        passages: How many passages have it, at most `MOST_COUNTED`.

    """

    language: str
    term: str
    written: str
    passages: int


class Found(NamedTuple):
    """The passages that a search has found, in an order.

    Attributes:
        keys: For each the id of its document times 2 to the power of 32, plus its number in it.
        documents: In how many documents they are.
        ordered: How many of the first are in the order that was asked for; the others are in that of reading.
        more: Whether there are more, which are too many to be listed.

    """

    keys: array  # type: ignore[type-arg]  # “array[int]” would be a text, slow to load
    documents: int
    ordered: int
    more: bool = False


def hit_key(document: int, number: int) -> int:
    """Return what a hit is known by: `Found.keys`."""
    return document << 32 | number
