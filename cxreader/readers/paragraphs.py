"""Paragraphs of a written document while they are gathered, and what is marked in them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Reading, Remark, Stated
from cxreader.readers.composing import Composer

# what is only marked: of one such stretch the end is known before the next one begins
HIGHLIGHT = ""
_INK = re.compile(r"\S")
_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_COLOURED = 0x40
_TAB = str.maketrans("\t", " ")


class Said(NamedTuple):
    """What was said of a marked stretch.

    Attributes:
        words: The words.
        author: Who said them; empty where that is not told.
        made: When, in UTC, as ``2024-05-31T12:00:00Z``; empty where that is not told.

    """

    words: str
    author: str = ""
    made: str = ""


class _Place(NamedTuple):
    offset: int
    mark: str
    ends: bool


class Paragraph:
    """The words of one block, as they come.

    Attributes:
        kind: What it is.
        level: Depth from 1 for headings and list items.
        places: Where in its words marks begin and end, in their order.
        length: Code points of its words by now.

    """

    def __init__(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        self.kind = kind
        self.level = level
        self.places: list[_Place] = []
        self.length = 0
        self._pieces: list[str] = []
        self._highlighted = False

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(self._pieces)

    def put(self, words: str) -> None:
        """Add words."""
        self._pieces.append(words)
        self.length += len(words)

    def begin(self, mark: str) -> None:
        """Begin a marked stretch, which has its name from its file."""
        self.places.append(_Place(self.length, mark, ends=False))

    def end(self, mark: str) -> None:
        """End a marked stretch."""
        self.places.append(_Place(self.length, mark, ends=True))

    def highlight(self, wanted: bool) -> None:
        """Have what comes next highlighted, or not."""
        if wanted != self._highlighted:
            self._highlighted = wanted
            (self.begin if wanted else self.end)(HIGHLIGHT)

    def take_in(self, other: "Paragraph", between: str = "") -> None:
        """Add the words of another one, with what is marked in them."""
        other.highlight(wanted=False)
        self.put(between)
        self.places += (place._replace(offset=self.length + place.offset) for place in other.places)
        self.put(other.words)


# cells, each with its paragraphs
Row = list[list[Paragraph]]


class Sheet:
    """A document under composition: paragraphs and rows, and what is marked in them."""

    def __init__(self) -> None:
        self._composer = Composer()
        self._begun: dict[str, int] = {}
        self._marked: list[tuple[str, int, int]] = []
        self._code: Paragraph | None = None

    def add(self, item: Paragraph | Row) -> None:
        """Add a paragraph, or a row of a table: its cells are joined by tabs. Lines of code become one block."""
        if isinstance(item, list):
            item = _joined(item)
        if item.kind is BlockKind.CODE and self._code:
            self._code.take_in(item, "\n")
            return
        self._finish_code()
        if item.kind is BlockKind.CODE:
            self._code = item
        else:
            self._add(item)

    def reading(
        self,
        name: str,
        form: str,
        *,
        stated: Stated,
        warnings: Iterable[str] = (),
        said: Mapping[str, Said] | None = None,
    ) -> Reading:
        """Return all that was added.

        Args:
            name: The file's name.
            form: Name of its format for people.
            stated: What it says of itself.
            warnings: Sentences about what had to be mended or guessed.
            said: What was said of the marked stretches, by their names; others go unheeded.

        Raises:
            ReadError: There are no letters in it.

        """
        self._finish_code()
        reading = self._composer.reading(name, form, stated=stated, warnings=warnings)
        known = {HIGHLIGHT: Said("")} | dict(said or {})
        marked = [*self._marked, *((mark, at, at) for mark, at in self._begun.items())]
        return reading._replace(
            remarks=tuple(
                sorted(
                    Remark(*placed(reading.text, reading.blocks, start, end), *known[mark])
                    for mark, start, end in marked
                    if mark in known
                )
            )
        )

    def _finish_code(self) -> None:
        code, self._code = self._code, None
        if code:
            self._add(code)

    def _add(self, paragraph: Paragraph) -> None:
        paragraph.highlight(wanted=False)
        before = len(self._composer.blocks)
        shift = self._composer.add(paragraph.kind, paragraph.words, level=paragraph.level)
        length = self._composer.length
        begin = self._composer.blocks[-1].start if len(self._composer.blocks) > before else length
        for place in paragraph.places:
            at = max(begin, min(place.offset + shift, length))
            if not place.ends:
                self._begun[place.mark] = at
            elif place.mark in self._begun:
                self._marked.append((place.mark, self._begun.pop(place.mark), at))


def is_marker(colour: str) -> bool:
    """Tell whether a ground of six hexadecimal digits is that of a highlighter: a colour, no shade of grey."""
    if not _COLOUR.fullmatch(colour):
        return False
    parts = bytes.fromhex(colour)
    return max(parts) - min(parts) >= _COLOURED


def tabled(rows: Sequence[Sequence[Iterator[Paragraph | Row]]]) -> Iterator[Paragraph | Row]:
    """Yield the rows of a table; those of tables within come after the row that they are in.

    A table of one cell is no table, but a frame around what is in it.

    Args:
        rows: What its cells hold, row by row.

    """
    if len(rows) == 1 and len(rows[0]) == 1:
        yield from rows[0][0]
        return
    for cells in rows:
        row: Row = []
        inner: list[Row] = []
        for cell in cells:
            row.append([])
            for item in cell:
                if isinstance(item, Paragraph):
                    row[-1].append(item)
                else:
                    inner.append(item)
        yield row
        yield from inner


def placed(text: str, blocks: Sequence[Block], start: int, end: int) -> tuple[int, int]:
    """Return a stretch without white space around it; the block that it is in or before where nothing is left.

    Args:
        text: The text.
        blocks: Its blocks in text order, at least one.
        start: Where the stretch begins.
        end: Where it ends.

    """
    inked = _INK.search(text, start, end)
    if not inked:
        block = blocks[max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)]
        return block.start, block.end
    while text[end - 1].isspace():
        end -= 1
    return inked.start(), end


def _joined(row: Row) -> Paragraph:
    joined = Paragraph(BlockKind.TABLE_ROW)
    for index, cell in enumerate(row):
        between = "\t" if index else ""
        for paragraph in cell:
            if paragraph.words.strip():
                joined.take_in(_levelled(paragraph), between)
                between = "\n"
            else:
                joined.take_in(_levelled(paragraph))
        if between == "\t":
            joined.put(between)
    return joined


def _levelled(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph of a cell: what a tab would be in it would part its row."""
    paragraph.highlight(wanted=False)
    levelled = Paragraph()
    levelled.places = paragraph.places
    levelled.put(paragraph.words.translate(_TAB))
    return levelled
