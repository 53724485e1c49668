"""What a person leaves on a text."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What a person said of a theme of a passage."""

    YES = "yes"
    NO = "no"


class Placing(StrEnum):
    """Whether a highlight stands where it belongs in the text of its document."""

    SURE = "sure"
    CONFIRM = "confirm"
    LOST = "lost"


class Subject(StrEnum):
    """What a memo is about."""

    DOCUMENT = "document"
    THEME = "theme"
    LANGUAGE = "language"
    LIBRARY = "library"


class Highlight(NamedTuple):
    """A marked stretch of a text, with or without a note.

    Attributes:
        id: Its number in the library.
        guid: Its name for other programs, a UUID.
        document: Id of its document.
        start: Offset of its first code point in the text; where ``placing`` is not ``SURE``, of where it may be now.
        end: Offset after its last code point; the same.
        quote: The marked text, exactly; where ``placing`` is not ``SURE``, as it was before its file changed.
        note: What the person wrote, as typed; empty for none.
        themes: Ids of themes the person gave it.
        tags: The person's own words for it.
        starred: Whether it is marked as a quote to use.
        created: When, ISO 8601 in UTC to the second, ending in ``Z``.
        modified: The same for the last change.
        author: Who made it, as they call themselves; empty for nobody in particular.
        placing: Whether it stands where it belongs.

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
    author: str = ""
    placing: Placing = Placing.SURE


class Memo(NamedTuple):
    """A note on more than a stretch of text.

    Attributes:
        id: Its number in the library.
        guid: Its name for other programs, a UUID.
        subject: What kind of thing it is about.
        target: Id of the theme or tag of the language it is about; empty for a document and for the library.
        document: Id of the document it is about; 0 for none.
        note: What the person wrote, as typed.
        author: Who wrote it, as they call themselves; empty for nobody in particular.
        created: When, ISO 8601 in UTC to the second, ending in ``Z``.
        modified: The same for the last change.

    """

    id: int
    guid: str
    subject: Subject
    target: str
    document: int
    note: str
    author: str = ""
    created: str = ""
    modified: str = ""


class Link(NamedTuple):
    """Two highlights that belong together.

    Attributes:
        id: Its number in the library.
        guid: Its name for other programs, a UUID.
        one: Id of the highlight it was drawn from.
        other: Id of the highlight it leads to.
        note: What the person wrote on both; empty for nothing.
        author: Who drew it, as they call themselves; empty for nobody in particular.
        created: When, ISO 8601 in UTC to the second, ending in ``Z``.
        modified: The same for the last change.

    """

    id: int
    guid: str
    one: int
    other: int
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
