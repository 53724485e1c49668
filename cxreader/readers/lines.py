"""The lines of a text and what can be measured of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

# no rule on shape looks further, so that none can be made slow by a long line
REACH = 400
_TAIL = 40
_TAB = 4
_BREAK = re.compile("\r\n|[\r\n\x0c\x85\u2028\u2029]")
# no white space, but nothing is seen of it
UNSEEN = "\u200b\u2060\ufeff"
_WIDE = regex.compile(r"[\p{East_Asian_Width=W}\p{East_Asian_Width=F}]")
_COMBINING = regex.compile(r"[^\p{Canonical_Combining_Class=0}]")
# below, every character takes one column
_FIRST_COMBINING = "\u0300"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        start: Offset of its first code point that is not white space.
        end: Offset after its last one.
        text: Its first 400 code points, without unseen ones around them.
        tail: Its last 40 code points.
        width: Its width in columns, wide characters counting two; measured up to 400 code points.
        lead: The unseen code points before its text.
        indent: Columns of white space before it.
        gap: Blank lines before it; 1 for the first line.

    """

    start: int
    end: int
    text: str
    tail: str
    lead: str
    width: int
    indent: int
    gap: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank, in order."""
    lines: list[Line] = []
    gap = 0
    position = 0
    for end, after in breaks(text):
        whole = text[position:end]
        content = whole.strip()
        if content:
            inset = len(whole) - len(whole.lstrip())
            start = position + inset
            head = content[:REACH].strip(UNSEEN)
            lines.append(
                Line(
                    start=start,
                    end=start + len(content),
                    text=head,
                    tail=content[-_TAIL:].rstrip(UNSEEN),
                    lead=content[: len(content) - len(content.lstrip(UNSEEN))],
                    width=columns(head),
                    indent=columns(whole[: min(inset, REACH)].expandtabs(_TAB)),
                    gap=gap if lines else 1,
                )
            )
            gap = 0
        else:
            gap += 1
        position = after
    return lines


def columns(text: str) -> int:
    """Return the width of a text in columns of a terminal: wide characters take two, combining marks none."""
    if text.isascii() or max(text) < _FIRST_COMBINING:
        return len(text)
    return len(text) + len(_WIDE.findall(text)) - len(_COMBINING.findall(text))


def breaks(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line ends and where the next one begins."""
    yield from (match.span() for match in _BREAK.finditer(text))
    yield len(text), len(text)
