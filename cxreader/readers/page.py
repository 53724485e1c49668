"""What the lines of a text are together: hard-wrapped, a talk, a pile of answers, lists, tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cxreader.readers.lines import Line
from cxreader.readers.shapes import (
    Mark,
    Marker,
    goes_on,
    heading_level,
    is_finished,
    marker_of,
    quote_mark,
    runs_on,
)
from cxreader.readers.tables import table_rows
from cxreader.readers.talk import Label, turns_of

_WRAP_COLUMNS = range(40, 111)
_BROKEN_COLUMNS = range(60, 111)
_WRAP_PAIRS = 3
_NEAR_FULL = 0.7
_TIGHT = 0.8
_MOSTLY = 0.45
_CONTINUED = 0.55
_ANSWERS = 6
_SPACED_ANSWERS = 12
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
        turns: For each line the label of the speaker's turn it begins, None where it begins none.
        rows: Indexes of the lines that are rows of tables.
        wrap: Least width of a line that the next one continues, in columns; 0 where each line stands for itself.
        answers: Whether the lines are somebody's answers each, so that short ones head nothing.
        spaced: Whether there are blank lines.
        talk: Index of the first turn, the number of lines where there is none.
        parted: Whether there are blank lines before all turns.
        opening: Index of the first line that is long and finished, the number of lines where none is.

    """

    lines: Sequence[Line]
    markers: Sequence[Marker | None]
    turns: Sequence[Label | None]
    rows: frozenset[int]
    wrap: float
    answers: bool
    spaced: bool
    talk: int
    parted: bool
    opening: int

    def is_even(self, index: int) -> bool:
        """Tell whether a line is among others that are all alike: answers, or what is said in a talk."""
        return self.answers or index >= self.talk

    def continues(self, index: int) -> bool:
        """Tell whether a line carries on the one before it, as where a machine broke the lines.

        In a text that is hard-wrapped throughout, every line after a long one does; in others only one that begins in
        the midst of a sentence after one that ends in it.
        """
        line, before = self.lines[index], self.lines[index - 1]
        if line.gap or self.begins(index) or heading_level(line):
            return False
        if quote_mark(before):
            return before.width in _WRAP_COLUMNS or not is_finished(before)
        if self.wrap:
            return before.width >= self.wrap
        broken = before.width in _BROKEN_COLUMNS and not is_finished(before) and not self.is_even(index)
        # a short line without an end is more likely a second heading
        return broken and goes_on(line) and (line.width in _BROKEN_COLUMNS or is_finished(line))

    def begins(self, index: int) -> bool:
        """Tell whether a line begins something by its mark: an item, a turn, a table's row, a quote after none."""
        quotes = bool(quote_mark(self.lines[index])) != (index > 0 and bool(quote_mark(self.lines[index - 1])))
        return bool(self.markers[index] or self.turns[index] or index in self.rows or quotes)

    def carries_turn_on(self, index: int) -> bool:
        """Tell whether a line that follows the line of a turn is spoken in it too.

        It is where the label stands alone above, where it is indented below it, and where blank lines part the turns.
        """
        line, before = self.lines[index], self.lines[index - 1]
        if self.begins(index) or heading_level(line):
            return False
        label = self.turns[index - 1]
        if label and label.alone:
            return line.gap <= 1
        return not line.gap and (self.parted or line.indent > before.indent)

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
    turns = turns_of(lines, markers)
    talk = [index for index, label in enumerate(turns) if label]
    spaced = any(line.gap for line in lines[1:])
    long = (index for index, line in enumerate(lines) if _is_long(line))
    return Page(
        lines=lines,
        markers=markers,
        turns=turns,
        rows=table_rows(lines).difference(talk),
        wrap=_wrap(lines),
        answers=not talk and (_is_spaced_answers(lines) if spaced else _is_answers(lines)),
        spaced=spaced,
        talk=talk[0] if talk else len(lines),
        parted=all(lines[index].gap for index in talk),
        opening=next(long, len(lines)),
    )


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


def _is_answers(lines: Sequence[Line]) -> bool:
    """Tell whether lines are each somebody's answer: most lines are short, or most of the text is in short ones."""
    widths = [line.width for line in lines if not marker_of(line) and not heading_level(line)]
    long = sum(width for width in widths if width >= _LONG_COLUMNS)
    short = sum(width < _SHORT_COLUMNS for width in widths)
    return len(widths) >= _ANSWERS and (2 * long < sum(widths) or 3 * short >= 2 * len(widths))


def _is_spaced_answers(lines: Sequence[Line]) -> bool:
    """Tell whether lines with a blank one after each are answers: many, most of them short, and none a paragraph."""
    short = sum(line.width < _SHORT_COLUMNS for line in lines)
    return (
        len(lines) >= _SPACED_ANSWERS
        and all(line.gap == lines[1].gap for line in lines[1:])
        and 3 * short >= 2 * len(lines)
        and not any(_is_long(line) for line in lines)
    )


def _is_long(line: Line) -> bool:
    return line.width >= _LONG_COLUMNS and is_finished(line)


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
