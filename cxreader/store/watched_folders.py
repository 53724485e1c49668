"""The folders that a library is to be filled from, and which files it knows."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from cxreader.model.characters import storable


class KnownFile(NamedTuple):
    """A file as it was when it was read.

    Attributes:
        size: Its size in bytes; of one that only had the text of a document -1.
        modified: Its time of last change in nanoseconds since 1970.
        sha256: Hash of its bytes.
        shown: Whether its document is in the list.

    """

    size: int
    modified: int
    sha256: str
    shown: bool


def folders(db: sqlite3.Connection) -> tuple[Path, ...]:
    """Return the watched folders by name."""
    return tuple(Path(path) for (path,) in db.execute("SELECT path FROM watched_folder ORDER BY path"))


def add(db: sqlite3.Connection, folder: Path) -> None:
    """Watch a folder."""
    db.execute("INSERT OR IGNORE INTO watched_folder VALUES (?)", (storable(str(folder)),))


def remove(db: sqlite3.Connection, folder: Path) -> None:
    """Watch a folder no more."""
    db.execute("DELETE FROM watched_folder WHERE path = ?", (storable(str(folder)),))


def known(db: sqlite3.Connection) -> dict[str, KnownFile]:
    """Return every file that was ever read, by its path, as it was last; documents off the list are among them."""
    found = {path: KnownFile(-1, -1, "", shown=False) for (path,) in db.execute("SELECT path FROM other_path")}
    rows = db.execute(
        "SELECT path, size, modified, source_sha256, removed IS NULL FROM document WHERE path <> '' "
        "ORDER BY removed IS NULL, id"
    )
    found.update((path, KnownFile(size, modified, sha256, bool(shown))) for path, size, modified, sha256, shown in rows)
    return found
