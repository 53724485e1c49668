"""What leaves the program: frozen rows and the choices about them."""

from enum import StrEnum
from typing import NamedTuple

from cxreader.model.theme import Family, Theme


class Grouping(StrEnum):
    """What an export is sorted into sections by."""

    THEME = "theme"
    LANGUAGE = "language"
    DOCUMENT = "document"


class ExportRow(NamedTuple):
    """One highlight or one passage on its way out.

    Attributes:
        guid: Its name for other programs, a UUID that is the same in every export.
        kind: ``highlight`` or ``passage``.
        document: File name of its document, or its title where it was pasted.
        title: Title of its document.
        document_guid: The document's UUID.
        sha256: Hash of the document's text in UTF-8.
        language: Language tag of the quote.
        quote: The text, exactly.
        before: What stands before the quote in its sentence or sentences.
        after: What stands after it there.
        start: Offset of its first code point in the document's text.
        end: Offset after its last code point.
        paragraph: Number of its block in the document, from 1.
        themes: Its themes, the first one being that which groups it.
        why: Why it has its first theme, one sentence; empty where the person gave it.
        certainty: How sure that is, in words; empty where the person gave it.
        note: The person's note, as typed.
        tags: The person's own words for it.
        starred: Whether it is marked as a quote to use.
        created: ISO 8601 in UTC ending in ``Z``; empty for a passage that nobody touched.
        modified: The same for the last change.
        author: Name of the person, empty for none.

    """

    guid: str
    kind: str
    document: str
    title: str
    document_guid: str
    sha256: str
    language: str
    quote: str
    before: str
    after: str
    start: int
    end: int
    paragraph: int
    themes: tuple[Theme, ...] = ()
    why: str = ""
    certainty: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    starred: bool = False
    created: str = ""
    modified: str = ""
    author: str = ""


class Export(NamedTuple):
    """Everything an exporter needs.

    Attributes:
        library: Name of the library.
        scope: The scope in words, such as ``31 passages in 12 documents``.
        rows: What to write, in reading order; each is written exactly once.
        grouping: What to sort them into sections by.
        sentence: Whether to show the sentence around a quote.
        place: Whether to show where it is.
        why: Whether to show why it has its theme.
        notes: Whether to show notes.
        date: Day of the export, ISO 8601.
        families: The families of the rows' themes, for their names and colours.

    """

    library: str
    scope: str
    rows: tuple[ExportRow, ...]
    grouping: Grouping = Grouping.THEME
    sentence: bool = True
    place: bool = True
    why: bool = False
    notes: bool = True
    date: str = ""
    families: tuple[Family, ...] = ()
