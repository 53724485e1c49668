"""The answers of tables, made of their forms: where each stands and what it is called."""

import sqlite3
from collections.abc import Iterable

from cxreader.model.document import Form


def replace(db: sqlite3.Connection, key: int, form: Form) -> None:
    """List the answers that a document's text consists of anew."""
    db.execute("DELETE FROM answer WHERE document = ?", (key,))
    db.executemany(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
        [(key, answer.start, answer.end, answer.name) for answer in form.answers],
    )


def names_at(db: sqlite3.Connection, stretches: Iterable[tuple[int, int, int]]) -> list[str]:
    """Return what the answers are called that stretches lie in, given by document, start and end; empty for none."""
    query = "SELECT end, name FROM answer WHERE document = ? AND start <= ? ORDER BY start DESC LIMIT 1"
    found = ((end, db.execute(query, (document, start)).fetchone()) for document, start, end in stretches)
    return [str(row[1]) if row and end <= row[0] else "" for end, row in found]
