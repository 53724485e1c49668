"""What is known of the themes of one edition of a library's codebook: the head that was taught, and the judge."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from cxreader.analysis import model_file
from cxreader.analysis.meaning.head import Decision, Head
from cxreader.analysis.meaning.judge import Judge
from cxreader.analysis.themes import Classifier
from cxreader.judging.meanings import Meanings
from cxreader.judging.source import snapshot, source
from cxreader.model.judgement import Place
from cxreader.model.theme import Codebook, Example
from cxreader.store import codebooks, editions, examples, lessons

# by passage what was said of each theme: whether it speaks of it
Told = tuple[tuple[Place, tuple[tuple[str, bool], ...]], ...]


class Mind:
    """The themes that the program looks for, and what it has learnt of them.

    Attributes:
        stamp: The edition it belongs to.
        judge: Finds them by meaning and words; None without the model, or where there is no example of any.
        words: Finds them by words alone.
        meanings: Those of its examples that had to be computed, as they are to be kept.

    """

    def __init__(self, stamp: str, codebook: Codebook, head: Head | None, meanings: Mapping[bytes, bytes]) -> None:
        self.stamp = stamp
        self.meanings = meanings
        self.judge = Judge(codebook, head) if head else None
        self.words = Classifier(codebook)


def mind(library: Path, stamp: str) -> Mind:
    """Return the mind for an edition of a library, made once; that of a later edition if there is one by now."""
    found = _mind(library, stamp)
    if found.stamp != stamp:
        # undo may bring back the edition that was asked for
        _mind.cache_clear()
    return found


def told(said: lessons.Said) -> Told:
    """Return what a person said of passages in a form that can be compared."""
    return tuple((place, tuple(sorted(answers.items()))) for place, answers in said.items())


def teach(library: Path, codebook: Codebook, shown: Sequence[Example], said: Told) -> Head | None:
    """Return a head that has learnt from examples and decisions; None without the model, or with nothing to learn from.

    Args:
        library: The library that the decisions are of.
        codebook: The themes to tell apart.
        shown: The examples. One of a theme that is not among those would say that it is off the topic, so it is left
            out.
        said: What a person said of passages.

    """
    themes = tuple(theme.id for theme in codebook.themes)
    known = tuple(example for example in shown if set(example.themes) <= set(themes))
    if not model_file.is_there() or not any(example.themes for example in known):
        return None
    return _head(library, themes, known, said)


@lru_cache(maxsize=2)
def _mind(library: Path, stamp: str) -> Mind:
    with snapshot(library) as db:
        codebook = codebooks.load(db).looked_for()
        shown, said = examples.load(db), told(lessons.learnt(db))
        stamp = editions.stamp(db)
        head, meanings = teach(library, codebook, shown, said), Meanings(db)
        if head:
            meanings.of([example.text for example in shown])
    return Mind(stamp, codebook, head, meanings.fresh)


@lru_cache(maxsize=3)
def _head(library: Path, themes: tuple[str, ...], shown: tuple[Example, ...], said: Told) -> Head:
    with snapshot(library) as db:
        meanings = Meanings(db)
        rows = meanings.of([example.text for example in shown])
        return Head.train(themes, rows, [example.themes for example in shown], _decisions(db, meanings, said))


def _decisions(db: sqlite3.Connection, meanings: Meanings, said: Told) -> list[Decision]:
    sources = {document: source(db, document) for document in {place.document for place, _ in said}}
    texts = [sources[place.document].stretches(place)[0].text for place, _ in said]
    answers = [dict(answer) for _, answer in said]
    return [Decision(*pair) for pair in zip(meanings.of(texts), answers, strict=True)]
