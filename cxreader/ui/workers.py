"""Processes beside the window for what burns the processor: the only module that knows of them."""

import os
from collections.abc import Callable, Collection
from threading import Lock
from typing import Any, Protocol, TypeVar

_T = TypeVar("_T")
_Result_co = TypeVar("_Result_co", covariant=True)
# with the meaning model each takes much memory, and without it little
_MOST, _MOST_LIGHT = 3, 4


class Answer(Protocol[_Result_co]):
    """What a process is working on."""

    def done(self) -> bool:
        """Tell whether there is a result, or never will be."""

    def result(self) -> _Result_co:
        """Wait for what comes out; raises what the call raised."""


class Pool(Protocol):
    """Processes that are there for calls."""

    def submit(self, call: Callable[[], _T], /) -> Answer[_T]:
        """Make a call in one of them, when one is free."""

    def shutdown(self, *, wait: bool, cancel_futures: bool) -> None:
        """Let them end."""


class Leash(Protocol):
    """An end of a pipe: once it is closed, the processes that hold the other end are gone."""

    def close(self) -> None:
        """Close it."""


class Workers:
    """Runs calls in processes of low priority, which are started when the first one comes.

    Threads of the window itself would make it late for its person.
    """

    def __init__(self, *, light: bool = False) -> None:
        """Make them, with half of the processors left to others.

        Args:
            light: Whether they are without the meaning model and work for a person who waits, on all processors.

        """
        processors = os.cpu_count() or 1
        self.number = min(_MOST_LIGHT, processors) if light else max(1, min(_MOST, processors // 2))
        self._pool: Pool | None = None
        self._leash: Leash | None = None
        self._stopped = False
        # several threads ask
        self._lock = Lock()

    def submit(self, call: Callable[[], _T]) -> Answer[_T]:
        """Run a call that can be pickled, as can what it returns; the answer raises BrokenExecutor if a process dies.

        Raises:
            RuntimeError: They were stopped.

        """
        from concurrent.futures import BrokenExecutor

        with self._lock:
            try:
                return self._started().submit(call)
            except BrokenExecutor:
                # one has died since the last call
                self._end()
                return self._started().submit(call)

    def wait(self, answers: Collection[Answer[Any]], seconds: float) -> None:
        """Wait until one of some answers is there, at most so long."""
        from concurrent.futures import FIRST_COMPLETED, Future, wait

        wait([answer for answer in answers if isinstance(answer, Future)], seconds, FIRST_COMPLETED)

    def rest(self) -> None:
        """End the processes, whatever they are doing, and wait until they are gone; the next call starts others."""
        with self._lock:
            self._end(wait=True)

    def stop(self) -> None:
        """End the processes, whatever they are doing, for good."""
        with self._lock:
            self._stopped = True
            self._end()

    def _end(self, *, wait: bool = False) -> None:
        pool, leash = self._pool, self._leash
        self._pool = self._leash = None
        if leash:
            leash.close()
        if pool:
            pool.shutdown(wait=wait, cancel_futures=True)

    def _started(self) -> Pool:
        if self._stopped:
            raise RuntimeError("the processes have ended")
        if self._pool is None:
            # slow to load, and no start needs it
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            from cxreader.judging.worker import begin

            # one that is forked from a window would have half of it
            context = get_context("spawn")
            held, self._leash = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self.number, mp_context=context, initializer=begin, initargs=(held,))
        return self._pool
