"""Two versions of a text as one row of pieces."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What became of a piece of a text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A piece of one text or the other, or of both."""

    kind: Kind
    text: str
