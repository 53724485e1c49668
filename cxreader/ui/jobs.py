"""Long work off the window's thread: the only module that knows of threads."""

from collections.abc import Callable, Generator
from contextlib import suppress
from threading import Event, Semaphore, Thread
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot

Work = Callable[[], Generator[Any]]


class Executor(Protocol):
    """What runs jobs in threads."""

    def submit(self, work: Callable[[], None], /) -> object:
        """Run something in a thread, when one is free."""

    def shutdown(self) -> None:
        """Wait until all work is done."""


class Job(QObject):
    """A running generator whose items arrive on the window's thread."""

    _item = Signal(object)
    _failed = Signal(Exception)
    _ended = Signal(bool)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = Event()
        self._taken = Semaphore(0)

    def connect_to(
        self,
        on_item: Callable[[Any], None],
        on_failure: Callable[[Exception], None],
        on_end: Callable[[bool], None],
    ) -> None:
        """Say who is told of items, of a failure and of the end; a signal sent before that would be lost."""
        self._item.connect(on_item)
        self._failed.connect(on_failure)
        self._ended.connect(on_end)

    @Slot()
    def cancel(self) -> None:
        """Stop the work before its next item."""
        self._cancelled.set()
        self._taken.release()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was cancelled; an item may still be on its way."""
        return self._cancelled.is_set()

    def go_on(self) -> None:
        """Let the work go on to its next item, since the last one has been dealt with."""
        self._taken.release()

    def run(self) -> None:
        """Drive the generator to its end; called in a worker thread."""
        complete = False
        items = self._work()
        try:
            for item in items:
                if self._cancelled.is_set():
                    break
                self._item.emit(item)
                # a heap of items would keep the window's thread from hearing its person
                self._taken.acquire()
            else:
                complete = not self._cancelled.is_set()
        except Exception as failure:  # noqa: BLE001 - whatever it is, the window's thread tells the person
            self._failed.emit(failure)
        finally:
            items.close()
            self._ended.emit(complete)


class Glance(QObject):
    """Looks at something that may never answer, such as a file on a network drive: nobody ever waits for it."""

    _seen = Signal(object)

    def __init__(self, parent: QObject, on_sight: Callable[[Any], None]) -> None:
        """Say who is told, on this thread, of what was seen; a look that failed is not told of."""
        super().__init__(parent)
        self._seen.connect(on_sight)

    def look(self, work: Callable[[], object]) -> None:
        """Have something looked at beside all else."""
        # one of its own, for those of a pool are waited for at the end
        Thread(target=self._look, args=(work,), name="cxreader glance", daemon=True).start()

    def _look(self, work: Callable[[], object]) -> None:
        # the window may have gone meanwhile, and this object with it
        with suppress(OSError, RuntimeError):
            self._seen.emit(work())


class Jobs(QObject):
    """Starts jobs one after the other, or some beside each other, and waits for the running ones at the end."""

    def __init__(self, parent: QObject | None = None, threads: int = 1) -> None:
        super().__init__(parent)
        self._threads = threads
        self._pool: Executor | None = None
        self._running: set[Job] = set()
        self._stopped = False

    def start(
        self,
        work: Work,
        on_item: Callable[[Any], None],
        on_failure: Callable[[Exception], None],
        on_end: Callable[[bool], None],
    ) -> Job:
        """Run a generator in a worker thread.

        Args:
            work: Makes the generator, in the worker thread.
            on_item: Told of each item on this thread, as are the others.
            on_failure: Told of the exception that ended the generator.
            on_end: Told, always and last, whether the generator came to its own end.

        Returns:
            The job, for cancelling it.

        """
        job = Job(work, self)
        self._running.add(job)
        job.connect_to(
            lambda item: self._hand_over(job, on_item, item),
            lambda failure: self._tell(on_failure, failure),
            lambda complete: self._end(job, on_end, complete),
        )
        self._workers().submit(job.run)
        return job

    def stop(self) -> None:
        """Cancel all jobs and wait until they have ended; nobody is told of anything any more."""
        self._stopped = True
        for job in self._running:
            job.cancel()
        if self._pool:
            self._pool.shutdown()

    def _workers(self) -> Executor:
        if self._pool is None:
            # the module behind it is slow to load, and the first job comes after the first picture
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=self._threads, thread_name_prefix="cxreader")
        return self._pool

    def _hand_over(self, job: Job, on_item: Callable[[Any], None], item: object) -> None:
        try:
            self._tell(on_item, item)
        finally:
            job.go_on()

    def _tell(self, listener: Callable[[Any], None], news: object) -> None:
        # what a thread said before it ended may arrive when the library is closed already
        if not self._stopped:
            listener(news)

    def _end(self, job: Job, on_end: Callable[[bool], None], complete: bool) -> None:
        self._running.discard(job)
        job.deleteLater()
        self._tell(on_end, complete)
