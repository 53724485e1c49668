"""Frequent words of the languages that share their letters with others."""

import tomllib
import unicodedata
from collections import Counter
from itertools import chain, repeat

from cxreader.paths import resource


class CommonWords:
    """Which languages a word is frequent in, by the lists in ``resources/common_words.toml``."""

    def __init__(self) -> None:
        lists = tomllib.loads(resource("common_words.toml").read_text(encoding="utf-8"))
        self._plain = _Plain()
        self._languages: dict[str, tuple[str, ...]] = {}
        for language, words in lists.items():
            for word in words.split():
                self._languages[word] = (*self._languages.get(word, ()), language)

    def languages(self, word: str) -> tuple[str, ...]:
        """Return the languages that a word in lower case is frequent in."""
        return self._languages.get(word, ())

    def count(self, text: str) -> Counter[str]:
        """Return for each language how many words of a text are frequent in it."""
        plain = unicodedata.normalize("NFC", text).translate(self._plain)
        return Counter(chain.from_iterable(map(self._languages.get, plain.split(), repeat(()))))


class _Plain(dict[int, str]):
    """A translation table to small letters and their accents; a space for all else."""

    def __missing__(self, key: int) -> str:
        char = chr(key)
        plain = self[key] = char.lower() if unicodedata.category(char)[0] in "LM" else " "
        return plain
