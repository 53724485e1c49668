"""A whole library as rows of plain values, each table by itself: what a folder of plain files holds."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from cxreader.model.theme import Codebook, Example


class ArchivedDocument(NamedTuple):
    """A text, and where it came from.

    Attributes:
        guid: Its UUID, which is the same for the same text everywhere.
        title: Its title.
        path: Where its file was, empty for pasted text.
        other_paths: Further files that had its text.
        language: Tag of its main language, as far as it was told.
        tags: Its tags.
        dated: The day it is of; empty where nobody knows.
        added: When it was added.
        sha256: Hash of its text in UTF-8.
        source_sha256: Hash of its file's bytes.
        size: Of its file, in bytes.
        modified: Of its file, in nanoseconds since 1970.
        encoding: What its file was read as, for people.
        codec: The encoding that a person chose for its file; empty for none.
        removed: When another document took its place; empty while it is in the list.
        successor: The one that did, by its UUID.
        origin: The one that its file was read as first, where that is not itself.
        form: What only its file told of its text, as JSON; empty for plain text.

    """

    guid: str = ""
    title: str = ""
    path: str = ""
    other_paths: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    dated: str = ""
    added: str = ""
    sha256: str = ""
    source_sha256: str = ""
    size: int = 0
    modified: int = 0
    encoding: str = ""
    codec: str = ""
    removed: str = ""
    successor: str = ""
    origin: str = ""
    form: str = ""


class ArchivedCorrection(NamedTuple):
    """What a person said of a stretch of a text; of one text in the order it was said."""

    document: str = ""
    start: int = 0
    end: int = 0
    kind: str = ""
    value: str = ""


class ArchivedHighlight(NamedTuple):
    """A marked stretch of a text.

    Attributes:
        guid: Its UUID.
        document: That of its document.
        start: As in `Highlight`.
        end: As in `Highlight`.
        quote: As in `Highlight`; empty for a long one that is just what stands there.
        note: As in `Highlight`.
        themes: Ids of themes.
        tags: As in `Highlight`.
        starred: As in `Highlight`.
        author: As in `Highlight`.
        created: As in `Highlight`.
        modified: As in `Highlight`.
        outcome: How it was placed when its file had changed; empty where it had not.
        likeness: How much what is there is like what was there before.
        old_document: The document that it stood in before.
        old_start: Where it stood there.
        old_end: The same.
        earlier: Digests of what it was when others may have seen it.

    """

    guid: str = ""
    document: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    note: str = ""
    themes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    starred: bool = False
    author: str = ""
    created: str = ""
    modified: str = ""
    outcome: str = ""
    likeness: float = 1.0
    old_document: str = ""
    old_start: int = 0
    old_end: int = 0
    earlier: tuple[str, ...] = ()


class ArchivedDecision(NamedTuple):
    """What a person said of a theme of a passage: ``yes`` or ``no``."""

    document: str = ""
    start: int = 0
    end: int = 0
    theme: str = ""
    verdict: str = ""
    decided: str = ""


class ArchivedMemo(NamedTuple):
    """A note on more than a stretch of text; its target is the UUID of a document, the id of a theme, or a language."""

    guid: str = ""
    subject: str = ""
    target: str = ""
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    earlier: tuple[str, ...] = ()


class ArchivedLink(NamedTuple):
    """Two highlights that belong together, by their UUIDs."""

    guid: str = ""
    one: str = ""
    other: str = ""
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""
    earlier: tuple[str, ...] = ()


class ArchivedLesson(NamedTuple):
    """A decision that the program has learnt from, as it was then."""

    document: str = ""
    start: int = 0
    end: int = 0
    theme: str = ""
    verdict: str = ""


class ArchivedScope(NamedTuple):
    """A scope with a name: as JSON, documents left out, and these by their UUIDs."""

    name: str = ""
    scope: str = ""
    documents: tuple[str, ...] = ()


class ArchivedReading(NamedTuple):
    """How far a person has come with a text.

    Attributes:
        document: The text.
        position: Offset that they were at.
        seen: Furthest offset that was on screen.
        said: ``read`` or ``unread`` where they said so; else empty.

    """

    document: str = ""
    position: int = -1
    seen: int = 0
    said: str = ""


ArchivedRow: TypeAlias = (
    ArchivedDocument
    | ArchivedCorrection
    | ArchivedHighlight
    | ArchivedDecision
    | ArchivedMemo
    | ArchivedLink
    | ArchivedLesson
    | ArchivedScope
    | ArchivedReading
)
# what others may have changed as well
Shared: TypeAlias = ArchivedHighlight | ArchivedMemo | ArchivedLink


class ArchivedAbout(NamedTuple):
    """What there is to say of a library as a whole.

    Attributes:
        name: Its name.
        author: Who writes in it, as they call themselves; empty for nobody in particular.
        made: When it was made.
        suggestions: What becomes of the themes that the program finds.
        own_codebook: Whether a person has changed the codebook.
        watched: Folders whose new files are offered.

    """

    name: str = ""
    author: str = ""
    made: str = ""
    suggestions: str = "counted"
    own_codebook: bool = False
    watched: tuple[str, ...] = ()


class Archive(NamedTuple):
    """A whole library.

    Attributes:
        about: The library itself.
        codebook: Its codebook.
        examples: The examples of that.
        text: Returns the text of a document by its UUID, exactly as it was decoded; may raise CxError.
        documents: Its texts: those in the list, and those that others took the place of.

    """

    about: ArchivedAbout
    codebook: Codebook
    examples: tuple[Example, ...]
    text: Callable[[str], str]
    documents: Sequence[ArchivedDocument] = ()
    corrections: Sequence[ArchivedCorrection] = ()
    highlights: Sequence[ArchivedHighlight] = ()
    decisions: Sequence[ArchivedDecision] = ()
    memos: Sequence[ArchivedMemo] = ()
    links: Sequence[ArchivedLink] = ()
    lessons: Sequence[ArchivedLesson] = ()
    scopes: Sequence[ArchivedScope] = ()
    reading: Sequence[ArchivedReading] = ()


# for each table, named as in `Archive`, what its rows are
ROWS: Mapping[str, type[ArchivedRow]] = MappingProxyType(
    {
        "documents": ArchivedDocument,
        "corrections": ArchivedCorrection,
        "highlights": ArchivedHighlight,
        "decisions": ArchivedDecision,
        "memos": ArchivedMemo,
        "links": ArchivedLink,
        "lessons": ArchivedLesson,
        "scopes": ArchivedScope,
        "reading": ArchivedReading,
    }
)
_DIGITS = 16
# where it stands and who made it is told apart from what it says
_SAID = ("note", "themes", "tags", "starred")


def digest(row: Shared) -> str:
    """Return a short name of what a row says, which another one has only if it says the same."""
    import hashlib  # loaded late: no start needs these two
    import json

    said = [getattr(row, name) for name in _SAID if name in row._fields]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:_DIGITS]
