"""Which words two texts have in common in the same order; a word stands there as one character."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

# words are told apart by characters, of which surrogates are none
_FIRST_SIGN, _SURROGATES, _GAP, _SIGNS = 0x100, 0xD800, 0x800, 0x10_0000
# pairs of the same word from which on two stretches without a landmark count as changed altogether: seconds of work
_MOST_PAIRS = 10_000_000
# pairs of words from which on the fewest differences are not looked for: they take a bit of memory each
_MOST_CELLS = 400_000_000
# words from which on a text is long, and words of a row that hardly comes twice
_LONG, _ROW = 5_000, 6
# pairs from which on shorter rows are looked for first, and the words of these
_MANY_PAIRS, _ROWS = 500_000, (_ROW, 4, 3, 2, 1)
# how many times as many words are clearly more
_CLEARLY = 1.05


class _Same(NamedTuple):
    """A row of words that two texts have: where it begins in each, and how many they are."""

    old: int
    new: int
    size: int


def differences(one: str, other: str, rows: Sequence[int] = _ROWS) -> Iterator[tuple[str, int]]:
    """Yield how many characters of two strings are the same (=), taken out (-) and put in (+), in order.

    Rows of words that each text has once are the same: between them little is left to be compared, so that a long text
    does not take long. Where much is left between two of them, shorter rows are looked for there.
    """
    a = b = 0
    for i, j in (*_landmarks(one, other, rows[0]), (len(one), len(other))):
        if i < a or j < b:
            continue
        yield from _between(one[a:i], other[b:j], rows[1:])
        a, b = i, j
        while a < len(one) and b < len(other) and one[a] == other[b]:
            a, b = a + 1, b + 1
        if a > i:
            yield "=", a - i


def _between(one: str, other: str, rows: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the differences of what is between two landmarks."""
    head = _shared(one, other)
    tail = _shared(one[head:][::-1], other[head:][::-1])
    if head:
        yield "=", head
    yield from _changed(one[head : len(one) - tail], other[head : len(other) - tail], rows)
    if tail:
        yield "=", tail


def _changed(one: str, other: str, rows: Sequence[int]) -> Iterator[tuple[str, int]]:
    """Yield the differences of stretches that neither begin nor end alike."""
    there = Counter(other)
    pairs = sum(there[word] for word in one)
    if rows and _MANY_PAIRS < pairs <= _MOST_PAIRS and min(len(one), len(other)) >= _LONG:
        yield from differences(one, other, rows)
        return
    same = _same(one, other) if pairs <= _MOST_PAIRS else ()
    a = b = 0
    for row in (*same, _Same(len(one), len(other), 0)):
        if row.old > a:
            yield "-", row.old - a
        if row.new > b:
            yield "+", row.new - b
        if row.size:
            yield "=", row.size
        a, b = row.old + row.size, row.new + row.size


def _same(one: str, other: str) -> Sequence[_Same]:
    """Return the rows of words that both have: the longest ones, unless the fewest differences leave clearly more.

    The longest rows tell what was moved. Where words have changed all over a text that repeats itself, they may be of
    another of its repetitions; there the fewest differences hold, but for what both have by chance.
    """
    from rapidfuzz.distance import Indel  # loaded late: no start needs it

    longest = [_Same(*row) for row in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()]
    if len(one) * len(other) > _MOST_CELLS:
        return longest
    fewest = [_Same(row.a, row.b, row.size) for row in Indel.opcodes(one, other).as_matching_blocks() if row.size]
    told = _telling(fewest, len(one), len(other))
    is_clear = sum(row.size for row in told) > _CLEARLY * sum(row.size for row in longest)
    return told if is_clear else longest


def _telling(rows: Sequence[_Same], size: int, new_size: int) -> Sequence[_Same]:
    """Leave out rows of few words in the midst of much that has changed, until none is left."""
    before: Sequence[_Same] = ()
    while len(rows) != len(before):
        before, kept = rows, [_Same(0, 0, 0)]
        for row, after in pairwise((*rows, _Same(size, new_size, 0))):
            if row.size >= _ROW or 2 * row.size > min(_apart(kept[-1], row), _apart(row, after)):
                kept.append(row)
        rows = kept[1:]
    return rows


def _apart(one: _Same, other: _Same) -> int:
    """Return how many words are between two rows, in the text that has more there."""
    return max(other.old - one.old - one.size, other.new - one.new - one.size)


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _landmarks(one: str, other: str, size: int) -> list[tuple[int, int]]:
    """Return where rows of words begin that each text has once, as many as come in the same order in both."""
    if len(one) < _LONG:
        return []
    here, there = _once(one, size), _once(other, size)
    pairs = [(i, there[row]) for row, i in here.items() if row in there]
    # the longest rising row of places in the other text, by patience
    ends: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(ends, j)
        before.append(heads[pile - 1] if pile else -1)
        ends[pile : pile + 1], heads[pile : pile + 1] = [j], [number]
    found, at = [], heads[-1] if heads else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _once(signs: str, size: int) -> dict[str, int]:
    """Return the rows of so many words that come once, in text order, with where they begin."""
    rows = [signs[at : at + size] for at in range(len(signs) - size + 1)]
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows) if counts[row] == 1}


def signed(words: Sequence[str], signs: dict[str, str]) -> str:
    """Return words as one character each, the same for the same word; the dictionary keeps which is which."""
    for word in words:
        if word not in signs:
            code = _FIRST_SIGN + len(signs) % _SIGNS
            signs[word] = chr(code if code < _SURROGATES else code + _GAP)
    return "".join(map(signs.__getitem__, words))
