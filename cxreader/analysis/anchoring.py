"""Where stretches of a text stand once the text has changed, and how sure that is.

First by what both versions have in common, then by the same words in what is new, then by words that are alike. Only
the first two are ever sure, and only where the words around them fit this place and no other one.
"""

from collections.abc import Sequence
from itertools import islice, product

import regex

from cxreader.analysis.alignment import Alignment, Dense
from cxreader.analysis.resemblance import LEAST, Spot, occurrences, places_like, ratio
from cxreader.analysis.twins import (
    FAR,
    FITS,
    MARGIN,
    NEAR,
    RIVALS,
    SURE,
    TYPOS,
    Words,
    decides,
    is_bordered,
    is_denied,
    others_of,
    rank,
    sides,
)
from cxreader.model.anchor import Anchor, Outcome

# likeness of what has hardly changed, and of what is half changed
_CLOSE, _HALF = 0.9, 0.5
# letters of a stretch that says where it belongs by itself; a sign for a word counts as several
_TELLING, _WEIGHT = 40, 3
_SHORT = 16
_DENSE_SIGN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
# words of a gap among which an edge is looked for; letters that two texts have in common by chance
_EDGES, _CHANCE = 12, 3


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
    return _Finding(body, Words(wanted.text, start, end), quote).anchor(hint)


class _Placing:
    """Places stretches of one text in another one."""

    def __init__(self, old: Dense, new: Dense) -> None:
        self._old, self._new = old, new
        self._common = Alignment(old, new)
        self._added = [part for part in self._common.added() if part[1] - part[0] >= _SHORT]

    def anchor(self, start: int, end: int) -> Anchor:
        words = Words(self._old.text, *self._old.stretch(start, end))
        if words.start >= words.end or not self._new.text:
            return self._lost(words.start)
        found = self._kept(words) or self._moved(words) or self._alike(words)
        if found is None:
            return self._lost(words.start)
        return self._told(found, (start, end), words)

    def _told(self, found: Anchor, stretch: tuple[int, int], words: Words) -> Anchor:
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

    def _kept(self, words: Words) -> Anchor | None:
        """Return where a stretch is by what stands around and in it, None where most of it was taken out."""
        spot = self._mapped(words)
        if spot is None:
            return None
        there = Words(self._new.text, spot.start, spot.end)
        fits = _is_telling(words.quote) or _fit(words, there) >= FITS
        is_sure = fits and spot.likeness >= SURE and self._is_only(words, there)
        if is_sure and (words.quote == there.quote or self._is_unlike(words, there)):
            return Anchor(*spot[:2], Outcome.MOVED, spot.likeness)
        # much may have been put in between
        kept = sum(run.size for run in self._common.within(words.start, words.end)) / (words.end - words.start)
        is_alone = kept == 1 and not others_of(words, words.quote) and not others_of(there, words.quote)
        if max(kept, spot.likeness) < _HALF or not (fits or is_alone or _fit(words, there) >= _HALF):
            return None
        # one that is as good stays behind
        own = sum(sides(words, there, FAR)) + 2 * MARGIN
        better = [one for one in others_of(there, words.quote) if sum(sides(words, one, FAR)) > own]
        best = max(better, key=lambda one: sum(sides(words, one, FAR)), default=there)
        return Anchor(best.start, best.end, Outcome.CONFIRM, ratio(words.quote, best.quote))

    def _mapped(self, words: Words) -> Spot | None:
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
        is_whole = is_whole and not self._is_overlong(words, spot)
        return spot if is_whole else spot._replace(likeness=min(spot.likeness, LEAST))

    def _is_overlong(self, words: Words, spot: Spot) -> bool:
        """Tell whether less is more like a stretch, and nothing of the rest is in both texts but by chance."""
        first, last = spot.start, spot.end
        if last - first <= words.size:
            return False
        inner = self._new.edges(first, last)[1:-1]
        shorter = [((first, edge), (edge, last)) for edge in inner[-_EDGES:]]
        shorter += [((edge, last), (first, edge)) for edge in inner[:_EDGES]]
        return any(
            self._common.covered(*rest) <= _CHANCE and self._spot(words, *less).likeness > spot.likeness + TYPOS
            for less, rest in shorter
        )

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
        if likeness < _HALF or not size:
            return gap[begins], False
        # where more was put in than taken out, the like of it may have come by chance
        return edge, last - first <= 2 * len(part) + _SHORT or likeness >= FITS

    def _with_signs(self, quote: str, end: int) -> int:
        """Return where a place ends, with the signs that a quote ends with, should they stand behind it.

        Where what follows a changed word is taken out up to a like sign, either sign may be the one that is left.
        """
        size = next((at for at, sign in enumerate(reversed(quote)) if sign.isalnum()), 0)
        signs = quote[len(quote) - size :]
        return end if self._new.text.endswith(signs, 0, end) else end + size * self._new.text.startswith(signs, end)

    def _replaced(self, words: Words) -> Spot | None:
        """Return what stands in the place of a stretch of which no word is left."""
        gap = self._common.gap(words.start)
        edges = self._new.edges(gap.new, gap.new_end)[: 2 * _EDGES]
        spots = [self._spot(words, *pair) for pair in product(edges, edges) if pair[0] < pair[1]]
        return max(spots, key=lambda spot: (spot.likeness, -spot.start), default=None)

    def _spot(self, words: Words, start: int, end: int) -> Spot:
        return Spot(start, end, ratio(words.quote, self._new.text[start:end]))

    # ---- the same words elsewhere, and words that are alike

    def _moved(self, words: Words) -> Anchor | None:
        """Return where the very words of a stretch are among those that are new."""
        size = words.end - words.start
        found = islice(occurrences(self._new.text, words.quote), RIVALS)
        spots = [Words(self._new.text, at, at + size) for at in found if 2 * self._common.covered(at, at + size) < size]
        if not spots:
            return None
        best = max(spots, key=lambda spot: (_fit(words, spot), sum(sides(words, spot, FAR)), -spot.start))
        others = [*others_of(words, words.quote), *others_of(best, words.quote)]
        if not _is_telling(words.quote) and _fit(words, best) < FITS:
            return Anchor(best.start, best.end, Outcome.CONFIRM) if size >= _SHORT else None
        is_sure = not others or decides(words, best, others)
        return Anchor(best.start, best.end, Outcome.MOVED if is_sure else Outcome.CONFIRM)

    def _alike(self, words: Words) -> Anchor | None:
        """Return where words are that are most like a stretch, among those that are new."""
        spots = [
            spot
            for spot in places_like(self._new, words.quote, self._added)
            if 2 * self._common.covered(spot.start, spot.end) < spot.end - spot.start
        ]
        best = max(spots, key=lambda spot: (spot.likeness, -spot.start), default=None)
        return Anchor(*best[:2], Outcome.CONFIRM, best.likeness) if best else None

    def _is_unlike(self, words: Words, there: Words) -> bool:
        """Tell whether both sides speak for words that have changed, or they hardly have and are like no others."""
        if min(sides(words, there, NEAR)) >= FITS:
            return True
        if ratio(words.quote, there.quote) < _CLOSE:
            return False
        for body, own in ((self._old, words), (self._new, there)):
            alike = places_like(body, words.quote, [(0, len(body.text))])
            if any(one.end <= own.start or one.start >= own.end for one in alike):
                return False
        return True

    def _is_only(self, words: Words, there: Words) -> bool:
        """Tell whether a stretch can belong to no other place than the one that it was mapped to."""
        others = [*others_of(words, words.quote), *others_of(there, words.quote)]
        if words.quote != there.quote:
            others += others_of(words, there.quote)
        if not others:
            return True
        # as many before it and after it say so too, unless the words around it say otherwise: two of them may be moved
        is_same_rank = words.quote == there.quote and rank(words) == rank(there)
        is_left = is_same_rank and not is_denied(words, there, others, (TYPOS, TYPOS))
        if is_left and all(is_bordered(words, there, other) for other in others):
            return True
        return decides(words, there, others)


