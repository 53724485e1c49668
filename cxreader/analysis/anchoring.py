"""Where stretches of a text stand once the text has changed, and how sure that is.

First by what both versions have in common, then by the same words in what is new, then by words that are alike. Only
the first two are ever sure, and only where the words around them fit this place and no other one.
"""

from collections.abc import Sequence
from itertools import islice, product
from typing import NamedTuple

import regex

from cxreader.analysis.alignment import Alignment, Dense
from cxreader.analysis.resemblance import LEAST, Spot, occurrences, places_like, ratio
from cxreader.model.anchor import Anchor, Outcome

# characters around a stretch that are looked at: few first, then many
_NEAR, _FAR = 48, 240
# likeness of what belongs together, of what is sure, and of what has hardly changed
_FITS, _SURE, _CLOSE = 0.75, 0.85, 0.9
# by how much a place must be better than any other, and how much less alike typing errors make it
_MARGIN, _TYPOS = 0.15, 0.05
_HALF = 0.5
# letters of a stretch that says where it belongs by itself; a sign for a word counts as several
_TELLING, _WEIGHT = 40, 3
_SHORT = 16
_DENSE_SIGN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# other places with the same words that are looked at; words of a gap among which an edge is looked for
_RIVALS, _EDGES = 300, 12


class _Words(NamedTuple):
    """A stretch of a dense text."""

    text: str
    start: int
    end: int

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    @property
    def size(self) -> int:
        return self.end - self.start

    def before(self, size: int) -> str:
        return self.text[max(0, self.start - size) : self.start]

    def after(self, size: int) -> str:
        return self.text[self.end : self.end + size]


def place(old: str, new: str, stretches: Sequence[tuple[int, int]]) -> list[Anchor]:
    """Return where stretches of a text are in a newer version of it, in their order.

    Args:
        old: The text that the stretches are of.
        new: The newer version.
        stretches: First offset of each, and the one after its last.

    """
    placing = _Placing(Dense(old), Dense(new))
    return [placing.anchor(*stretch) for stretch in stretches]


def find(text: str, quote: str, before: str = "", after: str = "", hint: int = -1) -> Anchor:
    """Return where a quote stands in a text, of which no other version is known.

    Args:
        text: The text.
        quote: What is looked for.
        before: What stood before it, as far as that is known.
        after: What stood after it.
        hint: Offset at which it is said to stand; -1 for unknown. It counts where the quote does stand there.

    """
    if quote and hint >= 0 and text[hint : hint + len(quote)] == quote:
        return Anchor(hint, hint + len(quote), Outcome.SAME)
    body, wanted = Dense(text), Dense(before + quote + after)
    start, end = wanted.stretch(len(before), len(before) + len(quote))
    return _Finding(body, _Words(wanted.text, start, end), quote).anchor(hint)


