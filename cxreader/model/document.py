"""A text as it was read, and as it is understood."""

from pathlib import Path
from typing import NamedTuple

from cxreader.model.block import Block
from cxreader.model.passage import Guess, Noise, Passage


class Reading(NamedTuple):
    """What a reader makes of a file.

    Attributes:
        title: The text's own title, or the first words of the text, or the file's name.
        text: The text exactly as decoded, save NUL and lone surrogates, each replaced by U+FFFD.
        blocks: Its blocks in text order; every letter of the text lies in one of them.
        encoding: Name of the encoding it was decoded with, as people know it (``UTF-8``).
        warnings: Sentences about what had to be mended or guessed.
        codec: Name of Python's codec for that encoding; empty for what came decoded.

    """

    title: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str
    warnings: tuple[str, ...] = ()
    codec: str = ""


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
        blocks: The reading's blocks, those that are noise marked so.
        passages: Its passages in text order.
        noise: Its noise in text order, never overlapping.

    """

    reading: Reading
    source: Source
    sha256: str
    language: Guess
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]
    noise: tuple[Noise, ...]


class StoredText(NamedTuple):
    """A text of a library, for understanding it once more.

    Attributes:
        document: Id of its document.
        name: The path it came from, or its title.
        text: The text, exactly.
        language: Base tag of the language the person says it is in; empty where the program is to tell.

    """

    document: int
    name: str
    text: str
    language: str = ""


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
