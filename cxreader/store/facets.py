"""How many passages and documents a scope has, and how many with another value in each facet."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cxreader.model.counts import Count, Facets
from cxreader.model.scope import LENGTHS, OF_DOCUMENTS, Facet, Scope, Status
from cxreader.store import column_counts, selection
from cxreader.store.selection import Condition
from cxreader.store.theme_counts import COUNTED_ANEW, DOUBTFUL, PORTION, stale


class _Column(NamedTuple):
    """A column of documents whose values are those of a facet, and the tables it is found in."""

    sql: str
    tables: str = "document d"


_LENGTH = " + ".join(f"({selection.EXTENT} >= {least})" for least in LENGTHS.values())
_COLUMNS = {
    Facet.LENGTH: _Column(f"{_LENGTH} - 1"),
    Facet.MONTH: _Column(selection.MONTH),
    Facet.TAG: _Column("g.tag", "document d JOIN document_tag g ON g.document = d.id"),
}


def count(db: sqlite3.Connection, scope: Scope) -> Facets:
    """Return a scope counted, as it is and with each other value in each facet."""
    found = _counts(db, scope)
    lengths = found[Facet.LENGTH]
    return Facets(
        scope=scope,
        size=found[""].get("", Count()),
        any_language=size(db, scope.without(Facet.LANGUAGE)) if scope.languages else found[""].get("", Count()),
        listed=_number(db, "SELECT count(*) FROM document WHERE removed IS NULL"),
        languages=_complete(found[Facet.LANGUAGE], spoken(db)),
        themes=themes(db, scope.without(Facet.THEME)),
        statuses=_statuses(db, scope, found[Facet.STATUS]),
        lengths={length: lengths.get(str(n), Count()) for n, length in enumerate(LENGTHS)},
        months=_complete(found[Facet.MONTH], reversed(_values(db, Facet.MONTH))),
        tags=_complete(found[Facet.TAG], _values(db, Facet.TAG)),
        columns=column_counts.count(db, scope),
    )


def size(db: sqlite3.Connection, scope: Scope) -> Count:
    """Return the numbers of passages and of documents in scope."""
    sql, values = tally(db, scope)
    row = db.execute(f"SELECT sum(passages), count(DISTINCT document) FROM ({sql})", values).fetchone()
    return Count(int(row[0] or 0), int(row[1]))


def themes(db: sqlite3.Connection, scope: Scope) -> dict[str, Count]:
    """Return for each theme what a scope that has none would have with it alone."""
    sql, values = of_themes(db, scope)
    rows = db.execute(
        f"SELECT theme, sum(passages), count(DISTINCT document), sum(doubtful) FROM ({sql}) GROUP BY theme", values
    )
    return {str(theme): Count(*numbers) for theme, *numbers in rows}


def also(db: sqlite3.Connection, scope: Scope) -> dict[str, Count]:
    """Return for each theme what a scope would have if its passages had to speak of that one besides."""
    base = scope.without(Facet.ALSO)
    listed, within = selection.documents(base), selection.passages(db, base)
    rows = db.execute(
        "SELECT x.theme, count(*), count(DISTINCT x.document) FROM passage p JOIN document d ON d.id = p.document "
        "JOIN coding x ON x.document = p.document AND x.passage = p.number "
        f"WHERE NOT p.noise AND {listed.sql}{_and(within)} GROUP BY x.theme",
        (*listed.values, *within.values),
    )
    return {str(theme): Count(*numbers) for theme, *numbers in rows}


def of_themes(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return a query for document, base language, theme, and the passages and doubtful ones that the scope has of it.

    The passages of a theme are those that the scope would have with it alone; where it has themes, there are no others.
    """
    listed = selection.documents(scope)
    if _is_kept(scope):
        sql, values = _kept(db, scope)
        # without those of all themes together
        known = "theme > '' AND"
    else:
        some = selection.one_of("c.theme", sorted(scope.themes))
        within = selection.all_of((selection.codings(db, scope), some))
        sql = (
            f"SELECT c.document, c.base, c.theme, count(*) AS passages, sum({DOUBTFUL}) AS doubtful "
            f"FROM coding c WHERE {within.sql or 1} GROUP BY c.theme, c.document, c.base"
        )
        values, known = within.values, ""
    return Condition(
        f"SELECT document, base, theme, passages, doubtful FROM ({sql}) "
        f"WHERE {known} passages > 0 AND document {selection.within(listed)}",
        (*values, *listed.values),
    )


