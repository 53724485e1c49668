"""One long call at a time in a thread, which tells how far it is and may be given up at each of its steps."""

import time
from collections.abc import Callable, Generator
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from cxreader.errors import CxError
from cxreader.ui.jobs import Job, Jobs

_T = TypeVar("_T")

# seconds between two looks at how far it is
_PACE = 0.1


class Steps:
    """Counts the steps of a long call, which calls it after each of them; that may raise.

    Attributes:
        whole: How many steps the call will take, which it may only find out itself.

    """

    def __init__(self, whole: int = 0, tell: Callable[[int, int], None] = lambda _done, _whole: None) -> None:
        """Say how many there will be, and who is told after each how many of how many are done."""
        self.whole = whole
        self._tell = tell
        self._done = 0

    def __call__(self) -> None:
        """Take note of a step."""
        self._done += 1
        self.look()

    def look(self) -> None:
        """See whether the call is given up, before its first step or between two."""
        self._tell(self._done, self.whole)


class _CancelledError(Exception):
    """The person thought better of it."""


class SteppedJob(QObject):
    """Makes calls that are given what they are to call after each of their steps.

    What becomes of a call is told once the next one may be made.

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
        self._then: Callable[[], object] | None = None
        # from the thread that works to that of the window
        self._stepped.connect(self._tell_progress)

    @property
    def busy(self) -> bool:
        """Whether a call is being made."""
        return self._job is not None

    def start(self, call: Callable[[Steps], _T], whole: int, on_answer: Callable[[_T], object]) -> None:
        """Make a call, unless one is being made.

        Args:
            call: The call, in another thread.
            whole: How many steps it will take.
            on_answer: Told, on this thread, of what it returns.

        """
        if self._job:
            return
        self._given_up = False
        self.progressed.emit(0, whole)

        def work() -> Generator[_T]:
            yield call(Steps(whole, self._step))

        def keep(found: _T) -> None:
            self._then = lambda: on_answer(found)

        self._job = self._jobs.start(work, keep, self._fail, lambda _complete: self._end())

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
            self._then = self.cancelled.emit
        elif isinstance(failure, CxError):
            words = str(failure)
            self._then = lambda: self.failed.emit(words)
        else:
            raise failure

    def _end(self) -> None:
        self._job = None
        self.progressed.emit(0, 0)
        then, self._then = self._then, None
        if then:
            then()
