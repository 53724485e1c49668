"""The language of a passage, of the passages of a document, and of the whole."""

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from cxreader.analysis.profiles import Profiles
from cxreader.analysis.scripts import Route, chinese, letters, route
from cxreader.analysis.smoothing import smooth
from cxreader.model.language import UNKNOWN
from cxreader.model.passage import Guess

SURE = 0.6  # a text on its own: below this its language is not named
SURE_IN_DOCUMENT = 0.5  # the same for a passage among its neighbours
_READ = 5_000  # characters of a passage that are looked at
# softmax(score * factor / letters ** power): fitted so that the confidence is the share of right answers
_FACTOR, _POWER = 0.518, 0.20
_FEWEST_LETTERS = 2
_FEWEST_LATIN_LETTERS = 3
_FEW_LETTERS = 40  # fewer than this, among signs and digits, are a code or a table
_LEAST_LETTER_SHARE = 0.40
# Serbian in Cyrillic letters has no profile: short of its own letters it looks like Macedonian, the less so the longer
_SERBIAN_SHARE, _SERBIAN_LETTERS = 0.2, 100
_WORD = re.compile(r"[^\W\d_]{3,}")
# ASCII only: a Unicode \w would take the Chinese around a code for a part of it
_CODE = re.compile(
    r"""
      \b(?:https?|ftp|file)://[!-~]+ | \bwww\.[!-~]+           # links
    | (?<![\w.+-])[\w.+-]+@[\w.-]+                             # addresses
    | (?<![\w.$@#%&-])[$@#%&]?[\w.-]*[\[\]{}<>=\\|^~`$_*/;][\w\[\]{}<>=\\|^~`$_*/;:.,()"'-]*  # paths, markup
    | \b\w+\([!-~]{0,80}\) | \b\w+(?:[._]\w+)+ | \b[a-z]+[A-Z]\w*  # code
    | \b\w*\d\w* | \b[A-Z]{2,}\b                               # numbers, abbreviations
    """,
    re.VERBOSE | re.ASCII,
)


class Detector:
    """Tells languages by langdetect's profiles; making one reads them all, which takes a moment."""

    def __init__(self) -> None:
        self._profiles = Profiles()

    def passage(self, text: str, *, floor: float = SURE) -> Guess:
        """Return the language of a text on its own.

        Args:
            text: The text.
            floor: The least confidence with which a language is named; below it the answer is ``und``.

        """
        return _guess(self._odds(text)[0], floor, chinese([text]))

    def passages(self, texts: Sequence[str], *, floor: float = SURE_IN_DOCUMENT) -> list[Guess]:
        """Return the languages of the passages of one document, in its order.

        Each passage is seen with those around it, so that a heading or a short sentence is told by its document.

        Args:
            texts: The passages.
            floor: The least confidence with which a language is named; below it the answer is ``und``.

        """
        judged = [self._odds(text) for text in texts]
        told = [number for number, (odds, _) in enumerate(judged) if UNKNOWN not in odds]
        smoothed = smooth([judged[number][0] for number in told], [judged[number][1] for number in told])
        by_number = dict(zip(told, smoothed, strict=True))
        variety = chinese(texts[number] for number, odds in by_number.items() if _likeliest(odds) == "zh")
        return [_guess(by_number.get(number, {UNKNOWN: 1.0}), floor, variety) for number in range(len(texts))]

    def _odds(self, text: str) -> tuple[dict[str, float], int]:
        """Return the probability of each language, only that of ``und`` where nothing can be told, and the letters."""
        text = text[:_READ]
        if text.isupper() and len(_WORD.findall(text)) > 1:
            text = text.lower()  # a heading in capitals is no row of abbreviations
        words = _CODE.sub(" ", text)
        count = letters(words)
        way = route(words)
        if _is_too_little(way, count, text):
            return {UNKNOWN: 1.0}, count
        return way.odds or self._word_odds(words, way.script, count), count

    def _word_odds(self, words: str, script: str, count: int) -> dict[str, float]:
        scores = self._profiles.scores(words, script)
        if not scores:
            return {UNKNOWN: 1.0}
        best = max(scores.values())
        scale = _FACTOR / count**_POWER
        odds = {name: math.exp((score - best) * scale) for name, score in scores.items()}
        if "mk" in odds:
            odds["sr"] = odds["mk"] * _SERBIAN_SHARE * math.exp(-count / _SERBIAN_LETTERS)
        total = sum(odds.values())
        return {name: value / total for name, value in odds.items()}


def overall(texts: Sequence[str], guesses: Sequence[Guess]) -> Guess:
    """Return the language that most letters of a document are in, with the mean confidence of its passages.

    Args:
        texts: The passages of the document.
        guesses: The language of each.

    """
    sizes: defaultdict[str, int] = defaultdict(int)
    certain: defaultdict[str, float] = defaultdict(float)
    for text, guess in zip(texts, guesses, strict=True):
        if guess.language != UNKNOWN:
            size = letters(text)
            sizes[guess.language] += size
            certain[guess.language] += size * guess.confidence
    if not sizes:
        return Guess(UNKNOWN, 0.0)
    language = max(sizes, key=lambda name: sizes[name])
    return Guess(language, certain[language] / sizes[language])


def _is_too_little(way: Route, count: int, text: str) -> bool:
    """Tell whether a text holds too few letters to be told by them; one Han character is a word."""
    if way.script != "Latn":
        return count < _FEWEST_LETTERS and "zh" not in way.odds
    signs = len("".join(text.split()))
    return count < _FEWEST_LATIN_LETTERS or (count < _FEW_LETTERS and count < _LEAST_LETTER_SHARE * signs)


def _likeliest(odds: Mapping[str, float]) -> str:
    return max(odds, key=lambda name: (odds[name], name))


def _guess(odds: Mapping[str, float], floor: float, variety: str) -> Guess:
    language = _likeliest(odds)
    if language == UNKNOWN or odds[language] < floor:
        return Guess(UNKNOWN, 0.0)
    return Guess(variety if language == "zh" else language, odds[language])
