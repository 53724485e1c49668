"""Tables in plain text: rows of as many cells each, parted by tabs, bars or wide gaps."""

from collections.abc import Callable, Sequence
from itertools import chain

import regex

from cxreader.readers.lines import Line, columns
from cxreader.readers.shapes import is_rule, marker_of

_ROWS = 3
_GAP = regex.compile(r" {2,}+")


def table_rows(lines: Sequence[Line]) -> frozenset[int]:
    """Return the indexes of the lines that are rows of a table: three or more below each other that are cut alike."""
    tabbed, barred, spaced = (_runs(lines, count) for count in (_tabs, _bars, _gaps))
    aligned = [run for run in spaced if _is_aligned([lines[index] for index in run])]
    return frozenset(chain.from_iterable((*tabbed, *barred, *aligned)))


def _runs(lines: Sequence[Line], count: Callable[[Line], int]) -> list[list[int]]:
    """Return the runs of neighbouring lines that are cut as often, drawn lines between them left out."""
    runs: list[list[int]] = []
    last = 0
    for index, line in enumerate(lines):
        cuts = count(line)
        if not line.gap and is_rule(line):
            continue
        if cuts and cuts == last and not line.gap:
            runs[-1].append(index)
        elif cuts:
            runs.append([index])
        last = cuts
    return [run for run in runs if len(run) >= _ROWS]


def _tabs(line: Line) -> int:
    marker = marker_of(line) if "\t" in line.text else None
    # what is between a list mark and the words parts no cells
    words = line.text[len(marker.text) :].lstrip() if marker else line.text
    return words.count("\t")


def _bars(line: Line) -> int:
    return line.text.strip("|").count("|")


def _gaps(line: Line) -> int:
    return len(_GAP.findall(line.text)) if "  " in line.text else 0


def _is_aligned(lines: Sequence[Line]) -> bool:
    """Tell whether each column's cells begin, or else end, below each other."""
    return all(
        len({start for start, _ in column}) == 1 or len({end for _, end in column}) == 1
        for column in zip(*(_cells(line) for line in lines), strict=True)
    )


def _cells(line: Line) -> list[tuple[int, int]]:
    """Return where each cell after a wide gap begins and ends, in columns."""
    gaps = list(_GAP.finditer(line.text))
    begins = [line.indent + columns(line.text[: gap.end()]) for gap in gaps]
    ends = [line.indent + columns(line.text[: gap.start()]) for gap in gaps[1:]]
    return list(zip(begins, (*ends, line.indent + line.width), strict=True))
