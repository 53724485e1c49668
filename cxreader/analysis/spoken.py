"""What the words of a passage say for each theme of a codebook, and what takes from it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from cxreader.analysis.words import Match, Term, Wording, WordList
from cxreader.model.language import UNKNOWN, base
from cxreader.model.passage import Evidence, Noise
from cxreader.model.theme import Codebook

# weights: the best of a search on the labelled passages in tests/data/themes-dev.jsonl
_HINT, _WORD, _LONG = 0.5, 1.0, 1.5

_ENGLISH = "en"
# they borrow English words as they are, or write in another script, so that an English word in them is English
_BORROWING = frozenset({_ENGLISH, "fil", "zh", "ja", "ko", "ru", "uk", "bg", "el", "ar", "he", "hi", "th", UNKNOWN})
_NEGATIONS = {
    "de": frozenset({"kein", "keine", "keinen", "keiner", "nicht", "ohne", "nie"}),
    "en": frozenset({"no", "not", "never", "without", "nor", "cannot"}),
    "es": frozenset({"no", "sin", "nunca", "jamás", "ningún", "ninguna"}),
    "fil": frozenset({"hindi", "walang", "wala", "huwag", "no", "not"}),
    "fr": frozenset({"pas", "sans", "jamais", "aucun", "aucune"}),
    "pl": frozenset({"nie", "bez", "nigdy", "żaden", "żadnej", "żadnych"}),
    "pt": frozenset({"não", "sem", "nunca", "nenhum", "nenhuma"}),
}
_SOLID_NEGATIONS = ("没有", "没", "不", "无", "非", "沒有", "沒", "無")
# shorter terms stand inside other words by mere chance, and two examples are enough
_LEAST_INSIDE = 4
_MOST_INSIDE = 2


@dataclass(frozen=True, slots=True)
class Case:
    """What speaks for one theme of a passage: matches in text order that do not overlap, apart from those in noise.

    Attributes:
        theme: Id of the theme.
        language: The passage's language, without script or region.
        matches: Where its terms stand.
        noisy: Where they stand in noise, which counts for nothing.
        weights: What each term counts: 1 for a word, 1.5 for one of several words (or at least four characters of a
            script without spaces), 0.5 for a hint. Where a language may have words that merely look English, an
            English word counts 0.5, and an English hint nothing.
        strength: The sum of the weights of the different terms.

    """

    theme: str
    language: str
    matches: list[Match]
    noisy: list[Match]
    weights: dict[Term, float]
    strength: float

    @property
    def is_general(self) -> bool:
        """Whether only hints speak for it."""
        return all(match.term.hint for match in self.matches)

    def evidence(self, wording: Wording, offset: int, total: float) -> Iterator[Evidence]:
        """Yield the matches as evidence; their shares sum to a total."""
        times = Counter(match.term for match in self.matches)
        for match in self.matches:
            term = match.term
            first, last = wording.folded.span(match.start, match.end)
            share = total * self.weights[term] / times[term] / self.strength
            yield Evidence(offset + first, offset + last, "word", term.written, term.language, share)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one passage and, by theme, what speaks for those that any speaks for.

    Attributes:
        wording: The passage, made ready for matching.
        cases: By theme what speaks for it.

    """

    wording: Wording
    cases: Mapping[str, Case]
    _lists: Sequence[WordList]
    _names: Mapping[str, str]

    def against(self, case: Case, others: Collection[Case]) -> Iterator[str]:
        """Yield sentences for people about what speaks against a theme, given all cases that are taken up."""
        negations = self._negations(case)
        yield from (f"“{word}” stands before “{self._seen(match)}”." for match, word in negations.items() if word)
        for match, names in self._shared(case, others).items():
            yield from (f"“{self._seen(match)}” also speaks for {name}." for name in names)
        yield from (f"“{self._seen(match)}” stands in noise: not counted." for match in case.noisy)
        yield from islice(self._inside_words(case), _MOST_INSIDE)

    def telling(self, case: Case, others: Collection[Case]) -> set[Term]:
        """Return the terms that speak for one theme alone, and plainly: no hints, and no negation before them."""
        negations, shared = self._negations(case), self._shared(case, others)
        return {
            match.term for match in case.matches if not match.term.hint and not negations[match] and not shared[match]
        }

    def is_negated(self, case: Case) -> bool:
        """Tell whether there is a negation before each word that speaks for a theme."""
        return all(self._negations(case).values())

    def _negations(self, case: Case) -> dict[Match, str]:
        return {match: _negation(match, self.wording, case.language) for match in case.matches}

    def _shared(self, case: Case, others: Collection[Case]) -> dict[Match, list[str]]:
        """Return for each match the names of the other themes it speaks for."""
        spans = {other.theme: {(m.start, m.end) for m in other.matches} for other in others if other is not case}
        return {
            match: [self._names[theme] for theme, taken in spans.items() if (match.start, match.end) in taken]
            for match in case.matches
        }

    def _seen(self, match: Match) -> str:
        return self.wording.original(match.start, match.end)

    def _inside_words(self, case: Case) -> Iterator[str]:
        """Yield a sentence for each term of a theme that stands inside another word, where it does not count."""
        taken = [(match.start, match.end) for match in chain(case.matches, case.noisy)]
        for term in chain.from_iterable(words.terms.get(case.theme, ()) for words in self._lists):
            if term.hint or len(term.words) != 1 or len(term.words[0][0]) < _LEAST_INSIDE:
                continue
            place = self.wording.text.find(term.words[0][0])
            if place < 0 or any(start <= place < end for start, end in taken):
                continue
            first, last = next((start, end) for start, end, _ in self.wording.words if start <= place < end)
            yield f"“{term.written}” also stands inside the word “{self.wording.original(first, last)}”: not counted."


