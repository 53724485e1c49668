"""The failures of SQLite and of the disk, as sentences for people."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cxreader.errors import DamageError, LibraryError

# a library up to this size, in bytes, is looked over at each opening; a larger one would make the start wait
_CHECKED = 20_000_000


@contextmanager
def explained(path: Path) -> Generator[None]:
    """Turn the failures of SQLite and of the disk into sentences about a library.

    Raises:
        DamageError: The file is not as SQLite wrote it.
        LibraryError: Something else was in the way.

    """
    try:
        yield
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamageError(damaged(path)) from error
        raise LibraryError(_sentence(path, error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"The library “{path}” cannot be opened: {reason}. Check the folder.") from error


def damaged(path: Path) -> str:
    """Return the sentence that says of a library that it is damaged."""
    return (
        f"The library “{path.name}” is damaged and was left as it is. "
        "Recover what can be read of it, or restore it from a backup."
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Tell whether a failure says that the file is not as SQLite wrote it."""
    # a text that is no UTF-8 has no number of its own
    undecoded = str(error).startswith("Could not decode")
    return undecoded or code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def is_checked_late(library: Path) -> bool:
    """Tell whether a library is too large to be looked over before it is opened."""
    return library.stat().st_size >= _CHECKED


def code(error: BaseException | None) -> int:
    """Return the kind of failure that SQLite tells, without its details; 0 for none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _sentence(path: Path, error: sqlite3.Error) -> str:
    name = path.name
    kind = code(error)
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"The library “{name}” is in use by another program. Close that program, then try again."
    if kind == sqlite3.SQLITE_FULL:
        return f"The disk is full: nothing could be written to the library “{name}”. Free some space, then try again."
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"The library “{path}” cannot be written to. Check who may write to that folder."
    if kind == sqlite3.SQLITE_IOERR:
        return f"The disk of the library “{name}” is full, or fails. Free some space, then try again."
    return f"The library “{name}” could not be used: {error}. Try again, or open another library."
