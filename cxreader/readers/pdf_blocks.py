"""From the lines of a PDF to its blocks, by where and how large they stand."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cxreader.model.block import BlockKind
from cxreader.readers.pdf_lines import HYPHEN, Line, Page

# a page's margin, as a part of its height; its number may stand further in
_MARGIN, _NUMBER_MARGIN = 0.08, 0.13
_OFTEN, _SHARE = 3, 0.4
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"(?:\w{0,9}[ .]{0,2})?#(?:\s*(?:/|of|de|von|z|из|sur|di)\s*#)?|[-–—|]\s*#\s*[-–—|]")
# larger than the words around, and smaller
_LARGER, _SMALLER = 1.15, 0.93
_HEADING = 200
_RARE = 0.25
_BOLD_HEADING = 100
_LEVELS = 6
_ITEM = re.compile(r"\s*(?:[•◦▪‣●○■□➢✓·]\s*|[-–—*]\s+|\(?(?:\d{1,2}|[A-Za-z])[.)]\s+)(?=\S)")
_ENDED = re.compile(r"[.!?。！？:：;…][\"'”’»)\]」』）]*\s*$")
_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|\.)|table|tabla|tabela|tableau|abb(?:ildung|\.)|rysunek|rys\.|图|表)\s*\d", re.IGNORECASE
)
_NOTE = re.compile(r"\s*(?:\d{1,3}|[*†‡§¹²³⁴⁵⁶⁷⁸⁹])[\s.)]{0,2}[^\W\d_]")
_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST = re.compile(r"[^\W\d_]+")
_PARTED = re.compile(f"([^\\W_]+(?:-[^\\W_]+)*)[-\u2010{HYPHEN}]$")
# gaps between lines in heights of theirs: within a paragraph, and so large that even a full line does not go on
_MOST_GAP, _WIDE_GAP = 0.6, 1.6
# of a block's lines, how many tell how far right it reaches
_RECENT = 12
# in sizes of the letters: how far a line may stand from the one above, when it is indented, and when one is short
_INDENT, _FAR, _INDENTED, _SHORT = 6.0, 8.0, 0.8, 3.0


class Laid(NamedTuple):
    """Lines that are one block.

    Attributes:
        kind: What it is.
        level: Depth from 1 for headings.
        lines: Its lines.

    """

    kind: BlockKind
    level: int
    lines: list[Line]


def lay(pages: Sequence[Page]) -> list[Laid]:
    """Return the blocks of a document without the heads and feet of its pages, its footnotes last."""
    lines, notes = _apart(_without_margins(pages))
    body = _usual_size(lines)
    sizes = _headings(lines, body)
    bold = 2 * sum(len(line.words) for line in lines if line.is_bold) > sum(len(line.words) for line in lines)
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and _goes_on(blocks[-1], line, body):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    laid = [_laid(block, sizes, are_bold=bold) for block in blocks]
    return [*_titled(laid), *(Laid(BlockKind.FOOTNOTE, 0, note) for note in notes)]


def joint(before: str, after: str, known: frozenset[str]) -> tuple[bool, str]:
    """Return how two lines of a block are joined: whether the first one's last letter goes, and what comes between.

    Args:
        before: The first line.
        after: The second one.
        known: The words that stand within lines, in lower case.

    """
    found = _PARTED.search(before)
    if found:
        first, second = found[1].lower(), _FIRST.match(after.lower())
        if not second or not after[:1].islower():
            return True, "-" if after[:1].isalnum() else "- "
        whole, compound = first + second[0], f"{first}-{second[0]}"
        are_words = first in known and second[0] in known
        keeps = whole not in known and (compound in known or are_words or "-" in first)
        return True, "-" if keeps else ""
    eastern = _EASTERN.match(before[-1:]) and _EASTERN.match(after[:1])
    return False, "" if eastern else " "


def words_of(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words that stand within lines, in lower case; none that the end of a line parts."""
    found: set[str] = set()
    was_parted = False
    for line in lines:
        words = _WORD.findall(line.words.lower())
        is_parted = bool(_PARTED.search(line.words.rstrip()))
        found.update(words[was_parted : len(words) - is_parted])
        was_parted = is_parted
    return frozenset(found)


def _without_margins(pages: Sequence[Page]) -> list[Line]:
    """Return all lines but those that stand at the top or foot of page after page."""
    often = Counter(head for page in pages for head in {_head(line) for line in page.lines if _is_margin(line, page)})
    least = max(_OFTEN, _SHARE * len(pages))
    return [
        line
        for page in pages
        for line in page.lines
        if not (_is_margin(line, page) and often[_head(line)] >= least)
        and not (_is_margin(line, page, _NUMBER_MARGIN) and _NUMBER.fullmatch(_head(line)))
    ]