class Listener:
    """Finds the terms of a codebook in passages.

    A passage is searched for the terms of its own language and, as texts borrow words, for the English ones; a passage
    in an unknown language for all. Lists are made ready when a language first occurs.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._names = {theme.id: theme.name for theme in codebook.themes}
        self._languages = sorted({language for theme in codebook.themes for language in theme.terms})
        self._lists: dict[tuple[str, bool], WordList] = {}

    def listen(self, text: str, start: int, end: int, language: str, noise: Sequence[Noise]) -> Spoken:
        """Return what the words of a passage say.

        Args:
            text: The text the passage is in.
            start: Offset of the passage's first code point.
            end: Offset after its last code point.
            language: Its language tag, ``und`` where that is not known.
            noise: The text's noise: a term that touches it counts for nothing.

        """
        wording = Wording(text[start:end])
        language = base(language)
        lists = self._lists_for(language, wording.plain)
        near = [item for item in noise if item.start < end and start < item.end]
        found: defaultdict[str, list[Match]] = defaultdict(list)
        noisy: defaultdict[str, list[Match]] = defaultdict(list)
        for match in chain.from_iterable(words.matches(wording) for words in lists):
            first, last = wording.folded.span(match.start, match.end)
            in_noise = any(start + first < item.end and item.start < start + last for item in near)
            if _weight(match.term, language):
                (noisy if in_noise else found)[match.term.theme].append(match)
        cases = {theme: _case(theme, matches, noisy[theme], language) for theme, matches in found.items()}
        return Spoken(wording, cases, lists, self._names)

    def _lists_for(self, language: str, plain: bool) -> list[WordList]:
        languages = self._languages if language == UNKNOWN else dict.fromkeys((language, _ENGLISH))
        for key in ((language, plain) for language in languages):
            if key not in self._lists:
                self._lists[key] = WordList.of(self._codebook, *key)
        return [self._lists[language, plain] for language in languages]


def _case(theme: str, matches: list[Match], noisy: list[Match], language: str) -> Case:
    kept = _longest(matches, language)
    weights = {match.term: _weight(match.term, language) for match in kept}
    return Case(theme, language, kept, _longest(noisy, language), weights, sum(weights.values()))


def _longest(matches: list[Match], language: str) -> list[Match]:
    """Return the matches of one theme without those that a longer one overlaps, in text order."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.term.hint, m.term.language != language)):
        # none of those kept overlap, so only the last one that begins before this one's end can reach into it
        place = bisect_left(kept, match.end, key=lambda other: other.start)
        if not place or kept[place - 1].end <= match.start:
            kept.insert(place, match)
    return kept


def _weight(term: Term, language: str) -> float:
    """Return what a term counts in a passage of a language; 0 for nothing."""
    # "brand" is a fire in German, "ai" a verb in French
    chance = 0.5 if term.language == _ENGLISH and language not in _BORROWING else 0.0
    if term.hint:
        return 0.0 if chance else _HINT
    if term.is_long:
        return _LONG
    return _WORD - chance


def _negation(match: Match, wording: Wording, language: str) -> str:
    """Return the negation directly before a match, empty for none."""
    if match.term.solid:
        before = wording.text[: match.start]
        return next((word for word in _SOLID_NEGATIONS if before.endswith(word)), "")
    word = wording.word_before(match.start)
    return word if word in _NEGATIONS.get(language, ()) else ""
