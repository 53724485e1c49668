"""Documents that are stored and not yet in the list, and the further files that had the text of one."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from cxreader.model.characters import storable


def wait(db: sqlite3.Connection, document: int) -> None:
    """Note that a document is to be shown; whoever stored it may be gone before that."""
    db.execute("INSERT OR IGNORE INTO arrival VALUES (?)", (document,))


def waiting(db: sqlite3.Connection) -> tuple[int, ...]:
    """Return the documents that are to be shown, in the order in which they were stored first."""
    return tuple(int(key) for (key,) in db.execute("SELECT document FROM arrival ORDER BY document"))


def is_waiting(db: sqlite3.Connection, document: int) -> bool:
    """Tell whether a document is to be shown."""
    return db.execute("SELECT 1 FROM arrival WHERE document = ?", (document,)).fetchone() is not None


def arrived(db: sqlite3.Connection, documents: Iterable[int]) -> None:
    """Note that documents are in the list."""
    db.executemany("DELETE FROM arrival WHERE document = ?", [(key,) for key in documents])


def add_path(db: sqlite3.Connection, document: int, path: Path) -> None:
    """Keep that another file has the text of a document, unless it is the one that it was read from."""
    db.execute(
        "INSERT OR IGNORE INTO other_path SELECT id, :path FROM document WHERE id = :id AND path <> :path",
        {"id": document, "path": storable(str(path))},
    )


def other_paths(db: sqlite3.Connection, document: int) -> tuple[str, ...]:
    """Return the further files that had the text of a document, by name."""
    rows = db.execute("SELECT path FROM other_path WHERE document = ? ORDER BY path", (document,))
    return tuple(str(path) for (path,) in rows)
