"""The view text of a document, and the exact map between it and the stored text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple, Self

from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise
from cxreader.model.views import OpenDocument
from cxreader.ui.offsets import Units
from cxreader.ui.shown_text import shown_block, shown_text

ELLIPSIS = "⋯"
LINK_SEPARATOR = " · "
_DIVIDED = frozenset({BlockKind.TABLE_ROW, BlockKind.QUOTE})


class PieceKind(Enum):
    """What a piece of the view stands for."""

    TEXT = auto()  # stored text, character for character
    ELLIPSIS = auto()  # noise within a block, left out
    FOLD = auto()  # blocks of noise, left out
    BREAK = auto()  # the white space between two blocks


_TEXT = PieceKind.TEXT


class Piece(NamedTuple):
    """A stretch of the stored text and the stretch of the view that stands for it, both in code points."""

    kind: PieceKind
    start: int
    end: int
    at: int
    length: int


class Line(NamedTuple):
    """A block of the view: what Qt calls a text block.

    Attributes:
        kind: What it is.
        start: Position of its first unit in the view.
        end: Position after its last unit.
        level: Depth from 1 for headings and list items.
        lead: Units of a list item's own mark and the space after it, or of the label of a speaker's turn.
        link: Position where the link of a folded line begins; -1 for a line that is not folded.

    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    lead: int = 0
    link: int = -1

    @property
    def folded(self) -> bool:
        """Whether it stands for noise that is left out."""
        return self.link >= 0


class Page:
    """What is shown of a document.

    Positions are UTF-16 units of the view, as Qt counts them; offsets are code points of the stored text.

    Attributes:
        text: The view: one paragraph for each block, separated by newlines.
        lines: Its paragraphs.
        ellipses: Position of each sign for left-out noise, with the reason.

    """

    def __init__(
        self,
        text: str,
        lines: tuple[Line, ...],
        ellipses: tuple[tuple[int, str], ...],
        stored: str,
        pieces: tuple[Piece, ...],
        units: Units,
    ) -> None:
        """Put together what `of` has laid out: the view, the text it shows, and the pieces that join them."""
        self.text, self.lines, self.ellipses = text, lines, ellipses
        self._stored, self._pieces, self._units = stored, pieces, units
        self._starts = tuple(piece.start for piece in pieces)
        self._ats = tuple(piece.at for piece in pieces)

    @classmethod
    def of(cls, document: OpenDocument, show_noise: bool, fold_label: Callable[[int], str] | None = None) -> Self:
        """Lay out a document.

        Args:
            document: The document.
            show_noise: Whether noise is shown; else it is left out, with a sign in its place.
            fold_label: Gives the words for so many left-out fragments; its link comes after the last `` · ``.

        """
        builder = _Builder(document, fold_label or _fold_label)
        builder.add_blocks(show_noise)
        text = "".join(builder.parts)
        units = Units(text)
        lines = tuple(_in_units(line, units) for line in builder.lines)
        ellipses = tuple((units.to_unit(at), why) for at, why in builder.ellipses)
        return cls(text, lines, ellipses, document.text, tuple(builder.pieces), units)

    @property
    def length(self) -> int:
        """Length of the view in units."""
        return self._units.length

    def to_view(self, offset: int) -> int:
        """Return the position that shows an offset; that of its sign where it is left out."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        if offset >= piece.end:
            return self._units.to_unit(piece.at + piece.length)
        into = offset - piece.start if piece.kind is PieceKind.TEXT else 0
        return self._units.to_unit(piece.at + into)

    def to_model(self, position: int) -> int:
        """Return the offset that a position shows; the first one where a sign stands for several."""
        if not self._pieces:
            return 0
        at = self._units.to_offset(max(position, 0))
        piece = self._pieces[bisect_right(self._ats, at) - 1]
        if at >= piece.at + piece.length:
            return piece.end
        return piece.start + (at - piece.at if piece.kind is PieceKind.TEXT else 0)

    def view_ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of positions that show a range of offsets, one or more for each paragraph."""
        ranges: list[tuple[int, int]] = []
        to_unit = self._units.to_unit
        for kind, begin, finish, at, _ in self._between(start, end):
            first, last = max(start, begin), min(end, finish)
            if kind is _TEXT and first < last:
                ranges.append((to_unit(at + first - begin), to_unit(at + last - begin)))
        return ranges

    def model_range(self, first: int, last: int) -> tuple[int, int]:
        """Return the range of offsets that a range of positions shows."""
        return self.to_model(first), self.to_model(last)

    def quote(self, start: int, end: int) -> str:
        """Return the stored text of a range of offsets without what is left out of the view."""
        return "".join(
            self._stored[max(start, piece.start) : min(end, piece.end)]
            for piece in self._between(start, end)
            if piece.kind in (PieceKind.TEXT, PieceKind.BREAK)
        )

    def line_at(self, position: int) -> Line:
        """Return the paragraph that a position lies in; an empty one for an empty page."""
        if not self.lines:
            return Line(BlockKind.PARAGRAPH, 0, 0)
        return self.lines[bisect_right(self.lines, position, key=lambda line: line.start) - 1]

    def _between(self, start: int, end: int) -> Sequence[Piece]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        return self._pieces[first : bisect_left(self._starts, end)]


