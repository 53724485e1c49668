"""The meanings of texts, kept in the library so that none is computed twice."""

import sqlite3
from collections.abc import Iterable, Mapping


def load(db: sqlite3.Connection, model: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return what is kept of some texts, by their keys, for the model of this name."""
    if _model(db) != model:
        return {}
    rows = ((key, db.execute("SELECT numbers FROM meaning WHERE key = ?", (key,)).fetchone()) for key in keys)
    return {key: bytes(row[0]) for key, row in rows if row}


def keep(db: sqlite3.Connection, model: str, meanings: Mapping[bytes, bytes]) -> None:
    """Keep meanings by the keys of their texts; those of another model are of no more use."""
    if _model(db) != model:
        db.execute("DELETE FROM meaning")
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('meanings', ?)", (model,))
    db.executemany("INSERT OR IGNORE INTO meaning VALUES (?, ?)", meanings.items())


def _model(db: sqlite3.Connection) -> str:
    row = db.execute("SELECT value FROM about WHERE key = 'meanings'").fetchone()
    return str(row[0]) if row else ""
