"""Where code points meet Qt: its UTF-16 positions, and characters that belong together."""

import re
from bisect import bisect_left
from codecs import utf_16_le_encode
from functools import cache
from typing import Any

_ASTRAL = "[\U00010000-\U0010ffff]"
# far enough back for any sequence that people write, near enough to be quick in one endless paragraph
_REACH = 512


class Units:
    """The UTF-16 units of a text, as Qt counts them.

    A code point above U+FFFF takes two units; every other takes one.
    """

    __slots__ = ("_astral", "_pairs", "length")

    def __init__(self, text: str) -> None:
        """Take stock of a text."""
        # asked for by its own name, since the general way would load a module for it
        self.length = len(utf_16_le_encode(text, "surrogatepass")[0]) // 2
        # most texts have none, and so spare the pattern, which is slow to compile
        some = self.length > len(text)
        self._astral = [match.start() for match in re.finditer(_ASTRAL, text)] if some else []
        self._pairs = [offset + index for index, offset in enumerate(self._astral)]

    def to_unit(self, offset: int) -> int:
        """Return the unit at which a code point begins."""
        return offset + bisect_left(self._astral, offset) if self._astral else offset

    def to_offset(self, unit: int) -> int:
        """Return the code point that begins at a unit, or that the unit is the second half of."""
        return unit - bisect_left(self._pairs, unit) if self._pairs else unit


def whole_clusters(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range of code points so that it cuts through no grapheme cluster (Unicode Annex 29).

    An empty range only moves back to the beginning of the cluster that it stands in.
    """
    first = _cluster_at(text, start)[0]
    if end <= start:
        return first, first
    return first, _cluster_at(text, end - 1)[1]


def _cluster_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the cluster that holds a code point begins and ends."""
    for match in _cluster().finditer(text, max(0, offset - _REACH)):
        if match.end() > offset:
            return match.start(), match.end()
    return offset, offset


@cache
def _cluster() -> Any:  # noqa: ANN401 - a pattern of a module that is not loaded yet
    """Return the pattern of a grapheme cluster; its module is slow to load, and first needed with a selection."""
    import regex

    return regex.compile(r"\X")
