"""One long call at a time in a thread, which tells how far it is and may be given up at each of its steps."""

import time
from collections.abc import Callable, Generator
from itertools import count
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cxreader.errors import CxError
from cxreader.ui.jobs import Job, Jobs

# told after each step how many are done of how many
Step = Callable[[int, int], None]

_T = TypeVar("_T")

# seconds between two looks at how far it is
_PACE = 0.1


class _CancelledError(Exception):
    """The person thought better of it."""


class SteppedJob(QObject):
    """Makes calls that are given what they are to call after each of their steps.

    Signals:
        progressed: So many steps of so many are done; 0 of 0 is the end.
        failed: Why a call came to nothing, as a sentence.
        cancelled: A call came to nothing, as the person wished.

    """

    progressed = Signal(int, int)
    failed = Signal(str)
    cancelled = Signal()
    _stepped = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._given_up = False
        self._told = 0.0
        # from the thread that works to that of the window
        self._stepped.connect(self._tell_progress)

    @property
    def busy(self) -> bool:
        """Whether a call is being made."""
        return self._job is not None

    def start(self, call: Callable[[Callable[[], None]], _T], whole: int, on_answer: Callable[[_T], object]) -> None:
        """Make a call that can be given up to its very end, unless one is being made.

        Args:
            call: The call, in another thread; what it is to call after each step may raise.
            whole: How many steps it will take.
            on_answer: Told, on this thread, of what it returns.

        """
        done = count(1)

        def answer(found: _T) -> None:
            # what took long only after its last step
            if self._given_up:
                self.cancelled.emit()
            else:
                on_answer(found)

        self.run(lambda step: call(lambda: step(next(done), whole)), answer, whole)

    def run(self, call: Callable[[Step], _T], on_answer: Callable[[_T], None], whole: int = 1) -> None:
        """Make a call that knows itself how far it is, and holds once it has made its last step.

        Args:
            call: The call, in another thread; what it is to call after each step, with the number of steps done and
                of all, may raise.
            on_answer: Told, on this thread, of what it returns.
            whole: How many steps it will take, as far as that is known before.

        """
        if self._job:
            return
        self._given_up = False
        self.progressed.emit(0, whole)

        def work() -> Generator[_T]:
            yield call(self._step)

        def answer(found: _T) -> None:
            # who hears of it may start the next one
            self._end(job)
            on_answer(found)

        job = self._job = self._jobs.start(work, answer, self._fail, lambda _complete: self._end(job))

    def cancel(self) -> None:
        """Give up the call."""
        self._given_up = True

    def stop(self) -> None:
        """Give up the call, and wait until it has ended."""
        self.cancel()
        self._jobs.stop()

    def _step(self, done: int, whole: int) -> None:
        """Take note of a step; called in the thread that works."""
        if self._given_up:
            raise _CancelledError
        if time.monotonic() - self._told > _PACE:
            self._told = time.monotonic()
            self._stepped.emit(min(done, whole), whole)

    def _tell_progress(self, done: int, whole: int) -> None:
        if self._job:
            self.progressed.emit(done, whole)

    def _fail(self, failure: Exception) -> None:
        if isinstance(failure, _CancelledError):
            self.cancelled.emit()
        elif isinstance(failure, CxError):
            self.failed.emit(str(failure))
        else:
            raise failure

    def _end(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self.progressed.emit(0, 0)
