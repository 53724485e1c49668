"""The language of a passage, of the passages of a document, and of the whole."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from cxreader.analysis.codes import without_codes
from cxreader.analysis.common_words import CommonWords
from cxreader.analysis.profiles import Profiles
from cxreader.analysis.scripts import Route, chinese, letters, route
from cxreader.analysis.smoothing import Odds, smooth
from cxreader.model.language import UNKNOWN, base
from cxreader.model.passage import Guess

SURE = 0.35  # below this a language is not named: few answers so doubtful are right, and much of it is no language
_READ = 5_000  # characters of a passage that are looked at
_WORD_WEIGHT = 10  # what a frequent word adds to a score, to which each n-gram adds up to 9
# softmax(score * factor / letters ** power): fitted so that the confidence is the share of right answers
_FACTOR, _POWER = 0.60, 0.32
_FEWEST_LETTERS = 2
_FEWEST_LATIN_LETTERS = 3
_FEW_LETTERS = 40  # fewer than this, among signs and digits, are a code or a table
_LEAST_LETTER_SHARE = 0.40
_DRAWN_OUT = re.compile(r"\W*(\w\w?)\1{2,}\w?\W*", re.IGNORECASE)  # such as "aaaah" and "hahaha"
# Serbian in Cyrillic letters has no profile: short of its own letters it is like Macedonian, with other words
_SERBIAN_SHARE = 0.4
_LEAST_SHARE = 0.05  # of a document's letters, for a language to be one of its own
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_CHOICE: Mapping[int, str] = MappingProxyType({})


class Detector:
    """Tells languages by langdetect's profiles and frequent words; making one reads them all, which takes a moment."""

    def __init__(self) -> None:
        self._profiles = Profiles()
        self._common_words = CommonWords()

    def passage(self, text: str, *, floor: float = SURE) -> Guess:
        """Return the language of a text on its own.

        Args:
            text: The text.
            floor: The least confidence with which a language is named; below it the answer is ``und``.

        """
        return _guess(self._odds(text).by_language, floor, chinese([text]))

    def passages(
        self,
        texts: Sequence[str],
        *,
        floor: float = SURE,
        chosen: Mapping[int, str] = _NO_CHOICE,
        are_answers: bool = False,
        odds: Sequence[Odds] = (),
    ) -> list[Guess]:
        """Return the languages of the passages of one document, in its order.

        Each passage is seen with those around it, so that a heading or a short sentence is told by its document.

        Args:
            texts: The passages.
            floor: The least confidence with which a language is named; below it the answer is ``und``.
            chosen: Base tags of the languages that a person named, by the number of the passage. They are taken for
                certain.
            are_answers: Whether each passage is by somebody else.
            odds: What `odds` has returned of the passages, where that was asked before.

        """
        judged = [*(odds or self.odds(texts))]
        for number, tag in chosen.items():
            judged[number] = _certain(texts[number], tag)
        told = [number for number, odds in enumerate(judged) if UNKNOWN not in odds.by_language]
        by_number = dict(zip(told, smooth([judged[number] for number in told], are_answers=are_answers), strict=True))
        by_number |= {number: {base(tag): 1.0} for number, tag in chosen.items()}
        variety = chinese(texts[number] for number, odds in sorted(by_number.items()) if _likeliest(odds) == "zh")
        return [_guess(by_number.get(number, {UNKNOWN: 1.0}), floor, variety) for number in range(len(texts))]

    def odds(self, texts: Sequence[str]) -> list[Odds]:
        """Return what each of some passages says of its language by itself."""
        return [self._odds(text) for text in texts]

    def _odds(self, text: str) -> Odds:
        """Return the probability of each language, only that of ``und`` where nothing can be told."""
        text = text[:_READ]
        if text.isupper() and len(_LONG_WORD.findall(text)) > 1:
            text = text.lower()  # a heading in capitals is no row of abbreviations
        words = without_codes(text)
        count = letters(words)
        way = route(words)
        if _is_too_little(way, count, text):
            return Odds({UNKNOWN: 1.0}, count)
        if way.odds:
            return Odds(way.odds, count)
        return Odds(self._word_odds(words, way.script, count), count, _outside_names(words))

    def _word_odds(self, words: str, script: str, count: int) -> dict[str, float]:
        scores = self._profiles.scores(words, script)
        if not scores:
            return {UNKNOWN: 1.0}
        if "mk" in scores:
            scores["sr"] = scores["mk"]
        hits = self._common_words.count(words)
        for name in hits.keys() & scores.keys():
            scores[name] += hits[name] * _WORD_WEIGHT
        best = max(scores.values())
        scale = _FACTOR / count**_POWER
        odds = [math.exp((score - best) * scale) for score in scores.values()]
        if "sr" in scores:
            odds[[*scores].index("sr")] *= _SERBIAN_SHARE
        total = sum(odds)
        return dict(zip(scores, [value / total for value in odds], strict=True))


def overall(texts: Sequence[str], guesses: Sequence[Guess]) -> Guess:
    """Return the language that most letters of a document are in, with the mean confidence of its passages.

    Args:
        texts: The passages of the document.
        guesses: The language of each.

    """
    sizes = _sizes(texts, guesses)
    if not sizes:
        return Guess(UNKNOWN, 0.0)
    language = max(sizes, key=lambda name: sizes[name])
    certain = sum(
        letters(text) * guess.confidence
        for text, guess in zip(texts, guesses, strict=True)
        if guess.language == language
    )
    return Guess(language, certain / sizes[language])


def shares(texts: Sequence[str], guesses: Sequence[Guess]) -> tuple[tuple[str, float], ...]:
    """Return the languages of a document with their shares of the letters whose language is known, the largest first.

    A language with less than a twentieth is a quotation or a name, and left out.

    Args:
        texts: The passages of the document.
        guesses: The language of each.

    """
    sizes = _sizes(texts, guesses)
    total = sum(sizes.values())
    parts = [(language, size / total) for language, size in sizes.items() if size >= _LEAST_SHARE * total]
    return tuple(sorted(parts, key=lambda part: (-part[1], part[0])))


def _sizes(texts: Sequence[str], guesses: Sequence[Guess]) -> dict[str, int]:
    """Count the letters in each known language; none has no letters."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for text, guess in zip(texts, guesses, strict=True):
        if guess.language != UNKNOWN:
            sizes[guess.language] += max(1, letters(text))
    return dict(sizes)


def _certain(text: str, tag: str) -> Odds:
    return Odds({base(tag): 1.0}, letters(text))


def _outside_names(words: str) -> int:
    """Count the letters of the words that begin with a small letter, or that know no capitals."""
    return letters("".join([word for word in words.split() if not word[0].isupper()]))


def _is_too_little(way: Route, count: int, text: str) -> bool:
    """Tell whether a text holds too few letters to be told by them; one Han character is a word."""
    if way.script != "Latn":
        return count < _FEWEST_LETTERS and "zh" not in way.odds
    signs = len("".join(text.split()))
    if count < _FEWEST_LATIN_LETTERS or _DRAWN_OUT.fullmatch(text):
        return True
    return count < _FEW_LETTERS and count < _LEAST_LETTER_SHARE * signs


def _likeliest(odds: Mapping[str, float]) -> str:
    most = max(odds.values())
    return max(name for name, value in odds.items() if value == most)


def _guess(odds: Mapping[str, float], floor: float, variety: str) -> Guess:
    language = _likeliest(odds)
    if language == UNKNOWN or odds[language] < floor:
        return Guess(UNKNOWN, 0.0)
    return Guess(variety if language == "zh" else language, odds[language])