class _Placing:
    """Places stretches of one text in another one."""

    def __init__(self, old: Dense, new: Dense) -> None:
        self._old, self._new = old, new
        self._common = Alignment(old, new)
        self._added = [part for part in self._common.added() if part[1] - part[0] >= _SHORT]

    def anchor(self, start: int, end: int) -> Anchor:
        words = _Words(self._old.text, *self._old.stretch(start, end))
        if words.start >= words.end or not self._new.text:
            return self._lost(words.start)
        found = self._kept(words) or self._moved(words) or self._alike(words)
        if found is None:
            return self._lost(words.start)
        return self._told(found, (start, end), words)

    def _told(self, found: Anchor, stretch: tuple[int, int], words: _Words) -> Anchor:
        """Return an anchor in offsets of the new text, with the white space at the edges of the stretch."""
        before, after = self._old.original, self._new.original
        (first, last), (own_first, own_last) = self._new.span(*found[:2]), self._old.span(words.start, words.end)
        lead, tail = before[stretch[0] : own_first], before[own_last : stretch[1]]
        if lead and after[:first].endswith(lead):
            first -= len(lead)
        if tail and after.startswith(tail, last):
            last += len(tail)
        is_same = found.is_sure and (first, last) == stretch and before[slice(*stretch)] == after[first:last]
        return Anchor(first, last, Outcome.SAME if is_same else found.outcome, found.likeness)

    def _lost(self, start: int) -> Anchor:
        """Return about where a stretch was."""
        size = len(self._new.original)
        at = self._common.moved(start)
        first = min(self._new.offset(self._common.gap(start).new_end if at is None else at), max(0, size - 1))
        return Anchor(first, min(first + 1, size), Outcome.LOST, 0.0)

    # ---- what both texts have

    def _kept(self, words: _Words) -> Anchor | None:
        """Return where a stretch is by what stands around and in it, None where most of it was taken out."""
        spot = self._mapped(words)
        if spot is None:
            return None
        there = _Words(self._new.text, spot.start, spot.end)
        fits = _is_telling(words.quote) or _fit(words, there) >= _FITS
        is_sure = fits and spot.likeness >= _SURE and self._is_only(words, there)
        if is_sure and (words.quote == there.quote or self._is_unlike(words, there)):
            return Anchor(*spot[:2], Outcome.MOVED, spot.likeness)
        # much may have been put in between
        kept = sum(run.size for run in self._common.within(words.start, words.end)) / (words.end - words.start)
        is_alone = kept == 1 and not _others(words, words.quote) and not _others(there, words.quote)
        if max(kept, spot.likeness) < _HALF or not (fits or is_alone or _fit(words, there) >= _HALF):
            return None
        # one that is as good stays behind
        own = sum(_sides(words, there, _FAR)) + 2 * _MARGIN
        better = [one for one in _others(there, words.quote) if sum(_sides(words, one, _FAR)) > own]
        best = max(better, key=lambda one: sum(_sides(words, one, _FAR)), default=there)
        return Anchor(best.start, best.end, Outcome.CONFIRM, ratio(words.quote, best.quote))

    def _mapped(self, words: _Words) -> Spot | None:
        runs = list(self._common.within(words.start, words.end))
        if not runs:
            return self._replaced(words)
        first, last = runs[0], runs[-1]
        start, end = first.new, last.new + last.size
        is_whole = True
        if first.old > words.start:
            gap = self._common.gap(words.start)
            start, is_whole = self._edge(words.text[words.start : first.old], (gap.new, start), begins=True)
        if last.old + last.size < words.end:
            gap = self._common.gap(words.end - 1)
            end, is_end = self._edge(words.text[last.old + last.size : words.end], (end, gap.new_end), begins=False)
            is_whole = is_whole and is_end
        spot = self._spot(words, start, self._with_signs(words.quote, end))
        return spot if is_whole else spot._replace(likeness=min(spot.likeness, LEAST))

    def _edge(self, part: str, gap: tuple[int, int], *, begins: bool) -> tuple[int, bool]:
        """Return where a stretch begins or ends in a gap, given its part that was replaced, and if that is there."""
        first, last = gap
        edges = self._new.edges(first, last)
        near = [*edges[-_EDGES:], first] if begins else [*edges[:_EDGES], last]
        spans = [(edge, last) if begins else (first, edge) for edge in near]
        likeness, size, edge = max(
            (ratio(part, self._new.text[slice(*span)]), span[0] - span[1], span[not begins]) for span in spans
        )
        # what is nothing like it was put in by itself
        return (edge, True) if likeness >= _HALF and size else (gap[begins], False)

    def _with_signs(self, quote: str, end: int) -> int:
        """Return where a place ends, with the signs that a quote ends with, should they stand behind it.

        Where what follows a changed word is taken out up to a like sign, either sign may be the one that is left.
        """
        size = next((at for at, sign in enumerate(reversed(quote)) if sign.isalnum()), 0)
        signs = quote[len(quote) - size :]
        return end if self._new.text.endswith(signs, 0, end) else end + size * self._new.text.startswith(signs, end)

    def _replaced(self, words: _Words) -> Spot | None:
        """Return what stands in the place of a stretch of which no word is left."""
        gap = self._common.gap(words.start)
        edges = self._new.edges(gap.new, gap.new_end)[: 2 * _EDGES]
        spots = [self._spot(words, *pair) for pair in product(edges, edges) if pair[0] < pair[1]]
        return max(spots, key=lambda spot: (spot.likeness, -spot.start), default=None)

    def _spot(self, words: _Words, start: int, end: int) -> Spot:
        return Spot(start, end, ratio(words.quote, self._new.text[start:end]))

    # ---- the same words elsewhere, and words that are alike

    def _moved(self, words: _Words) -> Anchor | None:
        """Return where the very words of a stretch are among those that are new."""
        size = words.end - words.start
        found = islice(occurrences(self._new.text, words.quote), _RIVALS)
        spots = [
            _Words(self._new.text, at, at + size) for at in found if 2 * self._common.covered(at, at + size) < size
        ]
        if not spots:
            return None
        best = max(spots, key=lambda spot: (_fit(words, spot), sum(_sides(words, spot, _FAR)), -spot.start))
        others = [*_others(words, words.quote), *_others(best, words.quote)]
        if not _is_telling(words.quote) and _fit(words, best) < _FITS:
            return Anchor(best.start, best.end, Outcome.CONFIRM) if size >= _SHORT else None
        is_sure = not others or _decides(words, best, others)
        return Anchor(best.start, best.end, Outcome.MOVED if is_sure else Outcome.CONFIRM)

    def _alike(self, words: _Words) -> Anchor | None:
        """Return where words are that are most like a stretch, among those that are new."""
        spots = [
            spot
            for spot in places_like(self._new, words.quote, self._added)
            if 2 * self._common.covered(spot.start, spot.end) < spot.end - spot.start
        ]
        best = max(spots, key=lambda spot: (spot.likeness, -spot.start), default=None)
        return Anchor(*best[:2], Outcome.CONFIRM, best.likeness) if best else None

    def _is_unlike(self, words: _Words, there: _Words) -> bool:
        """Tell whether both sides speak for words that have changed, or they hardly have and are like no others."""
        if min(_sides(words, there, _NEAR)) >= _FITS:
            return True
        if ratio(words.quote, there.quote) < _CLOSE:
            return False
        for body, own in ((self._old, words), (self._new, there)):
            alike = places_like(body, words.quote, [(0, len(body.text))])
            if any(one.end <= own.start or one.start >= own.end for one in alike):
                return False
        return True

    def _is_only(self, words: _Words, there: _Words) -> bool:
        """Tell whether a stretch can belong to no other place than the one that it was mapped to."""
        others = [*_others(words, words.quote), *_others(there, words.quote)]
        if words.quote != there.quote:
            others += _others(words, there.quote)
        if not others:
            return True
        # as many before it and after it say so too, unless the words around it say otherwise: two of them may be moved
        is_same_rank = words.quote == there.quote and _rank(words) == _rank(there)
        return (is_same_rank and not _is_denied(words, there, others, (_TYPOS, _TYPOS))) or _decides(
            words, there, others
        )


