"""Which of several places with the same words a stretch of a text belongs to, by what stands around them."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple, Self

from cxreader.analysis.resemblance import occurrences, ratio

# characters around a stretch that are looked at: few first, then many
NEAR, FAR = 48, 240
# likeness of what belongs together, and of what is sure
FITS, SURE = 0.75, 0.85
# by how much a place must be better than any other, and how much less alike typing errors make it
MARGIN, TYPOS = 0.15, 0.05
# other places with the same words that are looked at, and characters that like paragraphs have in common at most
RIVALS, _FARTHEST = 300, 20_000


class Words(NamedTuple):
    """A stretch of a dense text: from its first offset to before its last one."""

    text: str
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The stretch itself."""
        return self.text[self.start : self.end]

    @property
    def size(self) -> int:
        """How many characters it has."""
        return self.end - self.start

    def before(self, size: int) -> str:
        """Return so many characters before it, fewer where the text begins."""
        return self.text[max(0, self.start - size) : self.start]

    def after(self, size: int) -> str:
        """Return so many characters after it, fewer where the text ends."""
        return self.text[self.end : self.end + size]

    def wider(self, lead: int, tail: int) -> Self:
        """Return a stretch made longer at both ends."""
        return self._replace(start=max(0, self.start - lead), end=min(len(self.text), self.end + tail))


def sides(words: Words, there: Words, size: int) -> tuple[float, float]:
    """Return how much alike that is which stands before two stretches, and that which stands after them."""
    return ratio(words.before(size), there.before(size)), ratio(words.after(size), there.after(size))


def decides(words: Words, there: Words, others: Sequence[Words]) -> bool:
    """Tell whether what stands around a stretch says which of several places is its own."""
    if len(others) >= RIVALS or is_denied(words, there, others, (0.0, MARGIN)):
        return False
    return any(_is_clear(words, there, others, size) for size in (NEAR, FAR))


def is_denied(words: Words, there: Words, others: Sequence[Words], by: tuple[float, float]) -> bool:
    """Tell whether a side fits another place better, by more than some likeness: what is near, and what is far."""
    for size, least in zip((NEAR, FAR), by, strict=True):
        own, rivals = sides(words, there, size), _rivals(words, there, others, size)
        best = map(max, zip(*rivals, strict=True))
        if any(other >= FITS and mine < other - least for mine, other in zip(own, best, strict=True)):
            return True
        # one that is as good on each side, and better on the whole
        if any(min(one[0] - own[0], one[1] - own[1]) >= 0 and sum(one) > sum(own) + TYPOS for one in rivals):
            return True
    return False


def _rivals(words: Words, there: Words, others: Sequence[Words], size: int) -> list[tuple[float, float]]:
    """Return how well what stands before, and what stands after, fits other places."""
    # another place of the old text might have come here, and this stretch might be at another place of the new one
    return [sides(other, there if other.text is words.text else words, size) for other in others]


def _is_clear(words: Words, there: Words, others: Sequence[Words], size: int) -> bool:
    """Tell whether one side says so, and the other does not say otherwise."""
    own = sides(words, there, size)
    best = [max(pair) for pair in zip(*_rivals(words, there, others, size), strict=True)]
    clear = [mine >= FITS and other <= mine - MARGIN for mine, other in zip(own, best, strict=True)]
    silent = [max(pair) < FITS for pair in zip(own, best, strict=True)]
    # a side that speaks alone has to be surer
    return all(clear) or any(clear[side] and own[side] >= SURE and silent[1 - side] for side in (0, 1))


def is_bordered(words: Words, there: Words, other: Words) -> bool:
    """Tell whether one end of all that a stretch shares with a twin is here too, and none of the twin's own ends.

    Where one of two like paragraphs was moved, all that is near either fits both places: there only what comes before
    and after the paragraphs tells them apart. Twins that differ near by are told apart by that already.
    """
    own = words if other.text is words.text else there
    if (own.before(NEAR), own.after(NEAR)) != (other.before(NEAR), other.after(NEAR)):
        return True
    lead = _shared(own.before(_FARTHEST)[::-1], other.before(_FARTHEST)[::-1])
    tail = _shared(own.after(_FARTHEST), other.after(_FARTHEST))
    whole, place, twin = (one.wider(lead, tail) for one in (words, there, other))
    pairs = list(zip(sides(whole, place, NEAR), *_rivals(whole, place, [twin], NEAR), strict=True))
    return any(mine >= FITS for mine, _ in pairs) and not any(mine < FITS <= theirs for mine, theirs in pairs)


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    return bisect_left(range(min(len(one), len(other))), 1, key=lambda at: one[: at + 1] != other[: at + 1])


def others_of(words: Words, quote: str) -> list[Words]:
    """Return the other places of a text with the same words as a stretch of it, or with some others; not too many."""
    found = (at for at in occurrences(words.text, quote) if at + len(quote) <= words.start or at >= words.end)
    return [Words(words.text, at, at + len(quote)) for at in islice(found, RIVALS)]


def rank(words: Words) -> tuple[int, int]:
    """Return how often the words of a stretch stand before it, and in the whole text."""
    return words.text.count(words.quote, 0, words.start), words.text.count(words.quote)
