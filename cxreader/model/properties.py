"""What is known of one document, for whoever wants to know all of it."""

from typing import NamedTuple


class Properties(NamedTuple):
    """A document with all that is known of it.

    Attributes:
        id: Its number in the library.
        title: Its title.
        paths: Where its file was, and further files with the same text; none for pasted text.
        size: Bytes of its file.
        encoding: Name of the encoding its file was read in, as people know it.
        format: Name of its file's format for people; empty for plain text.
        author: Who wrote it, as its file says; empty where that says nothing.
        stated: Tag of the language that its file says it is in; empty where that says nothing.
        languages: Tags of all languages that make up a good part of it, the main one first.
        confidence: How sure that is, 0 to 1.
        length: Words; characters where ``characters`` is set.
        characters: Whether ``length`` counts characters.
        passages: Its passages that are not noise.
        noise: Its noise fragments.
        themes: Passages of it by name of theme, the commonest first.
        notes: Its highlights.
        decisions: What the person decided of its themes.
        tags: Its tags, by name.
        dated: The day that it is of; empty where that is not known.
        modified: When its file was changed last, in nanoseconds since 1970; 0 for pasted text.
        added: When it was added, ISO 8601 in UTC.
        progress: How much of it has been read, 0 to 1.

    """

    id: int
    title: str
    paths: tuple[str, ...]
    size: int
    encoding: str
    format: str
    author: str
    stated: str
    languages: tuple[str, ...]
    confidence: float
    length: int
    characters: bool
    passages: int
    noise: int
    themes: tuple[tuple[str, int], ...]
    notes: int
    decisions: int
    tags: tuple[str, ...]
    dated: str
    modified: int
    added: str
    progress: float
