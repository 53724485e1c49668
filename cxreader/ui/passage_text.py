"""The words of a passage as lines, with what speaks for its theme marked and kept in view."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QTextCharFormat, QTextLayout, QTextOption

from cxreader.model.listed import PassageWords
from cxreader.ui.offsets import Units

_ELLIPSIS = "…"
# no more is laid out of one paragraph, in characters
_LONGEST = 4000
# the part of the lines that stands before the first mark, where the beginning must be left out
_BEFORE = 3
_ENDLESS = 1 << 20


class TextLook(NamedTuple):
    """The colours of a passage's words.

    Attributes:
        text: The words of the passage.
        aside: The rest of its paragraph.
        label: The line under a term of a list.
        tint: Behind what speaks for the theme; None for nothing.
        is_struck: Whether the words are struck out.
        hit: Behind what was searched for; None for nothing.

    """

    text: QColor
    aside: QColor
    label: QColor
    tint: QColor | None
    is_struck: bool = False
    hit: QColor | None = None


def lay_out(words: PassageWords, font: QFont, width: int, most: int, look: TextLook) -> QTextLayout:
    """Return words as lines.

    Args:
        words: The words.
        font: Their font.
        width: Width of a line in pixels.
        most: The most lines there may be. What does not fit is left out at the end, and before the first mark where
            that would not be seen.
        look: The colours.

    """
    shown, left_out = words.text[:_LONGEST], 0
    ends = _line_ends(shown, font, width, most)
    first, until = _first_mark(words)
    if len(ends) > most and until >= ends[most - 1]:
        left_out = _beginning(shown, first, ends[most - 1])
        shown = _ELLIPSIS + shown[left_out:]
        left_out -= 1
        ends = _line_ends(shown, font, width, most)
    if len(ends) > most:
        last = ends[most - 2] if most > 1 else 0
        shown = shown[:last] + QFontMetrics(font).elidedText(shown[last:], Qt.TextElideMode.ElideRight, width)
    layout = QTextLayout(shown, font)
    layout.setFormats(_formats(words, shown, left_out, look))
    _break(layout, width, most, is_cut=True)
    return layout


def line_count(words: PassageWords, font: QFont, width: int, most: int) -> int:
    """Return how many lines words take, of the most that there may be."""
    return min(most, len(_line_ends(words.text[:_LONGEST], font, width, most)))


def _first_mark(words: PassageWords) -> tuple[int, int]:
    """Return the first stretch that was searched for or, without any, that is a term of a list; nothing for none."""
    for wanted in ("found", "word"):
        for start, end, kind in words.marks:
            if kind == wanted:
                return start, end
    return 0, 0


def _beginning(text: str, first: int, room: int) -> int:
    """Return where to begin, so that a mark stands early in the room: with a whole word where there are spaces."""
    start = max(1, first - room // _BEFORE)
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start


def _line_ends(text: str, font: QFont, width: int, most: int) -> list[int]:
    """Return the offset of the end of each line, with one line more than there may be where the text is longer."""
    layout, units = QTextLayout(text, font), Units(text)
    _break(layout, width, most + 1)
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [units.to_offset(line.textStart() + line.textLength()) for line in lines]


def _break(layout: QTextLayout, width: int, most: int, *, is_cut: bool = False) -> None:
    """Break a text into lines that stand below each other; a text that was cut has all the rest in the last one."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    pitch = QFontMetrics(layout.font()).lineSpacing()
    layout.beginLayout()
    while layout.lineCount() < most and (line := layout.createLine()).isValid():
        # measured as one line the rest may be a little narrower than as words to be broken
        line.setLineWidth(_ENDLESS if is_cut and layout.lineCount() == most else width)
        line.setPosition(QPointF(0, (layout.lineCount() - 1) * pitch))
    layout.endLayout()


def _formats(words: PassageWords, shown: str, left_out: int, look: TextLook) -> Sequence[QTextLayout.FormatRange]:
    """Return the looks of the stretches of what is shown, of which so many letters of the words were left out."""
    plain, aside, meant, listed, found = (QTextCharFormat() for _ in range(5))
    aside.setForeground(look.aside)
    plain.setForeground(look.text)
    plain.setFontStrikeOut(look.is_struck)
    if look.tint:
        meant.setBackground(look.tint)
        listed.setBackground(look.tint)
    listed.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    listed.setUnderlineColor(look.label)
    if look.hit:
        found.setBackground(look.hit)
    kinds = {"word": listed, "found": found}
    spans = [(0, len(words.text), aside), (words.start, words.end, plain)]
    # what was searched for lies over all else
    marks = sorted(words.marks, key=lambda mark: mark[2] == "found")
    spans += [(start, end, kinds.get(kind, meant)) for start, end, kind in marks]
    units, ranges = Units(shown), []
    for start, end, kind in spans:
        first, last = (units.to_unit(min(max(0, at - left_out), len(shown))) for at in (start, end))
        if first < last:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = first, last - first, kind
            ranges.append(span)
    return ranges