class _Finding:
    """Finds a quote, with what stood around it, in a text."""

    def __init__(self, body: Dense, words: Words, quote: str) -> None:
        self._body = body
        self._quote = quote
        # where nobody said what stood there, nothing is like it
        self._before, self._after = words.before(FAR) or "\0", words.after(FAR) or "\0"
        self._words = Words(
            f"{self._before}{words.quote}{self._after}", len(self._before), len(self._before) + words.size
        )

    def anchor(self, hint: int) -> Anchor:
        words, text = self._words, self._body.text
        starts = list(islice(occurrences(text, words.quote), RIVALS))
        if not starts:
            best = max(
                places_like(self._body, words.quote, [(0, len(text))]), key=lambda spot: spot.likeness, default=None
            )
            return self._told(best, Outcome.CONFIRM) if best else self._lost(hint)
        spots = {start: self._spot(start) for start in starts}
        chosen = max(starts, key=lambda start: (*self._likeness(start, spots[start]), -start))
        others = [spots[start] for start in starts if start != chosen]
        if others:
            is_sure = decides(words, spots[chosen], others)
        else:
            is_alone = (self._before, self._after) == ("\0", "\0")
            is_sure = is_alone or _is_telling(words.quote) or _fit(words, spots[chosen]) >= FITS
        return self._told(Spot(chosen, chosen + words.size, 1.0), Outcome.MOVED if is_sure else Outcome.CONFIRM)

    def _spot(self, start: int) -> Words:
        """Return a place with as much around it as is known of what stood around the quote."""
        text, end = self._body.text, start + self._words.size
        before = text[max(0, start - len(self._before)) : start] if self._before != "\0" else "\1"
        after = text[end : end + len(self._after)] if self._after != "\0" else "\1"
        return Words(f"{before}{text[start:end]}{after}", len(before), len(before) + self._words.size)

    def _likeness(self, start: int, spot: Words) -> tuple[float, float, bool]:
        exact = self._body.original[slice(*self._body.span(start, start + self._words.size))] == self._quote.strip()
        return _fit(self._words, spot), sum(sides(self._words, spot, FAR)), exact

    def _told(self, spot: Spot, outcome: Outcome) -> Anchor:
        return Anchor(*self._body.span(spot.start, spot.end), outcome, spot.likeness)

    def _lost(self, hint: int) -> Anchor:
        size = len(self._body.original)
        first = min(max(0, hint), max(0, size - 1))
        return Anchor(first, min(first + 1, size), Outcome.LOST, 0.0)


def _is_telling(quote: str) -> bool:
    return len(quote) + (_WEIGHT - 1) * len(_DENSE_SIGN.findall(quote)) >= _TELLING


def _fit(words: Words, there: Words) -> float:
    """Return how well what stands before or after a place fits a stretch, whichever is better."""
    return max(sides(words, there, NEAR))
