import os
import signal
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from cxreader.intake import Taken
from cxreader.model.document import Problem
from cxreader.ui import feeding
from cxreader.ui.feeding import Dealt, Feeding
from cxreader.ui.workers import Workers


@pytest.fixture
def workers() -> Iterator[Workers]:
    one = Workers(light=True)
    yield one
    one.stop()


def deal(log: Path, numbers: tuple[int, ...]) -> Taken:
    """Deal with numbers: those below zero cannot be dealt with, 13 ends its process, 99 finds the disk full."""
    for done, number in enumerate(numbers):
        if number == 13:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 99:
            return Taken(done, numbers[:done], failure="The disk is full.")
        if number < 0:
            raise ValueError(f"there is no {number}")
        with log.open("a") as file:
            file.write(f"{number} {os.getpid()}\n")
    return Taken(len(numbers), numbers)


def lose(number: int, failure: Exception) -> Taken:
    return Taken(1, problems=(Problem(Path(str(number)), type(failure).__name__),))


@pytest.fixture
def fed(tmp_path: Path) -> Feeding[int]:
    return Feeding(lambda numbers: partial(deal, tmp_path / "log", numbers), lose)


@pytest.fixture
def processes(tmp_path: Path) -> Callable[[], set[int]]:
    return lambda: {int(line.split()[1]) for line in (tmp_path / "log").read_text().splitlines()}


def told(answers: Iterable[Dealt[int]]) -> tuple[list[int], list[int], list[str], str]:
    """Return what was dealt with, what it became, which were lost and why, and the failure."""
    every = list(answers)
    assert sum(dealt.taken.done for dealt in every) == sum(len(dealt.items) for dealt in every)
    return (
        sorted(item for dealt in every for item in dealt.items),
        sorted(key for dealt in every for key in dealt.taken.ids),
        sorted(f"{problem.path} {problem.why}" for dealt in every for problem in dealt.taken.problems),
        "".join(dealt.taken.failure for dealt in every),
    )


def test_things_are_dealt_with_in_other_processes(
    workers: Workers, fed: Feeding[int], processes: Callable[[], set[int]]
) -> None:
    every = list(range(100, 150))
    assert told(fed.beside(workers, every)) == (every, every, [], "")
    assert os.getpid() not in processes()


def test_a_few_are_dealt_with_here_in_their_order(fed: Feeding[int], processes: Callable[[], set[int]]) -> None:
    answers = list(fed.here([3, -1, 2]))
    assert [dealt.items for dealt in answers] == [(3,), (-1,), (2,)]
    assert told(answers) == ([-1, 2, 3], [2, 3], ["-1 ValueError"], "")
    assert processes() == {os.getpid()}


def test_one_that_ends_its_process_costs_itself_alone(workers: Workers, fed: Feeding[int]) -> None:
    every = [*range(20, 33), 13, *range(40, 60)]
    others = [number for number in every if number != 13]
    assert told(fed.beside(workers, every)) == (sorted(every), others, ["13 BrokenProcessPool"], "")


def test_several_that_end_their_processes_cost_themselves(workers: Workers, fed: Feeding[int]) -> None:
    assert told(fed.beside(workers, [13, 1, 13, 2, 3, 4, 5])) == (
        [1, 2, 3, 4, 5, 13, 13],
        [1, 2, 3, 4, 5],
        ["13 BrokenProcessPool", "13 BrokenProcessPool"],
        "",
    )


def test_one_that_cannot_be_dealt_with_does_not_take_its_portion_along(workers: Workers, fed: Feeding[int]) -> None:
    every = [1, 2, 3, -4, 5, 6, 7, 8, 9]
    lost = ["-4 ValueError"]
    assert told(fed.beside(workers, every)) == (sorted(every), [1, 2, 3, 5, 6, 7, 8, 9], lost, "")


def test_nothing_is_begun_once_nothing_more_can_be_stored(workers: Workers, fed: Feeding[int]) -> None:
    dealt, kept, lost, failure = told(fed.beside(workers, [1, 2, 99, *range(100, 200)]))
    assert (dealt, lost, failure) == (kept, [], "The disk is full.")
    assert 1 in kept
    assert len(kept) < 60
    dealt, kept, lost, failure = told(fed.here([1, 99, 2]))
    assert (dealt, kept, lost, failure) == ([1], [1], [], "The disk is full.")


def test_while_a_thing_takes_long_an_empty_answer_comes_again_and_again(workers: Workers, tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    fed = Feeding[int](lambda numbers: partial(wait_for, fifo, numbers), lose)
    answers = fed.beside(workers, [1])
    assert [next(answers) for _ in range(3)] == [Dealt()] * 3
    fifo.write_text("go on")
    assert told(answers) == ([1], [1], [], "")


def wait_for(fifo: Path, numbers: tuple[int, ...]) -> Taken:
    assert fifo.read_text() == "go on"
    return Taken(len(numbers), numbers)


def test_answers_that_come_fast_are_told_together(
    workers: Workers, fed: Feeding[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for pause in ("_SOON", "_PAUSE"):
        monkeypatch.setattr(feeding, pause, 1e9)
    monkeypatch.setattr(feeding, "_BEAT", 1e9)
    every = list(range(100, 140))
    # all that is left is told in the end
    (dealt,) = fed.beside(workers, every)
    assert sorted(dealt.items) == sorted(dealt.taken.ids) == every
    assert dealt.taken.done == 40
