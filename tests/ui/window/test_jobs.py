from collections.abc import Generator, Iterator
from threading import Event, current_thread
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxreader.ui.jobs import Jobs


class Diary:
    """Keeps what a job told."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.failures: list[str] = []
        self.ends: list[bool] = []
        self.threads: set[str] = set()

    def item(self, item: object) -> None:
        self.threads.add(current_thread().name)
        self.items.append(item)

    def failure(self, failure: Exception) -> None:
        self.failures.append(str(failure))

    def end(self, complete: bool) -> None:
        self.ends.append(complete)

    def ended(self) -> None:
        assert self.ends


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    made.stop()
    made.deleteLater()


def counting() -> Generator[object]:
    yield current_thread().name
    yield from range(3)


def failing() -> Generator[object]:
    yield 1
    raise RuntimeError("the paper is torn")


def test_items_arrive_in_order_on_the_windows_thread(qtbot: QtBot, jobs: Jobs) -> None:
    diary = Diary()
    jobs.start(counting, diary.item, diary.failure, diary.end)
    qtbot.waitUntil(diary.ended)
    assert diary.items[1:] == [0, 1, 2]
    assert diary.items[0] not in diary.threads
    assert diary.threads == {current_thread().name}
    assert (diary.failures, diary.ends) == ([], [True])


def test_a_failure_is_told_and_ends_the_job(qtbot: QtBot, jobs: Jobs) -> None:
    diary = Diary()
    jobs.start(failing, diary.item, diary.failure, diary.end)
    qtbot.waitUntil(diary.ended)
    assert (diary.items, diary.failures, diary.ends) == ([1], ["the paper is torn"], [False])


def test_a_cancelled_job_begins_no_other_item(qtbot: QtBot, jobs: Jobs) -> None:
    diary = Diary()
    go_on, closed = Event(), Event()

    def work() -> Generator[object]:
        try:
            yield 1
            go_on.wait(10)
            yield 2
            yield 3
        finally:
            closed.set()

    job = jobs.start(work, diary.item, diary.failure, diary.end)
    qtbot.waitUntil(lambda: diary.items == [1])
    told = [job.is_cancelled]
    job.cancel()
    told.append(job.is_cancelled)
    go_on.set()
    qtbot.waitUntil(diary.ended)
    assert (diary.items, diary.ends, closed.is_set(), told) == ([1], [False], True, [False, True])


def test_jobs_run_one_after_the_other(qtbot: QtBot, jobs: Jobs) -> None:
    diary = Diary()
    for name in "ab":
        jobs.start(lambda name=name: iter_twice(name), diary.item, diary.failure, diary.end)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(diary.ends) == 2)
    assert diary.items == ["a", "a", "b", "b"]


def iter_twice(name: str) -> Generator[object]:
    yield name
    yield name


def test_after_stop_nobody_is_told_of_anything(qtbot: QtBot, jobs: Jobs) -> None:
    diary = Diary()
    started = Event()

    def work() -> Generator[object]:
        started.set()
        yield 1
        yield 2

    jobs.start(work, diary.item, diary.failure, diary.end)
    started.wait(10)
    jobs.stop()
    qtbot.wait(0)
    assert (diary.items, diary.ends) == ([], [])


def test_without_any_job_there_is_nothing_to_stop(jobs: Jobs) -> None:
    jobs.stop()
    assert jobs.children() == []
