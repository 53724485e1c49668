import ctypes
import gc
import os
import signal
import sys
from collections.abc import Iterator
from multiprocessing import Pipe
from threading import Event
from types import SimpleNamespace

import pytest

from cxreader.judging.worker import begin


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Set when this process would have ended."""
    event, before, threshold = Event(), signal.getsignal(signal.SIGINT), gc.get_threshold()
    monkeypatch.setattr(os, "_exit", lambda _: event.set())
    yield event
    signal.signal(signal.SIGINT, before)
    gc.set_threshold(*threshold)


def test_a_worker_is_polite_and_leaves_interrupts_to_the_window(ended: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "nice", steps.append)
    held, leash = Pipe(duplex=False)
    begin(held)
    assert steps == [10]
    assert gc.get_threshold()[0] == 200_000
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    leash.close()
    assert ended.wait(30)
    held.close()


def test_on_windows_it_has_a_lower_class_of_priority(ended: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    classes: list[tuple[str, int]] = []
    kernel = SimpleNamespace(
        GetCurrentProcess=lambda: "this one", SetPriorityClass=lambda process, kind: classes.append((process, kind))
    )
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    held, leash = Pipe(duplex=False)
    begin(held)
    assert classes == [("this one", 0x4000)]
    leash.close()
    assert ended.wait(30)
    held.close()


def test_one_that_may_not_step_back_works_all_the_same(ended: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "nice", refuse)
    held, leash = Pipe(duplex=False)
    begin(held)
    assert not ended.is_set()
    leash.close()
    assert ended.wait(30)
    held.close()