class _Builder:
    """Puts the pieces of a view one after the other."""

    def __init__(self, document: OpenDocument, fold_label: Callable[[int], str]) -> None:
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        # in code points, until all are known
        self.lines: list[Line] = []
        self.ellipses: list[tuple[int, str]] = []
        self._document = document
        self._fold_label = fold_label
        self._at = 0
        self._noise = _Clipper(document.noise)

    def add_blocks(self, show_noise: bool) -> None:
        """Add every block, runs of noise folded to one line each unless noise is shown."""
        marked = [(block, self._noise.within(block.start, block.end)) for block in self._document.blocks]
        number = 0
        for folded, run in groupby(marked, lambda pair: not show_noise and self._is_noise(*pair)):
            blocks = list(run)
            first, number = number, number + len(blocks)
            if not folded:
                for block, spans in blocks:
                    self._add_block(block, [] if show_noise else spans)
            elif not self._is_divider(first, number):
                fragments = sum(max(1, len(spans)) for _, spans in blocks)
                self._add_fold(blocks[0][0].start, blocks[-1][0].end, fragments)

    def _is_divider(self, first: int, last: int) -> bool:
        """Tell whether blocks, given by number, are no more than a line between two rows or two quoted paragraphs."""
        blocks = self._document.blocks
        if not 0 < first <= last < len(blocks):
            return False
        before, after = blocks[first - 1], blocks[last]
        between = self._document.text[before.end : after.start]
        return before.kind is after.kind and before.kind in _DIVIDED and not any(map(str.isalnum, between))

    def _is_noise(self, block: Block, spans: Sequence[Noise]) -> bool:
        if block.kind is BlockKind.NOISE:
            return True
        return bool(spans) and not "".join(_outside(self._document.text, block, spans)).strip()

    def _add_block(self, block: Block, spans: Sequence[Noise]) -> None:
        self._break_before(block.start)
        shown = shown_block(self._document.text[block.start : block.end], block.kind)
        first, offset = self._at, block.start
        for span in spans:
            self._add_text(shown, block, offset, span.start)
            self.ellipses.append((self._at, span.why))
            self._add(PieceKind.ELLIPSIS, span.start, span.end, ELLIPSIS)
            offset = span.end
        self._add_text(shown, block, offset, block.end)
        lead = _lead(block, shown)
        # what is left out of a mark would leave the rest of it in the wrong place
        whole = not spans or spans[0].start >= block.start + lead
        self.lines.append(Line(block.kind, first, self._at, block.level, lead if whole else 0))

    def _add_text(self, shown: str, block: Block, start: int, end: int) -> None:
        if start < end:
            self._add(PieceKind.TEXT, start, end, shown[start - block.start : end - block.start])

    def _add_fold(self, start: int, end: int, fragments: int) -> None:
        self._break_before(start)
        words = shown_text(self._fold_label(fragments))
        link = self._at + len(words) - len(words.rpartition(LINK_SEPARATOR)[2])
        self.lines.append(Line(BlockKind.NOISE, self._at, self._at + len(words), link=link))
        self._add(PieceKind.FOLD, start, end, words)

    def _break_before(self, start: int) -> None:
        if self.lines:
            self._add(PieceKind.BREAK, self.pieces[-1].end, start, "\n")

    def _add(self, kind: PieceKind, start: int, end: int, words: str) -> None:
        self.pieces.append(Piece(kind, start, end, self._at, len(words)))
        self.parts.append(words)
        self._at += len(words)


class _Clipper:
    """Gives the noise of one block after the other."""

    def __init__(self, noise: Sequence[Noise]) -> None:
        self._noise = noise
        self._ends = [span.end for span in noise]

    def within(self, start: int, end: int) -> list[Noise]:
        """Return the noise within a range, cut off at its edges."""
        found = []
        for span in self._noise[bisect_right(self._ends, start) :]:
            if span.start >= end:
                break
            found.append(Noise(max(span.start, start), min(span.end, end), span.kind, span.why))
        return found


def _lead(block: Block, shown: str) -> int:
    """Return the length of what a list item or a turn begins with that is none of its words."""
    lead = len(block.marker)
    if block.kind is BlockKind.LIST_ITEM and lead:
        rest = shown[lead:]
        return lead + len(rest) - len(rest.lstrip())
    return lead if block.kind is BlockKind.TURN else 0


def _outside(text: str, block: Block, spans: Sequence[Noise]) -> Iterator[str]:
    offset = block.start
    for span in spans:
        yield text[offset : span.start]
        offset = span.end
    yield text[offset : block.end]


def _fold_label(fragments: int) -> str:
    what = "1 noise fragment" if fragments == 1 else f"{fragments} noise fragments"
    return f"{what} hidden{LINK_SEPARATOR}Show"


def _in_units(line: Line, units: Units) -> Line:
    start = units.to_unit(line.start)
    lead = units.to_unit(line.start + line.lead) - start
    link = -1 if line.link < 0 else units.to_unit(line.link)
    return Line(line.kind, start, units.to_unit(line.end), line.level, lead, link)
