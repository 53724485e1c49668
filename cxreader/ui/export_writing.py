"""Writing an export in the background, by a session that only reads, so that the window never waits."""

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cxreader.errors import CxError
from cxreader.exporters import Written, write
from cxreader.model.export import Export
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, open_session
from cxreader.ui.export_choice import ExportChoice, What
from cxreader.ui.stepped_job import SteppedJob, Steps


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
        self._job.start(partial(_write, wish), 1, lambda outcome: self.written.emit(wish, outcome))

    def write_now(self, session: Session, wish: Wish) -> None:
        """Write an export that takes no longer than a person blinks."""
        try:
            outcome = put(session, wish, Steps())
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


def exported(session: Session, choice: ExportChoice, scope: Scope, steps: Steps) -> Export:
    """Return what a choice stands for, unless that is given up."""
    made = leaving.leave(session, scope, passages=choice.what is What.PASSAGES, look=steps.look)
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


def put(session: Session, wish: Wish, steps: Steps) -> Outcome:
    """Write an export; each row is a step.

    Raises:
        CxError: It could not be written.

    """
    export = exported(session, wish.choice, wish.scope, steps)
    protected = (wish.library, *map(Path, session.files()))
    steps.whole = len(export.rows)
    written = write(export, wish.choice.format, wish.choice.path, protected, steps)
    return Outcome(written, steps.whole)


def _write(wish: Wish, steps: Steps) -> Outcome:
    with closing(open_session(wish.library, reading=True)) as session, session.steady():
        return put(session, wish, steps)
