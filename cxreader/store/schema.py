"""Bringing a library to the newest version of its tables, and what marks its file."""

import sqlite3
from collections.abc import Iterator

from cxreader.store import packing
from cxreader.store.tables import MIGRATIONS
from cxreader.store.titles import folded_title, sorting_title

__all__ = ["APPLICATION_ID", "MIGRATIONS", "PAGE_SIZE", "migrate"]

# "CXRL" in ASCII: lets `file` and this program tell a library from any other SQLite file
APPLICATION_ID = 0x4358524C
# only a new file takes this: in pages of this size, texts and what is made of them need least room
PAGE_SIZE = 8192


def migrate(db: sqlite3.Connection, wanted: int | None = None) -> None:
    """Bring a library to the newest version of the tables, or a wanted one, each step whole or not at all.

    Raises:
        sqlite3.Error: A step failed; the library is as it was before that step.

    """
    while _version(db) < (wanted or len(MIGRATIONS)):
        db.create_function("folded_title", 2, folded_title)
        db.create_function("sorting_title", 1, sorting_title)
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
