"""The themes of a passage, found by the words that speak for them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from cxreader.analysis.words import Match, Term, Wording, WordList
from cxreader.model.language import UNKNOWN, base
from cxreader.model.passage import Certainty, Evidence, Finding, Noise
from cxreader.model.theme import Codebook

# weights and limits: the best of a search on the labelled passages in tests/data/themes-dev.jsonl
_HINT, _WORD, _LONG = 0.5, 1.0, 1.5
_ENOUGH = 1.0
_OF_STRONGEST = 0.6

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


class Classifier:
    """Finds themes by the terms of a codebook.

    A passage is searched for the terms of its own language and, as texts borrow words, for the English ones; a passage
    in an unknown language for all. Lists are made ready when a language first occurs.

    A theme's strength is the sum of the weights of the different terms that speak for it: 1 for a word, 1.5 for a term
    of several words (or at least four characters of a script without spaces), 0.5 for a hint. Where a language may have
    words that merely look English, a single English word counts 0.5 and an English hint nothing. A theme is returned
    from a strength of 1, unless another theme of the passage is much stronger. The score is ``1 - 2 ** -strength``.

    How sure that is:

    - sure: two different terms that are no hints, or one of several words;
    - fairly sure: one specific word;
    - doubtful: hints alone, or terms that speak for another theme as well, or each with a negation before it.
    """

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._names = {theme.id: theme.name for theme in codebook.themes}
        self._languages = sorted({language for theme in codebook.themes for language in theme.terms})
        self._lists: dict[tuple[str, bool], WordList] = {}

    def findings(self, text: str, start: int, end: int, language: str, noise: Sequence[Noise]) -> tuple[Finding, ...]:
        """Return the themes of one passage, the strongest first.

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
        cases = [_Case.of(theme, matches, noisy[theme], language) for theme, matches in found.items()]
        strongest = max((case.strength for case in cases), default=0.0)
        kept = [case for case in cases if case.strength >= max(_ENOUGH, _OF_STRONGEST * strongest)]
        order = {theme: place for place, theme in enumerate(self._names)}
        kept.sort(key=lambda case: (-case.strength, order[case.theme]))
        return tuple(self._finding(case, kept, wording, start, lists) for case in kept)

    def _finding(
        self, case: "_Case", cases: list["_Case"], wording: Wording, offset: int, lists: list[WordList]
    ) -> Finding:
        negations = {match: _negation(match, wording, case.language) for match in case.matches}
        others = {other.theme: {(m.start, m.end) for m in other.matches} for other in cases if other is not case}
        shared = {
            match: [self._names[theme] for theme, spans in others.items() if (match.start, match.end) in spans]
            for match in case.matches
        }
        against = dict.fromkeys(
            chain(
                () if any(not match.term.hint for match in case.matches) else ["Only general words speak for it."],
                (f"“{word}” stands before “{_seen(match, wording)}”." for match, word in negations.items() if word),
                (f"“{_seen(match, wording)}” also speaks for {name}." for match in shared for name in shared[match]),
                (f"“{_seen(match, wording)}” stands in noise: not counted." for match in case.noisy),
                islice(_inside_words(case, wording, lists), _MOST_INSIDE),
            )
        )
        telling = [
            match for match in case.matches if not match.term.hint and not negations[match] and not shared[match]
        ]
        return Finding(
            theme=case.theme,
            score=round(1 - 2**-case.strength, 3),
            certainty=_certainty({match.term for match in telling}),
            evidence=tuple(case.evidence(wording, offset)),
            against=tuple(against),
        )

    def _lists_for(self, language: str, plain: bool) -> list[WordList]:
        languages = self._languages if language == UNKNOWN else dict.fromkeys((language, _ENGLISH))
        for key in ((language, plain) for language in languages):
            if key not in self._lists:
                self._lists[key] = WordList.of(self._codebook, *key)
        return [self._lists[language, plain] for language in languages]


@dataclass(frozen=True, slots=True)
class _Case:
    """What speaks for one theme of a passage: matches in text order that do not overlap, apart from those in noise."""

    theme: str
    language: str
    matches: list[Match]
    noisy: list[Match]
    weights: dict[Term, float]
    strength: float

    @classmethod
    def of(cls, theme: str, matches: list[Match], noisy: list[Match], language: str) -> "_Case":
        kept = _longest(matches, language)
        weights = {match.term: _weight(match.term, language) for match in kept}
        return cls(theme, language, kept, _longest(noisy, language), weights, sum(weights.values()))

    def evidence(self, wording: Wording, offset: int) -> Iterator[Evidence]:
        times = Counter(match.term for match in self.matches)
        for match in self.matches:
            term = match.term
            first, last = wording.folded.span(match.start, match.end)
            share = self.weights[term] / times[term] / self.strength
            yield Evidence(offset + first, offset + last, "word", term.written, term.language, share)


def _longest(matches: list[Match], language: str) -> list[Match]:
    """Return the matches of one theme without those that a longer one overlaps, in text order."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.term.hint, m.term.language != language)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _weight(term: Term, language: str) -> float:
    """Return what a term counts in a passage of a language; 0 for nothing."""
    # "brand" is a fire in German, "ai" a verb in French
    chance = 0.5 if term.language == _ENGLISH and language not in _BORROWING else 0.0
    if term.hint:
        return 0.0 if chance else _HINT
    if term.is_long:
        return _LONG
    return _WORD - chance


def _certainty(terms: set[Term]) -> Certainty:
    if len(terms) > 1 or any(term.is_long for term in terms):
        return Certainty.SURE
    return Certainty.FAIRLY if terms else Certainty.DOUBTFUL


def _seen(match: Match, wording: Wording) -> str:
    return wording.original(match.start, match.end)


def _negation(match: Match, wording: Wording, language: str) -> str:
    """Return the negation directly before a match, empty for none."""
    if match.term.solid:
        before = wording.text[: match.start]
        return next((word for word in _SOLID_NEGATIONS if before.endswith(word)), "")
    word = wording.word_before(match.start)
    return word if word in _NEGATIONS.get(language, ()) else ""


def _inside_words(case: _Case, wording: Wording, lists: list[WordList]) -> Iterator[str]:
    """Yield a sentence for each term of a theme that stands inside another word, where it does not count."""
    taken = [(match.start, match.end) for match in chain(case.matches, case.noisy)]
    for term in chain.from_iterable(words.terms.get(case.theme, ()) for words in lists):
        if term.hint or len(term.words) != 1 or len(term.words[0][0]) < _LEAST_INSIDE:
            continue
        place = wording.text.find(term.words[0][0])
        if place < 0 or any(start <= place < end for start, end in taken):
            continue
        first, last = next((start, end) for start, end, _ in wording.words if start <= place < end)
        yield f"“{term.written}” also stands inside the word “{wording.original(first, last)}”: not counted."
