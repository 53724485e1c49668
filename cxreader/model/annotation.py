"""What a person leaves on a text."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What a person said of a theme of a passage."""

    YES = "yes"
    NO = "no"


class Highlight(NamedTuple):
    """A marked stretch of a text, with or without a note.

    Attributes:
        id: Its number in the library.
        guid: Its name for other programs, a UUID.
        document: Id of its document.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        quote: The marked text, exactly.
        note: What the person wrote, as typed; empty for none.
        themes: Ids of themes the person gave it.
        tags: The person's own words for it.
        starred: Whether it is marked as a quote to use.
        created: When, ISO 8601 in UTC to the second, ending in ``Z``.
        modified: The same for the last change.

    """

    id: int
    guid: str
    document: int
    start: int
    end: int
    quote: str
    note: str = ""
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    created: str = ""
    modified: str = ""
