"""Writing files whole or not at all."""

import contextlib
import errno
import os
import stat
import uuid
from collections.abc import Callable, Generator, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

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


class _Place(NamedTuple):
    """A file that is to be written.

    Attributes:
        path: Its name, as it was chosen.
        target: The file that this leads to.
        mode: Its permissions, None where there is none yet.
        draft: What is written in its stead, beside it.

    """

    path: Path
    target: Path
    mode: int | None
    draft: Path

    @property
    def aside(self) -> Path:
        """Where what was there is kept until all of it is written."""
        return self.draft.with_name(f"{self.draft.name}-aside")


def replace_file(path: Path, data: bytes, protected: Iterable[Path] = ()) -> None:
    """Write a file, replacing the one that is there; whatever fails, that one stays as it was.

    Args:
        path: The file.
        data: What it will hold.
        protected: Files that must not be replaced, by whatever name or link. Libraries never are.

    Raises:
        ExportError: It could not be written, or must not be.

    """
    replace_files([(path, lambda draft: _store(draft, data))], protected)


def replace_files(files: Iterable[tuple[Path, Callable[[Path], None]]], protected: Iterable[Path] = ()) -> None:
    """Write files, each replacing the one that is there; whatever fails, all of these stay as they were.

    Args:
        files: Each file, with what writes it to a place beside it.
        protected: Files that must not be replaced, by whatever name or link. Libraries never are.

    Raises:
        ExportError: One could not be written, or must not be.

    """
    protected = tuple(protected)
    places: list[_Place] = []
    try:
        for path, write in files:
            with told(path):
                place = _place(path, protected)
                places.append(place)
                write(place.draft)
                _finish(place)
        _swap(places)
    finally:
        for place in places:
            for left in (place.draft, place.aside):
                with contextlib.suppress(OSError):
                    left.unlink(missing_ok=True)


@contextlib.contextmanager
def told(path: Path) -> Generator[None]:
    """Raise ExportError where something about a file that is to be written fails."""
    try:
        yield
    except OSError as problem:
        raise ExportError(explain(problem, path)) from problem


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


def _place(path: Path, protected: Iterable[Path]) -> _Place:
    # a link stays a link: the file it leads to is the one that is replaced
    try:
        target = Path(os.path.realpath(path))
    except ValueError as problem:
        raise ExportError(_UNUSABLE.format(name=path.name)) from problem
    _guard(path, target, protected)
    # a name of its own: one made from the target's could be too long
    return _Place(path, target, _mode(path), target.with_name(f".cxreader-{uuid.uuid4().hex}"))


def _store(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _finish(place: _Place) -> None:
    """See to it that a draft is on the disk, with the permissions of what it replaces."""
    with place.draft.open("r+b") as file:
        os.fsync(file.fileno())
    if place.mode is not None:
        place.draft.chmod(place.mode)


def _swap(places: Sequence[_Place]) -> None:
    """Put drafts in the places of files: all of them or none."""
    done: list[_Place] = []
    try:
        for place in places:
            with told(place.path):
                # one file alone is replaced at once, and nothing need be kept
                if places[1:] and place.mode is not None:
                    _keep(place)
                place.draft.replace(place.target)
            done.append(place)
    except ExportError:
        for place in done:
            with contextlib.suppress(OSError):
                if place.mode is None:
                    place.target.unlink()
                else:
                    place.aside.replace(place.target)
        raise


def _keep(place: _Place) -> None:
    try:
        os.link(place.target, place.aside)
    except OSError:
        # not every disk knows links
        import shutil  # loaded late: no start needs it

        shutil.copy2(place.target, place.aside)
