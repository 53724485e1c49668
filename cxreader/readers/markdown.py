"""From a Markdown text to its blocks: the marks say what each stretch is, and stay part of the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cxreader.model.block import Block, BlockKind
from cxreader.readers.lines import lines_of
from cxreader.readers.plain import parse as parse_plain
from cxreader.readers.talk import turns_of
from cxreader.readers.titles import title_of

_BREAK = re.compile("\r\n|[\r\n]")
_FRONT_MATTER = re.compile(r"(?:---|\+\+\+)[ \t]*")
_END_OF_FRONT = re.compile(r"(?:---|\.\.\.|\+\+\+)[ \t]*")
# what stands between: a field, what is nested in one, a list, a comment, a section
_FIELD = re.compile(r"[^\s:=#\[][^:=]{0,60}(?::(?:\s.*)?|=.*)")
_FACT = re.compile(rf"{_FIELD.pattern}|[\s#\[\]{{}}].*|-\s.*|")
_FRONT_LINES = 100
_TAGS = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|<[^<>]{0,400}>", re.DOTALL | re.IGNORECASE)
_LINK_DEFINITION = re.compile(r"[ >]*\[[^\]]{1,400}\]:")
_LETTER = re.compile(r"[^\W_]")
_TOO_LONG = 750_000
_ITEM, _QUOTE = "list_item_open", "blockquote_open"
_DRAWN = frozenset("=-")
_LEAVES = {
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "tr_open": BlockKind.TABLE_ROW,
    "html_block": BlockKind.PARAGRAPH,
    "hr": BlockKind.NOISE,
}


class _Leaf(NamedTuple):
    """A stretch of whole lines that Markdown sets apart.

    Attributes:
        kind: What it is; None for what Markdown makes nothing of.
        first: Index of its first line.
        last: Index after its last line.
        level: Depth of a heading or list item.
        words: What its first line says behind its marks; empty where no marks matter.

    """

    kind: BlockKind | None
    first: int
    last: int
    level: int = 0
    words: str = ""


def parse(text: str, name: str) -> tuple[str, tuple[Block, ...]]:
    """Return the title of a Markdown text and its blocks, given also the name of its file.

    The blocks are in order, without white space around them, never overlap, and hold every character that is not
    white space. What is longer than 750,000 characters is read as plain text, for the sake of time.
    """
    if len(text) > _TOO_LONG:
        return parse_plain(text, name)
    spans = _lines(text)
    blocks: list[Block] = []
    for leaf in _without_gaps(_leaves([text[start:end] for start, end in spans]), len(spans)):
        begin, end = spans[leaf.first][0], spans[leaf.last - 1][1]
        content = text[begin:end].strip()
        if content:
            start = begin + text[begin:end].index(content)
            words = text[start : spans[leaf.first][1]].rstrip()
            marker = words.removesuffix(leaf.words).rstrip() if leaf.words and words != leaf.words else ""
            kind = _seen(leaf.kind, content)
            blocks.append(Block(kind, start, start + len(content), leaf.level, marker if marker != words else ""))
    return title_of(text, _with_turns(text, blocks), name, even=True)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a text begin and end as Markdown counts them."""
    breaks = [found.span() for found in _BREAK.finditer(text)]
    return list(zip((0, *(end for _, end in breaks)), (*(start for start, _ in breaks), len(text)), strict=True))


def _without_gaps(leaves: Iterable[_Leaf], lines: int) -> Iterator[_Leaf]:
    """Yield leaves that follow each other, with one for each line between them.

    Markdown makes nothing of link definitions, bare marks, the line below a table's head, and what is nested too deep.
    """
    after = 0
    for leaf in leaves:
        yield from (_Leaf(None, line, line + 1) for line in range(after, leaf.first))
        yield leaf
        after = leaf.last
    yield from (_Leaf(None, line, line + 1) for line in range(after, lines))


def _leaves(lines: list[str]) -> Iterator[_Leaf]:
    """Yield what Markdown sets apart, in order."""
    # late, for most texts are no Markdown
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    front = _front_matter(lines)
    yield from (_Leaf(BlockKind.NOISE, line, line + 1) for line in range(front))
    tokens: list[Token] = []
    source = "\n".join((*("" for _ in range(front)), *lines[front:]))
    reader = MarkdownIt("commonmark").enable("table")
    # blocks only: nothing inside them is looked at, so no flood of brackets can make it slow
    reader.block.parse(source, reader, {}, tokens)
    around: list[tuple[str, int]] = []
    for token, following in pairwise((*tokens, Token("end", "", 0))):
        if token.type in {_ITEM, _QUOTE} and token.map:
            around.append((token.type, token.map[0]))
        elif token.type in {"list_item_close", "blockquote_close"}:
            around.pop()
        elif token.type in _LEAVES and token.map:
            first, last = token.map
            if token.type == "heading_open":
                drawn = token.markup in _DRAWN
                yield _Leaf(BlockKind.HEADING, first, last - drawn, int(token.tag[1:]))
            elif token.type == "paragraph_open":
                yield _paragraph(first, last, following.content.partition("\n")[0].rstrip(), around)
            else:
                yield _Leaf(_LEAVES[token.type], first, last)


def _paragraph(first: int, last: int, words: str, around: Sequence[tuple[str, int]]) -> _Leaf:
    """Return the leaf that a paragraph is in what is around it: an item where it begins one, a quote in a quote."""
    container, begin = around[-1] if around else ("", first)
    if container == _QUOTE:
        return _Leaf(BlockKind.QUOTE, first, last, words=words)
    if container == _ITEM and begin == first:
        return _Leaf(BlockKind.LIST_ITEM, first, last, sum(kind == _ITEM for kind, _ in around), words)
    return _Leaf(BlockKind.PARAGRAPH, first, last)


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines at the start are no text but facts about it, between lines of dashes or plus signs."""
    if not _FRONT_MATTER.fullmatch(lines[0]):
        return 0
    for index, line in enumerate(lines[1:_FRONT_LINES], 1):
        if _END_OF_FRONT.fullmatch(line):
            return index + 1
        # text between two drawn lines begins with words or a blank line
        if not (_FACT if index > 1 else _FIELD).fullmatch(line):
            return 0
    return 0


def _seen(kind: BlockKind | None, content: str) -> BlockKind:
    """Return what a stretch is for its reader: noise where no letter is left of it, such as HTML without words."""
    if kind is BlockKind.PARAGRAPH:
        return kind if _LETTER.search(_TAGS.sub("", content)) else BlockKind.NOISE
    if kind is None:
        no_words = _LINK_DEFINITION.match(content) or not _LETTER.search(content)
        return BlockKind.NOISE if no_words else BlockKind.PARAGRAPH
    return kind


def _with_turns(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with those paragraphs marked as turns that are some, where the text is a talk."""
    spoken = [index for index, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH]
    lines = [lines_of(text[blocks[index].start : blocks[index].end])[0] for index in spoken]
    marked = list(blocks)
    for index, line, label in zip(spoken, lines, turns_of(lines, [None] * len(lines)), strict=True):
        if label:
            marked[index] = blocks[index]._replace(kind=BlockKind.TURN, marker=line.lead + label.text)
    return marked
