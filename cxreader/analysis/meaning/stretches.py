"""The stretches of a passage whose meaning is asked for: the whole, and of a long one its parts."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cxreader.analysis.sentences import sentences
from cxreader.model.passage import Noise, touching

# how wide a part is at least, in letters; a Chinese character or a Korean syllable says as much as some letters
_PART = 160
_WIDE = 2.5


class Stretch(NamedTuple):
    """A piece of a text as its author wrote it: without the noise in it.

    Attributes:
        text: Its words.
        begins: Offsets in ``text`` where something was left out before, the first 0.
        origins: The places of those offsets in the text it comes from.

    """

    text: str
    begins: tuple[int, ...]
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of ``text``, not empty, stands in the text it comes from."""
        return self._place(start), self._place(end - 1) + 1

    def part(self, start: int, end: int) -> "Stretch":
        """Return a part of it, given by offsets in ``text``."""
        pieces = zip(self.begins, self.origins, strict=True)
        inner = [(begin - start, origin) for begin, origin in pieces if start < begin < end]
        begins, origins = zip((0, self._place(start)), *inner, strict=True)
        return Stretch(self.text[start:end], begins, origins)

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.begins, offset) - 1
        return self.origins[piece] + offset - self.begins[piece]


def stretches(text: str, start: int, end: int, noise: Sequence[Noise]) -> tuple[Stretch, ...]:
    """Return the whole of a passage first, then its parts, if it is long: some sentences each.

    Args:
        text: The text the passage is in.
        start: Offset of the passage's first code point.
        end: Offset after its last code point.
        noise: The text's noise, in its order.

    """
    passage = whole(text, start, end, noise)
    if _width(passage.text) < 2 * _PART:
        return (passage,)
    parts = _parts(passage.text)
    return (passage, *(passage.part(*part) for part in parts)) if len(parts) > 1 else (passage,)


def whole(text: str, start: int, end: int, noise: Sequence[Noise]) -> Stretch:
    """Return a passage without its parts, given as for ``stretches``."""
    kept, begins, origins = "", [0], [start]
    for gap in touching(noise, start, end):
        kept += text[start : max(start, gap.start)]
        start = min(end, gap.end)
        begins.append(len(kept))
        origins.append(start)
    return Stretch(kept + text[start:end], tuple(begins), tuple(origins))


def _parts(text: str) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begin: int | None = None
    for start, end in sentences(text, 0, len(text)):
        begin = start if begin is None else begin
        if _width(text[begin:end]) >= _PART:
            parts.append((begin, end))
            begin = None
    if begin is not None and parts:
        parts[-1] = (parts[-1][0], len(text))
    return parts


def _width(text: str) -> float:
    return sum(_WIDE if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
