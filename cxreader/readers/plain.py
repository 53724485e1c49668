"""From the lines of a plain text to its blocks: what each line is, and which lines belong together.

Every rule goes by shape: lengths, marks, neighbours, repetition. A line is a block of its own unless the text is
hard-wrapped, for that is how scraped pages come.
"""

from cxreader.model.block import Block, BlockKind
from cxreader.readers.lines import Line, lines_of
from cxreader.readers.page import Page, page_of
from cxreader.readers.shapes import (
    Mark,
    Marker,
    could_head,
    heading_level,
    is_byline,
    is_credit,
    is_dateline,
    is_finished,
    is_left_over,
    is_name,
    is_quoted,
    is_rule,
    is_underline,
    quote_mark,
)
from cxreader.readers.titles import title_of

_LONG = 60
_LONGER = 1.8
_PARAGRAPH = 80
_HEAD_COLUMNS = 90
_UNDERLINED_COLUMNS = 120
_INTERVENING = 2
_FRONT = 10
_NAME_COLUMNS = 36
_SHAPE_LEVEL = 2
_INTRODUCTION_COLUMNS = 32
_INTRODUCTION_WORDS = 4
_COLONS = (":", "：")
_NUMBERED = frozenset({Mark.NUMBER, Mark.LETTER, Mark.SECTION})
_JOINED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TURN})


