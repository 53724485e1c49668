"""The two documents that a person compared last."""

import json
import sqlite3

from cxreader.model.comparison import Pair


def last(db: sqlite3.Connection) -> Pair:
    """Return the pair that was kept last; what is no longer there, or was never kept, is left out of it."""
    # as bytes, for SQLite refuses to read a text that is not UTF-8
    row = db.execute("SELECT CAST(value AS BLOB) FROM about WHERE key = 'compared'").fetchone()
    try:
        left, right, theme = json.loads(row[0]) if row else Pair()
        left, right = int(left), int(right)
        query = "SELECT id FROM document WHERE removed IS NULL AND id IN (?, ?)"
        listed = {key for (key,) in db.execute(query, (left, right))}
        known = db.execute("SELECT 1 FROM theme WHERE id = ?", (str(theme),)).fetchone()
    except (ValueError, TypeError, OverflowError, RecursionError):
        return Pair()
    return Pair(left * (left in listed), right * (right in listed), str(theme) * bool(known))


def remember(db: sqlite3.Connection, pair: Pair) -> None:
    """Keep the pair that is compared."""
    db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('compared', ?)", (json.dumps(pair),))
