"""Passages that are like others by their meaning: of a theme that is known by a few alone, or of a common topic."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.teaching import Said, Teacher, distinct
from cxreader.analysis.meaning.tongues import without_language
from cxreader.analysis.meaning.topics import topics
from cxreader.analysis.vocabulary import Vocabulary
from cxreader.judging.corpus import Corpus, corpus
from cxreader.judging.meanings import Meanings
from cxreader.judging.source import snapshot
from cxreader.model.judgement import Place, Suggestion, TopicRow
from cxreader.model.theme import Example
from cxreader.store import codebooks, documents, examples

# how many passages of a topic are read to show what it is about, and how few make no topic
_SAMPLES = 3
_LEAST = 3


def suggest(library: Path, theme: str, yes: Sequence[Place], no: Sequence[Place], most: int) -> tuple[Suggestion, ...]:
    """Return the passages that are likeliest of a theme that is known by a few passages alone, the likeliest first."""
    passages = corpus(library)
    number = {place: place_number for place_number, place in enumerate(passages.places)}
    mine, refused = ([number[place] for place in places if place in number] for places in (yes, no))
    if not mine:
        return ()
    shown, head = _known(library, passages)
    shown = [example for example in shown if theme not in example.themes]
    with snapshot(library) as db:
        meanings = Meanings(db)
        others = head.features(meanings.of([example.text for example in shown]))
        names = head.features(meanings.of(_names(db, theme)))
    features, languages, begins = passages.stretches(head)
    teacher = Teacher(
        without_language(features, languages),
        begins,
        without_language(others, [example.language for example in shown]),
    )
    best = teacher.suggest(Said(mine, refused, distinct(names)))[:most]
    return _rows(library, passages, [one.number for one in best], [one.likelihood for one in best])


def discover(library: Path, count: int) -> tuple[TopicRow, ...]:
    """Return passages in so many groups of like meaning, the closest first."""
    passages = corpus(library)
    if not passages.places:
        return ()
    _, head = _known(library, passages)
    features = without_language(passages.features(head), passages.languages)
    found = [topic for topic in topics(features, count) if len(topic.members) >= _LEAST]
    vocabulary = Vocabulary(passages.texts(range(len(passages.places))), passages.languages)
    return tuple(
        TopicRow(
            words=vocabulary.own(topic.members),
            passages=tuple(passages.places[member] for member in topic.members),
            samples=_rows(library, passages, topic.members[:_SAMPLES], [topic.closeness] * _SAMPLES),
        )
        for topic in found
    )


def _known(library: Path, passages: Corpus) -> tuple[Sequence[Example], Head]:
    """Return the examples of a library, and a head that says how meanings are compared."""
    with snapshot(library) as db:
        shown = examples.load(db)
        rows = Meanings(db).of([example.text for example in shown]) if shown else passages.wholes()
    return shown, Head.train((), rows, [()] * len(rows))


def _names(db: sqlite3.Connection, theme: str) -> list[str]:
    """Return the names of all themes, that of one of them first."""
    themes = codebooks.load(db, terms=False).themes
    return [each.name for each in sorted(themes, key=lambda each: each.id != theme)]


def _rows(
    library: Path, passages: Corpus, members: Sequence[int], likelihoods: Iterable[float]
) -> tuple[Suggestion, ...]:
    places = [passages.places[member] for member in members]
    with snapshot(library) as db:
        titles = {document: documents.title(db, document) for document in {place.document for place in places}}
    rows = zip(places, passages.texts(members), members, likelihoods, strict=False)
    return tuple(
        Suggestion(place, text, passages.languages[member], titles[place.document], likelihood)
        for place, text, member, likelihood in rows
    )
