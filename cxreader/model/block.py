"""The shape of a text: its blocks."""

from enum import StrEnum
from typing import NamedTuple


class BlockKind(StrEnum):
    """What a block is for its reader."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    TURN = "turn"
    TABLE_ROW = "table row"
    CODE = "code"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    ANSWER = "answer"
    NOISE = "noise"


class Block(NamedTuple):
    """A stretch of a text that its author set apart, without the white space around it.

    Attributes:
        kind: What it is.
        start: Offset of its first code point in the text.
        end: Offset after its last code point.
        level: Depth from 1 for headings and list items, 0 for all else.
        marker: What the block begins with that is none of its words, as written: a list item's ``3.`` or ``•``, a
            quote's ``>``, the label of a speaker's turn with its time (``[00:12] Anna:``).

    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marker: str = ""

    @property
    def speaker(self) -> str:
        """Who speaks, for a turn: its label without time and signs; empty for all else."""
        return speaker_of(self.marker) if self.kind is BlockKind.TURN else ""


# with those that cannot be seen
_SIGNS = "[]():*_-–—\u200b\u2060\ufeff"


def speaker_of(label: str) -> str:
    """Return who speaks by the label of a turn, without time and signs; empty where it is a time alone."""
    words = (word.strip(_SIGNS) for word in label.replace("：", ":").split())
    return " ".join(word for word in words if word and not _is_time(word))


def _is_time(word: str) -> bool:
    """Tell whether a word is a time such as ``00:12`` or ``1:02:03.5``."""
    return ":" in word and word.translate(dict.fromkeys(map(ord, ":.,"))).isdigit()
