"""Which signs part and enclose the cells of a delimited text: those by which its rows are cut alike."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

# the earlier one counts where two fit as well
_DELIMITERS = ("\t", ";", ",", "|", "\x1f", "^", "~")
# stands nowhere: each line is one cell
NOWHERE = "\x1e"
_HEAD, _ROWS = 100_000, 400
# share of rows that are cut alike, and the same where the first one is too
_ALIKE, _ALIKE_TITLED = 0.7, 0.3
_FEW = 3
_DECLARED = re.compile(r"sep=([^\w\r\n\"' ])(?:\r\n|\r|\n|$)", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d[\d., :/%-]*")
# most that one of several lines of a cell is worth looking at
_LONGEST = 2_000


class Cutting(Iterator[list[str]], Protocol):
    """Rows, as lines are cut to them."""

    @property
    def line_num(self) -> int:
        """How many lines have been cut."""


class Marks(NamedTuple):
    """The signs of a delimited text.

    Attributes:
        delimiter: What parts its cells.
        quote: What encloses a cell.
        slashed: Whether quotes within a cell come after a backslash, not twice.
        spaced: Whether a space stands before what encloses a cell.

    """

    delimiter: str = NOWHERE
    quote: str = '"'
    slashed: bool = False
    spaced: bool = False


def marks_of(text: str) -> tuple[Marks, int]:
    """Return the signs of a delimited text, and where its rows begin."""
    declared = _DECLARED.match(text)
    head = text[declared.end() if declared else 0 :][:_HEAD]
    lines = list(islice(lines_of(head), _ROWS))
    if len(lines) > 1 and len(head) == _HEAD:
        lines.pop()
    slashed = '\\"' in head and '""' not in head.replace('\\"', "")
    quote = "'" if '"' not in head and _is_enclosing("'", lines) else '"'
    signs = (declared[1],) if declared else _DELIMITERS
    tried = [Marks(sign, quote, slashed, _is_spaced(head, sign + " " + quote)) for sign in signs]
    if declared:
        return tried[0], declared.end()
    fits = [_fit(lines, marks) for marks in tried]
    if not any(fits) and head.count(quote) % 2:
        # one that never ends may have swallowed them all
        fits = [_fit([line.replace(quote, "") for line in lines], marks) for marks in tried]
    best = max(fits)
    return tried[fits.index(best)] if best else Marks(NOWHERE, quote, slashed), 0


def lines_of(text: str) -> Iterator[str]:
    r"""Yield the lines of a text with what ends them: ``\n``, ``\r`` or both."""
    return (found[0] for found in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text))


def cut(lines: Iterable[str], marks: Marks) -> Cutting:
    """Yield the rows that lines are cut to; a cell that is enclosed may go over several of them."""
    if marks.slashed:
        lines = (line.replace("\\" + marks.quote, marks.quote * 2) for line in lines)
    return csv.reader(lines, delimiter=marks.delimiter, quotechar=marks.quote, skipinitialspace=marks.spaced)


def _fit(lines: Sequence[str], marks: Marks) -> float:
    """Return how well signs fit lines: the share of rows that are cut alike by the share of cells that look whole."""
    if not any(marks.delimiter in line for line in lines):
        return 0
    rows = [row for row in cut(lines, marks) if any(map(str.strip, row))]
    widths = Counter(map(len, rows))
    width, most = max(widths.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
    titled = bool(rows) and len(rows[0]) == width
    if width == 1 or most < (_ALIKE_TITLED if titled else _ALIKE) * len(rows):
        return 0
    alike = [row for row in rows if len(row) == width]
    whole = sum(_is_whole(cell, marks.delimiter) for row in alike for cell in row) / (width * len(alike))
    if len(rows) < _FEW and 2 * whole <= 1:
        # sentences with a comma in them
        return 0
    # many cells are no proof in themselves, but two could come about by chance
    return (most / len(rows)) * whole * (1 - 1 / (2 * width))


def _is_whole(cell: str, delimiter: str) -> bool:
    """Tell whether a cell looks like one value: no sign that parts cells better is in it, nor half of a quotation."""
    words = cell.strip()[:_LONGEST]
    if not words or _NUMBER.fullmatch(words):
        return True
    if words[0] == '"' or (words[-1] == '"' and words.count('"') % 2):
        return False
    stronger = _DELIMITERS[: _DELIMITERS.index(delimiter)]
    return not any(sign in words for sign in stronger) and not (delimiter == "," and cell.startswith(" "))


def _is_spaced(head: str, begun: str) -> bool:
    """Tell whether cells are begun with a space before their quote, and never without it."""
    return begun in head and begun.replace(" ", "") not in head


def _is_enclosing(quote: str, lines: Sequence[str]) -> bool:
    """Tell whether a sign stands at both ends of cells in most of the lines."""
    either = re.compile(rf"(?:^|[\t;,|]){quote}[^{quote}\r\n]*{quote}(?=[\t;,|\r\n]|$)")
    return 2 * sum(bool(either.search(line)) for line in lines) > len(lines)
