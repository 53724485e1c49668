"""Paragraphs and rows of rich text, as its control words end them."""

from typing import NamedTuple

from cxreader.model.block import BlockKind
from cxreader.readers.paragraphs import Paragraph, Row

_DEEPEST = 20


class _Level:
    """A table under way: the cells of its row, and the paragraphs of the cell."""

    def __init__(self) -> None:
        self.cells: Row = []
        self.cell: list[Paragraph] = []


class Look(NamedTuple):
    """What holds where a paragraph ends.

    Attributes:
        kind: What it is.
        level: Depth from 1 for headings and list items.
        tables: How many tables it is in.

    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    tables: int = 0


class Stream:
    """The text itself, a note, a comment or a box of text.

    Attributes:
        items: Paragraphs and rows that are complete.
        line: The paragraph under way.
        boxes: What comes after the paragraph under way.

    """

    def __init__(self) -> None:
        self.items: list[Paragraph | Row] = []
        self.line = Paragraph()
        self.boxes: list[Paragraph | Row] = []
        self._levels: list[_Level] = []
        self._inner: list[Row] = []

    def end_paragraph(self, look: Look) -> None:
        """End the paragraph under way."""
        line, self.line = self.line, Paragraph()
        if look.tables:
            self._level(look.tables).cell.append(line)
            return
        self._end_table()
        line.kind, line.level = look.kind, look.level
        self.items.append(line)
        self._put_boxes()

    def end_cell(self, tables: int) -> None:
        """End the cell under way, which is in so many tables."""
        level = self._level(max(1, tables))
        level.cells.append([*level.cell, self.line])
        level.cell = []
        self.line = Paragraph()

    def end_row(self, tables: int) -> None:
        """End the row under way, which is in so many tables."""
        tables = max(1, tables)
        level = self._level(tables)
        if level.cell:
            # the last one was not ended
            level.cells.append(level.cell)
        self._levels[tables - 1 :] = []
        if tables > 1:
            self._inner.append(level.cells)
            return
        self.items += [level.cells, *self._inner]
        self._inner = []
        self._put_boxes()

    def finish(self, look: Look) -> list[Paragraph | Row]:
        """Return all paragraphs and rows, also those that nothing ended."""
        if self.line.length or self.line.places:
            self.end_paragraph(look)
        self._end_table()
        self._put_boxes()
        return self.items

    def _level(self, tables: int) -> _Level:
        """Return the table that is in so many; those within it have come to their end."""
        tables = min(tables, _DEEPEST)
        while len(self._levels) > tables:
            self.end_row(len(self._levels))
        while len(self._levels) < tables:
            self._levels.append(_Level())
        return self._levels[tables - 1]

    def _end_table(self) -> None:
        while self._levels:
            self.end_row(len(self._levels))

    def _put_boxes(self) -> None:
        self.items += self.boxes
        self.boxes = []
