"""Cutting a text into the word pieces the meaning model knows, with the way back to the text."""

import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

import regex

# pieces with numbers below this are no text: start, padding, end, unknown
FIRST_PIECE = 4
UNKNOWN = 3
_SPACE = "▁"
# how much less likely than the rarest piece it is that a letter is unknown; SentencePiece's own figure
_UNKNOWN_PENALTY = 10.0
_WORD = regex.compile(r"\S+")
# a letter with its marks, or the parts of a Hangul syllable
_CLUSTER = regex.compile(r"\X")
# what is longer than this has no spaces and is no prose; the model sees less of it anyway
_LONGEST_WORD = 8192
_REMEMBERED = 30_000


class Token(NamedTuple):
    """A word piece, and the code points of the text it stands for (none for the mere beginning of a word)."""

    piece: int
    start: int
    end: int


class Tokenizer:
    """Cuts texts as SentencePiece's unigram model does: each word into its likeliest pieces."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float], letters: Mapping[str, str]) -> None:
        """Prepare to cut.

        Args:
            pieces: The pieces whose numbers count up from ``FIRST_PIECE``.
            scores: The logarithm of the likelihood of each.
            letters: What characters the pieces are not written in become (NFKC in the main).

        """
        self._pieces = dict(zip(pieces, count()))
        self._scores = array("f", scores)
        self._unknown = min(self._scores) - _UNKNOWN_PENALTY
        self._longest = max(map(len, pieces))
        self._letters = str.maketrans(dict(letters))
        self._uneven = frozenset(letter for letter, others in letters.items() if len(others) != 1)
        self._cut = lru_cache(_REMEMBERED)(self._likeliest)

    def tokens(self, text: str) -> Iterator[Token]:
        """Yield the word pieces of a text from its start; white space is none."""
        normal, starts, ends = self._normalise(text)
        for word in _WORD.finditer(normal):
            first = word.start()
            for piece, start, end in self._cut(word[0][:_LONGEST_WORD]):
                begins = starts[first + start]
                yield Token(piece, begins, ends[first + end - 1] if end > start else begins)

    def _normalise(self, text: str) -> tuple[str, Sequence[int], Sequence[int]]:
        """Return a text in the letters of the pieces, and where that which each stands for begins and ends."""
        if unicodedata.is_normalized("NFC", text) and self._uneven.isdisjoint(text):
            return text.translate(self._letters), range(len(text)), range(1, len(text) + 1)
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for cluster in _CLUSTER.finditer(text):
            parts.append(unicodedata.normalize("NFC", cluster[0]).translate(self._letters))
            starts += [cluster.start()] * len(parts[-1])
            ends += [cluster.end()] * len(parts[-1])
        return "".join(parts), starts, ends

    def _likeliest(self, word: str) -> tuple[Token, ...]:
        """Return the pieces of a word whose likelihoods have the highest product, with their places in it."""
        marked = _SPACE + word
        length = len(marked)
        best = [0.0] + [float("-inf")] * length
        came = [Token(UNKNOWN, 0, 0)] * (length + 1)
        for start in range(length):
            unknown = best[start] + self._unknown
            if unknown > best[start + 1]:
                best[start + 1] = unknown
                came[start + 1] = Token(UNKNOWN, start, start + 1)
            for end in range(start + 1, min(start + self._longest, length) + 1):
                piece = self._pieces.get(marked[start:end])
                if piece is not None and best[start] + self._scores[piece] > best[end]:
                    best[end] = best[start] + self._scores[piece]
                    came[end] = Token(piece + FIRST_PIECE, start, end)
        return _path(came)


def _path(came: list[Token]) -> tuple[Token, ...]:
    """Return the pieces that lead to the end of a marked word; places are those in the word without its mark."""
    tokens: list[Token] = []
    place = len(came) - 1
    while place:
        piece, start, end = came[place]
        place = start
        if piece == UNKNOWN and tokens and tokens[-1].piece == UNKNOWN:
            # the model has learnt from texts in which unknown letters in a row are one piece
            end = tokens.pop().end + 1
        tokens.append(Token(piece, max(start - 1, 0), end - 1))
    return tuple(reversed(tokens))
