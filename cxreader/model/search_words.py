"""The words of a text as a search takes them, and where searched words stand in one.

A word is a run of letters, digits and marks, in the form in which texts are compared. Scripts that are written without
spaces, and signs such as € and ☺, have no words that could be told without a dictionary: a run of them is one, and may
be found from any of its characters to any other.

Two marks mean something in what is searched for: a ``*`` at the end of a word stands for any ending, as it does in the
codebook, and a ``|`` parts words of which one suffices.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cxreader.model.folding import fold
from cxreader.model.scope import SearchWords
from cxreader.model.word_forms import are_forms

# first and last of Thai and Lao, Myanmar, Khmer, kana and Bopomofo, Han
_RANGES = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x312F), (0x31A0, 0x31BF)),
    *((0x31F0, 0x31FF), (0x3400, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)
_SIGNS = frozenset({"So", "Sc"})
_CATEGORIES = frozenset("LMN")
# no stored text has the first of these, and in the comparable form none has the second as a letter
_END, _UNSPACED = "\0", "\1"
_RUN = re.compile("w+|u+")
ANY_ENDING, OR = "*", " | "
_BAR = re.compile(r"[|｜]")
_UNSPACED_RUN = re.compile(f"(?:{_UNSPACED}.)+", re.DOTALL)


class Word(NamedTuple):
    """A word that is searched for.

    Attributes:
        text: The word, in the form in which texts are compared.
        spaced: Whether it is of a script that is written with spaces; else it is a run of characters.
        stem: Whether any ending may follow; only of a word of a script with spaces.

    """

    text: str
    spaced: bool
    stem: bool = False


class _Kinds(dict[int, str]):
    """For every character met so far whether it is of a word (w), of a run without spaces (u), or between them."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = _kind(code)
        return kind


