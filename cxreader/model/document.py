"""A text as it was read, and as it is understood."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cxreader.model.anchor import Anchor, Stretch
from cxreader.model.block import Block
from cxreader.model.correction import Correction
from cxreader.model.passage import Guess, Noise, Passage


class Stated(NamedTuple):
    """What a file says of itself; each is empty where it says nothing.

    Attributes:
        title: Its title.
        author: Who wrote it.
        dated: The day it is of, as ``2024-05-31``.
        language: The language it says it is in, as a tag of BCP 47.

    """

    title: str = ""
    author: str = ""
    dated: str = ""
    language: str = ""


class Remark(NamedTuple):
    """What somebody marked in a file with another program.

    Attributes:
        start: Offset of the first code point that is marked.
        end: Offset after the last one.
        words: What was said of it; empty where it was only marked.
        author: Who marked it; empty where that is not told.
        made: When, in UTC, as ``2024-05-31T12:00:00Z``; empty where that is not told.

    """

    start: int
    end: int
    words: str = ""
    author: str = ""
    made: str = ""


class Answer(NamedTuple):
    """A stretch of a text that is one answer of a table.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last one.
        name: What its row is called.
        values: What stands in the columns that were kept beside it, in the order of `TableChoice.kept`.

    """

    start: int
    end: int
    name: str
    values: tuple[str, ...] = ()


class TableChoice(NamedTuple):
    """How a table of answers is read; columns go by their titles.

    Attributes:
        answers: The column that holds the answers; empty where each row is to stand for itself.
        names: The column that names them; empty for the numbers of the rows.
        kept: The columns to filter by.
        sheet: The sheet that the table is on; empty for the only one.

    """

    answers: str
    names: str = ""
    kept: tuple[str, ...] = ()
    sheet: str = ""


class Manner(NamedTuple):
    """How a file is to be read, where it can be read in more than one way.

    Attributes:
        encoding: Name of Python's codec for the encoding of its text; empty where that is to be told.
        whole: Whether all of a web page is wanted, its menus and margins too.
        table: How its table of answers is read; None for the way that looks right.
        lines: Whether each line of a plain text is an answer.

    """

    encoding: str = ""
    whole: bool = False
    table: TableChoice | None = None
    lines: bool = False


class Form(NamedTuple):
    """What only the file of a text tells of it, and no reader can tell from the text alone.

    Attributes:
        format: Name of the file's format for people; empty for plain text, of which nothing else is told here.
        title: The title that was read.
        blocks: As in `Reading`.
        stated: As in `Reading`.
        answers: As in `Reading`.
        manner: As in `Reading`.
        remarks: As in `Reading`.

    """

    format: str = ""
    title: str = ""
    blocks: tuple[Block, ...] = ()
    stated: Stated = Stated()
    answers: tuple[Answer, ...] = ()
    manner: Manner = Manner()
    remarks: tuple[Remark, ...] = ()


# formats whose files hold more than what they are about, and those that may hold a table
_WITH_MARGINS = frozenset({"Web page", "Saved web page"})
_WITH_TABLES = frozenset({"Table", "Spreadsheet", "JSON", "JSON Lines"})
# the format of a plain text of which each line is an answer
ONE_TO_A_LINE = "Answers, one to a line"


class FileFacts(NamedTuple):
    """What can be done about a document because of its file.

    Attributes:
        format: Name of the file's format for people; empty for plain text.
        whole: Whether all of a web page was read, its menus and margins too.
        remarks: How many of the comments in it were not brought in.
        is_plain: Whether it is the file of a plain text.

    """

    format: str = ""
    whole: bool = False
    remarks: int = 0
    is_plain: bool = False

    @property
    def has_margins(self) -> bool:
        """Whether more of the file can be read than what it is about."""
        return self.format in _WITH_MARGINS

    @property
    def may_be_table(self) -> bool:
        """Whether there may be a choice which of its columns are read."""
        return self.format in _WITH_TABLES

    @property
    def is_one_to_a_line(self) -> bool:
        """Whether each of its lines was read as an answer."""
        return self.format == ONE_TO_A_LINE


class Reading(NamedTuple):
    """What a reader makes of a file.

    Attributes:
        title: The text's own title, or the first words of the text, or the file's name.
        text: The text exactly as decoded, save NUL and lone surrogates, each replaced by U+FFFD.
        blocks: Its blocks in text order; every letter of the text lies in one of them.
        encoding: Name of the encoding it was decoded with, as people know it (``UTF-8``).
        warnings: Sentences about what had to be mended or guessed.
        codec: Name of Python's codec for that encoding; empty for what came decoded.
        format: Name of its format for people, where its blocks cannot be told from its text once more; else empty.
        stated: What the file says of itself.
        remarks: What is marked in the file, in text order.
        answers: The answers of a table, in text order.
        manner: How it was read, for reading it the same way again.

    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str
    warnings: tuple[str, ...] = ()
    codec: str = ""
    format: str = ""
    stated: Stated = Stated()
    remarks: tuple[Remark, ...] = ()
    answers: tuple[Answer, ...] = ()
    manner: Manner = Manner()

    @property
    def form(self) -> Form:
        """What is to be kept of it beside its text."""
        if not self.format:
            return Form()
        return Form(self.format, self.title, self.blocks, self.stated, self.answers, self.manner, self.remarks)