class _Finding:
    """Finds a quote, with what stood around it, in a text."""

    def __init__(self, body: Dense, words: _Words, quote: str) -> None:
        self._body = body
        self._quote = quote
        # where nobody said what stood there, nothing is like it
        self._before, self._after = words.before(_FAR) or "\0", words.after(_FAR) or "\0"
        self._words = _Words(
            f"{self._before}{words.quote}{self._after}", len(self._before), len(self._before) + words.size
        )

    def anchor(self, hint: int) -> Anchor:
        words, text = self._words, self._body.text
        starts = list(islice(occurrences(text, words.quote), _RIVALS))
        if not starts:
            best = max(
                places_like(self._body, words.quote, [(0, len(text))]), key=lambda spot: spot.likeness, default=None
            )
            return self._told(best, Outcome.CONFIRM) if best else self._lost(hint)
        spots = {start: self._spot(start) for start in starts}
        chosen = max(starts, key=lambda start: (*self._likeness(start, spots[start]), -start))
        others = [spots[start] for start in starts if start != chosen]
        if others:
            is_sure = _decides(words, spots[chosen], others)
        else:
            is_alone = (self._before, self._after) == ("\0", "\0")
            is_sure = is_alone or _is_telling(words.quote) or _fit(words, spots[chosen]) >= _FITS
        return self._told(Spot(chosen, chosen + words.size, 1.0), Outcome.MOVED if is_sure else Outcome.CONFIRM)

    def _spot(self, start: int) -> _Words:
        """Return a place with as much around it as is known of what stood around the quote."""
        text, end = self._body.text, start + self._words.size
        before = text[max(0, start - len(self._before)) : start] if self._before != "\0" else "\1"
        after = text[end : end + len(self._after)] if self._after != "\0" else "\1"
        return _Words(f"{before}{text[start:end]}{after}", len(before), len(before) + self._words.size)

    def _likeness(self, start: int, spot: _Words) -> tuple[float, float, bool]:
        exact = self._body.original[slice(*self._body.span(start, start + self._words.size))] == self._quote.strip()
        return _fit(self._words, spot), sum(_sides(self._words, spot, _FAR)), exact

    def _told(self, spot: Spot, outcome: Outcome) -> Anchor:
        return Anchor(*self._body.span(spot.start, spot.end), outcome, spot.likeness)

    def _lost(self, hint: int) -> Anchor:
        size = len(self._body.original)
        first = min(max(0, hint), max(0, size - 1))
        return Anchor(first, min(first + 1, size), Outcome.LOST, 0.0)