def tally(db: sqlite3.Connection, scope: Scope) -> Condition:
    """Return a query for the documents in scope: document, base language, and the passages of that in scope.

    A document without any is not there.
    """
    listed = selection.documents(scope)
    if _is_kept(scope) and len(scope.themes) <= 1:
        return _among(listed, _kept(db, scope) if scope.themes else _spoken_by_documents(scope))
    base = scope.without(Facet.STATUS)
    if scope.statuses == {Status.DOUBTFUL} and _is_kept(base) and len(scope.themes) <= 1:
        return _among(listed, _kept(db, base, "doubtful"))
    within = selection.passages(db, scope)
    return Condition(
        "SELECT p.document, p.base, count(*) AS passages FROM passage p JOIN document d ON d.id = p.document "
        f"WHERE NOT p.noise AND {listed.sql}{_and(within)} GROUP BY p.document, p.base",
        (*listed.values, *within.values),
    )


def themes_of(db: sqlite3.Connection, documents: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return for each of some documents its themes with their numbers of passages."""
    listed = ", ".join(map(str, documents))
    waiting = [key for (key,) in db.execute(f"SELECT document FROM stale WHERE document IN ({listed})")]
    number = "said" if _counts_only_said(db) else "passages"
    # they lie by theme, so that these must be named
    known = f"document IN ({listed}) AND theme IN (SELECT id FROM theme)"
    kept = f"SELECT document, theme, {number} AS number FROM document_theme WHERE {known}"
    if waiting:
        anew = COUNTED_ANEW.format(", ".join(map(str, waiting)))
        kept += " AND document NOT IN (SELECT document FROM stale)"
        kept += f" UNION ALL SELECT document, theme, {number} FROM ({anew}) WHERE theme <> ''"
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for document, theme, passages in db.execute(
        f"SELECT document, theme, sum(number) FROM ({kept}) WHERE number > 0 GROUP BY document, theme"
    ):
        found[document][theme] = passages
    return found


def spoken(db: sqlite3.Connection) -> list[str]:
    """Return the base languages of all documents in the list, the commonest first."""
    rows = db.execute(
        f"SELECT base FROM document_language WHERE document {selection.within(selection.LISTED)} "
        "GROUP BY base ORDER BY count(DISTINCT document) DESC, 1"
    )
    return [str(base) for (base,) in rows]


def _counts(db: sqlite3.Connection, scope: Scope) -> dict[str, dict[str, Count]]:
    """Return the counts of all facets that documents tell, and those of the scope itself under no name."""
    parts: defaultdict[Scope, list[str]] = defaultdict(list)
    parts[scope].append("")
    for facet in (Facet.LANGUAGE, Facet.STATUS, *_COLUMNS):
        parts[scope.without(facet)].append(facet)
    found: dict[str, dict[str, Count]] = {facet: {} for facets in parts.values() for facet in facets}
    for base, facets in parts.items():
        sql, values = tally(db, base)
        # gathered once for all the facets that are counted from it
        query = f"WITH t AS MATERIALIZED ({sql}) {' UNION ALL '.join(map(_part, facets))}"
        for facet, value, passages, documents in db.execute(query, values):
            if documents:
                found[facet][str(value)] = Count(int(passages), int(documents))
    return found


def _part(facet: str) -> str:
    """Return a query for the counts of a facet: its name, the value, passages and documents."""
    if not facet:
        return "SELECT '', '', sum(passages), count(DISTINCT document) FROM t"
    if facet == Facet.LANGUAGE:
        return f"SELECT '{facet}', base, sum(passages), count(*) FROM t GROUP BY base"
    if facet == Facet.STATUS:
        return " UNION ALL ".join(
            f"SELECT '{facet}', '{status}', sum(t.passages), count(DISTINCT t.document) "
            f"FROM t JOIN document d ON d.id = t.document WHERE {selection.OF_DOCUMENT[status]}"
            for status in sorted(OF_DOCUMENTS)
        )
    column, tables = _COLUMNS[Facet(facet)]
    return (
        f"SELECT '{facet}', {column} AS value, sum(t.passages), count(DISTINCT t.document) "
        f"FROM t CROSS JOIN {tables} WHERE d.id = t.document GROUP BY value"
    )


def _statuses(db: sqlite3.Connection, scope: Scope, found: Mapping[str, Count]) -> dict[Status, Count]:
    counts = {status: found.get(status, Count()) for status in Status}
    base = scope.without(Facet.STATUS)
    for status in (Status.NOTED, Status.QUOTED, Status.DECIDED):
        counts[status] = _few(db, base, status)
    counts[Status.DOUBTFUL] = size(db, base.only(Facet.STATUS, Status.DOUBTFUL))
    return counts


def _few(db: sqlite3.Connection, scope: Scope, status: Status) -> Count:
    """Return what a scope without a status would have with one that few passages have."""
    listed, within = selection.documents(scope), selection.passages(db, scope, few=True)
    sql, values = selection.few_with(status, scope)
    row = db.execute(
        f"WITH s AS MATERIALIZED ({sql}) SELECT count(*), count(DISTINCT p.document) "
        "FROM s CROSS JOIN passage p ON p.document = s.document AND p.number = s.number "
        f"JOIN document d ON d.id = p.document WHERE NOT p.noise AND {listed.sql}{_and(within)}",
        (*values, *listed.values, *within.values),
    ).fetchone()
    return Count(*row)


def _is_kept(scope: Scope) -> bool:
    """Tell whether what a scope says of passages is counted for each document already."""
    return not (scope.words or scope.also or scope.columns) and scope.statuses <= OF_DOCUMENTS


def _kept(db: sqlite3.Connection, scope: Scope, column: str = "passages") -> Condition:
    """Return a query for what is kept of the scope's themes, or of each and all: document, theme, base, counts.

    Stale documents are counted for it.
    """
    doubtful = "doubtful"
    if _counts_only_said(db):
        column, doubtful = "said" if column == "passages" else "0", "0"
    themes_ = selection.one_of("theme", sorted(scope.themes) or ([""] if column in ("doubtful", "0") else []))
    limits = selection.all_of((selection.one_of("base", sorted(scope.languages)), themes_))
    query = f"SELECT document, theme, base, {column} AS passages, {doubtful} AS doubtful FROM {{}} WHERE {{}}{{}}"
    kept = query.format("document_theme", "document NOT IN (SELECT document FROM stale)", _and(limits))
    waiting = stale(db, PORTION + 1)
    if not waiting:
        return Condition(query.format("document_theme", 1, _and(limits)), limits.values)
    which = ", ".join(map(str, waiting)) if len(waiting) <= PORTION else "SELECT document FROM stale"
    anew = query.format(f"({COUNTED_ANEW.format(which)})", 1, _and(limits))
    return Condition(f"{kept} UNION ALL {anew}", (*limits.values, *limits.values))


def _counts_only_said(db: sqlite3.Connection) -> bool:
    """Tell whether only those themes count that the person said yes to."""
    return bool(_number(db, "SELECT EXISTS (SELECT 1 FROM about WHERE key = 'suggestions' AND value <> 'counted')"))


def _spoken_by_documents(scope: Scope) -> Condition:
    spoken = selection.one_of("base", sorted(scope.languages))
    return Condition(f"SELECT document, base, passages FROM document_language WHERE 1{_and(spoken)}", spoken.values)


def _among(listed: Condition, counts: Condition) -> Condition:
    """Return a query for those counts that are of documents in the list, zeros left out."""
    if listed == selection.LISTED:
        return Condition(
            f"SELECT document, base, passages FROM ({counts.sql}) "
            f"WHERE passages > 0 AND document {selection.within(listed)}",
            counts.values,
        )
    return Condition(
        f"SELECT k.document, k.base, k.passages FROM ({counts.sql}) k JOIN document d ON d.id = k.document "
        f"WHERE k.passages > 0 AND {listed.sql}",
        (*counts.values, *listed.values),
    )


def _values(db: sqlite3.Connection, facet: Facet) -> list[str]:
    column, tables = _COLUMNS[facet]
    rows = db.execute(f"SELECT DISTINCT {column} FROM {tables} WHERE d.removed IS NULL ORDER BY 1")
    return [str(value) for (value,) in rows]


def _complete(found: Mapping[str, Count], values: Iterable[str]) -> dict[str, Count]:
    """Return the counts of all values in their order, zeros among them."""
    return {value: found.get(value, Count()) for value in values}


def _number(db: sqlite3.Connection, query: str) -> int:
    (number,) = db.execute(query).fetchone()
    return int(number)


def _and(condition: Condition) -> str:
    return f" AND {condition.sql}" if condition else ""
