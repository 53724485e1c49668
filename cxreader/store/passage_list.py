"""The list of the passages in scope, and the words of those that are looked at."""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from cxreader.model.annotation import Verdict
from cxreader.model.language import UNKNOWN
from cxreader.model.listed import PassageRow, PassageWords
from cxreader.model.passage import Certainty, Noise, touching, without_edges
from cxreader.model.scope import Scope
from cxreader.model.views import Coding
from cxreader.store import analyses, codings, documents, findings

_CERTAINTIES = {str(certainty): certainty for certainty in Certainty}
_VERDICTS = {str(verdict): verdict for verdict in Verdict}
# of the words whose meaning speaks for a theme a line has room for a few, those with at least this part of its score
_MOST_MEANT, _LEAST_PART = 3, 0.05


def rows(db: sqlite3.Connection, scope: Scope, only: Iterable[tuple[int, int]] | None = None) -> list[PassageRow]:
    """Return the passages in scope in reading order.

    Args:
        db: The library.
        scope: What limits them.
        only: The only ones that matter, by document and number; None for all.

    """
    if only is None:
        return _rows(db, scope)
    documents_ = groupby(sorted(only), key=itemgetter(0))
    return [row for key, chosen in documents_ for row in _rows(db, scope, key, [number for _, number in chosen])]


def refused(db: sqlite3.Connection, only: Iterable[PassageRow] | None = None) -> set[tuple[int, int, str]]:
    """Return document, start and theme of all that a person refused, or of that in some passages."""
    query = "SELECT document, start, theme FROM decision WHERE verdict = 'no'"
    if only is None:
        return set(db.execute(query))
    return {found for row in only for found in db.execute(f"{query} AND document = ? AND start = ?", row.key)}


def words(db: sqlite3.Connection, rows: Iterable[PassageRow]) -> list[PassageWords]:
    """Return how passages read, in the order given."""
    source = cache(lambda document: _source(db, document))
    return [_read(db, source(row.document), row, row.start, row.end) for row in rows]


def paragraph(db: sqlite3.Connection, row: PassageRow) -> PassageWords:
    """Return how the paragraph reads that a passage stands in."""
    start, end = db.execute(
        "SELECT start, end FROM block WHERE document = ? AND number = ?", (row.document, row.block)
    ).fetchone()
    return _read(db, _source(db, row.document), row, start, end)


def _rows(db: sqlite3.Connection, scope: Scope, document: int = 0, numbers: Sequence[int] = ()) -> list[PassageRow]:
    """Return the passages in scope of all documents, or those of one that have these numbers."""
    within, values = codings.limits(scope)
    spoken = f" AND p.base IN ({codings.marks(scope.languages)})" if scope.languages else ""
    only = f" AND {{}} IN ({codings.marks(numbers)}) AND document = ?" if document else ""
    limits = (*numbers, document) if document else ()
    # of the codings of a passage SQLite gives the one that has the maximum
    found = db.execute(
        "SELECT p.document, p.number, p.block, p.start, p.end, p.base, d.title, c.theme, c.certainty, c.score, "
        "CASE WHEN c.theme IS NOT NULL THEN c.verdict ELSE (SELECT verdict FROM decision WHERE document = p.document "
        "AND start = p.start AND end = p.end AND verdict = 'no') END, "
        f"CASE p.language WHEN '{UNKNOWN}' THEN p.base ELSE p.language END "
        f"FROM (SELECT * FROM passage WHERE NOT noise{only.format('number')}) p "
        f"JOIN document d ON d.id = p.document {'' if scope.themes else 'LEFT '}JOIN ("
        "SELECT document, passage, theme, certainty, score, verdict, max((verdict IS 'yes') * 2 + score) "
        f"FROM coding c WHERE 1{within}{only.format('passage')} GROUP BY document, passage"
        ") c ON c.document = p.document AND c.passage = p.number "
        f"WHERE d.removed IS NULL{spoken} ORDER BY p.document, p.number",
        (*limits, *values, *limits, *sorted(scope.languages)),
    )
    return [
        PassageRow._make(
            (*place, theme or "", _CERTAINTIES.get(certainty), score or 0.0, _VERDICTS.get(verdict), spoken)
        )
        for *place, theme, certainty, score, verdict, spoken in found
    ]


class _Source(NamedTuple):
    """A document as its passages read."""

    text: str
    noise: tuple[Noise, ...]
    highlights: list[tuple[int, int, int]]


def _source(db: sqlite3.Connection, document: int) -> _Source:
    marked = db.execute("SELECT start, end, starred FROM highlight WHERE document = ?", (document,)).fetchall()
    return _Source(documents.text(db, document), analyses.noise(db, document), marked)


def _read(db: sqlite3.Connection, source: _Source, row: PassageRow, start: int, end: int) -> PassageWords:
    """Return how a stretch reads that a passage stands in, with what speaks for the theme of that."""
    noise = touching(source.noise, start, end)
    text, places = plain(source.text, *without_edges(source.text, start, end, noise), noise)
    coding = Coding(row.theme, row.score, evidence=findings.evidence(db, row.document, row.number, row.theme))
    meant = [item for item in coding.meant()[:_MOST_MEANT] if item.share >= _LEAST_PART * row.score]
    telling = (*coding.listed(), *meant)
    ranges = [(bisect_left(places, item.start), bisect_left(places, item.end), item.kind) for item in telling]
    first, last = bisect_left(places, row.start), bisect_left(places, row.end)
    marks = tuple(sorted(each for each in ranges if each[0] < each[1]))
    stars = [starred for begin, until, starred in source.highlights if begin < row.end and row.start < until]
    return PassageWords(text, marks, first, last, len(stars), any(stars))


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
