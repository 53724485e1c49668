"""Searching all texts of a library for words.

The index tells which passages have a word. Words of which only a part was typed are looked up in the list of all words
first. What the index alone does not tell, such as the order of words, is seen in the texts themselves.
"""

import json
import sqlite3
from collections.abc import Generator, Iterable
from functools import cache, lru_cache
from itertools import compress, groupby, islice

from cxreader.model.passage import without_noise
from cxreader.model.scope import SearchWords
from cxreader.model.search_words import alternatives, having
from cxreader.model.searching import Hit
from cxreader.store import analyses, documents, vocabulary, word_index
from cxreader.store.search_plan import Plan, Question, hasty, plan

# which passage a row of the index is: its document is the last one whose numbers begin before
_PLACE = (
    "CROSS JOIN indexed i ON i.first = (SELECT max(first) FROM indexed WHERE first <= w.rowid) "
    "AND w.rowid < i.first + i.passages"
)
_WITH_TERMS = (
    "SELECT i.document, w.rowid - i.first AS number FROM json_each(?) asked CROSS JOIN word_index w "
    f"{_PLACE} WHERE w.word_index MATCH asked.value"
)
_OF_LIST = "SELECT value >> 32 AS document, value & 4294967295 AS number FROM json_each(?)"
_COLUMNS = "SELECT p.document, p.number, p.start, p.end, p.base"
_FOUND = (
    f"{_COLUMNS} FROM word_index w {_PLACE} CROSS JOIN passage p ON p.document = i.document "
    "AND p.number = w.rowid - i.first WHERE w.word_index MATCH ? AND ? IN ('', p.base) ORDER BY w.rowid"
)
_ALL = f"{_COLUMNS} FROM indexed i JOIN passage p ON p.document = i.document WHERE NOT p.noise ORDER BY i.document"


def passages(db: sqlite3.Connection, words: SearchWords, most: int | None = None) -> tuple[str, tuple[str, ...]]:
    """Return a query for `document` and `number` of every passage that has words, also of removed documents.

    A large library may take a second for it where texts must be looked through. That is done now; what was found is
    remembered for as long as the index is the same.

    Args:
        db: The library.
        words: What is searched for.
        most: So many passages are enough where texts must be looked through; None for all.

    Returns:
        The query, and the values of its place holders.

    """
    choices = alternatives(words)
    if len(choices) > 1:
        queries = [passages(db, each, most) for each in choices]
        return " UNION ".join(sql for sql, _ in queries), tuple(value for _, values in queries for value in values)
    words = choices[0] if choices else words
    told = plan(db, words)
    if told.exact and not words.forms:
        return _WITH_TERMS, (json.dumps([question.match for question in told.questions]),)
    return _OF_LIST, (_listed(vocabulary.state(db), words, most),)


def first(db: sqlite3.Connection, words: SearchWords, most: int = 50) -> list[Hit]:
    """Return some passages that have words, in reading order; all of them where they are fewer.

    Where a part of a word was typed, those that have it as a word or at the beginning of one go before others.
    """

    @cache
    def is_shown(document: int) -> bool:
        return db.execute("SELECT 1 FROM document WHERE id = ? AND removed IS NULL", (document,)).fetchone() is not None

    def some(hits: Iterable[Hit]) -> list[Hit]:
        return sorted(islice((hit for hit in hits if is_shown(hit.document)), most))

    choices = alternatives(words)
    if len(choices) > 1:
        return sorted({hit for each in choices for hit in first(db, each, most)})[:most]
    words = choices[0] if choices else words
    return some(_hits(db, words, hasty(db, words)))


def missing(db: sqlite3.Connection) -> list[int]:
    """Return the documents that are not in the index yet: those that an earlier version stored."""
    rows = db.execute("SELECT document FROM text WHERE document NOT IN (SELECT document FROM indexed) ORDER BY 1")
    return [int(key) for (key,) in rows]


def index(db: sqlite3.Connection, document: int) -> None:
    """Put a stored document into the index, in a transaction."""
    text, noise = documents.text(db, document), analyses.noise(db, document)
    rows = db.execute("SELECT start, end, noise FROM passage WHERE document = ? ORDER BY number", (document,))
    own = ["" if junk else without_noise(text, start, end, noise) for start, end, junk in rows]
    word_index.replace(db, document, own)


@lru_cache(maxsize=8)
def _listed(present: vocabulary.State, words: SearchWords, most: int | None) -> str:
    """Return document and number of passages that have words, as a list in JSON of one number for each."""
    hits = islice(_hits(present.db, words, plan(present.db, words)), most)
    return json.dumps([hit.document << 32 | hit.number for hit in hits])


def _hits(db: sqlite3.Connection, words: SearchWords, way: Plan) -> Generator[Hit]:
    """Give the passages that have words, each once, as they are found."""
    found = _answers(db, way.questions)
    if way.exact:
        yield from found
        return
    for document, group in groupby(found, key=lambda hit: hit.document):
        hits = list(group)
        text, noise = documents.text(db, document), analyses.noise(db, document)
        own = [without_noise(text, hit.start, hit.end, noise) for hit in hits]
        yield from compress(hits, having(own, words, [hit.language for hit in hits]))


def _answers(db: sqlite3.Connection, questions: Iterable[Question]) -> Generator[Hit]:
    """Give the passages that questions find, each once."""
    known: set[tuple[int, int]] = set()
    for question in questions:
        for hit in map(Hit._make, db.execute(*((_FOUND, question) if question.match else (_ALL,)))):
            if hit[:2] not in known:
                yield hit
                # all passages come once, and are too many to be remembered
                if question.match:
                    known.add(hit[:2])
