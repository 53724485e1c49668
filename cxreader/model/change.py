"""What an edit did, for those who show it."""

from enum import Flag, auto
from typing import NamedTuple


class Part(Flag):
    """A part of the library that views may show."""

    DOCUMENTS = auto()
    HIGHLIGHTS = auto()
    DECISIONS = auto()
    CODEBOOK = auto()
    SCOPE = auto()
    ALL = DOCUMENTS | HIGHLIGHTS | DECISIONS | CODEBOOK | SCOPE


class Change(NamedTuple):
    """The outcome of one edit.

    Attributes:
        parts: What is no longer as it was.
        message: What to tell the person, a short phrase; empty for nothing.
        ids: Ids of the rows concerned (documents, highlights), where that helps.

    """

    parts: Part
    message: str = ""
    ids: tuple[int, ...] = ()
