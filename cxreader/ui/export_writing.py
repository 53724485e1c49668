"""Writing an export in the background, by a session that only reads, so that the window never waits."""

import time
from collections.abc import Callable, Generator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cxreader.errors import CxError
from cxreader.exporters import Written, write
from cxreader.model.export import Export
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, open_session
from cxreader.ui.export_choice import ExportChoice, What
from cxreader.ui.jobs import Job, Jobs

# seconds between two looks at how far it is
_PACE = 0.1


class Wish(NamedTuple):
    """What is to be written: all that was chosen, the scope, and the library's file."""

    choice: ExportChoice
    scope: Scope
    library: Path


class Outcome(NamedTuple):
    """What was written, and how many rows."""

    written: Written
    rows: int


class _CancelledError(Exception):
    """The person thought better of it."""


class ExportWriting(QObject):
    """Writes one export at a time.

    Signals:
        progressed: So many rows of so many are written; 0 of 0 is the end.
        written: A ``Wish`` and its ``Outcome``.
        failed: Why an export could not be written, as a sentence.
        cancelled: Nothing was written, as the person wished.

    """

    progressed = Signal(int, int)
    written = Signal(object, object)
    failed = Signal(str)
    cancelled = Signal()
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._given_up = False
        self._told = 0.0
        # from the thread that writes to that of the window
        self._stepped.connect(self._tell_progress)

    @property
    def busy(self) -> bool:
        """Whether an export is being written."""
        return self._job is not None

    def start(self, wish: Wish) -> None:
        """Write an export, unless one is being written."""
        if self._job:
            return
        self._given_up = False
        self.progressed.emit(0, 1)
        self._job = self._jobs.start(
            lambda: self._work(wish),
            lambda outcome: self.written.emit(wish, outcome),
            self._fail,
            lambda _complete: self._end(),
        )

    def write_now(self, session: Session, wish: Wish) -> None:
        """Write an export that takes no longer than a person blinks."""
        try:
            outcome = put(session, wish, lambda _done, _whole: None)
        except CxError as problem:
            self.failed.emit(str(problem))
            return
        self.written.emit(wish, outcome)

    def cancel(self) -> None:
        """Write nothing after all."""
        self._given_up = True

    def stop(self) -> None:
        """Give up what is being written, and wait until it is."""
        self.cancel()
        self._jobs.stop()

    def _work(self, wish: Wish) -> Generator[Outcome]:
        with closing(open_session(wish.library, reading=True)) as session, session.steady():
            yield put(session, wish, self._step)

    def _step(self, done: int, whole: int) -> None:
        """Take note of a row that was written; called in the thread that writes."""
        if self._given_up:
            raise _CancelledError
        if time.monotonic() - self._told > _PACE:
            self._told = time.monotonic()
            self._stepped.emit(done, whole)

    def _tell_progress(self, done: int, whole: int) -> None:
        if self._job:
            self.progressed.emit(min(done, whole), whole)

    def _fail(self, failure: Exception) -> None:
        if isinstance(failure, _CancelledError):
            self.cancelled.emit()
        elif isinstance(failure, CxError):
            self.failed.emit(str(failure))
        else:
            raise failure

    def _end(self) -> None:
        self._job = None
        self.progressed.emit(0, 0)


def exported(session: Session, choice: ExportChoice, scope: Scope) -> Export:
    """Return what a choice stands for."""
    made = leaving.leave(session, scope, passages=choice.what is What.PASSAGES)
    return shaped(made, choice)


def shaped(export: Export, choice: ExportChoice) -> Export:
    """Return an export with its sections and parts as they were chosen."""
    return export._replace(
        grouping=choice.grouping,
        sentence=choice.sentence,
        place=choice.place,
        why=choice.why,
        notes=choice.notes,
    )


def put(session: Session, wish: Wish, step: Callable[[int, int], None]) -> Outcome:
    """Write an export; ``step`` is told after each row how many are done of how many.

    Raises:
        CxError: It could not be written.

    """
    export = exported(session, wish.choice, wish.scope)
    protected = (wish.library, *map(Path, session.files()))
    whole, done = len(export.rows), count(1)
    written = write(export, wish.choice.format, wish.choice.path, protected, lambda: step(next(done), whole))
    return Outcome(written, whole)