def _is_margin(line: Line, page: Page, margin: float = _MARGIN) -> bool:
    return line.bottom > page.height * (1 - margin) or line.top < page.height * margin


def _head(line: Line) -> str:
    return _DIGITS.sub("#", line.words.strip())


def _apart(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """Return the lines without the footnotes at the end of pages, and those."""
    body = _usual_size(lines)
    kept: list[Line] = []
    notes: list[list[Line]] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].page == lines[at].page:
            end += 1
        begin = end
        while begin > at and lines[begin - 1].size < body * _SMALLER and not lines[begin - 1].is_row:
            begin -= 1
        while begin < end and not _NOTE.match(lines[begin].words):
            begin += 1
        # a page of nothing but small words is no page of notes
        if begin == at:
            begin = end
        kept += lines[at:begin]
        for line in lines[begin:end]:
            if _NOTE.match(line.words):
                notes.append([])
            notes[-1].append(line)
        at = end
    return kept, notes


def _usual_size(lines: Sequence[Line]) -> float:
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _headings(lines: Sequence[Line], body: float) -> list[float]:
    """Return the sizes that headings have, the largest first: larger ones that not much of the text is in."""
    letters = Counter[float]()
    for line in lines:
        letters[line.size] += len(line.words)
    most = _RARE * sum(letters.values())
    rare = (size for size, count in letters.items() if size > body * _LARGER and (count < most or count < _HEADING))
    return sorted(rare, reverse=True)[: _LEVELS - 1]


def _goes_on(block: list[Line], line: Line, body: float) -> bool:
    """Tell whether a line goes on with a block."""
    last = block[-1]
    if last.is_row or line.is_row or _ITEM.match(line.words) or abs(last.size - line.size) > 0.06 * body + 0.1:
        return False
    if last.is_bold != line.is_bold and (len(block) == 1 or last.size > body * _LARGER):
        return False
    size = max(line.size, 1.0)
    height = max(line.top - line.bottom, size)
    gap = last.bottom - line.top
    # a sentence goes on
    amid = not _ENDED.search(last.words) and line.words.lstrip()[:1].islower()
    if last.page != line.page or not -height < gap < _WIDE_GAP * height:
        # in the next column, or on the next page
        return amid and line.size <= body * _LARGER and (last.page != line.page or gap < 0)
    # beneath it, but of what stands beside it
    aside = last.left - line.left > _FAR * size and abs(last.right - line.right) > size
    if gap > _MOST_GAP * height:
        return amid and not aside and abs(line.left - last.left) < _INDENT * size
    right = max(other.right for other in block[-_RECENT:])
    indented = line.left - last.left > _INDENTED * size and not _ITEM.match(block[0].words) and len(block) > 1
    short = bool(_ENDED.search(last.words)) and last.right < right - _SHORT * size
    return not aside and (amid or not (indented or short))


def _laid(block: list[Line], sizes: list[float], *, are_bold: bool) -> Laid:
    first = block[0]
    length = sum(len(line.words) for line in block)
    words = first.words.strip()
    if first.is_row:
        return Laid(BlockKind.TABLE_ROW, 0, block)
    is_worded = any(_LETTER.search(line.words) for line in block)
    if first.size in sizes and length < _HEADING and is_worded:
        return Laid(BlockKind.HEADING, sizes.index(first.size) + 1, block)
    if _CAPTION.match(words) and length < 2 * _HEADING:
        return Laid(BlockKind.CAPTION, 0, block)
    is_bold = all(line.is_bold for line in block) and not are_bold
    if is_bold and length < _BOLD_HEADING and is_worded and not _ENDED.search(block[-1].words):
        return Laid(BlockKind.HEADING, min(len(sizes) + 1, _LEVELS), block)
    if _ITEM.match(words):
        return Laid(BlockKind.LIST_ITEM, 1, block)
    return Laid(BlockKind.PARAGRAPH, 0, block)


def _titled(laid: list[Laid]) -> list[Laid]:
    """Return blocks with the largest heading of the first page as the title, where it is larger than any other."""
    headings = [block for block in laid if block.kind is BlockKind.HEADING]
    if not headings:
        return laid
    largest = max(headings, key=lambda block: block.lines[0].size)
    others = [block for block in headings if block.lines[0].size >= largest.lines[0].size]
    if len(others) > 1 or largest.lines[0].page > 0 or largest.level > 1:
        return laid
    return [Laid(BlockKind.TITLE, 0, block.lines) if block is largest else block for block in laid]
