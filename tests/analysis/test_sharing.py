"""Judging a long text by halves; the process that takes part is a real one."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import Pipe
from multiprocessing.process import BaseProcess
from operator import methodcaller

import pytest

from cxreader.analysis.sharing import Judge, Stretch, hands, serve
from cxreader.model.passage import Finding, Noise
from cxreader.model.theme import Codebook

TEXTS = (
    "Tardaron tres horas en contestar mi llamada.",
    "Nikt nie odpowiedział na moją reklamację.",
    "The queue at the till was endless, and the staff was rude.",
)
TEXT = "".join(TEXTS)
LONG = 600_000


class Other:
    """Another finder, which no process could be handed."""

    def __init__(self) -> None:
        self.process = os.getpid()

    def findings(
        self, _text: str, _start: int, _end: int, _language: str, _noise: Sequence[Noise]
    ) -> tuple[Finding, ...]:
        return ()


def others() -> list[BaseProcess]:
    """Return the processes that take part; those that read files have other names."""
    return [process for process in multiprocessing.active_children() if process.name == "cxreader half"]


@pytest.fixture
def judge(shipped_codebook: Codebook) -> Judge:
    return Judge(shipped_codebook)


@pytest.fixture
def stretches() -> list[Stretch]:
    found, start = [], 0
    for text, tongue in zip(TEXTS, ("es", "pl", "en"), strict=True):
        found.append(Stretch(start, start + len(text), tongue, ()))
        start += len(text)
    return found


@pytest.fixture
def unharmed() -> Iterator[None]:
    """Leave this process as it was: it is to hear of Ctrl+C, and to look for garbage."""
    heard = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, heard)
    gc.enable()


def test_two_processes_judge_as_one_does(judge: Judge, stretches: list[Stretch]) -> None:
    with hands(judge, LONG) as two:
        assert len(others()) == 1
        assert two.odds(TEXTS) == judge.odds(TEXTS)
        sketch = two.begin_sketch(TEXT)
        assert sketch() == judge.sketch(TEXT)
        found = two.findings(TEXT, stretches)
    assert found == judge.findings(TEXT, stretches)
    assert any(found)
    assert not others()


def test_what_a_process_that_died_leaves_undone_is_done_here(judge: Judge, stretches: list[Stretch]) -> None:
    with hands(judge, LONG) as two:
        (process,) = others()
        process.kill()
        process.join()
        assert two.odds(TEXTS) == judge.odds(TEXTS)
        assert two.begin_sketch(TEXT)() == judge.sketch(TEXT)
        assert two.findings(TEXT, stretches) == judge.findings(TEXT, stretches)


def test_a_short_text_is_judged_by_this_process_alone(judge: Judge, stretches: list[Stretch]) -> None:
    with hands(judge, LONG - 1) as one:
        assert not others()
        assert one.odds(TEXTS) == judge.odds(TEXTS)
        assert one.begin_sketch(TEXT)() == judge.sketch(TEXT)
        assert one.findings(TEXT, stretches) == judge.findings(TEXT, stretches)


def test_so_is_each_text_where_another_finder_is_at_work(shipped_codebook: Codebook, stretches: list[Stretch]) -> None:
    with hands(Judge(shipped_codebook, Other()), LONG) as one:
        assert not others()
        assert one.findings(TEXT, stretches) == [(), (), ()]


@pytest.mark.usefixtures("unharmed")
def test_calls_are_made_until_nobody_is_there_any_more(judge: Judge, shipped_codebook: Codebook) -> None:
    asked, asking = Pipe(duplex=False)
    answers, own = Pipe(duplex=False)
    asking.send(methodcaller("odds", TEXTS))
    asking.close()
    serve(asked, own, shipped_codebook)
    own.close()
    assert answers.recv() == judge.odds(TEXTS)
    with pytest.raises(EOFError):
        answers.recv()
    assert not gc.isenabled()
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.usefixtures("unharmed")
def test_a_call_that_fails_ends_it_without_an_answer(shipped_codebook: Codebook) -> None:
    asked, asking = Pipe(duplex=False)
    answers, own = Pipe(duplex=False)
    asking.send(methodcaller("odds", [None]))
    asking.send(methodcaller("odds", TEXTS))
    serve(asked, own, shipped_codebook)
    own.close()
    with pytest.raises(EOFError):
        answers.recv()