class _Letters(dict[int, str]):
    """For every character met so far what the index takes of it: one of a run without spaces is marked as such."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = {"w": chr(code), "u": f"{_UNSPACED}{chr(code)}", " ": " "}[_KINDS[code]]
        return letter


_KINDS, _LETTERS = _Kinds(), _Letters()


def alternatives(words: SearchWords) -> tuple[SearchWords, ...]:
    """Return what is searched for, of which one suffices; none where there are only signs such as commas."""
    parts = (words._replace(text=part.strip()) for part in _BAR.split(words.text))
    return tuple(part for part in parts if wanted(part))


def plain(text: str) -> str:
    """Return words of a text as they are searched for, on one line and without marks that would mean something else."""
    return " ".join(_BAR.sub(" ", text).replace(ANY_ENDING, " ").split())


def wanted(words: SearchWords) -> tuple[Word, ...]:
    """Return the words of one alternative; none where there are only signs such as commas."""
    folded = fold(words.text).text
    kinds = folded.translate(_KINDS)
    return tuple(_word(folded, *run.span(), spaced=run[0][0] == "w") for run in _RUN.finditer(kinds))


def _word(folded: str, start: int, end: int, *, spaced: bool) -> Word:
    return Word(folded[start:end], spaced, spaced and folded.startswith(ANY_ENDING, end))


def index_terms(texts: Iterable[str]) -> tuple[list[str], set[str]]:
    """Return what texts are found by.

    Returns:
        For each text its terms with spaces between them, which are its words and the pieces of its runs without spaces;
        and all the words of the texts.

    """
    # folded in one go, which is faster by far
    rows = [text.translate(_LETTERS) for text in fold(_END.join(texts)).text.split(_END)]
    words: set[str] = set()
    for number, row in enumerate(rows):
        if _UNSPACED in row:
            words.update(_UNSPACED_RUN.sub(" ", row).split())
            rows[number] = _UNSPACED_RUN.sub(lambda run: f" {' '.join(pieces(run[0].replace(_UNSPACED, '')))} ", row)
        else:
            words.update(row.split())
    return rows, words


def pieces(run: str) -> list[str]:
    """Return what a run without spaces is found by: each two neighbours in it, and its last character."""
    return [run[at : at + 2] for at in range(len(run))]


def spans(text: str, words: SearchWords, language: str = "") -> list[tuple[int, int]]:
    """Return where words stand in a text: stretches in text order that do not overlap.

    The words stand next to each other in their order, whatever is between them that is of no word. The first may begin
    within a longer word and the last may end within one, unless whole words or other forms are asked for. A word with
    any ending is found with the one that it has.

    Args:
        text: The text.
        words: The words.
        language: Base tag of the language that tells which forms a word has; empty for any.

    """
    choices = alternatives(words)
    if not choices:
        return []
    folded = fold(text)
    place = _Place(folded.text, folded.text.translate(_KINDS), words.whole, words.forms, language)
    stretches = sorted(stretch for each in choices for stretch in place.stretches(wanted(each)))
    found: list[tuple[int, int]] = []
    for first, last in stretches:
        start, end = folded.span(first, last)
        # two letters of the comparable form may be one in the text: "s" stands twice in "ß"
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def having(texts: Sequence[str], words: SearchWords, languages: Sequence[str]) -> Iterator[bool]:
    """Tell for each of some texts whether one alternative stands in it, as `spans` does, given the language of each."""
    chain = wanted(words)
    is_part = not chain or (len(chain) == 1 and not (words.whole or words.forms))
    # folded in one go, which is faster by far
    for text, language in zip(fold(_END.join(texts)).text.split(_END), languages, strict=True):
        # what follows takes long, and is mostly true where the letters are there
        likely = bool(chain) and (words.forms or all(word.text in text for word in chain))
        if likely and not is_part:
            place = _Place(text, text.translate(_KINDS), words.whole, words.forms, language)
            likely = next(place.stretches(chain), None) is not None
        yield likely


class _Place(NamedTuple):
    """A text that words are looked for in: its comparable form, the kind of each character, and what counts."""

    text: str
    kinds: str
    whole: bool
    forms: bool
    language: str

    def stretches(self, chain: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
        """Give where a chain of words stands in the comparable form."""
        done = 0
        for start, end in self._firsts(chain[0]):
            last = self._rest(end, chain[1:])
            if start >= done and last:
                yield start, last
                done = last

    def _firsts(self, word: Word) -> Iterator[tuple[int, int]]:
        """Give where the first word stands, by itself."""
        if word.spaced and self.forms:
            for run in _RUN.finditer(self.kinds):
                if run[0][0] == "w" and self._is_form(word, run):
                    yield run.span()
            return
        at = self.text.find(word.text)
        while at >= 0:
            end = self._ended(at + len(word.text), word)
            if not (self.whole and word.spaced and (self._runs_on(at) or self._runs_on(end))):
                yield at, end
            at = self.text.find(word.text, at + 1)

    def _rest(self, at: int, chain: tuple[Word, ...]) -> int:
        """Return where the words end that follow on a first one, 0 where they do not follow."""
        for word in chain:
            if self._runs_on(at):
                return 0
            while self.kinds[at : at + 1] == " ":
                at += 1
            at = self._end(at, word)
            if not at:
                return 0
        return at

    def _end(self, at: int, word: Word) -> int:
        """Return where a word ends that stands at the beginning of a run, 0 where another one stands there."""
        if word.spaced and self.forms:
            run = _RUN.match(self.kinds, at)
            return run.end() if run and run[0][0] == "w" and self._is_form(word, run) else 0
        end = self._ended(at + len(word.text), word)
        stands = self.text.startswith(word.text, at) and not (self.whole and word.spaced and self._runs_on(end))
        return end if stands else 0

    def _is_form(self, word: Word, run: re.Match[str]) -> bool:
        """Tell whether a run is a form of a word, or has an ending that it may have."""
        found = self.text[slice(*run.span())]
        return (word.stem and found.startswith(word.text)) or are_forms(word.text, found, self.language)

    def _ended(self, at: int, word: Word) -> int:
        """Return where the ending of a word ends that may have any."""
        run = _RUN.match(self.kinds, at) if word.stem and self._runs_on(at) else None
        return run.end() if run else at

    def _runs_on(self, at: int) -> bool:
        """Tell whether the characters before and after an offset are of one run."""
        return 0 < at < len(self.kinds) and self.kinds[at - 1] == self.kinds[at] != " "


def _kind(code: int) -> str:
    category = unicodedata.category(chr(code))
    if category in _SIGNS:
        return "u"
    if category[0] not in _CATEGORIES:
        return " "
    return "u" if any(first <= code <= last for first, last in _RANGES) else "w"
