"""What takes long to do to a library's file, done beside the window."""

from collections.abc import Callable, Generator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from cxreader.errors import LibraryError
from cxreader.ui.jobs import Job, Jobs, Work
from cxreader.ui.workers import Workers

_T = TypeVar("_T")


class Errands(QObject):
    """Runs calls one after the other: in a process that is there only for them, or in a thread.

    Nobody is told any more of what comes of one that was cancelled; it runs to its end all the same.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._questions = Jobs(self), Jobs(self)
        self._workers = Workers(light=True)
        self._running = 0

    @property
    def busy(self) -> bool:
        """Whether a process has work to do."""
        return self._running > 0

    def run(
        self, call: Callable[[], _T], on_answer: Callable[[_T], object], on_failure: Callable[[Exception], object]
    ) -> Job:
        """Run a call that can be pickled in a process, which ends with the window, whatever it is doing.

        Args:
            call: The call.
            on_answer: Told on this thread of what it returns.
            on_failure: Told of what it raised.

        Returns:
            The job.

        """
        self._running += 1
        return _started(self._jobs, partial(_submitted, self._workers, call), on_answer, on_failure, self._end)

    def ask(
        self, call: Callable[[], _T], on_answer: Callable[[_T], object], on_failure: Callable[[Exception], object]
    ) -> Job:
        """Run a call in a thread, as is enough for a question to SQLite; else it is as for `run`."""
        return _started(self._questions, partial(_called, call), on_answer, on_failure, lambda: None)

    def stop(self) -> None:
        """End everything: the window closes."""
        self._workers.stop()
        self._jobs.stop()
        self._questions.stop()

    def _end(self) -> None:
        self._running -= 1
        if not self._running:
            self._workers.rest()


def _started(
    jobs: Jobs,
    work: Work,
    on_answer: Callable[[_T], object],
    on_failure: Callable[[Exception], object],
    on_end: Callable[[], None],
) -> Job:
    def answer(found: _T) -> None:
        if not job.is_cancelled:
            on_answer(found)

    def fail(failure: Exception) -> None:
        if not job.is_cancelled:
            on_failure(failure)

    job = jobs.start(work, answer, fail, lambda _: on_end())
    return job


def _submitted(workers: Workers, call: Callable[[], _T]) -> Generator[_T]:
    from concurrent.futures import BrokenExecutor  # loaded late: no start needs it

    try:
        yield workers.submit(call).result()
    except BrokenExecutor as failure:
        words = QCoreApplication.translate("Errands", "The process that worked on the library has ended. Try again.")
        raise LibraryError(words) from failure


def _called(call: Callable[[], _T]) -> Generator[_T]:
    yield call()
