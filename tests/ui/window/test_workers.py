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

    def ends(self, seconds: int = 30) -> bool:
        ended = bool(select.select([self._handle], [], [], seconds)[0])
        os.close(self._handle)
        return ended

    def has_ended(self) -> bool:
        return self.ends(0)


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


def test_resting_ends_them_until_the_next_call(workers: Workers) -> None:
    first = workers.submit(os.getpid).result()
    process = Watched(first)
    answer = workers.submit(partial(sleep, 600))
    workers.rest()
    assert process.has_ended()
    with pytest.raises((BrokenExecutor, CancelledError)):
        answer.result()
    assert workers.submit(os.getpid).result() != first


def test_one_waits_for_the_first_answer_that_is_there(workers: Workers) -> None:
    answers = [workers.submit(os.getpid), workers.submit(partial(sleep, 600))]
    workers.wait(answers, 60)
    assert [answer.done() for answer in answers] == [True, False]
    workers.wait(answers[1:], 0.01)
    assert not answers[1].done()


def test_those_without_the_model_take_all_processors_but_never_many(monkeypatch: pytest.MonkeyPatch) -> None:
    for processors, number, light in ((1, 1, 1), (2, 1, 2), (4, 2, 4), (64, 3, 4), (None, 1, 1)):
        monkeypatch.setattr(os, "cpu_count", lambda processors=processors: processors)
        assert (Workers().number, Workers(light=True).number) == (number, light)


def test_none_is_left_when_the_program_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", _ASKING], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout is not None
        worker = Watched(int(asking.stdout.readline()))
        asking.kill()
    assert worker.ends()
