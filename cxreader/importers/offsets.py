"""How another program counts: told from quotes that stand beside their offsets."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, product
from types import MappingProxyType
from typing import NamedTuple

from cxreader.importers.refusal import Refusal
from cxreader.model.line_ends import LineEnds

_MARK = "\ufeff"
# the last code points of one and of two bytes in UTF-8, and of one unit in UTF-16
_ONE, _TWO, _PLANE = 0x7F, 0x7FF, 0xFFFF
# so many of the quotes must be where a way of counting says
_ENOUGH = 0.9
# how long each code point is
_UNITS: Mapping[str, Callable[[str], int] | None] = MappingProxyType(
    {
        "code points": None,
        "UTF-16 units": lambda sign: 1 + (ord(sign) > _PLANE),
        "bytes": lambda sign: 1 + (ord(sign) > _ONE) + (ord(sign) > _TWO) + (ord(sign) > _PLANE),
    }
)


class Counting(NamedTuple):
    """A way to count.

    Attributes:
        unit: What is counted, one of `_UNITS`.
        mark: Whether the byte order mark counts.
        double: Whether the end of a line counts twice, as Windows writes it.
        inclusive: Whether an end is the last thing marked, not the one after it.

    """

    unit: str = "code points"
    mark: bool = False
    double: bool = False
    inclusive: bool = False

    def __str__(self) -> str:
        """Return it in words."""
        said = (
            (True, self.unit),
            (self.mark, "the byte order mark counted"),
            (self.double, "each end of a line as two"),
            (self.inclusive, "ends inclusive"),
        )
        return ", ".join(words for there, words in said if there)


class Quote(NamedTuple):
    """A quote with its place as another program has it."""

    start: int
    end: int
    name: str


class Text:
    """A text as it is in the file, with its places in one without byte order mark whose lines end in a line feed.

    Attributes:
        text: That text.

    """

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._ends = LineEnds(raw.removeprefix(_MARK))
        self.text = self._ends.text
        self._counted: dict[tuple[str, bool, bool], array[int]] = {}

    @property
    def traits(self) -> tuple[bool, bool, bool, bool]:
        """Whether it has a byte order mark, double ends of lines, code points beyond ASCII, and beyond 16 bits."""
        return self._raw.startswith(_MARK), "\r\n" in self._raw, not self.text.isascii(), _is_wide(self.text)

    def place(self, quote: Quote, way: Counting) -> tuple[int, int] | None:
        """Return start and end of a quote in the text, None where these are no place in it."""
        start = self._place(quote.start, way)
        end = self._place(quote.end + way.inclusive, way)
        return (start, end) if 0 <= start < end <= len(self.text) else None

    def _place(self, offset: int, way: Counting) -> int:
        """Return an offset of the text; one outside of it for none."""
        marked = way.mark and self._raw.startswith(_MARK)
        places = self._places(way, marked)
        if places is not None:
            offset = bisect_left(places, offset) if 0 <= offset <= (places[-1] if places else 0) else -1
        offset -= marked
        return self._ends.to(offset) if way.double else offset

    def _places(self, way: Counting, marked: bool) -> "array[int] | None":
        """Return where each code point begins, and the end; None where that is its number."""
        measure = _UNITS[way.unit]
        if measure is None:
            return None
        key = (way.unit, way.double, marked)
        if key not in self._counted:
            body = self._raw.removeprefix(_MARK) if way.double else self.text
            counted = _MARK + body if marked else body
            self._counted[key] = array("l", accumulate(map(measure, counted), initial=0))
        return self._counted[key]


def counting(quotes: Mapping[str, Sequence[Quote]], texts: Mapping[str, Text]) -> Counting:
    """Return the way of counting by which most quotes are where they are said to be.

    Args:
        quotes: By the key of their text the quotes, of which those without a name tell nothing.
        texts: The texts.

    Raises:
        Refusal: There is no such way.

    """
    named = [(texts[key], quote) for key, own in quotes.items() for quote in own if quote.name]
    best, most = Counting(), -1
    for way in _ways(texts[key] for key, own in quotes.items() if own):
        hits = sum(_is_at(text, quote, way) for text, quote in named)
        if hits > most:
            best, most = way, hits
        if hits == len(named):
            break
    if most < _ENOUGH * len(named):
        raise Refusal(f"{len(named) - most:,} of its {len(named):,} quotes are not where it says, however one counts")
    return best


def _ways(texts: Iterable[Text]) -> Iterator[Counting]:
    """Give the ways that make a difference for some texts, the best one first."""
    traits = [False] * 4
    for text in texts:
        traits = [one or other for one, other in zip(traits, text.traits, strict=True)]
    marked, doubled, beyond, wide = traits
    units = [unit for unit, there in zip(_UNITS, (True, wide, beyond), strict=True) if there]
    marks, doubles = ((False, True)[: 1 + there] for there in (marked, doubled))
    for inclusive, unit, mark, double in product((False, True), units, marks, doubles):
        yield Counting(unit, mark, double, inclusive)


def _is_at(text: Text, quote: Quote, way: Counting) -> bool:
    place = text.place(quote, way)
    return place is not None and alike(text.text[slice(*place)], quote.name)


def alike(found: str, name: str) -> bool:
    """Tell whether what stands somewhere is what a quote is called, which may be cut short or have other spaces."""
    if found == name:
        return True
    short = next((name.removesuffix(sign) for sign in ("…", "...") if name.endswith(sign)), "")
    return (bool(short) and found.startswith(short)) or (found.split() == name.split() != [])


def _is_wide(text: str) -> bool:
    return not text.isascii() and max(text) > chr(_PLANE)
