"""The answers of tables, made of their forms: where each stands and what it is called."""

import sqlite3

from cxreader.model.document import Form


def replace(db: sqlite3.Connection, key: int, form: Form) -> None:
    """List the answers that a document's text consists of anew."""
    db.execute("DELETE FROM answer WHERE document = ?", (key,))
    db.executemany(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
        [(key, answer.start, answer.end, answer.name) for answer in form.answers],
    )
