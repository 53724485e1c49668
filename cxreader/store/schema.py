"""What marks the file of a library, and bringing it to the newest version of its tables."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cxreader.errors import DamageError, LibraryError
from cxreader.model.block import speaker_of
from cxreader.store import holding, packing
from cxreader.store.failures import damaged, is_checked_late
from cxreader.store.tables import MIGRATIONS
from cxreader.store.titles import folded_title, sorting_title

__all__ = ["APPLICATION_ID", "MIGRATIONS", "PAGE_SIZE", "make_ready", "migrate"]

# "CXRL" in ASCII: lets `file` and this program tell a library from any other SQLite file
APPLICATION_ID = 0x4358524C
# only a new file takes this: in pages of this size, texts and what is made of them need least room
PAGE_SIZE = 8192


def make_ready(db: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    """See to it that a file can be worked with: that it is a library, is sound, and has the newest tables.

    Args:
        db: A connection to it, through which nothing was asked yet.
        path: The file.
        read_only: Whether it is only to be read; then nothing of it is changed.

    Raises:
        DamageError: It is damaged.
        LibraryError: It is no library, or has other tables than this program knows and can make.

    """
    # looked at before anything is set, for setting the journal mode writes to the file; the tables come first, for
    # another window may be making them, and its mark is there by the time they are seen
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    (application,) = db.execute("PRAGMA application_id").fetchone()
    version = _version(db)
    if tables and application != APPLICATION_ID:
        raise LibraryError(f"“{path.name}” is not a library of cxreader. Choose another file.")
    if not is_checked_late(path) and db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise DamageError(damaged(path))
    if version > len(MIGRATIONS):
        raise LibraryError(f"“{path.name}” was written by a newer version of cxreader. Open it with that version.")
    if read_only:
        db.execute("PRAGMA query_only = ON")
        _check_version(version, path)
        return
    if 0 < version < len(MIGRATIONS):
        from cxreader.store import backups  # loaded late: hardly any start needs it

        backups.make(path, backups.Why.UPDATE)
    db.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA foreign_keys = ON")
    migrate(db)


def _check_version(version: int, path: Path) -> None:
    """Raise LibraryError where a library that can only be read has other tables than this program knows."""
    if version == len(MIGRATIONS):
        return
    if holding.is_writable(path):
        # whether the other one is bringing it up to date, or cannot, does not show
        raise LibraryError(
            f"“{path.name}” is in use by another program, and is not of this version of cxreader yet. "
            "Try again in a moment; if that does not help, close it there."
        )
    raise LibraryError(
        f"“{path.name}” was written by an older version of cxreader, and cannot be brought up to date where it is. "
        "Copy it to a folder that you may write to, and open it there."
    )


def migrate(db: sqlite3.Connection, wanted: int | None = None) -> None:
    """Bring a library to the newest version of the tables, or a wanted one, each step whole or not at all.

    Raises:
        sqlite3.Error: A step failed; the library is as it was before that step.

    """
    while _version(db) < (wanted or len(MIGRATIONS)):
        db.create_function("folded_title", 2, folded_title)
        db.create_function("sorting_title", 1, sorting_title)
        db.create_function("speaker_of", 1, speaker_of)
        packing.teach(db)
        db.execute("BEGIN IMMEDIATE")
        try:
            # another window may have taken the step while this one waited to begin
            version = _version(db)
            for statement in _statements("".join(MIGRATIONS[version : version + 1])):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {min(version + 1, len(MIGRATIONS))}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise


def _version(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def _statements(script: str) -> Iterator[str]:
    """Give the statements of a script one by one; unlike all at once, they can be part of a transaction."""
    statement = ""
    for piece in script.split(";")[:-1]:
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
