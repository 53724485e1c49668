"""One open library: its connection, its transactions and its undo log."""

import os
import sqlite3
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar

from cxreader.errors import AstrayError, LibraryError
from cxreader.model.history import DoneStep
from cxreader.store import holding
from cxreader.store.failures import code, explained
from cxreader.store.schema import make_ready
from cxreader.store.undo import MisfitError, Step, UndoLog
from cxreader.store.whereabouts import Whereabouts

# derived tables (blocks, passages, findings …) and places are not the person's edits and stay out of undo; of a text
# only its form is ever changed
WATCHED = (
    *("document", "correction", "decision", "highlight", "highlight_theme", "tag", "document_tag", "kept_scope"),
    *("anchoring", "memo", "link", "version", "text"),
    *("family", "theme", "term", "example", "example_theme", "edition", "lesson"),
)
_T = TypeVar("_T")
# seconds to wait while another connection writes
_WAIT = 3.0
# unlike a full disk or a busy file, these do not pass: a step that fails so once would fail for ever
_LASTING = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
# what a full disk comes to when a library is opened
_ROOMLESS = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN)
_UNKEPT = "You can read here, and what you would change is not kept."


class Library:
    """A library file that is open: for writing too, unless somebody else has it or nothing can be written there.

    Every edit is one committed transaction; there is nothing to save.

    Attributes:
        path: Its file.
        read_only: Why it can only be read, as a sentence; empty where it can be written to.

    """

    def __init__(self, path: Path, wait: float = _WAIT, *, reading: bool = False) -> None:
        """Open a library, making it where there is none.

        Args:
            path: Its file.
            wait: Seconds to wait while another program writes to it.
            reading: Whether it is opened only to be read.

        Raises:
            DamageError: It is damaged.
            LibraryError: It cannot be opened, is in use, or of a newer version.

        """
        self.path = path
        self._reading = reading
        self._hold: holding.Hold | None = None
        self._whereabouts: Whereabouts | None = None
        with explained(path):
            self.read_only = f"“{self.name}” was opened for reading only." if reading else self._take_hold()
            try:
                self._open(wait)
            except sqlite3.OperationalError as error:
                if self.read_only or code(error) not in _ROOMLESS or not (path.is_file() and path.stat().st_size):
                    raise
                # it needs files of its own to be written to, and none to be read while nobody writes
                self.read_only = f"The disk of “{self.name}” is full. {_UNKEPT}"
                self._open(wait, still=True)

    @property
    def name(self) -> str:
        """The library's name for people: its file's name without the suffix."""
        return self.path.stem

    @property
    def version(self) -> int:
        """A number that changes whenever another window has written."""
        with self.reading():
            return self._version_of_others()

    @property
    def is_free(self) -> bool:
        """Whether a library that could only be read could be written to if it were opened now."""
        return bool(self.read_only) and not self._reading and holding.is_free(self.path)

    @property
    def astray(self) -> str:
        """Why nothing that is written to it will be found again, as a sentence: its files were taken away or replaced.

        Empty where they are still there, or where it can only be read.
        """
        return self._whereabouts.changed() if self._whereabouts else ""

    @property
    def is_folder_there(self) -> bool:
        """Whether the folder of a library that is written to is still there, and on the same disk."""
        return self._whereabouts is not None and self._whereabouts.is_folder_there

    def opened_again(self) -> Self:
        """Return the library opened anew; this one must not be used afterwards."""
        fresh = type(self)(self.path)
        self.close()
        return fresh

    def close(self) -> None:
        """Close the file; the library must not be used afterwards."""
        if self.astray:
            self._leave_astray()
        self.db.close()
        # the last one to close it takes its journal away
        self._whereabouts = None
        self._let_go()

    def lend(self, why: str) -> None:
        """Only read until `take_back`, while `editing_beside` writes; ``why`` is told to whoever would write."""
        self.read_only = why

    def take_back(self, beyond: str = "") -> None:
        """Write again; ``beyond`` is the name of an edit made beside, where it was too large to be undone."""
        self.read_only = ""
        self._undo.beyond = beyond

    def interrupt(self) -> None:
        """Have what another thread asks of this connection fail."""
        # the other thread may have closed it just now
        with suppress(sqlite3.ProgrammingError):
            self.db.interrupt()

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
        with self._told_astray(), explained(self.path):
            yield self.db

    @contextmanager
    def edit(self, name: str, group: str = "", *, lasting: bool = True) -> Generator[sqlite3.Connection]:
        """Make one edit: committed as a whole and undoable under a name, or not done at all.

        Args:
            name: What the edit does, for the menu.
            group: Edits that follow each other with the same group are undone together.
            lasting: As for `transaction`.

        Raises:
            LibraryError: It could not be written.

        """
        with self.transaction(lasting=lasting) as db, self._undo.recording(name, group):
            yield db

    @contextmanager
    def transaction(self, *, lasting: bool = True) -> Generator[sqlite3.Connection]:
        """Write what is no edit of the person, committed as a whole or not done at all.

        Args:
            lasting: Whether it must survive even a power cut, for which the disk is waited for.

        Raises:
            AstrayError: It was written to files that are no longer the library's, and is seen by `rescue` alone.
            LibraryError: It could not be written.

        """
        if self.read_only:
            raise LibraryError(self.read_only)
        with self._told_astray(always=True), explained(self.path):
            if self.astray:
                # the file may be in other hands
                self.db.execute("PRAGMA wal_autocheckpoint = 0")
            self.db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty for none."""
        with self.reading():
            return "" if self.read_only else self._undo.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty for none."""
        with self.reading():
            return "" if self.read_only else self._undo.redo_name

    @property
    def last_step(self) -> int:
        """Number of the edit that undo would take back, 0 for none; later edits have higher ones."""
        with self.reading():
            return 0 if self.read_only else self._undo.last

    def beyond_undo(self) -> str:
        """Return, once, the name of an edit too large to be undone, as nothing before it can be; else empty."""
        name, self._undo.beyond = self._undo.beyond, ""
        return name

    def steps(self) -> tuple[DoneStep, ...]:
        """Return the edits that can be undone or redone, the newest first; those before a restart are among them."""
        with self.reading():
            return () if self.read_only else self._undo.steps()

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

    def go_to_step(self, step: int) -> list[Step]:
        """Take back or bring back edits until one, by its number, is the last; 0 takes back all.

        Returns:
            What was taken back or brought back, in order.

        Raises:
            LibraryError: As for `undo`.

        """
        return self._replay(lambda: self._undo.go_to(step))

    def forget_steps(self, touching: Collection[str]) -> None:
        """Forget what can be undone where any of it touches tables that a transaction is about to make otherwise."""
        self._undo.forget(touching)

    def _replay(self, way: Callable[[], _T]) -> _T:
        try:
            with self.transaction():
                return way()
        except (MisfitError, LibraryError) as problem:
            if isinstance(problem, LibraryError) and code(problem.__cause__) not in _LASTING:
                raise
            with self.transaction():
                self._undo.forget()
            raise LibraryError(
                f"This step no longer fits the library “{self.path.name}”. Nothing was changed, and no earlier step "
                "can be undone. Go on from here."
            ) from problem

    def _take_hold(self) -> str:
        """Take the right to write, or return why it cannot be had."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._hold = holding.take(self.path)
            if not self.path.exists() or holding.is_writable(self.path):
                return ""
            self._let_go()
        except BlockingIOError:
            return f"“{self.name}” is open in another window. {_UNKEPT}"
        except OSError:
            if not os.path.isfile(self.path):  # noqa: PTH113 - Path.is_file raises where a folder may not be entered
                raise
        return f"“{self.name}” is in a place that cannot be written to. {_UNKEPT}"

    def _let_go(self) -> None:
        if self._hold:
            self._hold.release()
            self._hold = None

    def _open(self, wait: float, *, still: bool = False) -> None:
        """Open the file, which is still where nobody writes to it."""
        address = holding.reading_address(self.path, still=still) if self.read_only else str(self.path)
        try:
            self.db = sqlite3.connect(address, isolation_level=None, timeout=wait, uri=bool(self.read_only))
            try:
                make_ready(self.db, self.path, read_only=bool(self.read_only))
                self._undo = UndoLog(self.db, WATCHED)
            except BaseException:
                self.db.close()
                raise
            if not self.read_only:
                self._whereabouts = Whereabouts(self.path)
        except BaseException:
            self._let_go()
            raise

    @contextmanager
    def _told_astray(self, *, always: bool = False) -> Generator[None]:
        """Raise AstrayError where the files are no longer there, always or in the place of another failure."""
        problem: LibraryError | None = None
        try:
            yield
        except LibraryError as failure:
            problem = failure
        if (problem or always) and (why := self.astray):
            raise AstrayError(f"{why} What you do now is not stored there.") from problem
        if problem:
            raise problem

    def _leave_astray(self) -> None:
        with suppress(sqlite3.Error):
            if self._whereabouts and self._whereabouts.is_moved:
                # wherever the file is, it is whole then, and the journal is not taken for that of what is in its place
                self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                # else the last to leave puts what is in its journal over what others have written to the file since
                self.db.interrupt()

    def _version_of_others(self) -> int:
        """Return a number that changes whenever another connection has written."""
        (version,) = self.db.execute("PRAGMA data_version").fetchone()
        return int(version)
