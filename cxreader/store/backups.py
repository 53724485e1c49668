"""Backups of a library: whole copies in a folder beside it, each looked over before an older one goes.

Whatever ends the program in the middle of one of these, each file is the old one or the new one.

They are beside the library, and not among the program's own files, so that they go with it wherever a person takes it,
and can be found without the program. Each is a library in one file.
"""

import errno
import os
import re
import shutil
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from cxreader.errors import DamageError, LibraryError
from cxreader.model.keeping import Backup, Contents, Why
from cxreader.paths import BACKUP_SUFFIX, LIBRARY_SUFFIX
from cxreader.store.failures import code, damaged, is_damage
from cxreader.store.holding import reading_address

__all__ = [
    "Why",
    "contents",
    "copy_pages",
    "folder",
    "free_name",
    "is_due",
    "kept",
    "make",
    "restore",
    "restore_beside",
]

# the last ones that are kept, the weeks of which one each is kept, those that are kept whatever their size, and the
# bytes that all may take up
_LAST, _WEEKS, _LEAST, _ROOM = 5, 4, 2, 2_000_000_000
_TIME = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: (.+))?")
# where a SQLite file says that its journal is one for several readers; 1 and 1 is the plain kind, in one file
# (https://www.sqlite.org/fileformat.html, 1.3.3)
_VERSIONS, _PLAIN = 18, b"\1\1"


def folder(library: Path) -> Path:
    """Return the folder that holds a library's backups (it may not exist yet)."""
    return library.with_name(f"{library.stem} backups")


def kept(library: Path) -> list[Backup]:
    """Return the backups of a library, the newest first."""
    try:
        files = list(folder(library).iterdir())
    except OSError:
        return []
    found = [backup for file in files if (backup := _backup(library, file))]
    # two may be of the same second
    return sorted(found, key=lambda backup: (backup.made, backup.path.stat().st_mtime_ns), reverse=True)


def contents(backup: Path) -> Contents:
    """Return how much a backup holds.

    Raises:
        LibraryError: It cannot be read.

    """
    with _told(backup, "be read"), closing(_reader(backup)) as db:
        (documents,) = db.execute("SELECT count(*) FROM document WHERE removed IS NULL").fetchone()
        (notes,) = db.execute(
            "SELECT count(*) FROM highlight WHERE document IN (SELECT id FROM document WHERE removed IS NULL)"
        ).fetchone()
        return Contents(int(documents), int(notes))


def is_due(library: Path, pause: timedelta) -> bool:
    """Tell whether a library has been written to since its last backup, and that was so long ago."""
    backups = kept(library)
    times = []
    # what is new is in the journal at first
    for file in (library, Path(f"{library}-wal")):
        with suppress(OSError):
            times.append(file.stat().st_mtime)
    if not backups or not times:
        return bool(times)
    last = backups[0].made
    return max(times) > last.timestamp() and datetime.now().astimezone() - last >= pause


def make(library: Path, why: Why, spared: Path | None = None) -> Backup:
    """Make a backup, and let go of older ones.

    Others may read and write the library meanwhile.

    Args:
        library: The library.
        why: What the backup is for.
        spared: A backup that is kept, however old it is.

    Raises:
        DamageError: The library is damaged.
        LibraryError: The backup could not be made.

    """
    now = datetime.now().astimezone()
    name = " ".join(filter(None, (library.stem, now.strftime(_TIME), why.value)))
    target = folder(library) / f"{name}{BACKUP_SUFFIX}"
    with _told(library, "be backed up"):
        folder(library).mkdir(exist_ok=True)
        # a copy that a power cut left half done
        for part in folder(library).glob(f"*{BACKUP_SUFFIX}.part"):
            part.unlink()
        if shutil.disk_usage(folder(library)).free < library.stat().st_size:
            # to try would take the last of the room from everybody
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        with closing(_reader(library)) as source:
            _copy(source, target)
        backups = kept(library)
        _let_go([backup for backup in backups if backup.path != spared])
        return next(backup for backup in backups if backup.path == target)


def restore(library: Path, backup: Path) -> None:
    """Put a backup in the place of what a library holds, which is backed up first.

    It is one transaction: whatever happens meanwhile, the library holds the one or the other.

    Raises:
        DamageError: The library is damaged.
        LibraryError: It could not be backed up or written to, or the backup cannot be read.

    """
    _check(backup)
    make(library, Why.RESTORE, backup)
    with (
        _told(library, "be restored"),
        closing(_reader(backup)) as source,
        closing(sqlite3.connect(library, isolation_level=None)) as target,
    ):
        target.execute("PRAGMA synchronous = FULL")
        source.backup(target)


