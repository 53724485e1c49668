"""The shape of a text: its blocks."""

from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block is for its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    CAPTION = "caption"
    NOISE = "noise"


class Block(NamedTuple):
    """A stretch of a text that its author set apart, without the white space around it.

    Attributes:
        kind: What it is.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        level: Depth from 1 for headings and list items, 0 for all else.
        marker: A list item's own mark as written, such as ``3.`` or ``•``; it is part of the block.

    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
