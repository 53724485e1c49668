"""Passages whose meaning is like that of another one or of a sentence, among any number of them.

A meaning has so many numbers that those of a large library would fill the memory of a small machine. So few of each
are kept there, which say who may be near. How near those few are is told by all their numbers, read of the library.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxreader.analysis.language import Detector
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Vectors
from cxreader.analysis.meaning.stretches import whole
from cxreader.judging.compass import Compass
from cxreader.judging.meanings import Meanings
from cxreader.judging.source import snapshot, source
from cxreader.model.judgement import Nearest, Place
from cxreader.model.language import base
from cxreader.store import examples, judgements, places

# how many passages are looked at closely: in all, and at least of each language
CLOSELY, CLOSELY_EACH = 1000, 50
# how many are given of each language at least
_EACH = 5
# passages that a compass is made of, and those that are read together
_SAMPLE, _BLOCK = 4096, 4096
# what is less alike has nothing to do with what is sought
LEAST = 0.22

_ROW = np.dtype([("document", "<i8"), ("start", "<i8"), ("end", "<i8"), ("language", "<i2"), ("key", "<u8")])
_KEY = 8
_Rows = NDArray[np.void]
_State = tuple[object, ...]


class Near(NamedTuple):
    """A passage with how alike it is."""

    place: Place
    likeness: float


class _Part(NamedTuple):
    """Some passages, and the few numbers that are kept of each."""

    rows: _Rows
    numbers: Vectors

    def without(self, documents: Sequence[int]) -> "_Part":
        """Return what is left without some documents."""
        left = ~np.isin(self.rows["document"], documents)
        return self if left.all() else _Part(self.rows[left], self.numbers[left])


class _Read(NamedTuple):
    """Passages with all numbers of their meanings."""

    rows: _Rows
    meanings: Vectors
    languages: list[str]


class Nearness:
    """The passages of a library whose meaning is known, kept up with it."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Read all of a library."""
        self.parts: list[_Part] = []
        # base languages by their number
        self._languages: list[str] = []
        self._states: dict[int, _State] = {}
        states = _states(db)
        rows = self._rows(db, states)
        self.compass = self._made(db, rows[:: max(1, len(rows) // _SAMPLE)])
        self._add(db, rows)
        self._made_of = self.size
        self._states = states

    @property
    def size(self) -> int:
        """The number of passages whose meaning is known."""
        return sum(len(part.rows) for part in self.parts)

    @property
    def unread(self) -> int:
        """The number of passages besides, whose meaning is not known yet."""
        waiting = {document: int(str(state[2])) for document, state in self._states.items() if not state[-1]}
        known = Counter(self._all()["document"].tolist()) if waiting else Counter[int]()
        return sum(max(0, count - known[document]) for document, count in waiting.items())

    @property
    def is_outgrown(self) -> bool:
        """Whether it was made of so few passages that it is better made anew by now."""
        return self._made_of < _SAMPLE and self.size > 2 * self._made_of

    def keep_up(self, db: sqlite3.Connection) -> None:
        """Read what is no longer as it was."""
        states = _states(db)
        fresh = [document for document, state in states.items() if self._states.get(document) != state]
        gone = [*fresh, *(self._states.keys() - states.keys())]
        if gone:
            self.parts = [part.without(gone) for part in self.parts]
            self._add(db, self._rows(db, fresh))
            self._states = states

    def near(self, db: sqlite3.Connection, meaning: Vectors, language: str, key: bytes, most: int) -> list[Near]:
        """Return the passages that are most alike, the most alike first, no text twice.

        Args:
            db: The library.
            meaning: What they are to be like.
            language: Its base language.
            key: The key of its text, which is not among them.
            most: How many are wanted in all; a few of each language are there besides, where they are alike.

        """
        sought, rows = self.compass.freed(meaning[None], [language]), self._all()
        short = self.compass.short(sought)[0]
        scores = np.concatenate([np.empty(0, np.float32), *(part.numbers @ short for part in self.parts)])
        scores[rows["key"] == int.from_bytes(key, "little")] = -1
        own = (np.flatnonzero(rows["language"] == number) for number in range(len(self._languages)))
        closely = (_highest(np.arange(len(rows)), scores, CLOSELY), *(_highest(o, scores, CLOSELY_EACH) for o in own))
        read = self.read(db, rows[np.unique(np.concatenate(closely))])
        return _best(read, self.compass.freed(read.meanings, read.languages) @ sought[0], key, most)

    # ---- inside

    def _all(self) -> _Rows:
        rows: _Rows = np.concatenate([np.empty(0, _ROW), *(part.rows for part in self.parts)])
        return rows

    def _rows(self, db: sqlite3.Connection, documents: Iterable[int]) -> _Rows:
        """Return the passages of documents."""
        numbers = {language: number for number, language in enumerate(self._languages)}
        found = [
            (*place, numbers.setdefault(language, len(numbers)), int.from_bytes(key, "little"))
            for place, language, key in keyed_passages(db, documents)
        ]
        self._languages = list(numbers)
        return np.array(found, _ROW)

    def read(self, db: sqlite3.Connection, rows: _Rows) -> _Read:
        """Return those of some passages whose meaning is known, with all of it."""
        # what lies side by side in the library is read together
        rows = rows[np.argsort(rows["key"].byteswap())]
        keys = [int(key).to_bytes(_KEY, "little") for key in rows["key"]]
        kept = Meanings(db).kept(keys)
        known = [key in kept for key in keys]
        numbers = np.frombuffer(b"".join(kept[key] for key in keys if key in kept), "<f2")
        rows = rows[known]
        languages = [self._languages[number] for number in rows["language"]]
        return _Read(rows, numbers.astype(np.float32).reshape(-1, DIMENSIONS), languages)

    def _made(self, db: sqlite3.Connection, rows: _Rows) -> Compass:
        """Return a compass that is made of some passages and, since these may be few, of all examples of themes."""
        shown, read = examples.load(db), self.read(db, rows)
        meanings = np.concatenate([Meanings(db).of([each.text for each in shown]), read.meanings])
        languages = [*(base(each.language) for each in shown), *read.languages]
        return Compass.made(meanings, languages)

    def _add(self, db: sqlite3.Connection, rows: _Rows) -> None:
        for first in range(0, len(rows), _BLOCK):
            read = self.read(db, rows[first : first + _BLOCK])
            part = _Part(read.rows, self.compass.short(self.compass.freed(read.meanings, read.languages)))
            if self.parts and len(self.parts[-1].rows) + len(part.rows) <= _BLOCK:
                last = self.parts.pop()
                part = _Part(np.concatenate([last.rows, part.rows]), np.concatenate([last.numbers, part.numbers]))
            self.parts.append(part)


def nearest(library: Path, wish: Place | str, most: int) -> Nearest:
    """Return the passages whose meaning is most like that of a passage or of some words, in every language."""
    with snapshot(library) as db:
        passages = _nearness(library)
        passages.keep_up(db)
        if passages.is_outgrown:
            _nearness.cache_clear()
            passages = _nearness(library)
        text, language = wished(db, wish)
        (meaning,) = Meanings(db).of([text])
        found = passages.near(db, meaning, language, vectors.key(text), most)
        shown = places.shown(db, [near.place for near in found])
        unread = passages.unread
    likeness = {near.place: near.likeness for near in found}
    return Nearest(tuple(row._replace(likelihood=likeness[row.place]) for row in shown), unread)


@lru_cache(maxsize=1)
def _nearness(library: Path) -> Nearness:
    with snapshot(library) as db:
        return Nearness(db)


@cache
def detector() -> Detector:
    """Return what tells the language of words, made once."""
    return Detector()


def wished(db: sqlite3.Connection, wish: Place | str) -> tuple[str, str]:
    """Return the words of what is sought, and their base language."""
    if isinstance(wish, str):
        return wish, base(detector().passage(wish).language)
    text, noise = source(db, wish.document)
    words = whole(text, wish.start, wish.end, noise).text
    for start, end, language in judgements.spans(db, wish.document):
        if (start, end) == (wish.start, wish.end):
            return words, base(language)
    return words, base(detector().passage(words).language)


def _states(db: sqlite3.Connection) -> dict[int, _State]:
    return {int(str(state[0])): state for state in judgements.state(db)}


def keyed_passages(db: sqlite3.Connection, documents: Iterable[int]) -> Iterator[tuple[Place, str, bytes]]:
    """Yield place, base language and key of each passage of some documents."""
    for document in documents:
        text, noise = source(db, document)
        for start, end, language in judgements.spans(db, document):
            yield Place(document, start, end), base(language), vectors.key(whole(text, start, end, noise).text)


def _highest(rows: NDArray[np.intp], scores: Vectors, most: int) -> NDArray[np.intp]:
    """Return those of some rows that have the highest scores."""
    if len(rows) <= most:
        return rows
    best: NDArray[np.intp] = rows[np.argpartition(scores[rows], -most)[-most:]]
    return best


def _best(read: _Read, likeness: Vectors, key: bytes, most: int) -> list[Near]:
    """Return the most alike passages in all and of each language."""
    seen, found, of_language = {int.from_bytes(key, "little")}, list[Near](), Counter[str]()
    for number in np.argsort(-likeness, kind="stable"):
        row, language, alike = read.rows[number], read.languages[number], float(likeness[number])
        if alike < LEAST:
            break
        if int(row["key"]) in seen or (len(found) >= most and of_language[language] >= _EACH):
            continue
        seen.add(int(row["key"]))
        of_language[language] += 1
        found.append(Near(Place(int(row["document"]), int(row["start"]), int(row["end"])), alike))
    return found
