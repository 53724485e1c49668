"""What an edit did, for those who show it."""

from enum import Flag, auto
from typing import NamedTuple

from cxreader.model.judgement import Place


class Part(Flag):
    """A part of the library that views may show."""

    DOCUMENTS = auto()
    HIGHLIGHTS = auto()
    DECISIONS = auto()
    CODEBOOK = auto()
    SCOPE = auto()
    FINDINGS = auto()
    KEPT = auto()
    MEMOS = auto()
    ALL = DOCUMENTS | HIGHLIGHTS | DECISIONS | CODEBOOK | SCOPE | FINDINGS | KEPT | MEMOS


class Change(NamedTuple):
    """The outcome of one edit.

    Attributes:
        parts: What is no longer as it was.
        message: What to tell the person, a short phrase; empty for nothing.
        ids: Ids of the rows concerned (documents, highlights), where that helps.
        key: Id of the theme or family concerned, where that helps.
        places: The passages decided on, where nothing else has changed.

    """

    parts: Part
    message: str = ""
    ids: tuple[int, ...] = ()
    key: str = ""
    places: tuple[Place, ...] = ()