def parse(text: str, name: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a text and its blocks, given also the name of its file.

    The blocks are in order, without white space around them, never overlap, and hold every character that is not
    white space.
    """
    page = page_of(lines_of(text))
    return title_of(text, _blocks(page), name, even=page.answers)


def _blocks(page: Page) -> list[Block]:
    blocks: list[Block] = []
    outline: list[tuple[int, Mark]] = []
    for index, line in enumerate(page.lines):
        if blocks and _joins(page, index, blocks[-1]):
            blocks[-1] = blocks[-1]._replace(end=line.end)
            continue
        block = _block(page, index, blocks[-1] if blocks else None)
        marker = page.markers[index]
        if block.kind is BlockKind.LIST_ITEM and marker:
            block = block._replace(level=_depth(outline, line.indent, marker))
        elif not outline or line.indent <= outline[0][0]:
            outline.clear()
        blocks.append(block)
    return blocks


def _joins(page: Page, index: int, last: Block) -> bool:
    """Tell whether a line belongs to the block before it."""
    line, before = page.lines[index], page.lines[index - 1]
    if is_rule(line):
        return False
    if last.kind is BlockKind.TURN and page.carries_turn_on(index):
        return True
    if last.kind is BlockKind.LIST_ITEM and line.gap == 0 and not page.begins(index) and line.indent > before.indent:
        return True
    return last.kind in _JOINED and page.continues(index)


def _depth(outline: list[tuple[int, Mark]], indent: int, marker: Marker) -> int:
    """Return the level of a list item, given those it hangs on, which are brought up to date.

    It hangs on what is indented less, and where all are alike in that, on a number that another kind of mark follows.
    """
    while outline and outline[-1][0] > indent:
        outline.pop()
    same = [place for place, (other, _) in enumerate(outline) if other == indent]
    marks = [outline[place][1] for place in same]
    if marker.mark in marks:
        del outline[same[marks.index(marker.mark)] + 1 :]
    elif marks and marks[-1] in _NUMBERED:
        outline.append((indent, marker.mark))
    else:
        del outline[len(outline) - len(same) :]
        outline.append((indent, marker.mark))
    return len(outline)


def _block(page: Page, index: int, before: Block | None) -> Block:
    """Return the block that a line begins."""
    line, marker = page.lines[index], page.markers[index]
    if begun := _begun(page, index):
        return begun
    if level := _marked_level(page, index):
        return _made(BlockKind.HEADING, line, level)
    if marker and _heads_section(page, index):
        return _made(BlockKind.HEADING, line, _SHAPE_LEVEL + (marker.mark is Mark.SECTION))
    if marker and not is_left_over(line):
        return _made(BlockKind.LIST_ITEM, line, 1, marker.text)
    kind = BlockKind.PARAGRAPH if page.is_even(index) else _kind(page, index, before)
    return _made(kind, line, _SHAPE_LEVEL if kind is BlockKind.HEADING else 0)


def _begun(page: Page, index: int) -> Block | None:
    """Return the block that a line begins by what cannot be mistaken, None where there is no such thing."""
    line, turn, quote = page.lines[index], page.turns[index], quote_mark(page.lines[index])
    if is_rule(line) or quote == line.text:
        return _made(BlockKind.NOISE, line)
    if turn:
        return _made(BlockKind.TURN, line, marker=turn.text)
    if quote:
        return _made(BlockKind.QUOTE, line, marker=quote)
    return _made(BlockKind.TABLE_ROW, line) if index in page.rows else None


def _made(kind: BlockKind, line: Line, level: int = 0, marker: str = "") -> Block:
    return Block(kind, line.start, line.end, level, line.lead + marker if marker else "")


def _kind(page: Page, index: int, before: Block | None) -> BlockKind:
    """Return what a line is that carries no mark, going by its shape and its neighbours."""
    line = page.lines[index]
    if is_left_over(line):
        return BlockKind.NOISE
    if _is_caption(page, index):
        return BlockKind.CAPTION
    if is_quoted(line) and _is_set_apart(page, index):
        return BlockKind.QUOTE
    leads = (could_head(line) and _leads_to_text(page, index)) or _heads_list(page, index)
    # before a talk stand its date and those who take part, not its headings
    if leads and _is_apart(page, index, before) and page.talk == len(page.lines):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _marked_level(page: Page, index: int) -> int:
    """Return the level of a heading that is marked as one, with ``#`` or a line drawn under it; 0 for none."""
    line = page.lines[index]
    after = page.lines[index + 1] if index + 1 < len(page.lines) else None
    underlined = after is not None and after.gap == 0 and is_underline(after) and line.width <= _UNDERLINED_COLUMNS
    if underlined and after is not None and not page.markers[index]:
        return 1 if after.text[0] == "=" else 2
    return heading_level(line)


def _heads_section(page: Page, index: int) -> bool:
    """Tell whether a line with a list mark is a numbered heading: short, and what follows is no item but long."""
    line = page.lines[index]
    marker = page.markers[index]
    if marker is None or marker.mark is Mark.BULLET or line.indent or index + 1 == len(page.lines):
        return False
    if line.width > _HEAD_COLUMNS or is_finished(line) or (page.spaced and not line.gap):
        return False
    after, below = page.lines[index + 1], page.markers[index + 1]
    if below:
        return below.mark is Mark.SECTION and marker.mark is not Mark.SECTION
    return after.width > max(_LONG, _LONGER * line.width)


def _is_caption(page: Page, index: int) -> bool:
    line = page.lines[index]
    if is_dateline(line) or is_credit(line):
        return True
    if index < _FRONT and (is_byline(line) or _is_author(page, index)):
        return True
    return not is_finished(line) and page.has_twin(index) and not page.wrap


def _is_author(page: Page, index: int) -> bool:
    """Tell whether a line is a name near the date, the buttons or its own repetition at the head of a text."""
    line = page.lines[index]
    if line.width > _NAME_COLUMNS or not is_name(line):
        return False
    near = [*page.lines[max(0, index - 2) : index], *page.lines[index + 1 : index + 3]]
    return any(is_dateline(other) or is_left_over(other) or other.text == line.text for other in near)


def _is_apart(page: Page, index: int, before: Block | None) -> bool:
    """Tell whether a line is set apart from what stands before it, by a blank line or by what that is."""
    line = page.lines[index]
    if line.gap:
        return True
    if before is not None and before.kind is not BlockKind.PARAGRAPH:
        return not page.wrap
    above = page.lines[index - 1]
    return not page.wrap and above.width >= _PARAGRAPH and is_finished(above)


def _is_set_apart(page: Page, index: int) -> bool:
    """Tell whether a line stands between blank ones, or farther in than what is before it."""
    line = page.lines[index]
    inset = index > 0 and line.indent > page.lines[index - 1].indent
    last = index + 1 == len(page.lines)
    return inset or (line.gap > 0 and page.spaced and (last or page.lines[index + 1].gap > 0))


def _heads_list(page: Page, index: int) -> bool:
    """Tell whether a line is a few words and a colon, alone between blank lines, right above a list."""
    line = page.lines[index]
    return (
        line.text.endswith(_COLONS)
        and line.width <= _INTRODUCTION_COLUMNS
        and len(line.text.split()) <= _INTRODUCTION_WORDS
        and line.gap > 0
        and index + 1 < len(page.lines)
        and page.lines[index + 1].gap > 0
        and page.markers[index + 1] is not None
    )


def _leads_to_text(page: Page, index: int) -> bool:
    """Tell whether long text follows a line, at most two more headings being between."""
    line = page.lines[index]
    for after in page.lines[index + 1 : index + 2 + _INTERVENING]:
        if _is_long(after, line):
            return True
        if not could_head(after) or (page.spaced and not after.gap):
            return False
    return False


def _is_long(after: Line, line: Line) -> bool:
    return after.width >= max(_LONG, _LONGER * line.width)
