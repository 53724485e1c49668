"""Scripts of a text, and what they alone say of its language."""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from cxreader.model.language import UNKNOWN

# Unicode's character names begin with the script, save for these
_NAMES = {
    "CJK": "Han", "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana", "HANGUL": "Hang",
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "DEVANAGARI": "Deva", "GREEK": "Grek", "HEBREW": "Hebr",
    "THAI": "Thai", "LAO": "Laoo", "KHMER": "Khmr", "MYANMAR": "Mymr", "BENGALI": "Beng", "GURMUKHI": "Guru",
    "GUJARATI": "Gujr", "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym",
    "SINHALA": "Sinh", "ARMENIAN": "Armn", "GEORGIAN": "Geor", "ETHIOPIC": "Ethi", "TIBETAN": "Tibt",
}  # fmt: skip
_WIDTHS = ("FULLWIDTH ", "HALFWIDTH ")
_ONE_LANGUAGE = {
    "Hang": "ko", "Grek": "el", "Thai": "th", "Laoo": "lo", "Khmr": "km", "Mymr": "my", "Beng": "bn", "Guru": "pa",
    "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Armn": "hy",
    "Geor": "ka", "Hebr": "he", "Ethi": "am", "Tibt": "bo",
}  # fmt: skip
# letters that one language of a script has and the others we tell apart do not
_OWN_LETTERS = {
    "Beng": (("as", "ৰৱ"),),
    "Hebr": (("yi", "װױײ"),),
    "Cyrl": (("sr", "ђћЂЋ"), ("be", "ўЎ"), ("kk", "әғқұӘҒҚҰ")),
    "Latn": (("is", "þðÞÐ"),),
}
_OWN_RATE = 150  # letters of text to one of them, at most: a foreign name does not decide
_WEIGHTS = {"Han": 2.2, "Kana": 1.6, "Hang": 1.8}  # a Han character says as much as about two letters
_KANA_SHARE = 0.08  # of the Han and kana of a text: Japanese always has more, Chinese has none
_QUOTED_LATIN = 0.35  # another script wins over the Latin words quoted in it from this share of theirs on


@dataclass(frozen=True, slots=True)
class Route:
    """What the scripts of a text say of its language.

    Attributes:
        script: ISO 15924 name of the script that decides, ``Zzzz`` for one we do not know, empty for no letters.
        odds: Probability of each language that the script alone names; empty where words must decide.

    """

    script: str
    odds: dict[str, float]


def route(text: str) -> Route:
    """Tell which script decides a text's language, and the language where only that script is needed."""
    if text.isascii():
        # most lines of most texts, and sooner told
        return Route("Latn", {}) if any(map(str.isalpha, text)) else Route("", {UNKNOWN: 1.0})
    weights = _weights(text)
    if not weights:
        return Route("", {UNKNOWN: 1.0})
    script = _deciding(weights)
    if script == "Han":
        return Route(script, _han_odds(text, weights))
    own = _by_own_letters(text, script)
    language = own or _ONE_LANGUAGE.get(script, "")
    return Route(script, {language: 0.995} if language else {})


def letters(text: str) -> int:
    """Count the letters of a text."""
    return len(text) if text.isalpha() else sum(map(str.isalpha, text))


def chinese(texts: Iterable[str]) -> str:
    """Return ``zh-Hans`` or ``zh-Hant`` for the texts of one document.

    Characters that only the standard GB 2312 holds speak for simplified writing, those that only Big5 holds for
    traditional writing.
    """
    balance = 0
    for char, count in Counter("".join(texts)).items():
        if script_of(char) == "Han":
            balance += count * (_holds("gb2312", char) - _holds("big5", char))
    return "zh-Hant" if balance < 0 else "zh-Hans"


@lru_cache(maxsize=8192)
def script_of(char: str) -> str:
    """Return the script of a letter or its accent, ``Zzzz`` for a script we do not know, empty for all else."""
    if char.isascii():
        return "Latn" if char.isalpha() else ""
    mark = unicodedata.category(char).startswith("M")
    if not (char.isalpha() or mark):
        return ""
    name = unicodedata.name(char, "")
    for width in _WIDTHS:
        name = name.removeprefix(width)
    return _NAMES.get(name.partition(" ")[0], "" if mark else "Zzzz")


def _weights(text: str) -> Counter[str]:
    """Return how much of a text each script makes up, in letters of an alphabet."""
    weights: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if script := script_of(char):
            weights[script] += count
    for script, weight in _WEIGHTS.items():
        if script in weights:
            weights[script] = round(weights[script] * weight)
    return weights


def _deciding(weights: Counter[str]) -> str:
    script, most = weights.most_common(1)[0]
    east = weights["Han"] + weights["Kana"]
    if east and east >= most:
        return "Han"
    if script == "Latn":
        others = [(n, other) for other, n in weights.items() if other not in {"Latn", "Zzzz"}]
        n, other = max(others, default=(0, ""))
        if n >= _QUOTED_LATIN * weights["Latn"]:
            return "Han" if other == "Kana" else other
    return script


def _han_odds(text: str, weights: Counter[str]) -> dict[str, float]:
    """Tell Chinese from Japanese; a short text without kana may be a Japanese heading."""
    if weights["Kana"] >= _KANA_SHARE * (weights["Han"] + weights["Kana"]):
        return {"ja": 0.995}
    han = [char for char in text if script_of(char) == "Han"]
    foreign = sum(not _holds("shift_jis", char) for char in han)
    japanese = 0.4 * math.exp(-len(han) / 5 - 2 * foreign)
    return {"zh": 0.999 - japanese, "ja": japanese}


def _by_own_letters(text: str, script: str) -> str:
    for language, own in _OWN_LETTERS.get(script, ()):
        count = sum(map(text.count, own))
        if count and count * _OWN_RATE >= letters(text):
            return language
    return ""


def _holds(codec: str, char: str) -> bool:
    """Tell whether a character set has a character."""
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
