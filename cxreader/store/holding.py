"""Who may write to a library: one program at a time, by a lock of the system that ends with that program."""

import os
import sys
from contextlib import suppress
from pathlib import Path


class Hold:
    """The right to write to a library, until it is given back or the program ends, however it does."""

    def __init__(self, file: int, path: Path) -> None:
        self._file = file
        self._path = path

    def release(self) -> None:
        """Give the right back, and leave no file behind."""
        # while it is still locked: who waits to lock it sees that it is gone; where the folder was taken away and
        # another is in its place, it may be somebody else's by now
        with suppress(OSError):
            if _is_at(self._file, self._path):
                self._path.unlink()
        os.close(self._file)
        if sys.platform == "win32":
            # no file that is open goes there, and another program may have it open by now
            with suppress(OSError):
                self._path.unlink()


def take(library: Path) -> Hold:
    """Take the right to write to a library.

    The lock is on a file of its own: where a program opens and closes a database, it loses SQLite's locks on it
    (https://www.sqlite.org/howtocorrupt.html, 2.2).

    Raises:
        BlockingIOError: Another program has it, or this one has it already.
        OSError: Nothing can be written there.

    """
    # beside the file itself, whatever link led to it
    path = Path(f"{os.path.realpath(library)}-hold")
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            _lock(file)
            if _is_at(file, path):
                return Hold(file, path)
        except BaseException:
            os.close(file)
            raise
        # the one before took its file away between the two steps
        os.close(file)


def is_free(library: Path) -> bool:
    """Tell whether the right to write to a library could be had now."""
    try:
        take(library).release()
    except OSError:
        return False
    return True


def is_writable(library: Path) -> bool:
    """Tell whether the disk and the folder let this person write to a library."""
    path = os.path.realpath(library)
    return os.access(path, os.W_OK) and os.access(os.path.dirname(path), os.W_OK)  # noqa: PTH120 - of a string


def reading_address(library: Path, *, still: bool = False) -> str:
    """Return the address for a connection that only reads a library, wherever that is.

    On a disk for reading, SQLite must be told that nobody writes there: it would look for the files that writers share.

    Args:
        library: Its file.
        still: Whether nobody writes, and nothing of any kind is to be written.

    """
    path = Path(os.path.realpath(library))
    journal = path.with_name(f"{path.name}-wal")
    if not still and is_writable(path):
        # whoever is the last to leave may tidy up; but where somebody writes, whose locks cannot always be seen, one
        # that only reads must not take the journal away
        return f"{path.as_uri()}?mode={'ro' if journal.exists() else 'rw'}"
    # what waits in a journal must not be passed over; without it, the file is whole
    is_whole = not journal.exists() or not journal.stat().st_size
    return f"{path.as_uri()}?mode=ro{'&immutable=1' * is_whole}"


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(file: int, path: Path) -> bool:
    """Tell whether a file that is open is still the one at a path."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
