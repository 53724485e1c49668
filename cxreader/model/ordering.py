"""In which order documents are listed, and what such a list holds."""

from array import array
from enum import StrEnum
from typing import NamedTuple


class OrderKey(StrEnum):
    """What documents are ordered by."""

    TITLE = "title"
    LANGUAGE = "language"
    LENGTH = "length"
    ADDED = "added"
    READ = "read"
    NOTES = "notes"


class Ordering(NamedTuple):
    """An order of documents; those that are equal in it follow each other as they were added.

    Attributes:
        by: What they are ordered by.
        descending: Whether the last ones come first.

    """

    by: OrderKey = OrderKey.ADDED
    descending: bool = False


class Listed(NamedTuple):
    """The documents of a list, however many, in their order.

    Attributes:
        ids: Their numbers in the library.
        scoped: For each the number of its passages in scope; empty where that is all of them.

    """

    ids: array  # type: ignore[type-arg]  # “array[int]” would be a text, slow to load
    scoped: array  # type: ignore[type-arg]  # “array[int]” would be a text, slow to load


def empty_list() -> Listed:
    """Return the list of no documents."""
    return Listed(array("q"), array("q"))
