"""Where the columns of the tables in a text begin, told by the width of their cells."""

from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import accumulate, zip_longest
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from cxreader.model.block import BlockKind
from cxreader.ui.page import Line, Page
from cxreader.ui.typography import em

_GAP = 1.5  # em between two columns
# the cell with the most letters need not be the widest, but the widest is among the first few
_MEASURED = 8


class Table(NamedTuple):
    """Rows of a page that stand below each other.

    Attributes:
        lines: The paragraphs that they are.
        rows: What they say, a tab between cells.

    """

    lines: Sequence[Line]
    rows: Sequence[str]

    def stops(self, font: QFont, room: float) -> list[float]:
        """Return where each column but the first begins, in pixels; nowhere where a row would not fit on a line.

        Args:
            font: The font of the text.
            room: Width of a line in pixels.

        """
        metrics = QFontMetricsF(font)
        columns = zip_longest(*(row.split("\t") for row in self.rows), fillvalue="")
        widths = [max(map(metrics.horizontalAdvance, nlargest(_MEASURED, column, key=len))) for column in columns]
        ends = list(accumulate(width + _GAP * em(font) for width in widths))
        return ends[:-1] if ends[-1] <= room else []


def tables(page: Page) -> Iterator[Table]:
    """Yield the tables of a page; noise that is shown between two rows parts none."""
    lines: list[Line] = []
    rows: list[str] = []
    for line, words in zip(page.lines, page.text.split("\n"), strict=False):
        if line.kind is BlockKind.TABLE_ROW:
            lines.append(line)
            rows.append(words)
        elif lines and (line.kind is not BlockKind.NOISE or line.folded):
            yield Table(lines, rows)
            lines, rows = [], []
    if lines:
        yield Table(lines, rows)
