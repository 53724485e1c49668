"""The counts of the last scope, kept so that a large library can be shown before it is counted again."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from cxreader.model.counts import Count, Facets
from cxreader.model.scope import ColumnValue, Length, Scope, Status
from cxreader.store import scopes


def keep(db: sqlite3.Connection, facets: Facets) -> None:
    """Keep counts in the place of those kept before; called within a transaction."""
    columns = [(*value, count) for value, count in facets.columns.items()]
    value = json.dumps([scopes.pack(facets.scope), *facets[1:-1], columns], ensure_ascii=False)
    db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('counts', ?)", (value,))


def kept(db: sqlite3.Connection, scope: Scope) -> Facets | None:
    """Return the counts that were kept of a scope; they may no longer be true. None where there are none of it."""
    row = db.execute("SELECT CAST(value AS BLOB) FROM about WHERE key = 'counts'").fetchone()
    try:
        packed, size, any_language, listed, *facets, columns = json.loads(row[0] if row else b"")
        if scopes.unpack(packed) != scope:
            return None
        languages, themes, statuses, lengths, months, tags = map(_counts, facets)
        return Facets(
            scope,
            Count._make(size),
            Count._make(any_language),
            int(listed),
            languages,
            themes,
            {Status(key): count for key, count in statuses.items()},
            {Length(key): count for key, count in lengths.items()},
            months,
            tags,
            {ColumnValue(column, value): Count._make(map(int, numbers)) for column, value, numbers in columns},
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _counts(found: Mapping[str, Any]) -> dict[str, Count]:
    return {key: Count._make(map(int, numbers)) for key, numbers in found.items()}
