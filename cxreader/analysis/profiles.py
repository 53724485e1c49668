"""Langdetect's language profiles, scored exactly."""

import json
import math
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable

from langdetect.utils.ngram import NGram

LANGUAGES = {
    "Latn": (
        "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv", "nl",
        "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
    ),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Arab": ("ar", "fa", "ur"),
    "Deva": ("hi", "mr", "ne"),
}  # fmt: skip
_TAGS = {script: [*map({"tl": "fil"}.get, names, names)] for script, names in LANGUAGES.items()}
# what langdetect adds to every probability: its smoothing of 0.5 over its base frequency of 10,000
_FLOOR = 0.5 / 10_000
_LATIN = re.compile("[A-Za-z]+")
_LONGEST = 3  # letters of an n-gram
_HELD = 20_000  # words of a script whose scores are held, some 300 bytes each


class Profiles:
    """How often each language uses each run of one to three letters, by script.

    The score of a language is the sum over all n-grams of a text of ``log((f + p) / f)``, p being the n-gram's share in
    the language's profile and f a small constant. Langdetect walks over randomly drawn n-grams instead, and so
    answers differently from run to run.
    """

    def __init__(self) -> None:
        folder = files("langdetect") / "profiles"
        self._normal = _Normal()
        # the same few thousand words make up most of any text
        self._words = {
            script: lru_cache(_HELD)(partial(_scores, _weights(folder, names), len(names)))
            for script, names in LANGUAGES.items()
        }

    def scores(self, text: str, script: str) -> dict[str, float]:
        """Return the score of each language written in a script; none for a script without profiles."""
        if script not in LANGUAGES:
            return {}
        text = unicodedata.normalize("NFC", text)
        if script != "Latn":
            text = _LATIN.sub(" ", text)
        scores = map(self._words[script], text.translate(self._normal).split())
        tags = _TAGS[script]
        return dict(zip(tags, _added(scores, len(tags)), strict=True))


class _Normal(dict[int, str]):
    """A translation table with langdetect's own normal form of each letter; a space for what is none."""

    def __missing__(self, key: int) -> str:
        normal = self[key] = str(NGram.normalize(chr(key)))
        return normal


def _weights(folder: Traversable, names: Sequence[str]) -> dict[str, "array[float]"]:
    """Return for each n-gram what it adds to the scores of the languages."""
    weights: dict[str, array[float]] = {}
    nothing = array("d", bytes(8 * len(names)))
    for number, name in enumerate(names):
        profile = json.loads((folder / name).read_text(encoding="utf-8"))
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            weight = math.log1p(count / totals[len(gram) - 1] / _FLOOR)
            if gram not in weights:
                weights[gram] = nothing[:]
            weights[gram][number] = weight
    return weights


def _scores(weights: Mapping[str, "array[float]"], count: int, word: str) -> "array[float]":
    """Return what a word adds to the scores of so many languages."""
    return array("d", _added(filter(None, map(weights.get, _grams(word))), count))


def _added(rows: Iterable["array[float]"], count: int) -> list[float]:
    """Return the sums of so many columns."""
    return [*map(sum, zip(*rows, strict=True))] or [0.0] * count


def _grams(word: str) -> Iterator[str]:
    """Give every n-gram of a word; as langdetect does, none that ends within a run of capitals."""
    padded = f" {word} "
    capitals = False
    for end in range(2, len(padded) + 1):
        last = padded[end - 1]
        capitals = last.isupper() and (capitals or padded[end - 2].isupper())
        if capitals:
            continue
        if last != " ":
            yield last
        yield padded[end - 2 : end]
        if end >= _LONGEST:
            yield padded[end - 3 : end]
