"""Writing a file whole or not at all."""

import contextlib
import errno
import os
import stat
import uuid
from collections.abc import Iterable
from pathlib import Path

from cxreader.errors import ExportError
from cxreader.paths import BACKUP_SUFFIX, LIBRARY_SUFFIX

_NO_FOLDER = "There is no folder {folder}. Choose another folder."
_FOLDER = "{name} is a folder. Choose another name."
_NO_FILE = "{name} is a device or a connection, not a file. Choose another name."
_LIBRARY = "“{name}” is kept for a library, and no export may take its place. Choose another name."
_SOURCE = (
    "“{name}” is one of the files that this export comes from, and those are never written to. Choose another file."
)
_TOO_LONG = "The name of the file is too long. Choose a shorter one."
_UNUSABLE = "No file can have the name {name!a} there. Choose another name."
_FULL = "The disk has no room for {name}. Make room, or choose another folder."
_REFUSED = (
    "{name} may not be written in the folder {folder}. It may be open in another program or protected: "
    "close it there, or choose another name or folder."
)
_OTHER = "{name} could not be written ({reason}). Choose another folder."
_SENTENCES = {
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: _FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EINVAL: _UNUSABLE,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _REFUSED,
    errno.EPERM: _REFUSED,
    errno.EROFS: _REFUSED,
}


def replace_file(path: Path, data: bytes, protected: Iterable[Path] = ()) -> None:
    """Write a file, replacing the one that is there; whatever fails, that one stays as it was.

    Args:
        path: The file.
        data: What it will hold.
        protected: Files that must not be replaced, by whatever name or link. Libraries never are.

    Raises:
        ExportError: It could not be written, or must not be.

    """
    try:
        # a link stays a link: the file it leads to is the one that is replaced
        target = Path(os.path.realpath(path))
        _guard(path, target, protected)
        mode = _mode(path)
        # a name of its own: one made from the target's could be too long
        draft = target.with_name(f".cxreader-{uuid.uuid4().hex}")
        try:
            _write(draft, data, mode)
            draft.replace(target)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as problem:
        raise ExportError(explain(problem, path)) from problem
    except ValueError as problem:
        raise ExportError(_UNUSABLE.format(name=path.name)) from problem


def explain(problem: OSError, path: Path) -> str:
    """Return why a file could not be written and what can be done, for people."""
    parent = path.absolute().parent
    sentence = _SENTENCES.get(problem.errno or 0, _OTHER)
    return sentence.format(name=path.name or path, folder=parent.name or parent, reason=problem.strerror)


def _guard(path: Path, target: Path, protected: Iterable[Path]) -> None:
    """Refuse libraries and protected files, where ``target`` is what ``path`` leads to."""
    # SQLite's own files beside a library have a dash and a word more
    kept = (LIBRARY_SUFFIX, BACKUP_SUFFIX)
    if any(file.suffix.lower().partition("-")[0] in kept for file in (path, target)):
        raise ExportError(_LIBRARY.format(name=path.name))
    if any(_is_same(file, target) for file in protected):
        raise ExportError(_SOURCE.format(name=path.name))


def _is_same(file: Path, target: Path) -> bool:
    try:
        return file.samefile(target)
    except OSError:
        # one of them is not there, or may not be looked at
        return os.path.realpath(file) == str(target)


def _mode(path: Path) -> int | None:
    """Return the permissions of a file that may be replaced, None where there is no file.

    Raises:
        OSError: It is a folder, or protected.
        ExportError: It is a device or a connection.

    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise ExportError(_NO_FILE.format(name=path.name))
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        # replacing needs leave from the folder only, so that a protected file would be lost
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)
