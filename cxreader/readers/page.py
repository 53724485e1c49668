"""What the lines of a text are together: hard-wrapped, a talk, a pile of answers, lists."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxreader.readers.lines import Line
from cxreader.readers.shapes import Mark, Marker, goes_on, heading_level, is_finished, marker_of, runs_on, speaker

_WRAP_COLUMNS = range(40, 111)
_BROKEN_COLUMNS = range(60, 111)
_WRAP_PAIRS = 3
_NEAR_FULL = 0.7
_TIGHT = 0.8
_MOSTLY = 0.45
_CONTINUED = 0.55
_TURNS = 4
_VOICES = 2
_SHARE_OF_TURNS = 0.3
_NAME_WORDS = 4
_ANSWERS = 6
_SHORT_COLUMNS = 60
_LONG_COLUMNS = 100
_PAIR_COLUMNS = 160
_ALIKE = 0.45
_LEAST_LETTERS = 6
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text with what was found out about all of them.

    Attributes:
        lines: The lines.
        markers: For each line the mark of a list item it begins with, None where it begins with none.
        wrap: Least width of a line that the next one continues, in columns; 0 where each line stands for itself.
        even: Whether all lines are alike (answers, turns of a talk), so that short ones head nothing.
        spaced: Whether there are blank lines.
        opening: Index of the first line that is long and finished, the number of lines where none is.

    """

    lines: Sequence[Line]
    markers: Sequence[Marker | None]
    wrap: float
    even: bool
    spaced: bool
    opening: int

    def continues(self, index: int) -> bool:
        """Tell whether a line carries on the one before it, as where a machine broke the lines.

        In a text that is hard-wrapped throughout, every line after a long one does; in others only one that begins in
        the midst of a sentence after one that ends in it.
        """
        line, before = self.lines[index], self.lines[index - 1]
        if line.gap or self.markers[index] or heading_level(line):
            return False
        if self.wrap:
            return before.width >= self.wrap
        broken = before.width in _BROKEN_COLUMNS and not is_finished(before) and not self.even
        # a short line without an end is more likely a second heading
        return broken and goes_on(line) and (line.width in _BROKEN_COLUMNS or is_finished(line))

    def has_twin(self, index: int) -> bool:
        """Tell whether a line and just one beside it say nearly the same, as a picture's two captions do.

        It does not look before the first real paragraph: what is said twice there is the title.
        """
        if index < self.opening:
            return False
        return (self._like_next(index) and not self._like_next(index - 1) and not self._like_next(index + 1)) or (
            self._like_next(index - 1) and not self._like_next(index - 2) and not self._like_next(index)
        )

    def _like_next(self, index: int) -> bool:
        if not 0 <= index < len(self.lines) - 1:
            return False
        line, after = self.lines[index], self.lines[index + 1]
        return after.gap == 0 and max(line.width, after.width) <= _PAIR_COLUMNS and _alike(line.text, after.text)


def page_of(lines: Sequence[Line]) -> Page:
    """Return what the lines of a text are together."""
    markers = _list_markers(lines)
    spaced = any(line.gap for line in lines[1:])
    even = _is_talk(lines, markers) or (not spaced and _is_answers(lines))
    long = (index for index, line in enumerate(lines) if line.width >= _LONG_COLUMNS and is_finished(line))
    return Page(lines, markers, _wrap(lines), even, spaced, next(long, len(lines)))


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case and without anything between them."""
    return _LETTERS.sub("", text).casefold()


def _wrap(lines: Sequence[Line]) -> float:
    """Return the least width of a wrapped line, 0 where the lines were not broken by a machine.

    They were where nearly half of all neighbouring lines are nearly full and break inside a sentence, and nearly half
    of them are about as long as the longest.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if after.gap == 0]
    if len(pairs) < _WRAP_PAIRS:
        return 0
    widths = sorted(line.width for line in lines)
    usual = widths[int(0.9 * (len(widths) - 1))]
    if usual not in _WRAP_COLUMNS:
        return 0
    broken = sum(line.width >= _NEAR_FULL * usual and not is_finished(line) and runs_on(after) for line, after in pairs)
    tight = sum(_TIGHT * usual <= line.width <= 1.1 * usual for line, _ in pairs)
    return _CONTINUED * usual if min(broken, tight) >= _MOSTLY * len(pairs) else 0


def _is_talk(lines: Sequence[Line], markers: Sequence[Marker | None]) -> bool:
    """Tell whether a good part of the lines are turns of two or more speakers that come again and again."""
    named = [speaker(line) for line, marker in zip(lines, markers, strict=True) if not marker]
    counts = Counter(name for name in named if name)
    voices = {name for name, count in counts.items() if count > 1 and len(name.split()) <= _NAME_WORDS}
    turns = [name for name in named if name in voices]
    changes = sum(one != other for one, other in pairwise(turns))
    return (
        len(voices) >= _VOICES
        and len(turns) >= max(_TURNS, _SHARE_OF_TURNS * len(lines))
        and changes >= _SHARE_OF_TURNS * (len(turns) - 1)
    )


def _is_answers(lines: Sequence[Line]) -> bool:
    """Tell whether lines are each somebody's answer: most lines are short, or most of the text is in short ones."""
    widths = [line.width for line in lines if not marker_of(line) and not heading_level(line)]
    long = sum(width for width in widths if width >= _LONG_COLUMNS)
    short = sum(width < _SHORT_COLUMNS for width in widths)
    return len(widths) >= _ANSWERS and (2 * long < sum(widths) or 3 * short >= 2 * len(widths))


def _list_markers(lines: Sequence[Line]) -> list[Marker | None]:
    """Return each line's list mark where its neighbours bear it out, None elsewhere."""
    markers = [marker_of(line) for line in lines]
    numbers = [(index, marker.number) for index, marker in enumerate(markers) if marker and marker.mark is Mark.NUMBER]
    counted = {index for (one, low), (other, high) in pairwise(numbers) if high == low + 1 for index in (one, other)}
    return [
        marker
        if marker and (index in counted or _has_company(markers, index) or _is_inset(lines[index], marker))
        else None
        for index, marker in enumerate(markers)
    ]


def _has_company(markers: Sequence[Marker | None], index: int) -> bool:
    """Tell whether a line within two of this one begins with the same kind of mark, numbers aside."""
    own = markers[index]
    near = [*markers[max(0, index - 2) : index], *markers[index + 1 : index + 3]]
    return own is not None and own.mark is not Mark.NUMBER and any(other and other.mark is own.mark for other in near)


def _is_inset(line: Line, marker: Marker) -> bool:
    return marker.mark is Mark.BULLET and line.indent > 0


def _alike(one: str, other: str) -> bool:
    """Tell whether two short texts share nearly half of their pairs of letters (Dice's coefficient)."""
    first, second = letters(one), letters(other)
    if min(len(first), len(second)) < _LEAST_LETTERS:
        return False
    pairs, others = ({one + two for one, two in pairwise(word)} for word in (first, second))
    return 2 * len(pairs & others) >= _ALIKE * (len(pairs) + len(others))
