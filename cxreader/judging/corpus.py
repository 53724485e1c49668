"""All passages of a library whose meaning is known, side by side, for asking something of all of them at once."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxreader.analysis import model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Vectors
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.weighing import Scales
from cxreader.analysis.spoken import Listener
from cxreader.analysis.words import Term
from cxreader.judging.meanings import Meanings
from cxreader.judging.source import snapshot, source
from cxreader.model.judgement import Place
from cxreader.model.theme import Codebook, Theme
from cxreader.store import judgements

# how many passages are weighed together: more would need more memory and take no less time
_BLOCK = 1024
# of how many states of themes the words are remembered: those of a codebook, and what somebody tries
_REMEMBERED = 200

# the meaning of what is judged by its words alone
_NOTHING = bytes(2 * DIMENSIONS)

# the words of a theme, which say what of it stands where
_Words = tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]


class Heard(NamedTuple):
    """Where the terms of one theme stand.

    Attributes:
        strengths: For each passage how strongly they speak for the theme.
        found: How often each of them stands in all passages together, by language and term.

    """

    strengths: NDArray[np.float32]
    found: Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The passages of a library, in reading order.

    Attributes:
        places: Where each stands.
        languages: For each its language tag.

    """

    library: Path
    places: tuple[Place, ...]
    languages: tuple[str, ...]
    _begins: NDArray[np.intp]
    _numbers: NDArray[np.float16]
    _heard: dict[_Words, Heard] = field(default_factory=dict)

    def found(self, head: Head, codebook: Codebook) -> Iterator[tuple[Place, list[str]]]:
        """Yield each passage with the themes that it speaks of, as a judge would find them."""
        themes = [theme.id for theme in codebook.themes]
        scales, heard = Scales(head, themes), self.heard(codebook.themes)
        for rows in self._blocks():
            begins = self._begins[rows]
            last = self._begins[rows.stop] if rows.stop < len(self._begins) else len(self._numbers)
            block = self._numbers[begins[0] : last].astype(np.float32)
            strengths = np.stack([one.strengths[rows] for one in heard], axis=1)
            weighed = scales.weigh(block, begins - begins[0], strengths)
            for place, columns in zip(self.places[rows], weighed.found(), strict=True):
                yield place, [themes[column] for column in columns]

    def heard(self, themes: Sequence[Theme]) -> list[Heard]:
        """Return for each theme where its terms stand; what was asked before is remembered."""
        missing = {_words(theme): theme for theme in themes if _words(theme) not in self._heard}
        if len(self._heard) + len(missing) > _REMEMBERED:
            self._heard.clear()
            missing = {_words(theme): theme for theme in themes}
        if missing:
            self._listen(missing)
        return [self._heard[_words(theme)] for theme in themes]

    def stretches(self, head: Head) -> tuple[Vectors, list[str], list[int]]:
        """Return the features of all passages and of their parts, a row each.

        Returns:
            The features, for each row its language tag, and for each passage the place of its first row, which is that
            of the whole.

        """
        blocks = (self._numbers[first : first + _BLOCK] for first in range(0, len(self._numbers), _BLOCK))
        rows = [head.features(block.astype(np.float32)) for block in blocks]
        lengths = np.diff(self._begins, append=len(self._numbers)).tolist()
        tongues = [tongue for tongue, length in zip(self.languages, lengths, strict=True) for _ in range(length)]
        return np.concatenate(rows), tongues, self._begins.tolist()

    def features(self, head: Head) -> Vectors:
        """Return the features of all passages, a row each, as a head compares them."""
        rows = [head.features(self._numbers[self._begins[rows]].astype(np.float32)) for rows in self._blocks()]
        return np.concatenate(rows) if rows else np.empty((0, DIMENSIONS), np.float32)

    def wholes(self) -> Vectors:
        """Return the meanings of all passages, each as a whole, a row each."""
        return self._numbers[self._begins].astype(np.float32)

    def texts(self, places: Sequence[int]) -> list[str]:
        """Return the words of passages, given by their numbers here, without the noise in them."""
        with snapshot(self.library) as db:
            wanted = {self.places[number].document for number in places}
            sources = {document: source(db, document) for document in wanted}
        return [sources[place.document].stretches(place)[0].text for place in (self.places[n] for n in places)]

    def _blocks(self) -> Iterator[slice]:
        for first in range(0, len(self.places), _BLOCK):
            yield slice(first, min(first + _BLOCK, len(self.places)))

    def _listen(self, themes: dict[_Words, Theme]) -> None:
        """Remember where the terms of themes stand."""
        listener = Listener(Codebook("", 0, (), tuple(themes.values())))
        strengths = {theme.id: np.zeros(len(self.places), np.float32) for theme in themes.values()}
        found: dict[str, Counter[tuple[str, str]]] = {theme.id: Counter() for theme in themes.values()}
        with snapshot(self.library) as db:
            texts = {document: source(db, document) for document in {place.document for place in self.places}}
            for number, (place, language) in enumerate(zip(self.places, self.languages, strict=True)):
                text, noise = texts[place.document]
                for case in listener.listen(text, place.start, place.end, language, noise).cases.values():
                    strengths[case.theme][number] = case.strength
                    found[case.theme].update(_listed(match.term) for match in case.matches)
        for words, theme in themes.items():
            self._heard[words] = Heard(strengths[theme.id], found[theme.id])


def corpus(library: Path) -> Corpus:
    """Return the passages of a library as it is now; those whose meaning is not known yet are left out."""
    with snapshot(library) as db:
        state = judgements.state(db)
    return _corpus(library, state)


@lru_cache(maxsize=1)
def _corpus(library: Path, state: tuple[tuple[object, ...], ...]) -> Corpus:
    """Return the passages of a library; the state is what tells whether they are still the same."""
    places: list[Place] = []
    languages: list[str] = []
    begins: list[int] = []
    numbers: list[bytes] = []
    with snapshot(library) as db:
        for document, *_ in state:
            for place, language, kept in _passages(db, int(str(document))):
                places.append(place)
                languages.append(language)
                begins.append(len(numbers))
                numbers += kept
    rows = np.frombuffer(b"".join(numbers), np.float16).reshape(len(numbers), DIMENSIONS)
    return Corpus(library, tuple(places), tuple(languages), np.array(begins, np.intp), rows)


def _passages(db: sqlite3.Connection, document: int) -> Iterator[tuple[Place, str, list[bytes]]]:
    """Yield place, language and meanings of the passages of a document.

    Those with a part that is not known are left out, but where nothing is: without the model.
    """
    text, by_meaning = source(db, document), model_file.is_there()
    meanings = Meanings(db)
    for start, end, language in judgements.spans(db, document):
        place = Place(document, start, end)
        if not by_meaning:
            yield place, language, [_NOTHING]
            continue
        keys = [vectors.key(part.text) for part in text.stretches(place)]
        kept = meanings.kept(keys)
        if len(kept) == len(set(keys)):
            yield place, language, [kept[key] for key in keys]


def _listed(term: Term) -> tuple[str, str]:
    """Return the language and the term as the codebook has it."""
    return term.language, f"{term.written}?" if term.hint else term.written


def _words(theme: Theme) -> _Words:
    return theme.id, tuple(sorted(theme.terms.items()))
