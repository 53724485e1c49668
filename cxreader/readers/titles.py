"""Finding the title of a text among its first blocks, or making one up from its first words."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import regex

from cxreader.model.block import Block, BlockKind
from cxreader.readers.lines import columns
from cxreader.readers.page import letters

_FRONT = 12
_TITLE_COLUMNS = 140
_WORDS = 80
_ASIDE = frozenset({BlockKind.CAPTION, BlockKind.NOISE})
_COULD_BE_TITLE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
_SENTENCE = regex.compile(r"[.。…,;:，；：][\"'”’»」』)\]）】]*$")
# speech, a numbered part, or no word at all
_NO_TITLE = regex.compile(r"[-–—]|\d{1,3}[.)、]|[^\p{L}\p{N}]*$")
_FIELD = regex.compile(r"[\p{L}-]{1,16}[:：]\s")
_HASHES = regex.compile(r"^#{1,6}\s+|\s+#+$")
_BLANK_LINE = regex.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\r\n[^\S\r\n]*\r\n")
_UNSEEN = regex.compile(r"[\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]")
_LETTER = regex.compile(r"[\p{L}\p{N}]")


def title_of(text: str, blocks: Sequence[Block], name: str, *, even: bool) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a text and its blocks, the title's own among them marked so.

    Where the text has no title, it is its first words, at most 80 characters; where it has no words, the file's name
    without its ending. Where all lines are alike (``even``), only a marked heading can be the title.
    """
    front = [index for index in _front(text, blocks) if not even or blocks[index].kind is BlockKind.HEADING]
    body = [index for index, block in enumerate(blocks) if block.kind not in _ASIDE and index not in front]
    if not front or not body:
        return _first_words(text, blocks) or Path(name).stem, tuple(blocks)
    chosen = max(front, key=lambda index: (_weight(text, blocks, index, front, body), -index))
    marked = list(blocks)
    # before a talk stand its date and those who take part, not its headings
    talk = any(block.kind is BlockKind.TURN for block in blocks)
    for index in front:
        if index == chosen:
            marked[index] = blocks[index]._replace(kind=BlockKind.TITLE, level=0)
        elif blocks[index].kind is BlockKind.PARAGRAPH and index > chosen and not talk:
            marked[index] = blocks[index]._replace(kind=BlockKind.HEADING, level=2)
        elif blocks[index].kind is BlockKind.PARAGRAPH and _is_among_asides(blocks, index):
            # the name of the site, between its date and its menu
            marked[index] = blocks[index]._replace(kind=BlockKind.CAPTION)
    title = _HASHES.sub("", _words(text, blocks[chosen]))
    return title, tuple(marked)


def _front(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return the numbers of the short unfinished blocks that come before the first real one."""
    front: list[int] = []
    for index, block in enumerate(blocks[:_FRONT]):
        if block.kind in _ASIDE:
            continue
        words = _words(text, block)
        if (
            block.kind not in _COULD_BE_TITLE
            or columns(words) > _TITLE_COLUMNS
            or _SENTENCE.search(words[-40:])
            or _NO_TITLE.match(words)
        ):
            break
        if not _is_field(text, blocks, index):
            front.append(index)
    return front


def _is_field(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a block is one of several fields in a row, as at the head of a letter: ``To: Support``."""
    near = blocks[max(0, index - 1) : index + 2]
    return (
        bool(_FIELD.match(_words(text, blocks[index])))
        and sum(bool(_FIELD.match(_words(text, block))) for block in near) > 1
    )


def _weight(
    text: str, blocks: Sequence[Block], index: int, front: Sequence[int], body: Sequence[int]
) -> tuple[bool, bool, bool]:
    """Return how much speaks for a title: ``#``, being said again near by, else standing alone."""
    own = letters(_words(text, blocks[index]))
    said = Counter(letters(_words(text, blocks[other])) for other in front)
    resumed = any(letters(_words(text, blocks[other])).startswith(own) for other in body[:2])
    repeated = bool(own) and (said[own] > 1 or resumed)
    return blocks[index].level == 1, repeated, not repeated and _stands_alone(text, blocks, index)


def _is_among_asides(blocks: Sequence[Block], index: int) -> bool:
    near = [*blocks[max(0, index - 1) : index], *blocks[index + 1 : index + 2]]
    return any(block.kind in _ASIDE for block in near)


def _stands_alone(text: str, blocks: Sequence[Block], index: int) -> bool:
    before = text[blocks[index - 1].end : blocks[index].start] if index else "\n\n"
    after = text[blocks[index].end : blocks[index + 1].start] if index + 1 < len(blocks) else "\n\n"
    return bool(_BLANK_LINE.search(before) and _BLANK_LINE.search(after))


def _first_words(text: str, blocks: Sequence[Block]) -> str:
    for block in sorted(blocks, key=lambda block: block.kind in _ASIDE):
        words = _words(text, block).removeprefix(block.marker).strip()
        if _LETTER.search(words):
            return _cut(words)
    return ""


def _words(text: str, block: Block) -> str:
    """Return the beginning of a block on one line, without characters that cannot be seen or turn the line around."""
    head = text[block.start : min(block.end, block.start + 4 * _TITLE_COLUMNS)]
    return _UNSEEN.sub("", " ".join(head.split()))


def _cut(words: str) -> str:
    """Return words cut to 80 characters, at a space where there is one in the second half."""
    if len(words) <= _WORDS:
        return words
    space = words.rfind(" ", 0, _WORDS)
    return words[: space if space > _WORDS // 2 else _WORDS - 1].rstrip(" ,;:–—-") + "…"
