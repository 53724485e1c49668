"""Links between highlights, with a note on both."""

import sqlite3

from cxreader.model.annotation import Link

_COLUMNS = "l.id, l.guid, l.one, l.other, l.note, l.author, l.created, l.modified"


def add(db: sqlite3.Connection, link: Link) -> int:
    """Store a link, with a new id and, where it has none, a new guid; return its id."""
    import uuid  # loaded late: no start needs it

    cursor = db.execute(
        "INSERT INTO link (guid, one, other, note, author, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (link.guid or str(uuid.uuid4()), *link[2:]),
    )
    return int(cursor.lastrowid or 0)


def get(db: sqlite3.Connection, key: int) -> Link | None:
    """Return a link by its id, None where there is none."""
    return next(iter(_load(db, "WHERE l.id = ?", (key,))), None)


def between(db: sqlite3.Connection, one: int, other: int) -> Link | None:
    """Return the link between two highlights, whichever way it was drawn, None where there is none."""
    return next(iter(_load(db, "WHERE (l.one, l.other) IN ((?1, ?2), (?2, ?1))", (one, other))), None)


def everywhere(db: sqlite3.Connection) -> tuple[Link, ...]:
    """Return the links whose documents are all in the list, the oldest first."""
    listed = "SELECT h.id FROM highlight h JOIN document d ON d.id = h.document WHERE d.removed IS NULL"
    return _load(db, f"WHERE l.one IN ({listed}) AND l.other IN ({listed}) ORDER BY l.id", ())


def of_highlight(db: sqlite3.Connection, highlight: int) -> tuple[Link, ...]:
    """Return the links of a highlight, the oldest first."""
    return _load(db, "WHERE l.one = ?1 OR l.other = ?1 ORDER BY l.id", (highlight,))


def write(db: sqlite3.Connection, key: int, note: str, now: str) -> None:
    """Replace the note of a link."""
    db.execute("UPDATE link SET note = ?, modified = ? WHERE id = ?", (note, now, key))


def remove(db: sqlite3.Connection, key: int) -> None:
    """Delete a link; the highlights stay."""
    db.execute("DELETE FROM link WHERE id = ?", (key,))


def _load(db: sqlite3.Connection, where: str, values: tuple[int, ...]) -> tuple[Link, ...]:
    return tuple(Link(*row) for row in db.execute(f"SELECT {_COLUMNS} FROM link l {where}", values))