def _is_telling(quote: str) -> bool:
    return len(quote) + (_WEIGHT - 1) * len(_DENSE_SIGN.findall(quote)) >= _TELLING


def _fit(words: _Words, there: _Words) -> float:
    """Return how well what stands before or after a place fits a stretch, whichever is better."""
    return max(_sides(words, there, _NEAR))


def _sides(words: _Words, there: _Words, size: int) -> tuple[float, float]:
    """Return how much alike that is which stands before two stretches, and that which stands after them."""
    return ratio(words.before(size), there.before(size)), ratio(words.after(size), there.after(size))


def _decides(words: _Words, there: _Words, others: Sequence[_Words]) -> bool:
    """Tell whether what stands around a stretch says which of several places is its own."""
    if len(others) >= _RIVALS or _is_denied(words, there, others, (0.0, _MARGIN)):
        return False
    return any(_is_clear(words, there, others, size) for size in (_NEAR, _FAR))


def _is_denied(words: _Words, there: _Words, others: Sequence[_Words], by: tuple[float, float]) -> bool:
    """Tell whether a side fits another place better, by more than some likeness: what is near, and what is far."""
    for size, least in zip((_NEAR, _FAR), by, strict=True):
        own, rivals = _sides(words, there, size), _rivals(words, there, others, size)
        best = map(max, zip(*rivals, strict=True))
        if any(other >= _FITS and mine < other - least for mine, other in zip(own, best, strict=True)):
            return True
        # one that is as good on each side, and better on the whole
        if any(min(one[0] - own[0], one[1] - own[1]) >= 0 and sum(one) > sum(own) + _TYPOS for one in rivals):
            return True
    return False


def _rivals(words: _Words, there: _Words, others: Sequence[_Words], size: int) -> list[tuple[float, float]]:
    """Return how well what stands before, and what stands after, fits other places."""
    # another place of the old text might have come here, and this stretch might be at another place of the new one
    return [_sides(other, there if other.text is words.text else words, size) for other in others]


def _is_clear(words: _Words, there: _Words, others: Sequence[_Words], size: int) -> bool:
    """Tell whether one side says so, and the other does not say otherwise."""
    own = _sides(words, there, size)
    best = [max(sides) for sides in zip(*_rivals(words, there, others, size), strict=True)]
    clear = [mine >= _FITS and other <= mine - _MARGIN for mine, other in zip(own, best, strict=True)]
    silent = [max(pair) < _FITS for pair in zip(own, best, strict=True)]
    # a side that speaks alone has to be surer
    return all(clear) or any(clear[side] and own[side] >= _SURE and silent[1 - side] for side in (0, 1))


def _others(words: _Words, quote: str) -> list[_Words]:
    """Return the other places of a text with the same words as a stretch of it, or with some others; not too many."""
    found = (at for at in occurrences(words.text, quote) if at + len(quote) <= words.start or at >= words.end)
    return [_Words(words.text, at, at + len(quote)) for at in islice(found, _RIVALS)]


def _rank(words: _Words) -> tuple[int, int]:
    """Return how often the words of a stretch stand before it, and in the whole text."""
    return words.text.count(words.quote, 0, words.start), words.text.count(words.quote)
