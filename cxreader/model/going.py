"""Where a person may go: what is looked up in a library by a few letters."""

from typing import NamedTuple


class TitleRow(NamedTuple):
    """A document, as far as it matters to whoever looks for one.

    Attributes:
        id: Its number in the library.
        title: Its title.
        file: Name of its file; empty for pasted text.
        language: Its language tag.
        passages: Its passages that are not noise.

    """

    id: int
    title: str
    file: str
    language: str
    passages: int


class AnswerRow(NamedTuple):
    """An answer of a table, as far as it matters to whoever looks for one.

    Attributes:
        document: Number of its document in the library.
        start: Offset of its first code point.
        end: Offset after its last code point.
        name: What it is called.
        title: Title of its document.

    """

    document: int
    start: int
    end: int
    name: str
    title: str
