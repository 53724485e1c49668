"""How much two texts are alike, told by small sketches of them, and which short lines look the same.

A sketch is what min-hashing calls bottom-k (Broder 1997): of the hashes of all runs of a few words, the smallest ones.
They are the same on every machine and in every version, so they may be stored.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from hashlib import blake2b
from itertools import chain, islice, tee
from unicodedata import normalize

import regex

from cxreader.model.folding import fold

# from here on two texts are versions of one: so are texts of which every tenth word was changed (0.40 to 0.66), while
# texts that merely speak of the same things stay below 0.25
ALIKE = 0.35
_SIZE = 128  # hashes in a sketch
_HELD = 4096  # hashes held before all but the smallest are let go
_WORDS = 3  # in a run
_CHARACTERS = 5  # the same where no spaces stand between words
_FEW = 8  # words or characters; a shorter text is the same as another or not
_NEARLY = 0.9  # of the letters of two lines that look the same
_LONGEST_LINE = 300
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
# what cannot be seen inside a word is no end of it
_TOKEN = regex.compile(rf"[{_UNSPACED}]\p{{M}}*+|[\p{{L}}\p{{M}}\p{{N}}\p{{Cf}}--{_UNSPACED}]++", regex.V1)
_NUMBER = regex.compile(r"\p{N}+(?:[\s.,:/-]?\p{N}+)*+")
_NO_LETTER = regex.compile(r"[^\p{L}\p{M}\p{N}]+")


def sketch(text: str) -> frozenset[int]:
    """Return at most 128 numbers, each below 2**32, by which a text can be compared with others.

    Case, accents and punctuation make no difference, digits do. A text without a word has an empty sketch; one of less
    than eight words (characters where no spaces stand between words) is one number as a whole.
    """
    words = _tokens(text)
    first = list(islice(words, _FEW))
    if len(first) < _FEW:
        return frozenset(map(_number, _digests([" ".join(first)] if first else [])))
    smallest: set[bytes] = set()
    bound = b"\xff" * 5
    for digest in _digests(_runs(chain(first, words))):
        if digest < bound:
            smallest.add(digest[:4])
            if len(smallest) == _HELD:
                smallest = set(sorted(smallest)[:_SIZE])
                bound = max(smallest)
    return frozenset(map(_number, sorted(smallest)[:_SIZE]))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Return how much two texts have in common by their sketches, 0 to 1: runs in both to runs in either.

    It is exact where both texts have at most 128 runs of words, else an estimate, seldom more than 0.1 off. Texts
    without a word have nothing in common.
    """
    smallest = sorted(one | other)[:_SIZE]
    return len((one & other).intersection(smallest)) / max(1, len(smallest))


def look_alike(line: str, lines: Sequence[str]) -> list[int]:
    """Return the numbers of those lines that look the same as a given one.

    They do where only digits, case, punctuation or white space differ or, in lines of at most 300 characters, where
    nine tenths of the letters are the same in the same order.
    """
    wanted = _levelled(line)
    nearly = _Nearly(wanted) if len(wanted) <= _LONGEST_LINE else None
    known = {wanted: True}
    found = []
    for number, other in enumerate(lines):
        level = _levelled(other)
        if level not in known:
            known[level] = nearly is not None and nearly.matches(level)
        if known[level]:
            found.append(number)
    return found


class _Nearly:
    """Tells which lines have nearly the same letters as one, the quickest questions first."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._letters = Counter(line)
        self._matcher = SequenceMatcher(None, b=line, autojunk=False)

    def matches(self, other: str) -> bool:
        """Tell whether another line is one of them."""
        enough = _NEARLY * (len(self._line) + len(other)) / 2
        if min(len(self._line), len(other)) < enough:
            return False
        if sum(min(count, other.count(letter)) for letter, count in self._letters.items()) < enough:
            return False
        self._matcher.set_seq1(other)
        return self._matcher.ratio() >= _NEARLY


def _levelled(line: str) -> str:
    """Return a line with letters and zeros only, one for each number; as it is, without spaces, where it has none."""
    seen = _NUMBER.sub("0", normalize("NFKC", line).casefold())
    return _NO_LETTER.sub("", seen) or "".join(line.split())


def _tokens(text: str) -> Iterator[str]:
    """Give the words of a text, and the characters of scripts that set no spaces, in comparable form."""
    lines = map(_TOKEN.findall, text.split("\n"))
    return filter(None, map(_folded, chain.from_iterable(lines)))


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    return fold(word).text


def _runs(words: Iterable[str]) -> Iterator[str]:
    """Give each run of a few words that stand beside each other."""
    rows = tee(chain(words, [""] * (_CHARACTERS - 1)), _CHARACTERS)
    shifted = [islice(row, steps, None) for steps, row in enumerate(rows)]
    for run in zip(*shifted, strict=False):
        size = _CHARACTERS if _is_unspaced(run[0]) else _WORDS
        if run[size - 1]:
            yield " ".join(run[:size])


@lru_cache(maxsize=50_000)
def _is_unspaced(word: str) -> bool:
    return bool(regex.match(f"[{_UNSPACED}]", word))


def _digests(runs: Iterable[str]) -> Iterator[bytes]:
    """Give the hash of each run; they are in the order of the numbers that they begin with."""
    return (blake2b(run, digest_size=8).digest() for run in map(str.encode, runs))


def _number(digest: bytes) -> int:
    return int.from_bytes(digest[:4], "big")
