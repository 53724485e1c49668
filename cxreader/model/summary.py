"""What passages say of one theme: how many, their typical words, and quotes. It quotes, and writes nothing itself."""

from typing import NamedTuple


class Quote(NamedTuple):
    """A passage, or what a person marked, as it reads.

    Attributes:
        document: Id of its document.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        language: Base tag of the language that it counts under.
        text: The words without noise, each white space a single space.
        title: Title of its document.
        paragraph: Number of its block in the document, from 1.
        note: What the person noted on it; empty for nothing.

    """

    document: int
    start: int
    end: int
    language: str
    text: str
    title: str
    paragraph: int
    note: str = ""


class Tongue(NamedTuple):
    """What the passages of one language say.

    Attributes:
        language: Its base tag.
        passages: Passages that speak of the theme.
        documents: Documents that hold them.
        words: Words that they have more often than other passages of the same texts, the most typical first.
        quotes: The surest of them.

    """

    language: str
    passages: int
    documents: int
    words: tuple[str, ...]
    quotes: tuple[Quote, ...]


class Summary(NamedTuple):
    """A theme or a family summed up.

    Attributes:
        key: Its id.
        short: Its code; empty for a family.
        name: Its name.
        colour: The slot of its family's colour.
        passages: Passages in scope that speak of it.
        documents: Documents that hold them.
        marked: What the person marked as a quote to use, in reading order.
        tongues: The languages, that with the most passages first.
        is_part: Whether words and quotes come from a part of the documents, those that speak most of it.

    """

    key: str
    short: str
    name: str
    colour: str
    passages: int
    documents: int
    marked: tuple[Quote, ...] = ()
    tongues: tuple[Tongue, ...] = ()
    is_part: bool = False
