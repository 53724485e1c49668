"""The numbers of the overview: how many passages in scope speak of what, and where."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from cxreader.model.overview import Columns
from cxreader.model.scope import Facet, Scope, Status
from cxreader.store import facets, selection
from cxreader.store.selection import Condition

# nobody looks through more columns than these
_MOST_DOCUMENTS = 200
_COLUMNS = {Columns.LANGUAGES: "t.base", Columns.DOCUMENTS: "t.document", Columns.MONTHS: selection.MONTH}
_ALL = Condition("")
# a scope that asks what was decided finds a family by what was refused as well
_REFUSED = (
    " UNION ALL SELECT x.document, p.number, x.theme, NULL, x.verdict, p.base, 0 FROM decision x JOIN passage p "
    "ON p.document = x.document AND p.start = x.start AND p.end = x.end WHERE x.verdict = 'no' AND NOT p.noise"
)

# for each row the themes that it stands for
_Rows = Mapping[str, Collection[str]]
# the passages of each row, and of each cell
_Numbers = tuple[dict[str, int], dict[tuple[str, str], int]]


class Counted(NamedTuple):
    """The numbers of a table.

    Attributes:
        columns: The passages in scope of each column, whatever they speak of, in the order of the columns.
        rows: Those of each row.
        cells: Those of each row in each column.
        passages: All passages in scope, whatever they speak of.
        left_out: Columns that there are too many of.

    """

    columns: Mapping[str, int]
    rows: Mapping[str, int]
    cells: Mapping[tuple[str, str], int]
    passages: int
    left_out: int = 0


def count(db: sqlite3.Connection, scope: Scope, rows: _Rows, columns: Columns) -> Counted:
    """Return the numbers of a table.

    Args:
        db: The library.
        scope: The scope.
        rows: For each row the themes that it stands for, those of the scope where that has some.
        columns: What the columns are.

    """
    sql, values = facets.tally(db, scope.without(Facet.THEME))
    (passages,) = db.execute(f"SELECT coalesce(sum(passages), 0) FROM ({sql})", values).fetchone()
    if columns is Columns.THEMES:
        return _together(db, scope, rows, int(passages))
    whole, left_out = _whole(db, scope, columns)
    if all(len(themes) <= 1 for themes in rows.values()):
        return Counted(whole, *_themes(db, scope, rows, columns, whole), int(passages), left_out)
    return Counted(whole, *_families(db, scope, rows, columns, whole), int(passages), left_out)


def _whole(db: sqlite3.Connection, scope: Scope, columns: Columns) -> tuple[dict[str, int], int]:
    """Return the passages of each column in their order, and how many columns are left out."""
    tally = facets.tally(db, scope.without(Facet.THEME))
    found = {str(column): int(number) for column, number in db.execute(*_summed("", columns, tally))}
    if columns is Columns.MONTHS:
        # what has no date comes last
        return {month: found[month] for month in sorted(found, key=lambda month: (not month, month))}, 0
    if columns is Columns.LANGUAGES:
        # a language that has nothing in scope says so
        listed = selection.documents(scope)
        spoken = db.execute(
            "SELECT DISTINCT base FROM document_language WHERE document IN (SELECT d.id FROM document d WHERE "
            f"{listed.sql})",
            listed.values,
        )
        found = {base: found.get(base, 0) for (base,) in spoken if base in (scope.languages or (base,))}
    ordered = dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST_DOCUMENTS])
    return ordered, len(found) - len(ordered)


def _themes(db: sqlite3.Connection, scope: Scope, rows: _Rows, columns: Columns, whole: Mapping[str, int]) -> _Numbers:
    """Return the numbers of rows that are a theme each, and of their cells."""
    row_of = {theme: row for row, themes in rows.items() for theme in themes}
    told = facets.of_themes(db, scope)
    some = selection.one_of("t.document", [int(key) for key in whole]) if columns is Columns.DOCUMENTS else _ALL
    found = db.execute(*_summed("t.theme, ", columns, told, some))
    cells = {(row_of[theme], str(column)): int(number) for theme, column, number in found if theme in row_of}
    in_rows = Counter[str]()
    if columns is Columns.DOCUMENTS:
        # some are left out, and count nevertheless
        numbers = db.execute(f"SELECT theme, sum(passages) FROM ({told.sql}) GROUP BY theme", told.values)
        in_rows.update({row_of[theme]: int(number) for theme, number in numbers if theme in row_of})
    else:
        for (row, _), number in cells.items():
            in_rows[row] += number
    return in_rows, cells


def _families(
    db: sqlite3.Connection, scope: Scope, rows: _Rows, columns: Columns, whole: Mapping[str, int]
) -> _Numbers:
    """Return the numbers of rows that are several themes each, and of their cells."""
    in_rows, cells = Counter[str](), Counter[tuple[str, str]]()
    is_part = columns is Columns.DOCUMENTS
    for column, speaks, fits, number in _sets(db, scope, _COLUMNS[columns], whole if is_part else ()):
        for row in _rows_of(rows, speaks, fits):
            in_rows[row] += number
            cells[row, column] += number
    if not is_part:
        return in_rows, cells
    # documents that are left out count nevertheless
    in_rows.clear()
    for _, speaks, fits, number in _sets(db, scope, "''"):
        in_rows.update(dict.fromkeys(_rows_of(rows, speaks, fits), number))
    return in_rows, cells


def _together(db: sqlite3.Connection, scope: Scope, rows: _Rows, passages: int) -> Counted:
    """Return the numbers of a table of themes that passages speak of besides."""
    whole, in_rows, cells = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for _, speaks, fits, number in _sets(db, scope, "''"):
        whole.update(dict.fromkeys(speaks, number))
        for row in _rows_of(rows, speaks, fits):
            in_rows[row] += number
            cells.update(dict.fromkeys(((row, theme) for theme in speaks), number))
    # in the order of the codebook
    columns = {str(key): whole[key] for (key,) in db.execute("SELECT id FROM theme ORDER BY position") if key in whole}
    return Counted(columns, in_rows, cells, passages)


def _rows_of(rows: _Rows, speaks: frozenset[str], fits: frozenset[str]) -> list[str]:
    """Return the rows that a passage is in: it speaks of one of their themes, and fits the scope for one."""
    return [row for row, themes in rows.items() if not (speaks.isdisjoint(themes) or fits.isdisjoint(themes))]


def _sets(
    db: sqlite3.Connection, scope: Scope, column: str, some: Collection[str] = ()
) -> Iterator[tuple[str, frozenset[str], frozenset[str], int]]:
    """Give each set of themes that passages speak of together, with those by which they fit a scope.

    Only of some documents, by their ids, where these are named.

    Yields:
        The column, the themes, those of them for which a passage fits the scope with that as its only one, and the
        number of passages.

    """
    listed, within = selection.documents(scope), selection.codings(db, scope)
    refused = _REFUSED if Status.DECIDED in scope.statuses else ""
    # as numbers in the query itself: only those reach the tables behind the view
    which = f" WHERE c.document IN ({', '.join(some)})" if some else ""
    # the sign between themes is one that no id of a theme has
    rows = db.execute(
        f"SELECT {column}, t.speaks, t.fits, count(*) FROM (SELECT c.document, c.base, "
        "group_concat(CASE WHEN c.counts THEN c.theme END, char(10)) AS speaks, "
        f"group_concat(CASE WHEN {within.sql or 1} THEN c.theme END, char(10)) AS fits "
        "FROM (SELECT document, passage, theme, certainty, verdict, base, 1 AS counts FROM coding"
        f"{refused}) c{which} GROUP BY c.document, c.passage HAVING speaks IS NOT NULL AND fits IS NOT NULL) t "
        f"JOIN document d ON d.id = t.document WHERE {listed.sql} GROUP BY 1, 2, 3",
        (*within.values, *listed.values),
    )
    for key, speaks, fits, number in rows:
        yield str(key), frozenset(speaks.split("\n")), frozenset(fits.split("\n")), int(number)


def _summed(heads: str, columns: Columns, counts: Condition, some: Condition = _ALL) -> Condition:
    """Return a query for the sums of counts in each column."""
    tables = f"({counts.sql}) t{' JOIN document d ON d.id = t.document' if columns is Columns.MONTHS else ''}"
    return Condition(
        f"SELECT {heads}{_COLUMNS[columns]} AS place, sum(t.passages) FROM {tables} WHERE {some.sql or 1} "
        f"GROUP BY {heads}place",
        (*counts.values, *some.values),
    )
