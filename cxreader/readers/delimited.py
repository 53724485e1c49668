"""From a delimited text (CSV, TSV) to its rows, whatever signs part and enclose its cells."""

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

from cxreader.model.document import Manner, Reading
from cxreader.model.table import TablePreview
from cxreader.readers.answer_table import preview_tables, read_tables
from cxreader.readers.decode import Decoded
from cxreader.readers.delimited_marks import Cutting, Marks, cut, lines_of, marks_of
from cxreader.readers.legible import legible
from cxreader.readers.table_columns import Table

FORMAT = "Table"
_LONGEST_CELL = 2**31 - 1
# a row of its own after the last one, unless a cell still goes on there
_END = "\x1c\x1d\x1c"
# quotes that are looked into where they may have swallowed rows, and the lines of each that are
_MENDED, _LOOKED_AT = 100, 200


class _Rows(NamedTuple):
    """What a delimited text holds.

    Attributes:
        rows: Its rows.
        warnings: Sentences about what had to be mended.

    """

    rows: list[list[str]]
    warnings: tuple[str, ...]


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a delimited text holds; raises ReadError where that is nothing."""
    decoded = legible(data, name, manner.encoding)
    found = _rows(decoded)
    return read_tables([Table(found.rows)], name, FORMAT, manner, warnings=found.warnings, decoded=decoded)


def preview(data: bytes, name: str, manner: Manner) -> TablePreview:
    """Return what is shown of a delimited text before it is read; raises ReadError where it is none."""
    return preview_tables([Table(_rows(legible(data, name, manner.encoding)).rows)], manner)


def _rows(decoded: Decoded) -> _Rows:
    # the limit holds for all of the process, where others rely on their own
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return _cut_rows(decoded)
    finally:
        csv.field_size_limit(before)


def _cut_rows(decoded: Decoded) -> _Rows:
    marks, start = marks_of(decoded.text)
    lines = list(lines_of(decoded.text[start:]))
    rows, unclosed = _cut(lines, marks)
    widths = Counter(len(row) for row in rows if any(map(str.strip, row)))
    width = widths.most_common(1)[0][0] if widths else 0
    rows = [_joined(row, width, marks.delimiter) if len(row) > width else row for row in rows]
    uneven = sum(len(row) != width for row in rows if any(map(str.strip, row)))
    said = (
        (unclosed, f"{unclosed:,} of the quotes that begin a cell never end. Each was taken to end with its line."),
        (uneven, f"{uneven:,} of the rows have more or fewer cells than most. Compare the original where it matters."),
    )
    return _Rows(rows, tuple(sentence for number, sentence in said if number))


def _cut(lines: Sequence[str], marks: Marks) -> tuple[list[list[str]], int]:
    """Return the rows that lines are cut to, and the number of quotes that were closed at the end of their line."""
    rows: list[list[str]] = []
    at = begun = mended = 0
    cutting = _begin(lines, at, marks)
    while True:
        row = next(cutting)
        consumed = begun + cutting.line_num
        if consumed > len(lines) and row == [_END]:
            return rows, mended
        swallowed = lines[at + 1 : min(consumed, at + _LOOKED_AT)]
        is_wrong = swallowed and mended < _MENDED and _are_rows(swallowed, rows, len(row), marks)
        if consumed > len(lines) or is_wrong:
            rows.append(_closed(lines[at].rstrip("\r\n"), len(rows[0]) if rows else 0, marks))
            mended += 1
            at = begun = at + 1
            cutting = _begin(lines, at, marks)
        else:
            rows.append(row)
            at = consumed


def _begin(lines: Sequence[str], at: int, marks: Marks) -> Cutting:
    """Begin to cut lines, from one of them on."""
    return cut(chain(islice(lines, at, None), (f"{_END}\n",)), marks)


def _closed(line: str, usual: int, marks: Marks) -> list[str]:
    """Return the row of a line with a quote that never ends: it means nothing, or else lasts as long as the line."""
    bare = line.split(marks.delimiter)
    return bare if len(bare) == usual else next(cut([line + marks.quote], marks))


def _are_rows(lines: Sequence[str], before: Sequence[Sequence[str]], width: int, marks: Marks) -> bool:
    """Tell whether the lines that an enclosed cell goes over are rows of their own: cut like those before them."""
    usual = len(before[0]) if before else 0
    # one cell is in every line
    if usual <= 1 or width == usual:
        return False
    alike = sum(len(row) == usual for line in lines for row in cut([line], marks))
    return 2 * alike > len(lines)


def _joined(row: Sequence[str], width: int, delimiter: str) -> list[str]:
    """Return a row with the cells joined that a comma within a sentence parted, if it has as many as others then."""
    cells: list[str] = []
    for cell in row:
        if cells and cell.startswith(" ") and cells[-1]:
            cells[-1] += delimiter + cell
        else:
            cells.append(cell)
    return cells if len(cells) == width else list(row)
