"""How many passages and documents a scope has, and how many with another value in each facet."""

import sqlite3
from collections.abc import Iterable

from cxreader.model.counts import Count, Facets
from cxreader.model.passage import Certainty
from cxreader.model.scope import LENGTHS, OF_DOCUMENTS, Facet, Length, Scope, Status
from cxreader.store import selection
from cxreader.store.selection import Condition


def count(db: sqlite3.Connection, scope: Scope) -> Facets:
    """Return a scope counted, as it is and with each other value in each facet."""
    any_language = scope.without(Facet.LANGUAGE)
    return Facets(
        scope=scope,
        size=size(db, scope),
        any_language=size(db, any_language),
        listed=_number(db, "SELECT count(*) FROM document WHERE removed IS NULL"),
        languages=_languages(db, any_language),
        themes=themes(db, scope.without(Facet.THEME)),
        statuses={status: size(db, scope.only(Facet.STATUS, status)) for status in Status},
        lengths=_lengths(db, scope.without(Facet.LENGTH)),
        months=_of_documents(db, scope.without(Facet.MONTH), "document d", selection.MONTH, descending=True),
        tags=_of_documents(
            db, scope.without(Facet.TAG), "document d JOIN document_tag g ON g.document = d.id", "g.tag"
        ),
    )


def size(db: sqlite3.Connection, scope: Scope) -> Count:
    """Return the numbers of passages and of documents in scope."""
    sql, values = tally(db, scope)
    row = db.execute(f"SELECT sum(passages), count(DISTINCT document) FROM ({sql})", values).fetchone()
    return Count(int(row[0] or 0), int(row[1]))


def themes(db: sqlite3.Connection, scope: Scope) -> dict[str, Count]:
    """Return for each theme what a scope that has none would have with it alone."""
    listed = selection.documents(scope)
    if _is_kept(scope):
        sql, values = _kept(db, scope)
    else:
        within = selection.codings(db, scope)
        sql = (
            "SELECT c.document, c.theme, count(*) AS passages, "
            f"sum(c.certainty IS '{Certainty.DOUBTFUL}' AND c.verdict IS NULL) AS doubtful "
            f"FROM coding c WHERE {within.sql or 1} GROUP BY c.theme, c.document"
        )
        values = within.values
    rows = db.execute(
        "SELECT theme, sum(t.passages), count(DISTINCT t.document), sum(t.doubtful) "
        f"FROM ({sql}) t JOIN document d ON d.id = t.document WHERE t.passages > 0 AND {listed.sql} GROUP BY theme",
        (*values, *listed.values),
    )
    return {str(theme): Count(*numbers) for theme, *numbers in rows}


