"""Writing an export in the background, by a session that only reads, so that the window never waits."""

from contextlib import closing
from functools import partial
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
from cxreader.ui.stepped_job import Step, SteppedJob


class Wish(NamedTuple):
    """What is to be written: all that was chosen, the scope, and the library's file."""

    choice: ExportChoice
    scope: Scope
    library: Path


class Outcome(NamedTuple):
    """What was written, and how many rows."""

    written: Written
    rows: int


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

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job = SteppedJob(self)
        self._job.progressed.connect(self.progressed)
        self._job.failed.connect(self.failed)
        self._job.cancelled.connect(self.cancelled)

    @property
    def busy(self) -> bool:
        """Whether an export is being written."""
        return self._job.busy

    def start(self, wish: Wish) -> None:
        """Write an export, unless one is being written."""
        self._job.run(partial(_write, wish), lambda outcome: self.written.emit(wish, outcome))

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
        self._job.cancel()

    def stop(self) -> None:
        """Give up what is being written, and wait until it is."""
        self._job.stop()


def _write(wish: Wish, step: Step) -> Outcome:
    with closing(open_session(wish.library, reading=True)) as session, session.steady():
        return put(session, wish, step)


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


def put(session: Session, wish: Wish, step: Step) -> Outcome:
    """Write an export; ``step`` is told after each row how many are done of how many.

    Raises:
        CxError: It could not be written.

    """
    export = exported(session, wish.choice, wish.scope)
    protected = (wish.library, *map(Path, session.files()))
    whole, done = len(export.rows), count(1)
    written = write(export, wish.choice.format, wish.choice.path, protected, lambda: step(next(done), whole))
    return Outcome(written, whole)
