"""How many passages of a scope have which values in the columns beside them, and are spoken by whom."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, compress

from cxreader.model.counts import Count
from cxreader.model.scope import ColumnValue, Facet, Scope
from cxreader.store import columns, selection

_ID = "SELECT id FROM column_value WHERE title = ? AND value = ?"
# from documents on, else all passages of the library would be looked at
_TOLD_OF = "document d CROSS JOIN passage p ON p.document = d.id"
_ANY = "EXISTS (SELECT 1 FROM passage_value WHERE document = d.id)"


def count(db: sqlite3.Connection, scope: Scope) -> dict[ColumnValue, Count]:
    """Return for each value of each column what a scope would have with it alone in that column.

    Columns come in the order in which they came to the library, and in each of them the most frequent value first. All
    values are there that any document in the list has.
    """
    places = columns.order(db)
    if not places:
        return {}
    limited = scope.by_column()
    found = _of_limited(db, scope) if len(limited) > 1 else _within_scope(db, scope)
    if len(limited) == 1:
        own = {key for (key,) in db.execute("SELECT id FROM column_value WHERE title = ?", (*limited,))}
        wider = _within_scope(db, scope.without(Facet.COLUMN))
        found |= {key: number for key, number in wider.items() if key in own}
    listed = db.execute(
        "SELECT w.id, w.title, w.value FROM column_value w WHERE EXISTS (SELECT 1 FROM passage_value v "
        "JOIN document d ON d.id = v.document WHERE v.value = w.id AND d.removed IS NULL)"
    )
    counts = [(ColumnValue(*value), found.get(key, Count())) for key, *value in listed]
    return dict(sorted(counts, key=lambda each: (places[each[0].column], -each[1].passages, each[0].value)))


def _within_scope(db: sqlite3.Connection, scope: Scope) -> dict[int, Count]:
    """Return the counts of each value, by its id, in a scope as it is."""
    return _of_passages(db, scope) if selection.limits_passages(scope) else _of_documents(db, scope)


def _of_documents(db: sqlite3.Connection, scope: Scope) -> dict[int, Count]:
    """Return the counts of each value, by its id, where a scope takes documents as a whole."""
    listed = selection.documents(scope)
    rows = db.execute(
        "SELECT value, count(*), count(DISTINCT document) FROM passage_value "
        f"WHERE document {selection.within(listed)} GROUP BY value",
        listed.values,
    )
    return {value: Count(*numbers) for value, *numbers in rows}


def _of_passages(db: sqlite3.Connection, scope: Scope) -> dict[int, Count]:
    """Return the counts of each value, by its id, in the passages of a scope."""
    listed, within = selection.documents(scope), selection.passages(db, scope)
    rows = db.execute(
        f"SELECT v.value, count(*), count(DISTINCT v.document) FROM {_TOLD_OF} "
        "CROSS JOIN passage_value v ON v.document = p.document AND v.number = p.number "
        f"WHERE {_ANY} AND {listed.sql} AND {within.sql} GROUP BY v.value",
        (*listed.values, *within.values),
    )
    return {value: Count(*numbers) for value, *numbers in rows}


def _of_limited(db: sqlite3.Connection, scope: Scope) -> dict[int, Count]:
    """Return the counts of each value, by its id, with it alone in its column.

    Each passage is looked at once, however many columns are limited: it has a bit for each of those that it fits. For
    one column the other ways are faster.
    """
    bits = {column: 1 << place for place, column in enumerate(scope.by_column())}
    fitting = {key: bits[value.column] for value in scope.columns for (key,) in db.execute(_ID, value)}
    own = {key: bits.get(title, 0) for key, title in db.execute("SELECT id, title FROM column_value")}
    within = _within(db, scope.without(Facet.COLUMN))
    rows = db.execute(
        "SELECT v.document, json_group_array(v.number), json_group_array(v.value) FROM json_each(?) w "
        "CROSS JOIN passage_value v ON v.document = w.value GROUP BY v.document",
        (json.dumps(list(within)),),
    )
    passages: Counter[int] = Counter()
    documents: Counter[int] = Counter()
    for document, *told in rows:
        numbers, values = map(json.loads, told)
        pairs = _pairs(numbers, values, within[document], fitting).items()
        # what stands in its own column need not be what is asked for there
        here = [(value, number) for (fits, value), number in pairs if fits | own[value] == sum(bits.values())]
        for value, number in here:
            passages[value] += number
        documents.update({value for value, _ in here})
    return {key: Count(number, documents[key]) for key, number in passages.items()}


def _pairs(
    numbers: Sequence[int], values: Sequence[int], within: Sequence[int], fitting: Mapping[int, int]
) -> Counter[tuple[int, int]]:
    """Return how often passages of a document have a value, for each set of limited columns that they fit.

    Args:
        numbers: The passages that anything is told of.
        values: What that is, one after the other.
        within: The passages in question.
        fitting: The bit of each value that is asked for.

    """
    # passages of which nothing is told may come behind all of which something is
    size = 1 + max(chain(numbers, within))
    inside, fits = bytearray(size), [0] * size
    for number in within:
        inside[number] = 1
    for number, bit in zip(numbers, map(fitting.get, values), strict=True):
        if bit:
            fits[number] |= bit
    wanted = bytes(map(inside.__getitem__, numbers))
    return Counter(zip(map(fits.__getitem__, compress(numbers, wanted)), compress(values, wanted), strict=True))


def _within(db: sqlite3.Connection, scope: Scope) -> dict[int, list[int]]:
    """Return the numbers of the passages in scope of each document that anything is told of."""
    listed, within = selection.documents(scope), selection.passages(db, scope)
    rows = db.execute(
        f"SELECT d.id, json_group_array(p.number) FROM {_TOLD_OF} "
        f"WHERE {_ANY} AND {listed.sql} AND {within.sql or 1} GROUP BY d.id",
        (*listed.values, *within.values),
    )
    return {document: json.loads(numbers) for document, numbers in rows}
