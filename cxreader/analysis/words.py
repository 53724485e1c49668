"""Where the words of a codebook stand in a text."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from cxreader.model.folding import Folded, fold
from cxreader.model.theme import Codebook

# letters of scripts that write no spaces: Han, kana
_SOLID = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_HAS_SOLID = re.compile(f"[{_SOLID}]")
_WORD = re.compile(rf"[^\W_{_SOLID}]+")
_TERM_WORD = re.compile(rf"([^\W_{_SOLID}]+)(\*?)")
# what may stand between the words of one term: "self service", "self-service", "24/7", "d'achat", "click & collect"
_GAP = re.compile(r"[ '\-/&×]{0,3}")
_HELD = 20_000  # words of a list whose terms are held


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a word list.

    Attributes:
        theme: Id of the theme it speaks for.
        written: The term as the list has it, without the mark of a hint.
        language: The list's language.
        hint: Whether it counts only beside others.
        words: Its words in comparable form, each with whether any ending may follow; none for a solid term.
        solid: The comparable form of a term in a script without spaces, else empty.

    """

    theme: str
    written: str
    language: str
    hint: bool
    words: tuple[tuple[str, bool], ...]
    solid: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it says much by itself: several words, or at least four characters without spaces between them."""
        return len(self.words) > 1 or len(self.solid) > 3  # noqa: PLR2004 - two Chinese words


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of the comparable form of a text where a term stands."""

    start: int
    end: int
    term: Term


class Wording:
    """A passage made ready for matching: its comparable form and the words in it.

    Words are runs of letters and digits as Unicode's rules for word boundaries (UAX 29) have them, save that an
    apostrophe ends a word, for French writes "d'achat". Scripts without spaces have no words here.
    """

    def __init__(self, text: str) -> None:
        self.folded: Folded = fold(text, marks=False)
        self.text = self.folded.text
        self.words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(self.text)]
        self.plain = text.isascii() or fold(text).text == self.text

    def original(self, start: int, end: int) -> str:
        """Return a stretch of the comparable form as it is written in the passage."""
        first, last = self.folded.span(start, end)
        return self.folded.original[first:last]

    def word_before(self, start: int) -> str:
        """Return the word directly before a place, in comparable form; empty where there is none."""
        before = [word for first, last, word in self.words if last <= start and _GAP.fullmatch(self.text, last, start)]
        return before[-1] if before else ""

    def follows(self, index: int) -> bool:
        """Tell whether a word may belong to the same term as the word before it."""
        return _GAP.fullmatch(self.text, self.words[index - 1][1], self.words[index][0]) is not None


@dataclass(slots=True)
class WordList:
    """The terms of one language, indexed by how they begin.

    Attributes:
        terms: All of them, by theme.

    """

    terms: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _whole: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _stems: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _solid: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    _lengths: tuple[int, ...] = ()
    _known: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, codebook: Codebook, language: str, plain: bool) -> "WordList":
        """Build the list of one language.

        Args:
            codebook: Where the terms come from.
            language: The language; a codebook without terms in it gives an empty list.
            plain: Whether the terms are to be written without accents, for texts that have none.

        """
        made = cls()
        for theme in codebook.themes:
            for listed in theme.terms.get(language, ()):
                made._add(_term(theme.id, listed, language, plain))
        made._lengths = tuple(sorted({len(stem) for stem in made._stems}))
        return made

    def matches(self, wording: Wording) -> Iterator[Match]:
        """Yield where the terms stand, overlapping ones included."""
        known = self._known
        for index, (start, end, word) in enumerate(wording.words):
            terms = known.get(word)
            for term in self._look_up(word) if terms is None else terms:
                last = _last_word(term, wording, index) if len(term.words) > 1 else end
                if last:
                    yield Match(start, last, term)
        if self._solid:
            for start, letter in enumerate(wording.text):
                for term in self._solid.get(letter, ()):
                    if wording.text.startswith(term.solid, start):
                        yield Match(start, start + len(term.solid), term)

    def _look_up(self, word: str) -> tuple[Term, ...]:
        """Return the terms that may begin with a word; the same few thousand words make up most of any text."""
        if len(self._known) == _HELD:
            self._known.clear()
        found = self._known[word] = tuple(self._beginning(word))
        return found

    def _beginning(self, word: str) -> Iterator[Term]:
        yield from self._whole.get(word, ())
        for length in self._lengths:
            if length > len(word):
                break
            yield from self._stems.get(word[:length], ())

    def _add(self, term: Term) -> None:
        self.terms[term.theme].append(term)
        if term.solid:
            self._solid[term.solid[0]].append(term)
        elif term.words:
            first, any_ending = term.words[0]
            (self._stems if any_ending else self._whole)[first].append(term)


def _term(theme: str, listed: str, language: str, plain: bool) -> Term:
    written = listed.removesuffix("?")
    form = fold(written, marks=plain).text
    solid = form if _HAS_SOLID.search(form) else ""
    words = () if solid else tuple((word, bool(star)) for word, star in _TERM_WORD.findall(form))
    return Term(theme, written, language, listed.endswith("?"), words, solid)


def _last_word(term: Term, wording: Wording, index: int) -> int:
    """Return where a term of several words ends that may begin at a word; 0 where it does not stand there."""
    for word, any_ending in term.words[1:]:
        index += 1
        if index == len(wording.words):
            return 0
        found = wording.words[index][2]
        # seldom the same, and sooner told than what stands between
        if not (found.startswith(word) if any_ending else found == word) or not wording.follows(index):
            return 0
    return wording.words[index][1]
