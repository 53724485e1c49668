"""A text cut into lines, and these into pieces that are alike throughout: of one language, under the same marks."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from cxreader.model import language
from cxreader.model.export import ExportDocument

_BREAK = re.compile(r"\r\n?|\n")
_LETTER = re.compile(r"[^\W\d_]")
# Hebrew, Arabic and the scripts between them, and their presentation forms
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Remark(NamedTuple):
    """What stands in the margin beside a stretch of text.

    Attributes:
        number: Its number in the work, from 0.
        author: Whose it is.
        time: When it was made, ISO 8601 in UTC; empty where nobody knows.
        lines: What it says; at least one line.
        address: The link that opens the highlight in the program; empty for none.

    """

    number: int
    author: str
    time: str
    lines: tuple[str, ...]
    address: str = ""


class Mark(NamedTuple):
    """A stretch of a text that is to stand out.

    Attributes:
        start: Offset of its first code point.
        end: Offset after its last code point.
        quote: What was marked.
        language: Language tag of that.
        colour: Slot of its colour; empty for none in particular.
        lost: Whether nobody knows its place.
        remark: What is said of it, None for nothing.

    """

    start: int
    end: int
    quote: str
    language: str
    colour: str
    lost: bool
    remark: Remark | None


class Piece(NamedTuple):
    """A stretch of a line that is alike throughout.

    Attributes:
        text: What it says; empty where remarks end or begin before the end of the line.
        language: Its language tag.
        colour: Slot of the colour that it is marked with, empty for none in particular; None where it is not marked.
        ends: Remarks whose stretch ends before it.
        begins: Remarks whose stretch begins with it.

    """

    text: str
    language: str = language.UNKNOWN
    colour: str | None = None
    ends: tuple[Remark, ...] = ()
    begins: tuple[Remark, ...] = ()


def cut(
    document: ExportDocument, marks: list[Mark], step: Callable[[], None]
) -> Iterator[tuple[int, int, tuple[Piece, ...]]]:
    """Give each line of a document: its start, its end, and its pieces.

    Args:
        document: The document.
        marks: What is to be marked; none of them is empty, and all begin in the text.
        step: Called whenever one of these ends.

    """
    text = document.text
    knife = _Knife(document, marks, step)
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start(), knife.line(start, match.start())
        start = match.end()
    # nothing stands after the end of the last line, unless a mark reaches there
    if last := knife.line(start, len(text)):
        yield start, len(text), last


def reads_from_right(text: str) -> bool:
    """Tell whether a line begins at the right: by its first letter, as word processors do by themselves."""
    letter = _LETTER.search(text)
    return bool(letter and _RIGHT_TO_LEFT.match(letter[0]))


def runs_from_right(text: str, *, in_line_from_right: bool) -> bool:
    """Tell whether a piece of a line runs from the right: what has no letters does as its line."""
    return bool(_RIGHT_TO_LEFT.search(text)) or (in_line_from_right and not _LETTER.search(text))


class _Knife:
    """Goes through a text once, from its start to its end, and knows what is marked where it is."""

    def __init__(self, document: ExportDocument, marks: list[Mark], step: Callable[[], None]) -> None:
        self._text = document.text
        self._step = step
        self._language = document.language
        self._tongues = [(start, tongue) for start, _, tongue in document.stretches]
        self._tongue = 0
        self._marks = marks
        self._open: dict[int, Mark] = {}
        # what ends comes before what begins there; of what begins together the longest comes first
        events = [(min(mark.end, len(self._text)), 0, 0, place) for place, mark in enumerate(marks)]
        events += [(mark.start, 1, -mark.end, place) for place, mark in enumerate(marks)]
        self._events = sorted(events)
        self._event = 0

    def line(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces of the next line."""
        pieces = []
        here = start
        while True:
            ends, begins = self._pass(here)
            there = min(end, self._next(self._events, self._event), self._next(self._tongues, self._tongue))
            if here < there or ends or begins:
                colour = self._open[next(reversed(self._open))].colour if self._open else None
                pieces.append(Piece(self._text[here:there], self._language, colour, ends, begins))
            if here == end:
                return tuple(pieces)
            here = there

    def _pass(self, here: int) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
        """Take note of all that is so from here on; return the remarks whose stretches end and begin."""
        while self._next(self._tongues, self._tongue) <= here:
            self._language = self._tongues[self._tongue][1]
            self._tongue += 1
        ends, begins = [], []
        while self._next(self._events, self._event) <= here:
            _, opens, _, place = self._events[self._event]
            self._event += 1
            mark = self._marks[place]
            if opens:
                self._open[place] = mark
                begins.append(mark.remark)
            else:
                del self._open[place]
                ends.append(mark.remark)
                self._step()
        return tuple(filter(None, ends)), tuple(filter(None, begins))

    def _next(self, places: Sequence[tuple[int, ...]] | Sequence[tuple[int, str]], number: int) -> int:
        """Return where the next of some places is, or where the text ends and more."""
        return places[number][0] if number < len(places) else len(self._text) + 1
