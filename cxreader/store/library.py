"""One open library: its connection, its transactions and its undo log."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from cxreader.errors import LibraryError
from cxreader.store.schema import APPLICATION_ID, MIGRATIONS, migrate
from cxreader.store.undo import Step, Steps, UndoLog

# derived tables (blocks, passages, findings …) and places are not the person's edits and stay out of undo
_WATCHED = (
    *("document", "correction", "decision", "highlight", "highlight_theme", "tag"),
    *("family", "theme", "term", "example", "example_theme", "edition", "lesson"),
)
_WAIT = 3.0
# a library up to this size, in bytes, is looked over at each opening; a larger one would make the start wait
_CHECKED = 20_000_000
# unlike a full disk or a busy file, these do not pass: a step that fails so once would fail for ever
_LASTING = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)


class Library:
    """A library file that is open for reading and writing.

    Every edit is one committed transaction; there is nothing to save.
    """

    def __init__(self, path: Path, wait: float = _WAIT) -> None:
        """Open a library, making it where there is none.

        Args:
            path: Its file.
            wait: Seconds to wait while another program writes to it.

        Raises:
            LibraryError: It cannot be opened, is damaged, in use, or of a newer version.

        """
        self.path = path
        with _explained(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self.db = sqlite3.connect(path, isolation_level=None, timeout=wait)
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    @property
    def name(self) -> str:
        """The library's name for people: its file's name without the suffix."""
        return self.path.stem

    @property
    def version(self) -> int:
        """A number that changes whenever another window has written."""
        with self.reading():
            return self._version_of_others()

    def close(self) -> None:
        """Close the file; the library must not be used afterwards."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """Ask the library something.

        Raises:
            LibraryError: It could not be read.

        """
        with _explained(self.path):
            yield self.db

    @contextmanager
    def edit(self, name: str, group: str = "") -> Generator[sqlite3.Connection]:
        """Make one edit: committed as a whole and undoable under a name, or not done at all.

        Args:
            name: What the edit does, for the menu.
            group: Edits that follow each other with the same group are undone together.

        Raises:
            LibraryError: It could not be written.

        """
        with self.transaction() as db, self._undo.recording(name, group):
            yield db

    @contextmanager
    def transaction(self, *, lasting: bool = True) -> Generator[sqlite3.Connection]:
        """Write what is no edit of the person, committed as a whole or not done at all.

        Args:
            lasting: Whether it must survive even a power cut, for which the disk is waited for.

        Raises:
            LibraryError: It could not be written.

        """
        with _explained(self.path):
            self.db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self.db.execute("BEGIN IMMEDIATE")
            steps = Steps()
            try:
                self._heed_others()
                steps = self._undo.steps
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                self._undo.steps = steps
                raise

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty for none."""
        with self.reading():
            self._heed_others()
        return self._undo.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty for none."""
        with self.reading():
            self._heed_others()
        return self._undo.redo_name

    def undo(self) -> Step | None:
        """Take back the last edit; None where there is none.

        Raises:
            LibraryError: It could not be written, or the step does not fit; then every step is forgotten.

        """
        return self._replay(self._undo.undo)

    def redo(self) -> Step | None:
        """Bring back the edit last undone; None where there is none.

        Raises:
            LibraryError: As for `undo`.

        """
        return self._replay(self._undo.redo)

    def _replay(self, way: Callable[[], Step | None]) -> Step | None:
        try:
            with self.transaction():
                return way()
        except LibraryError as problem:
            if _code(problem.__cause__) not in _LASTING:
                raise
            self._undo.forget()
            raise LibraryError(
                f"This step no longer fits the library “{self.path.name}”. Nothing was changed, and no earlier step "
                "can be undone. Go on from here."
            ) from problem

    def _prepare(self) -> None:
        db = self.db
        # looked at before anything is set, for setting the journal mode writes to the file; the tables come first, for
        # another window may be making them, and its mark is there by the time they are seen
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        if tables and application != APPLICATION_ID:
            raise LibraryError(f"“{self.path.name}” is not a library of cxreader. Choose another file.")
        if self.path.stat().st_size < _CHECKED and db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise LibraryError(_damaged(self.path))
        if version > len(MIGRATIONS):
            raise LibraryError(
                f"“{self.path.name}” was written by a newer version of cxreader. Open it with that version."
            )
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA foreign_keys = ON")
        migrate(db)
        self._undo = UndoLog(db, _WATCHED)
        self._seen = self._version_of_others()

    def _heed_others(self) -> None:
        """Forget every step where another window has written since: what a step would put back may be its work."""
        version = self._version_of_others()
        if version != self._seen:
            self._seen = version
            self._undo.forget()

    def _version_of_others(self) -> int:
        """Return a number that changes whenever another connection has written."""
        (version,) = self.db.execute("PRAGMA data_version").fetchone()
        return int(version)


@contextmanager
def _explained(path: Path) -> Generator[None]:
    """Turn the failures of SQLite and of the disk into sentences."""
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(_sentence(path, error)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryError(f"The library “{path}” cannot be opened: {reason}. Check the folder.") from error


def _damaged(path: Path) -> str:
    return (
        f"The library “{path.name}” is damaged and was left as it is. "
        f"Put back a copy of “{path}”, or go on with a new library."
    )


def _code(error: BaseException | None) -> int:
    """Return the kind of failure that SQLite tells, without its details; 0 for none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _sentence(path: Path, error: sqlite3.Error) -> str:
    name = path.name
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"The library “{name}” is in use by another program. Close that program, then try again."
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _damaged(path)
    if code == sqlite3.SQLITE_FULL:
        return f"The disk is full: nothing could be written to the library “{name}”. Free some space, then try again."
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"The library “{path}” cannot be written to. Check who may write to that folder."
    return f"The library “{name}” could not be used: {error}. Try again, or open another library."
