"""Which parts of two versions of a text are the same, whatever their white space, case, accents and signs."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import regex

from cxreader.model.folding import fold

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_WORD = regex.compile(rf"[{_UNSPACED}]\p{{M}}*+|[\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]++|\S", regex.V1)
_SENTENCE_ENDS = frozenset(".!?…。！？")
# words are told apart by characters, of which surrogates are none
_FIRST_SIGN, _SURROGATES, _GAP, _SIGNS = 0x100, 0xD800, 0x800, 0x10_0000
# pairs of the same word from which on two stretches without a landmark count as changed altogether: seconds of work
_MOST_PAIRS = 10_000_000
# words that an edit is moved by, to begin where a line does
_LONGEST_SLIDE = 400
# words from which on a text is long, and words of a row that hardly comes twice
_LONG, _ROW = 5_000, 6


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


def differences(one: str, other: str) -> Iterator[tuple[str, int]]:
    """Yield how many characters of two strings are the same (=), taken out (-) and put in (+), in order.

    Rows of words that each text has once are the same: between them little is left to be compared, so that a long text
    does not take long.
    """
    a = b = 0
    for i, j in (*_landmarks(one, other), (len(one), len(other))):
        if i < a or j < b:
            continue
        yield from _between(one[a:i], other[b:j])
        a, b = i, j
        while a < len(one) and b < len(other) and one[a] == other[b]:
            a, b = a + 1, b + 1
        if a > i:
            yield "=", a - i


def _between(one: str, other: str) -> Iterator[tuple[str, int]]:
    """Yield the differences of what is between two landmarks."""
    head = _shared(one, other)
    tail = _shared(one[head:][::-1], other[head:][::-1])
    if head:
        yield "=", head
    yield from _changed(one[head : len(one) - tail], other[head : len(other) - tail])
    if tail:
        yield "=", tail


def _changed(one: str, other: str) -> Iterator[tuple[str, int]]:
    """Yield the differences of stretches that neither begin nor end alike; the longest rows both have are the same.

    The fewest differences would take up any word that both have by chance, which tells nothing of what was moved.
    """
    there = Counter(other)
    steps: Sequence[tuple[str, int, int, int, int]] = (("replace", 0, len(one), 0, len(other)),)
    if sum(there[word] for word in one) <= _MOST_PAIRS:
        steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for step, start, end, new_start, new_end in steps:
        if step == "equal":
            yield "=", end - start
            continue
        if end > start:
            yield "-", end - start
        if new_end > new_start:
            yield "+", new_end - new_start


def _shared(one: str, other: str) -> int:
    """Return how many characters two strings begin with alike."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _landmarks(one: str, other: str) -> list[tuple[int, int]]:
    """Return where rows of words begin that each text has once, as many as come in the same order in both."""
    if len(one) < _LONG:
        return []
    here, there = _once(one), _once(other)
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


def _once(signs: str) -> dict[str, int]:
    """Return the rows of words that come once, in text order, with where they begin."""
    rows = [signs[at : at + _ROW] for at in range(len(signs) - _ROW + 1)]
    counts = Counter(rows)
    return {row: at for at, row in enumerate(rows) if counts[row] == 1}


def signed(words: Sequence[str], signs: dict[str, str]) -> str:
    """Return words as one character each, the same for the same word; the dictionary keeps which is which."""
    for word in words:
        if word not in signs:
            code = _FIRST_SIGN + len(signs) % _SIGNS
            signs[word] = chr(code if code < _SURROGATES else code + _GAP)
    return "".join(map(signs.__getitem__, words))


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
