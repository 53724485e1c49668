import sqlite3
from pathlib import Path

import pytest

from cxreader.errors import DamageError, LibraryError
from cxreader.store.failures import explained, is_damage


def failure(words: str, code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


def told(error: Exception) -> str:
    with pytest.raises(LibraryError) as caught, explained(Path("/books/My.cxlib")):
        raise error
    return str(caught.value)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            sqlite3.SQLITE_BUSY,
            "The library “My.cxlib” is in use by another program. Close that program, then try again.",
        ),
        (
            sqlite3.SQLITE_LOCKED,
            "The library “My.cxlib” is in use by another program. Close that program, then try again.",
        ),
        (
            sqlite3.SQLITE_IOERR_WRITE,
            "The disk of the library “My.cxlib” is full, or fails. Free some space, then try again.",
        ),
        (sqlite3.SQLITE_ERROR, "The library “My.cxlib” could not be used: odd. Try again, or open another library."),
    ],
)
def test_a_failure_of_sqlite_is_a_sentence(code: int, words: str) -> None:
    assert told(failure("odd", code)) == words


def test_damage_is_told_apart() -> None:
    for error in (
        failure("malformed", sqlite3.SQLITE_CORRUPT_INDEX),
        failure("no database", sqlite3.SQLITE_NOTADB),
        sqlite3.OperationalError("Could not decode to UTF-8 column 'text'"),
    ):
        assert is_damage(error)
        with pytest.raises(DamageError), explained(Path("My.cxlib")):
            raise error
    assert not is_damage(failure("busy", sqlite3.SQLITE_BUSY))


def test_a_failure_of_the_disk_is_a_sentence() -> None:
    assert told(OSError("gone")) == "The library “/books/My.cxlib” cannot be opened: gone. Check the folder."
