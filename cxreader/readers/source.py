"""Taking in the bytes of a file without ever harming it or waiting for it."""

import errno
import hashlib
import os
import stat
from pathlib import Path

from cxreader.errors import ReadError
from cxreader.model.document import Source

LIMIT = 120_000_000
_MEGA = 1_000_000
_SHOWN = 60
# opened for reading only; without waiting, should it turn out to be a pipe; as bytes on Windows
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def take(path: Path) -> tuple[bytes, Source]:
    """Return the bytes of a file and where they came from.

    Raises ReadError, with a sentence for people, where it is missing, no file, not allowed, empty, larger than
    ``LIMIT`` bytes, or changed while it was read.
    """
    name = _name(path)
    try:
        _check(path, path.stat())
        data, before, after = _read(path)
    except (FileNotFoundError, NotADirectoryError):
        raise ReadError(f"“{name}” is not there. Check its name, or look where it was moved to.") from None
    except PermissionError:
        raise ReadError(f"“{name}” may not be read by you. Ask its owner for permission.") from None
    except OSError as failure:
        if failure.errno == errno.ENAMETOOLONG:
            raise ReadError(f"“{name}” has a longer name or path than the system allows. Check its name.") from None
        why = failure.strerror or "the system gave no reason"
        raise ReadError(f"“{name}” could not be read: {why}. Copy it to this computer and open the copy.") from None
    if _state(before) != _state(after) or len(data) != after.st_size:
        raise ReadError(f"“{name}” changed while it was read. Open it again when it is finished.")
    source = Source(path.absolute(), len(data), after.st_mtime_ns, hashlib.sha256(data).hexdigest())
    return data, source


def _check(path: Path, status: os.stat_result) -> None:
    name = _name(path)
    if stat.S_ISDIR(status.st_mode):
        # a folder that may not be looked into must not be called one whose files can be opened
        os.scandir(path).close()
        raise ReadError(f"“{name}” is a folder. Open the files in it instead.")
    if not stat.S_ISREG(status.st_mode):
        raise ReadError(f"“{name}” is a device or a connection, not a file. Save its text to a file and open that.")
    if status.st_size > LIMIT:
        size = f"{status.st_size / _MEGA:,.1f} MB"
        raise ReadError(
            f"“{name}” is too large: it has {size}, and {LIMIT // _MEGA} MB is the limit. "
            "Split it into smaller files and open those."
        )


def _read(path: Path) -> tuple[bytes, os.stat_result, os.stat_result]:
    """Return the bytes, and the file's status before and after they were read."""
    with os.fdopen(os.open(path, _FLAGS), "rb") as stream:
        before = os.fstat(stream.fileno())
        # checked once more: another thing may have taken its place
        _check(path, before)
        return stream.read(LIMIT + 1), before, os.fstat(stream.fileno())


def _name(path: Path) -> str:
    """Return a file's name for people, which is never empty nor longer than a line."""
    name = path.name or str(path)
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


def _state(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