class Source(NamedTuple):
    """The file a text came from.

    Attributes:
        path: Where it was, absolute; None for pasted text.
        size: Its size in bytes.
        modified: Its time of last change in nanoseconds since 1970.
        sha256: Hash of its bytes, in hexadecimal.

    """

    path: Path | None
    size: int
    modified: int
    sha256: str


class Document(NamedTuple):
    """A text that was read, cleaned and classified, ready to be stored.

    Attributes:
        reading: What the reader made of it.
        source: The file it came from.
        sha256: Hash of its text in UTF-8, in hexadecimal: the same text twice has the same.
        language: The language most of it is in.
        languages: Tags of all languages that make up a good part of it, the main one first.
        blocks: The reading's blocks, those that are noise marked so.
        passages: Its passages in text order.
        noise: Its noise in text order, never overlapping.
        sketch: Numbers that near-duplicates of it have in common with it, for comparing it with other texts.

    """

    reading: Reading
    source: Source
    sha256: str
    language: Guess
    languages: tuple[str, ...]
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    noise: tuple[Noise, ...]
    sketch: frozenset[int]


class StoredText(NamedTuple):
    """A text of a library, for understanding it once more.

    Attributes:
        document: Id of its document.
        name: The path it came from, or its title.
        text: The text, exactly.
        corrections: What the person says of it, in the order it was said.
        form: What its file told of it.

    """

    document: int
    name: str
    text: str
    corrections: tuple[Correction, ...] = ()
    form: Form = Form()


class Recoding(NamedTuple):
    """The wish to read a document's file in another encoding.

    Attributes:
        stored: The text as it is.
        source_sha256: Hash of the bytes that it was read from, in hexadecimal.
        codec: Python's name of the encoding it was read in; empty where that is not known.
        wanted: Python's name of the encoding it is to be read in.

    """

    stored: StoredText
    source_sha256: str
    codec: str
    wanted: str


class Recoded(NamedTuple):
    """A document whose file was read in another encoding.

    Attributes:
        wish: What was wished for.
        document: The document as it is now.
        corrections: What the person says of the old text, at its places in the new one.
        move: Maps offsets of the old text to those of the new one.

    """

    wish: Recoding
    document: Document
    corrections: tuple[Correction, ...]
    move: Callable[[Sequence[int]], list[int]]


class Rereading(NamedTuple):
    """The wish to read a document's file once more, since it has changed.

    Attributes:
        stored: The text as it is.
        title: Title of the document.
        codec: Python's name of the encoding it was read in; empty where that is not known.
        stretches: What is to be placed in the new text: ids of documents, each with stretches of its text.
        texts: The texts of those documents, by id.
        manner: How it is to be read.

    """

    stored: StoredText
    title: str
    codec: str
    stretches: Mapping[int, Sequence[Stretch]]
    texts: Mapping[int, str]
    manner: Manner = Manner()


class Reread(NamedTuple):
    """A document whose file was read once more.

    Attributes:
        wish: What was wished for.
        document: The document as it is now.
        corrections: What the person says of the old text, at its places in the new one, as far as those are sure.
        anchors: For documents by their ids, where stretches of their texts are in the new one.
        is_named: Whether its title is one that the person gave it.

    """

    wish: Rereading
    document: Document
    corrections: tuple[Correction, ...]
    anchors: Mapping[int, Mapping[Stretch, Anchor]]
    is_named: bool = False


class Problem(NamedTuple):
    """A file that could not become a document.

    Attributes:
        path: The file.
        why: What happened and what can be done.
        known: Whether it is merely in the library already.

    """

    path: Path
    why: str
    known: bool = False
