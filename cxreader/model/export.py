"""What leaves the program: frozen rows and the choices about them."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from cxreader.model.annotation import Placing, Subject
from cxreader.model.block import Block
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
        placing: Whether a highlight stands where it belongs in a text whose file has changed.
        lent: Whether the person gave a highlight no themes, so that these are those of the passages it lies in.
        answer: What the answer is called that it is in, or begins in; empty where it is in none.
        speaker: Who speaks there, in a talk.
        columns: Titles and values of what stands beside that answer, in the order of the columns.

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
    placing: Placing = Placing.SURE
    lent: bool = False
    answer: str = ""
    speaker: str = ""
    columns: tuple[tuple[str, str], ...] = ()


class Rows(Protocol):
    """Rows in reading order: a tuple, or what has each made as it is come to."""

    def __len__(self) -> int:
        """Return how many there are."""
        ...

    def __getitem__(self, place: int, /) -> ExportRow:
        """Return the one at a place from 0; -1 is the last one."""
        ...

    def __iter__(self) -> Iterator[ExportRow]:
        """Go through all of them, as often as is wanted."""
        ...


class ExportDocument(NamedTuple):
    """One document on its way out.

    Attributes:
        guid: Its UUID.
        name: File name, or its title where it was pasted.
        title: Its title.
        path: Where its file was, empty for pasted text.
        sha256: Hash of its text in UTF-8.
        language: Tag of its main language.
        dated: The day it is of, ISO 8601; empty where nobody knows.
        added: When it was added, ISO 8601 in UTC ending in ``Z``.
        tags: Its tags, by name.
        text: Its text, exactly as it was decoded; all offsets count code points of it.
        blocks: Its headings, paragraphs and so on, in text order.
        stretches: Start, end and language tag of each passage, in text order.

    """

    guid: str
    name: str
    title: str
    path: str
    sha256: str
    language: str
    dated: str = ""
    added: str = ""
    tags: tuple[str, ...] = ()
    text: str = ""
    blocks: tuple[Block, ...] = ()
    stretches: tuple[tuple[int, int, str], ...] = ()


class ExportMemo(NamedTuple):
    """A note on more than a stretch of text, on its way out.

    Attributes:
        guid: Its UUID.
        subject: What kind of thing it is about.
        target: UUID of the document, id of the theme or tag of the language it is about; empty for the library.
        name: What that is called, for people.
        note: What the person wrote, as typed.
        author: Name of the person, empty for none.
        created: ISO 8601 in UTC ending in ``Z``.
        modified: The same for the last change.

    """

    guid: str
    subject: Subject
    target: str
    name: str
    note: str
    author: str = ""
    created: str = ""
    modified: str = ""


class ExportLink(NamedTuple):
    """Two highlights that belong together, on their way out, by their UUIDs, with the note on both."""

    guid: str
    one: str
    other: str
    note: str = ""
    author: str = ""
    created: str = ""
    modified: str = ""


class Export(NamedTuple):
    """Everything an exporter needs.

    Attributes:
        library: Name of the library.
        scope: The scope in words, such as ``31 passages in 12 documents``.
        rows: What to write, in reading order; each is written exactly once. May be gone through several times; a
            large library makes them as they are come to.
        grouping: What to sort them into sections by.
        sentence: Whether to show the sentence around a quote.
        place: Whether to show where it is.
        why: Whether to show why it has its theme.
        notes: Whether to show notes.
        date: Day of the export, ISO 8601.
        families: The families of the rows' themes, for their names and colours.
        themes: All themes of the codebook, with what they mean, in its order.
        documents: The documents that the rows are of, in the same order, each loaded as it is come to. May be gone
            through several times.
        memos: Notes on those documents, on themes, languages and the library.
        links: Links between highlights that are both among the rows.
        title: What the file is called inside; empty for a title made of the library's name.
        about: What a file of several is about, such as ``document`` and its UUID; empty for one that holds all.
        columns: Titles of the columns that stand beside answers of any of the documents, in their order.
        files: For rows that links lead to, by UUID, the file of several that each is in, and its quote; empty where
            there is one file.

    """

    library: str
    scope: str
    rows: Rows
    grouping: Grouping = Grouping.THEME
    sentence: bool = True
    place: bool = True
    why: bool = False
    notes: bool = True
    date: str = ""
    families: tuple[Family, ...] = ()
    themes: tuple[Theme, ...] = ()
    documents: Iterable[ExportDocument] = ()
    memos: tuple[ExportMemo, ...] = ()
    links: tuple[ExportLink, ...] = ()
    title: str = ""
    about: str = ""
    columns: tuple[str, ...] = ()
    files: Mapping[str, tuple[str, str]] = {}
