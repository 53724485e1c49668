"""Writing to a library that this program has open, by a connection of its own, beside the window."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cxreader.store.failures import explained
from cxreader.store.library import WATCHED
from cxreader.store.undo import UndoLog

# seconds to wait while another connection writes
_PATIENCE = 60.0


@contextmanager
def beside(path: Path) -> Generator[sqlite3.Connection]:
    """Write what can always be made again to a library that this program has open, by a connection of its own.

    None of it waits for the disk, and none can be undone. It is for worker processes and threads, which wait long for
    their turn: whoever else writes is quick.

    Raises:
        LibraryError: The library could not be read or written.

    """
    with explained(path):
        address = f"{path.absolute().as_uri()}?mode=rw"
        db = sqlite3.connect(address, uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = NORMAL")
            yield db
        finally:
            # where the file is another one by now, the journal is not its own, and must not be written into it
            db.interrupt()
            db.close()


@contextmanager
def editing_beside(path: Path, name: str) -> Generator[tuple[sqlite3.Connection, UndoLog]]:
    """Make one long edit of the person, as `Library.edit` does, while the library that is open is lent for it.

    Args:
        path: The library's file.
        name: What the edit does, for the menu.

    Yields:
        The connection, and the undo log that the edit becomes a step of.

    Raises:
        LibraryError: It could not be written; nothing was changed.

    """
    with beside(path) as db, explained(path):
        db.execute("PRAGMA synchronous = FULL")
        log = UndoLog(db, WATCHED)
        db.execute("BEGIN IMMEDIATE")
        try:
            with log.recording(name):
                yield db, log
            db.execute("COMMIT")
        except BaseException:
            db.rollback()
            raise
