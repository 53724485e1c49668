"""Which parts of two versions of a text are the same, whatever their white space, case, accents and signs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from cxreader.analysis.differences import differences, signed
from cxreader.model.folding import fold

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_WORD = regex.compile(rf"[{_UNSPACED}]\p{{M}}*+|[\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]++|\S", regex.V1)
_SENTENCE_ENDS = frozenset(".!?…。！？")
# words that an edit is moved by, to begin where a line does
_LONGEST_SLIDE = 400


class Dense:
    """A text as nothing but its letters, digits and signs in folded form, with the way back.

    Attributes:
        original: The text as it was.
        text: The dense form.
        words: Where each word of it begins, and its length at the end.

    """

    def __init__(self, original: str) -> None:
        self.original = original
        self._folded = fold(original)
        pieces: list[str] = []
        self._places: list[int] = []
        self.words: list[int] = []
        for match in _WORD.finditer(self._folded.text):
            self.words.append(len(self._places))
            pieces.append(match[0])
            self._places.extend(range(*match.span()))
        self.words.append(len(self._places))
        self.text = "".join(pieces)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the original begins and ends in the dense form."""
        return self._place(start), self._place(end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the dense form, not empty, stands in the original."""
        return self._folded.span(self._places[start], self._places[end - 1] + 1)

    def offset(self, place: int) -> int:
        """Return the offset in the original of a place in the dense form."""
        return self._folded.offsets[self._places[place]] if place < len(self._places) else len(self.original)

    def edges(self, start: int, end: int) -> Sequence[int]:
        """Return where words begin and end between two places, these included."""
        return self.words[bisect_left(self.words, start) : bisect_right(self.words, end)]

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """Return a stretch made longer to whole words."""
        return self.words[bisect_right(self.words, start) - 1], self.words[bisect_left(self.words, end)]

    def break_before(self, word: int) -> int:
        """Return how much of a break there is before a word: of a paragraph 3, a line 2, a sentence 1, none 0."""
        place = self.words[word]
        if not 0 < place < len(self.text):
            return 3
        gap = self.original[self.span(place - 1, place)[1] : self.offset(place)].replace("\r\n", "\n")
        return min(3, 1 + gap.count("\n")) if "\n" in gap else int(self.text[place - 1] in _SENTENCE_ENDS)

    def _place(self, offset: int) -> int:
        folded = bisect_left(self._folded.offsets, offset)
        return bisect_left(self._places, folded)


class Run(NamedTuple):
    """A stretch that two dense texts have in common: where it begins in each, and its length."""

    old: int
    new: int
    size: int


class _Edit(NamedTuple):
    """Words of the old text, from one to before another, in whose place stand words of the new one."""

    old: int
    old_end: int
    new: int
    new_end: int


class Alignment:
    """What two versions of a text have in common, in text order."""

    def __init__(self, old: Dense, new: Dense) -> None:
        self.runs = tuple(_runs(old, new))
        self._olds = [run.old for run in self.runs]
        self._news = [run.new for run in self.runs]
        self._sizes = len(old.text), len(new.text)

    def moved(self, place: int) -> int | None:
        """Return where a character of the old text is in the new one, None where it is not."""
        at = bisect_right(self._olds, place) - 1
        if at < 0 or place >= self.runs[at].old + self.runs[at].size:
            return None
        return self.runs[at].new + place - self.runs[at].old

    def gap(self, place: int) -> _Edit:
        """Return what stands between the runs around a character of the old text, in characters."""
        at = bisect_right(self._olds, place)
        before = self.runs[at - 1] if at else Run(0, 0, 0)
        after = self.runs[at] if at < len(self.runs) else Run(*self._sizes, 0)
        return _Edit(before.old + before.size, after.old, before.new + before.size, after.new)

    def within(self, start: int, end: int) -> Iterator[Run]:
        """Yield the parts of runs that lie in a stretch of the old text."""
        for at in range(max(0, bisect_right(self._olds, start) - 1), len(self.runs)):
            run = self.runs[at]
            if run.old >= end:
                break
            first, last = max(start, run.old), min(end, run.old + run.size)
            if first < last:
                yield Run(first, run.new + first - run.old, last - first)

    def added(self) -> Iterator[tuple[int, int]]:
        """Yield where stretches of the new text begin and end that the old one has not."""
        last = 0
        for run in (*self.runs, Run(*self._sizes, 0)):
            if run.new > last:
                yield last, run.new
            last = run.new + run.size

    def covered(self, start: int, end: int) -> int:
        """Return how many characters of a stretch of the new text stood in the old one."""
        found = 0
        for at in range(max(0, bisect_right(self._news, start) - 1), len(self.runs)):
            run = self.runs[at]
            if run.new >= end:
                break
            found += max(0, min(end, run.new + run.size) - max(start, run.new))
        return found


def _runs(old: Dense, new: Dense) -> Iterator[Run]:
    one = other = 0
    for edit in (*_edits(old, new), _Edit(len(old.words) - 1, 0, len(new.words) - 1, 0)):
        if edit.old > one:
            yield Run(old.words[one], new.words[other], old.words[edit.old] - old.words[one])
        one, other = edit.old_end, edit.new_end


def _edits(old: Dense, new: Dense) -> list[_Edit]:
    """Return what was changed, in words; what was only put in or taken out begins with a line where it can."""
    signs: dict[str, str] = {}
    one, other = (signed([text.text[start:end] for start, end in pairwise(text.words)], signs) for text in (old, new))
    edits: list[_Edit] = []
    a = b = 0
    for sign, size in differences(one, other):
        to_a, to_b = a + size * (sign != "+"), b + size * (sign != "-")
        if sign != "=":
            last = edits.pop() if edits and (edits[-1].old_end, edits[-1].new_end) == (a, b) else _Edit(a, a, b, b)
            edits.append(_Edit(last.old, to_a, last.new, to_b))
        a, b = to_a, to_b
    return _slid(edits, (one, old), (other, new))


def _slid(edits: Sequence[_Edit], old: tuple[str, Dense], new: tuple[str, Dense]) -> list[_Edit]:
    """Move edits that are as true elsewhere, such as one of two equal lines, to where a paragraph or a line begins."""
    done: list[_Edit] = []
    for number, edit in enumerate(edits):
        is_removal = edit.new == edit.new_end
        if is_removal == (edit.old == edit.old_end):
            done.append(edit)
            continue
        signs, text = old if is_removal else new
        start, end = (edit.old, edit.old_end) if is_removal else (edit.new, edit.new_end)
        before = done[-1].old_end if done else 0
        after = edits[number + 1].old if number + 1 < len(edits) else len(old[0])
        steps = _steps(signs, start, end, edit.old - before, after - edit.old_end)
        by = max(steps, key=lambda step: (text.break_before(start + step), -abs(step)))
        done.append(_Edit(*(place + by for place in edit)))
    return done


def _steps(signs: str, start: int, end: int, room_before: int, room_after: int) -> list[int]:
    """Return by how many words what was put in or taken out may be moved and be as true."""
    steps = [0]
    for step in range(1, min(room_before, _LONGEST_SLIDE) + 1):
        if signs[start - step] != signs[end - step]:
            break
        steps.append(-step)
    for step in range(min(room_after, _LONGEST_SLIDE)):
        if signs[start + step] != signs[end + step]:
            break
        steps.append(step + 1)
    return steps
