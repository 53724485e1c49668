import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError
from functools import partial
from time import sleep

import pytest

from cxreader.ui.workers import Workers

_ASKING = """
import os, time
from functools import partial
from cxreader.ui.workers import Workers

if __name__ == "__main__":
    workers = Workers()
    print(workers.submit(os.getpid).result(), flush=True)
    workers.submit(partial(time.sleep, 600)).result()
"""


@pytest.fixture
def workers() -> Iterator[Workers]:
    one = Workers()
    yield one
    one.stop()


def niceness() -> int:
    return os.nice(0)


def fail() -> None:
    raise FileNotFoundError("gone")


class Watched:
    """A process of which one can wait that it ends, whoever started it."""

    def __init__(self, process: int) -> None:
        self._handle = os.pidfd_open(process)

    def ends(self) -> bool:
        ended = bool(select.select([self._handle], [], [], 30)[0])
        os.close(self._handle)
        return ended


def test_calls_are_made_in_another_process_that_steps_back(workers: Workers) -> None:
    assert 1 <= workers.number <= 3
    assert workers.submit(os.getpid).result() != os.getpid()
    assert workers.submit(niceness).result() >= min(19, os.nice(0) + 10)
    with pytest.raises(FileNotFoundError, match="gone"):
        workers.submit(fail).result()


def test_one_that_was_killed_is_followed_by_another(workers: Workers) -> None:
    first = workers.submit(os.getpid).result()
    waiting = workers.submit(partial(sleep, 600))
    os.kill(first, signal.SIGKILL)
    with pytest.raises(BrokenExecutor):
        waiting.result()
    assert workers.submit(os.getpid).result() != first


def test_stopping_ends_them_whatever_they_are_doing(workers: Workers) -> None:
    process = Watched(workers.submit(os.getpid).result())
    waiting = [workers.submit(partial(sleep, 600)) for _ in range(workers.number + 2)]
    workers.stop()
    assert process.ends()
    for answer in waiting:
        with pytest.raises((BrokenExecutor, CancelledError)):
            answer.result()
    with pytest.raises(RuntimeError):
        workers.submit(os.getpid)


def test_none_is_left_when_the_program_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _ASKING], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        worker = Watched(int(asking.stdout.readline()))
        asking.kill()
    assert worker.ends()
