"""The answers of tables, made of their forms: what each is called, and what stands in the columns beside it."""

import sqlite3

from cxreader.model.document import Form


def replace(db: sqlite3.Connection, key: int, form: Form) -> None:
    """List the answers that a document's text consists of anew."""
    for table in ("answer", "answer_value"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    db.executemany(
        "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
        [(key, answer.start, answer.end, answer.name) for answer in form.answers],
    )
    titles = form.manner.table.kept if form.manner.table else ()
    db.executemany(
        "INSERT OR REPLACE INTO answer_value VALUES (?, ?, ?, ?)",
        [
            (title, value, key, answer.start)
            for answer in form.answers
            for title, value in zip(titles, answer.values, strict=False)
            if value
        ],
    )
