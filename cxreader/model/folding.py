"""The form in which texts are compared."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

# what a reader does not see: soft hyphen, joiners, fillers, zero-width and bidi marks, tatweel, variation selectors
_UNSEEN = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
_IGNORED = re.compile(f"[{_UNSEEN}]")
# white space that a narrow column makes of one space: at most one line break, for two end a paragraph
_GAP = r"(?=\s\s)[^\S\r\n]*(?:\r\n?|\n)?[^\S\r\n]*"
_WIDE = re.compile(r"\s\s")
# marks of Latin, Greek, Cyrillic, Hebrew and Arabic; elsewhere (kana, Indic, Thai) a mark makes another letter
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
_UNIFIED = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼʻ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029", " ")
)
# letters with a stroke or without a dot, which Unicode does not take apart
_BY_HAND = str.maketrans("łđøħŧı", "ldohti")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable, with the way back.

    Attributes:
        original: The text as it was.
        text: The comparable form.
        offsets: For each of its characters the offset in the original, and the original's length at the end.

    """

    original: str
    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the comparable form, not empty, stands in the original."""
        while end < len(self.text) and self.offsets[end] == self.offsets[end - 1]:
            end += 1
        first, last = self.offsets[start], self.offsets[end]
        while last > first and _IGNORED.match(self.original, last - 1):
            last -= 1
        return first, last


class _Table(dict[int, str]):
    """The comparable form of every character met so far, filled as they are met."""

    def __init__(self, marks: bool) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_cluster(chr(code), self._marks)
        return folded


def fold(text: str, marks: bool = True) -> Folded:
    """Return a text in the form in which it is compared.

    Each cluster of characters is brought to Unicode's compatible form without case (NFKC and casefold). What cannot be
    seen is dropped; kinds of quotes, of dashes and of white space count as one, and so do several spaces and a line
    break among them.

    Args:
        text: The text, which stays as it is.
        marks: Whether accents are taken off letters as well.

    """
    table = _table(marks)
    odd = "" if text.isascii() else _odd(text, marks)
    if odd or _WIDE.search(text):
        return _fold_clusters(text, marks, odd)
    return Folded(text, text.translate(table), range(len(text) + 1))


def _odd(text: str, marks: bool) -> str:
    """Return the characters of a text that cannot be folded by themselves into exactly one other."""
    even = _even(marks)
    unknown = set(text) - even
    odd = {letter for letter in unknown if _is_odd(letter, marks)}
    even |= unknown - odd
    return "".join(sorted(odd))


@cache
def _even(_marks: bool) -> set[str]:
    """Return all other characters that were met so far."""
    return set()


@cache
def _table(marks: bool) -> _Table:
    return _Table(marks)


@lru_cache(maxsize=20_000)
def _fold_cluster(cluster: str, marks: bool) -> str:
    if cluster.isspace():
        return " "
    seen = _IGNORED.sub("", cluster).translate(_UNIFIED)
    folded = unicodedata.normalize("NFKC", seen).casefold()
    if marks:
        bare = _MARKS.sub("", unicodedata.normalize("NFD", folded)).translate(_BY_HAND)
        folded = unicodedata.normalize("NFC", bare)
    return folded


@cache
def _is_mark(letter: str) -> bool:
    """Tell whether a character belongs to the one before it: marks, voicing of kana, vowels and ends of Hangul."""
    compatible = unicodedata.normalize("NFKC", letter)[0]
    return unicodedata.category(compatible).startswith("M") or "\u1160" <= compatible <= "\u11ff"


@cache
def _is_odd(letter: str, marks: bool) -> bool:
    """Tell whether a character cannot be folded by itself into exactly one other."""
    return len(_fold_cluster(letter, marks)) != 1 or _is_mark(letter)


def _fold_clusters(text: str, marks: bool, odd: str) -> Folded:
    """Fold a text with the given odd characters: these with what they belong to, wide gaps, and the rest in runs."""
    joined = re.escape("".join(filter(_is_mark, odd)))
    kinds = [f".(?:[{_UNSEEN}]*[{joined}])+"] * bool(joined) + [f"[{re.escape(odd)}]"] * bool(odd) + [_GAP]
    clusters = re.compile("|".join(kinds), re.DOTALL)
    table = _table(marks)
    pieces: list[str] = []
    offsets: list[int] = []
    done = 0
    for match in clusters.finditer(text):
        start, end = match.span()
        cluster = _fold_cluster(match[0], marks)
        pieces += (text[done:start].translate(table), cluster)
        offsets.extend(range(done, start))
        offsets.extend([start] * len(cluster))
        done = end
    pieces.append(text[done:].translate(table))
    offsets.extend(range(done, len(text) + 1))
    return Folded(text, "".join(pieces), offsets)