def tally(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return a query for the documents in scope: document, base language, and the passages of that in scope.

    A document without any is not there.
    """
    listed = selection.documents(scope)
    if _is_kept(scope) and len(scope.themes) <= 1:
        if scope.themes:
            sql, values = _kept(db, scope)
        else:
            spoken = selection.one_of("l.base", sorted(scope.languages))
            sql, values = (
                f"SELECT document, base, passages FROM document_language l WHERE passages > 0{_and(spoken)}",
                spoken.values,
            )
        return Condition(
            f"SELECT t.document, t.base, t.passages FROM ({sql}) t JOIN document d ON d.id = t.document "
            f"WHERE t.passages > 0 AND {listed.sql}",
            (*values, *listed.values),
        )
    within = selection.passages(db, scope)
    return Condition(
        "SELECT p.document, p.base, count(*) AS passages FROM passage p JOIN document d ON d.id = p.document "
        f"WHERE NOT p.noise AND {listed.sql}{_and(within)} GROUP BY p.document, p.base",
        (*listed.values, *within.values),
    )


def settle(db: sqlite3.Connection) -> None:
    """Count the passages of all documents anew whose counts are no longer true; called within a transaction."""
    db.execute("DELETE FROM document_theme WHERE document IN (SELECT document FROM stale)")
    db.execute(
        f"INSERT INTO document_theme SELECT document, theme, base, passages, doubtful, said FROM ({_COUNTED_ANEW})"
    )
    db.execute("DELETE FROM stale")


_COUNTED_ANEW = (
    "SELECT c.document, c.theme, c.base, count(*) AS passages, "
    f"sum(c.certainty IS '{Certainty.DOUBTFUL}' AND c.verdict IS NULL) AS doubtful, sum(c.verdict IS 'yes') AS said "
    "FROM coded c WHERE c.document IN (SELECT document FROM stale) GROUP BY c.document, c.theme, c.base"
)


def _is_kept(scope: Scope) -> bool:
    """Tell whether what a scope says of passages is counted for each document already."""
    return not scope.words and scope.statuses <= OF_DOCUMENTS


def _kept(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return a query for the counts of themes that are kept, and for those of stale documents."""
    limits = selection.all_of(
        (selection.one_of("base", sorted(scope.languages)), selection.one_of("theme", sorted(scope.themes)))
    )
    counts = "passages, doubtful"
    if _number(db, "SELECT EXISTS (SELECT 1 FROM about WHERE key = 'suggestions' AND value <> 'counted')"):
        counts = "said AS passages, 0 AS doubtful"
    return Condition(
        f"SELECT document, theme, base, {counts} FROM document_theme "
        "WHERE document NOT IN (SELECT document FROM stale) AND theme IN (SELECT id FROM theme)"
        f"{_and(limits)} UNION ALL "
        f"SELECT document, theme, base, {counts} FROM ({_COUNTED_ANEW}) WHERE 1{_and(limits)}",
        (*limits.values, *limits.values),
    )


def _languages(db: sqlite3.Connection, scope: Scope) -> dict[str, Count]:
    sql, values = tally(db, scope)
    rows = db.execute(f"SELECT base, sum(passages), count(*) FROM ({sql}) GROUP BY base", values)
    found = {str(base): Count(*numbers) for base, *numbers in rows}
    spoken = db.execute(
        "SELECT l.base FROM document_language l JOIN document d ON d.id = l.document WHERE d.removed IS NULL "
        "GROUP BY l.base ORDER BY count(DISTINCT l.document) DESC, 1"
    )
    return _complete(found, (str(base) for (base,) in spoken))


def _lengths(db: sqlite3.Connection, scope: Scope) -> dict[Length, Count]:
    rising = list(LENGTHS)
    steps = " + ".join(f"({selection.EXTENT} >= {LENGTHS[length]})" for length in rising)
    found = _of_documents(db, scope, "document d", f"{steps} - 1")
    return {length: found.get(str(n), Count()) for n, length in enumerate(rising)}


def _of_documents(
    db: sqlite3.Connection, scope: Scope, documents: str, column: str, *, descending: bool = False
) -> dict[str, Count]:
    """Return what each value of a column of documents would have in a scope that does not limit it."""
    sql, values = tally(db, scope)
    rows = db.execute(
        f"SELECT {column}, sum(t.passages), count(DISTINCT t.document) FROM ({sql}) t JOIN {documents} "
        f"{'AND' if ' ON ' in documents else 'ON'} d.id = t.document GROUP BY 1",
        values,
    )
    found = {str(value): Count(*numbers) for value, *numbers in rows}
    listed = db.execute(
        f"SELECT DISTINCT {column} FROM {documents} WHERE d.removed IS NULL ORDER BY 1{' DESC' * descending}"
    )
    return _complete(found, (str(value) for (value,) in listed))


def _complete(found: dict[str, Count], values: Iterable[str]) -> dict[str, Count]:
    """Return the counts of all values in their order, zeros among them."""
    return {value: found.get(value, Count()) for value in values}


def _number(db: sqlite3.Connection, query: str) -> int:
    (number,) = db.execute(query).fetchone()
    return int(number)


def _and(condition: Condition) -> str:
    return f" AND {condition.sql}" if condition else ""
