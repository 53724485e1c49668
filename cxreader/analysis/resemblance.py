"""Where in a text words are that are like others, and how much alike two stretches are."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from cxreader.analysis.alignment import Dense

# likeness from which on words are like others at all
LEAST = 0.7
# pieces of a stretch that are looked for, how often each, and places that are compared in full
_PIECES, _FINDS, _SPOTS = 12, 40, 4


class Spot(NamedTuple):
    """A place in a dense text, and how much the text there is like what is looked for."""

    start: int
    end: int
    likeness: float


def occurrences(text: str, quote: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where a quote stands in a text, or in a part of it; nowhere for none."""
    at = text.find(quote, start, end) if quote else -1
    while at >= 0:
        yield at
        at = text.find(quote, at + 1, end)


def places_like(body: Dense, quote: str, parts: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Yield the places of a text, in some parts of it, that have most in common with a quote, if that is enough."""
    from rapidfuzz import fuzz  # loaded late: no start needs it

    size = len(quote)
    for at, _ in _votes(body.text, quote, parts).most_common(_SPOTS):
        first = max(0, at - size // 3)
        window = body.text[first : at + size + size // 3 + 1]
        found = fuzz.partial_ratio_alignment(quote, window, score_cutoff=100 * LEAST)
        if found is None or len(window) < size:
            continue
        start, end = body.widened(first + found.dest_start, first + found.dest_end)
        yield Spot(start, end, ratio(quote, body.text[start:end]))


def _votes(text: str, quote: str, parts: Sequence[tuple[int, int]]) -> Counter[int]:
    """Return where in a text a quote may begin, by pieces of it, with how many of them say so."""
    size = max(2, min(12, len(quote) // 4))
    steps = max(1, (len(quote) - size) // _PIECES)
    votes: Counter[int] = Counter()
    for offset in range(0, max(1, len(quote) - size + 1), steps):
        for at in islice(_within(text, quote[offset : offset + size], parts), _FINDS):
            # what was put in or taken out before a piece moves it a little
            votes[max(0, at - offset) // size * size] += 1
    return votes


def _within(text: str, piece: str, parts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield where a piece stands in some parts of a text, which are in text order."""
    number, at = 0, -1
    while number < len(parts):
        at = text.find(piece, max(at + 1, parts[number][0]))
        if at < 0:
            return
        number = max(0, bisect_right(parts, (at, len(text))) - 1)
        if at + len(piece) <= parts[number][1]:
            yield at
        else:
            number += 1


def ratio(one: str, other: str) -> float:
    """Return how much alike two strings are, 0 to 1; two empty ones are the same."""
    from rapidfuzz import fuzz  # loaded late: no start needs it

    return float(fuzz.ratio(one, other)) / 100
