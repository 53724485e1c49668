"""What a library holds as a whole, whether its file is in order, and making that smaller."""

import sqlite3
from contextlib import closing
from pathlib import Path

from cxreader.errors import DamageError
from cxreader.model.keeping import Inventory
from cxreader.store.failures import damaged, explained
from cxreader.store.holding import reading_address
from cxreader.store.soundness import digest

_LISTED = "document IN (SELECT id FROM document WHERE removed IS NULL)"


def take_inventory(library: Path) -> Inventory:
    """Return what a library holds; of a large one that takes a moment.

    Raises:
        LibraryError: It cannot be read.

    """
    with explained(library), closing(_reader(library)) as db:
        documents, passages, words, characters = db.execute(
            "SELECT count(*), coalesce(sum(passages), 0), coalesce(sum(length) FILTER (WHERE NOT characters), 0), "
            "coalesce(sum(length) FILTER (WHERE characters), 0) FROM document WHERE removed IS NULL"
        ).fetchone()
        languages = db.execute(
            f"SELECT base, count(DISTINCT document) FROM document_language WHERE {_LISTED} GROUP BY 1 "
            "ORDER BY 2 DESC, 1"
        ).fetchall()
        made = db.execute("SELECT value FROM about WHERE key = 'made'").fetchone()
        page = _number(db, "PRAGMA page_size")
        return Inventory(
            size=page * _number(db, "PRAGMA page_count"),
            spare=page * _number(db, "PRAGMA freelist_count"),
            documents=int(documents),
            passages=int(passages),
            words=int(words),
            characters=int(characters),
            languages=tuple((str(base), int(count)) for base, count in languages),
            highlights=_number(db, f"SELECT count(*) FROM highlight WHERE {_LISTED}"),
            decisions=_number(db, f"SELECT count(*) FROM decision WHERE {_LISTED}"),
            made=str(made[0]) if made else "",
        )


def check(library: Path) -> None:
    """Look over a whole library, which takes seconds for a large one: its pages, and each text by its hash.

    Raises:
        DamageError: It is not as it was written.
        LibraryError: It cannot be read.

    """
    with explained(library), closing(_reader(library)) as db:
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamageError(damaged(library))
        texts = db.execute("SELECT t.text, d.sha256 FROM text t JOIN document d ON d.id = t.document")
        if any(digest(text) != sha256 for text, sha256 in texts):
            raise DamageError(damaged(library))


def compact(library: Path) -> None:
    """Give the room in a library that holds nothing any more back to the disk.

    Raises:
        LibraryError: It could not be written, for want of room perhaps.

    """
    with explained(library), closing(sqlite3.connect(library, isolation_level=None)) as db:
        # undo names themes and families by the numbers of their rows; SQLite keeps those where a table has an index
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _reader(library: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_address(library), uri=True, isolation_level=None)


def _number(db: sqlite3.Connection, query: str) -> int:
    (number,) = db.execute(query).fetchone()
    return int(number)