def restore_beside(library: Path, backup: Path) -> Path:
    """Make a library of a backup, beside a damaged one, and return its file.

    Raises:
        LibraryError: It could not be written, or the backup cannot be read.

    """
    _check(backup)
    target = free_name(library, "restored")
    with _told(backup, "be restored"), closing(_reader(backup)) as source:
        _copy(source, target)
    return target


def free_name(library: Path, word: str) -> Path:
    """Return the name of a file beside a library that is not there yet, with a word that says what it is."""
    number = 1
    while True:
        words = f"{library.stem} {word}" if number == 1 else f"{library.stem} {word} {number}"
        path = library.with_name(f"{words}{LIBRARY_SUFFIX}")
        if not path.exists():
            return path
        number += 1


def _check(backup: Path) -> None:
    """Raise LibraryError where a backup is not as it was made."""
    try:
        with _told(backup, "be read"), closing(_reader(backup)) as db:
            _look_over(db)
    except DamageError as damage:
        raise LibraryError(f"The backup “{backup.name}” is damaged. Choose another one.") from damage


def _copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database as it is at this moment into a file that is whole or not there."""
    part = target.with_name(f"{target.name}.part")
    try:
        copy_pages(source, part)
        with closing(_reader(part)) as db:
            _look_over(db)
        os.replace(part, target)  # noqa: PTH105 - Path.replace hides that a file of that name is replaced at once
    finally:
        part.unlink(missing_ok=True)


def copy_pages(source: sqlite3.Connection, target: Path) -> None:
    """Copy a database as it is at this moment, in the place of what is in a file, and wait until it is on the disk."""
    target.unlink(missing_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as db:
        # a copy that is not whole is worth nothing, so nothing need be kept of how it was before
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        # in one go, so that it is one view from the first page to the last, whoever writes meanwhile
        source.backup(db)
    with target.open("r+b") as file:
        file.seek(_VERSIONS)
        file.write(_PLAIN)
        file.flush()
        os.fsync(file.fileno())


def _look_over(db: sqlite3.Connection) -> None:
    """Raise DamageError for a database that is not as SQLite wrote it."""
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamageError(str(verdict))


def _let_go(backups: Sequence[Backup]) -> None:
    """Delete those that are too many: beside the last ones, the newest of each of the last weeks is kept."""
    wanted = list(backups[:_LAST])
    weeks = {backup.made.isocalendar()[:2] for backup in wanted}
    oldest = datetime.now().astimezone() - timedelta(weeks=_WEEKS)
    for backup in backups[_LAST:]:
        week = backup.made.isocalendar()[:2]
        if backup.made >= oldest and week not in weeks:
            weeks.add(week)
            wanted.append(backup)
    while len(wanted) > _LEAST and sum(backup.size for backup in wanted) > _ROOM:
        wanted.pop()
    for backup in backups:
        if backup not in wanted:
            backup.path.unlink(missing_ok=True)


def _backup(library: Path, file: Path) -> Backup | None:
    """Return what backup of a library a file is by its name; None for no such."""
    if file.suffix != BACKUP_SUFFIX or not file.stem.startswith(f"{library.stem} "):
        return None
    found = _NAME.fullmatch(file.stem.removeprefix(f"{library.stem} "))
    if not found:
        return None
    with suppress(ValueError, OSError):
        made = datetime.strptime(found[1], _TIME).astimezone()
        return Backup(file, made, Why(found[2] or ""), file.stat().st_size)
    return None


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(reading_address(path), uri=True, isolation_level=None)


@contextmanager
def _told(path: Path, what: str) -> Generator[None]:
    """Turn failures into sentences: a file could not be backed up, read or restored."""
    try:
        yield
    except DamageError as error:
        raise DamageError(damaged(path)) from error
    except sqlite3.Error as error:
        if is_damage(error):
            raise DamageError(damaged(path)) from error
        raise LibraryError(_reason(path, what, str(error), is_full=code(error) == sqlite3.SQLITE_FULL)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(_reason(path, what, reason, is_full=error.errno == errno.ENOSPC)) from error


def _reason(path: Path, what: str, reason: str, *, is_full: bool) -> str:
    if is_full:
        return f"“{path.stem}” could not {what}: the disk is full. Free some space, then try again."
    return f"“{path.stem}” could not {what}: {reason}. Check the folder “{path.parent}”."
