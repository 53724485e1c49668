"""Langdetect's language profiles, scored exactly."""

import json
import math
import re
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from operator import add

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
_TAGS = {"tl": "fil"}
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
        names, scores_of = LANGUAGES[script], self._words[script]
        sums = [0.0] * len(names)
        text = unicodedata.normalize("NFC", text)
        if script != "Latn":
            text = _LATIN.sub(" ", text)
        for word in text.translate(self._normal).split():
            sums = list(map(add, sums, scores_of(word)))
        return {_TAGS.get(name, name): total for name, total in zip(names, sums, strict=True)}


class _Normal(dict[int, str]):
    """A translation table with langdetect's own normal form of each letter; a space for what is none."""

    def __missing__(self, key: int) -> str:
        normal = self[key] = str(NGram.normalize(chr(key)))
        return normal


def _weights(folder: Traversable, names: Sequence[str]) -> dict[str, list[tuple[int, float]]]:
    """Return for each n-gram the numbers of the languages that use it, with what it adds to their scores."""
    weights: dict[str, list[tuple[int, float]]] = {}
    for number, name in enumerate(names):
        profile = json.loads((folder / name).read_text(encoding="utf-8"))
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            weight = math.log1p(count / totals[len(gram) - 1] / _FLOOR)
            weights.setdefault(gram, []).append((number, weight))
    return weights


def _scores(weights: Mapping[str, Sequence[tuple[int, float]]], count: int, word: str) -> "array[float]":
    """Return what a word adds to the scores of so many languages."""
    sums = array("d", bytes(8 * count))
    for gram in _grams(word):
        for number, weight in weights.get(gram, ()):
            sums[number] += weight
    return sums


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
