"""The passages in scope that are looked at: what the list shows of them, and their words."""

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cxreader.model.annotation import Verdict
from cxreader.model.language import UNKNOWN, base
from cxreader.model.listed import Key, PassageRow, PassageWords, pack
from cxreader.model.passage import Certainty, Noise, touching, without_edges
from cxreader.model.scope import Scope, SearchWords
from cxreader.model.views import Coding
from cxreader.store import analyses, answers, columns, documents, findings, selection
from cxreader.store.passage_order import theme_of

_CERTAINTIES = {str(certainty): certainty for certainty in Certainty}
_VERDICTS = {str(verdict): verdict for verdict in Verdict}
# of the words whose meaning speaks for a theme a line has room for a few, those with at least this part of its score
_MOST_MEANT, _LEAST_PART = 3, 0.05
_HERE = "x.document = p.document AND x.start = p.start AND x.end = p.end"
_REFUSED = f"decision x WHERE {_HERE} AND x.verdict = 'no'"


def rows(db: sqlite3.Connection, scope: Scope, keys: Iterable[Key]) -> list[PassageRow]:
    """Return passages as they are listed within a scope, in the order given; those that are no more are not there.

    One that has left the scope is there as long as it is no noise.
    """
    told = theme_of(scope, "theme")
    some = selection.one_of("x.theme", sorted(scope.themes))
    found = db.execute(
        "WITH shown AS MATERIALIZED (SELECT p.document, p.number, p.block, p.start, p.end, p.base, d.title, "
        f"coalesce({told.sql}, (SELECT x.theme FROM {_REFUSED} AND {some.sql or 0} "
        "ORDER BY x.decided DESC, x.id DESC)) AS theme, "
        f"EXISTS (SELECT 1 FROM {_REFUSED}) AS refused, "
        f"CASE p.language WHEN '{UNKNOWN}' THEN p.base ELSE p.language END AS spoken, w.key AS place "
        # else SQLite would look at all passages of a document for each
        "FROM json_each(?) w CROSS JOIN passage p INDEXED BY passage_place "
        "ON p.document = w.value >> 32 AND p.start = w.value & 4294967295 "
        "JOIN document d ON d.id = p.document WHERE NOT p.noise) "
        "SELECT p.document, p.number, p.block, p.start, p.end, p.base, p.title, p.theme, f.certainty, f.score, "
        "CASE WHEN p.theme IS NOT NULL THEN x.verdict WHEN p.refused THEN 'no' END, p.spoken FROM shown p "
        "LEFT JOIN finding f ON f.document = p.document AND f.passage = p.number AND f.theme = p.theme "
        f"LEFT JOIN decision x ON {_HERE} AND x.theme = p.theme ORDER BY p.place",
        (*told.values, *some.values, json.dumps([pack(key) for key in keys])),
    )
    shown = [
        PassageRow._make(
            (*place, theme or "", _CERTAINTIES.get(certainty), score or 0.0, _VERDICTS.get(verdict), spoken, "", ())
        )
        for *place, theme, certainty, score, verdict, spoken in found
    ]
    names = answers.names_at(db, ((row.document, row.start, row.end) for row in shown))
    beside = columns.told_of(db, ((row.document, row.number) for row in shown))
    return [
        row._replace(name=name, told=tuple(beside.get((row.document, row.number), ())))
        for row, name in zip(shown, names, strict=True)
    ]


def refused(db: sqlite3.Connection, only: Iterable[PassageRow] | None = None) -> set[tuple[int, int, str]]:
    """Return document, start and theme of all that a person refused, or of that in some passages."""
    query = "SELECT document, start, theme FROM decision WHERE verdict = 'no'"
    if only is None:
        return set(db.execute(query))
    return {found for row in only for found in db.execute(f"{query} AND document = ? AND start = ?", row.key)}


def words(db: sqlite3.Connection, rows: Iterable[PassageRow], sought: Sequence[SearchWords] = ()) -> list[PassageWords]:
    """Return how passages read, in the order given, with marks for words that were searched for."""
    source = cache(lambda document: _source(db, document))
    return [_read(db, source(row.document), row, (row.start, row.end), sought) for row in rows]


def paragraph(db: sqlite3.Connection, row: PassageRow, sought: Sequence[SearchWords] = ()) -> PassageWords:
    """Return how the paragraph reads that a passage stands in."""
    stretch = db.execute(
        "SELECT start, end FROM block WHERE document = ? AND number = ?", (row.document, row.block)
    ).fetchone()
    return _read(db, _source(db, row.document), row, stretch, sought)


class _Source(NamedTuple):
    """A document as its passages read."""

    text: str
    noise: tuple[Noise, ...]
    highlights: list[tuple[int, int, int]]


def _source(db: sqlite3.Connection, document: int) -> _Source:
    marked = db.execute("SELECT start, end, starred FROM highlight WHERE document = ?", (document,)).fetchall()
    return _Source(documents.text(db, document), analyses.noise(db, document), marked)


def _read(
    db: sqlite3.Connection, source: _Source, row: PassageRow, stretch: tuple[int, int], sought: Sequence[SearchWords]
) -> PassageWords:
    """Return how a stretch reads that a passage stands in, with what speaks for the theme of that."""
    noise = touching(source.noise, *stretch)
    text, places = plain(source.text, *without_edges(source.text, *stretch, noise), noise)
    coding = Coding(row.theme, row.score, evidence=findings.evidence(db, row.document, row.number, row.theme))
    meant = [item for item in coding.meant()[:_MOST_MEANT] if item.share >= _LEAST_PART * row.score]
    telling = (*coding.listed(), *meant)
    ranges = [(bisect_left(places, item.start), bisect_left(places, item.end), item.kind) for item in telling]
    first, last = bisect_left(places, row.start), bisect_left(places, row.end)
    marks = tuple(sorted((*(each for each in ranges if each[0] < each[1]), *_found(text, sought, base(row.spoken)))))
    stars = [starred for begin, until, starred in source.highlights if begin < row.end and row.start < until]
    return PassageWords(text, marks, first, last, len(stars), any(stars))


def _found(text: str, sought: Sequence[SearchWords], language: str) -> list[tuple[int, int, str]]:
    """Return where words that were searched for stand."""
    if not sought:
        return []
    from cxreader.model.search_words import spans  # loaded late: no start needs it

    return [(*place, "found") for words in sought for place in spans(text, words, language)]


def plain(text: str, start: int, end: int, noise: Sequence[Noise]) -> tuple[str, list[int]]:
    """Return a stretch of a text without noise, each white space one space, and the offset of each of its letters."""
    starts = [gap.start for gap in noise]
    letters: list[str] = []
    places: list[int] = []
    for at in range(start, end):
        gap = bisect_right(starts, at) - 1
        if gap >= 0 and at < noise[gap].end:
            continue
        letter = " " if text[at].isspace() else text[at]
        if letter != " " or (letters and letters[-1] != " "):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places
