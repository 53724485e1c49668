"""Memos: notes on documents, themes, languages and the library."""

import sqlite3

from cxreader.model.annotation import Memo, Subject

_COLUMNS = "m.id, m.guid, m.subject, m.target, m.document, m.note, m.author, m.created, m.modified"


def add(db: sqlite3.Connection, memo: Memo) -> int:
    """Store a memo, with a new id and, where it has none, a new guid; return its id."""
    import uuid  # loaded late: no start needs it

    cursor = db.execute(
        "INSERT INTO memo (guid, subject, target, document, note, author, created, modified) "
        "VALUES (?, ?, ?, nullif(?, 0), ?, ?, ?, ?)",
        (memo.guid or str(uuid.uuid4()), *memo[2:]),
    )
    return int(cursor.lastrowid or 0)


def get(db: sqlite3.Connection, key: int) -> Memo | None:
    """Return a memo by its id, None where there is none."""
    return next(iter(_load(db, "WHERE m.id = ?", (key,))), None)


def everywhere(db: sqlite3.Connection) -> tuple[Memo, ...]:
    """Return all memos but those on documents that are off the list, the oldest first."""
    return _load(
        db, "LEFT JOIN document d ON d.id = m.document WHERE m.document IS NULL OR d.removed IS NULL ORDER BY m.id", ()
    )


def on(db: sqlite3.Connection, subject: Subject, target: str = "", document: int = 0) -> tuple[Memo, ...]:
    """Return the memos on one thing, the oldest first."""
    return _load(
        db,
        "WHERE m.subject = ? AND m.target = ? AND coalesce(m.document, 0) = ? ORDER BY m.id",
        (subject, target, document),
    )


def write(db: sqlite3.Connection, key: int, note: str, now: str) -> None:
    """Replace what a memo says."""
    db.execute("UPDATE memo SET note = ?, modified = ? WHERE id = ?", (note, now, key))


def remove(db: sqlite3.Connection, key: int) -> None:
    """Delete a memo."""
    db.execute("DELETE FROM memo WHERE id = ?", (key,))


def _load(db: sqlite3.Connection, where: str, values: tuple[int | str, ...]) -> tuple[Memo, ...]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM memo m {where}", values)
    return tuple(
        Memo(key, guid, Subject(subject), target, document or 0, *rest)
        for key, guid, subject, target, document, *rest in rows
    )
