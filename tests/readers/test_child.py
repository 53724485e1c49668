"""The process that reads, as it works within this one."""

import json
import resource
import signal
import sys
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest

from cxreader.model.document import Manner
from cxreader.readers import wire
from cxreader.readers.child import serve

ODD = "tests.readers.misbehaving"


@pytest.fixture(autouse=True)
def unharmed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Leave this process as it was: it is to have all the memory that it needs, and to hear of Ctrl+C."""
    monkeypatch.setattr("cxreader.readers.child._MEMORY", 1 << 46)
    heard, memory = signal.getsignal(signal.SIGINT), resource.getrlimit(resource.RLIMIT_AS)
    yield
    signal.signal(signal.SIGINT, heard)
    resource.setrlimit(resource.RLIMIT_AS, memory)


def said_of(*wishes: str, wish: wire.Wish = wire.Wish.READ) -> list[bytes]:
    """Return what is said of some files, after the word that it is ready."""
    asked, asking = Pipe(duplex=False)
    answers, own = Pipe(duplex=False)
    for words in wishes:
        asking.send_bytes(wire.packed_question(wish, ODD, "a.odd", Manner("cp1250")))
        asking.send_bytes(words.encode())
    asking.close()
    serve(asked, own)
    own.close()
    return [answers.recv_bytes() for _ in range(1 + len(wishes))]


def test_files_are_read_one_after_the_other_until_nobody_asks() -> None:
    ready, *said = said_of("one", "two")
    assert ready == b"ready"
    readings = [wire.answer(each) for each in said]
    assert [(reading.text, reading.manner) for reading in readings] == [
        ("one", Manner("cp1250")),
        ("two", Manner("cp1250")),
    ]


def test_what_is_no_reading_is_told_as_it_is() -> None:
    assert wire.previewed(said_of("nothing", wish=wire.Wish.PREVIEW)[1]) is None


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("refuse", "“a.odd” is locked. Unlock it."),
        ("fail", "“a.odd” could not be read (LookupError)"),
        ("descend", "“a.odd” is nested too deeply"),
        ("burst", "“a.odd” would need too much memory"),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(wish: str, why: str) -> None:
    assert str(json.loads(said_of(wish)[1])).startswith(why)


def test_where_the_system_knows_no_limits_files_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert wire.answer(said_of("words")[1]).text == "words"
