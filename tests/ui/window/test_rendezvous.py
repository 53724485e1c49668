import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cxreader import paths
from cxreader.ui import rendezvous
from cxreader.ui.rendezvous import Rendezvous

ROOT = Path(__file__).parents[3]
VISITOR = """
import sys
from pathlib import Path
from cxreader.ui.rendezvous import hand_over
print(hand_over([Path(name) for name in sys.argv[1:]]))
"""


@pytest.fixture(autouse=True)
def place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A meeting place of the test's own, whose name is short."""
    folder = tmp_path_factory.mktemp("m")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return paths.meeting_place()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QObject]:
    assert qtbot
    holder = QObject()
    yield holder
    for meeting in holder.findChildren(Rendezvous):
        meeting.close()
    holder.deleteLater()


def waiting(window: QObject) -> tuple[Rendezvous, list[list[Path]]]:
    """Return a window's end that waits, and what came there."""
    meeting = Rendezvous(window)
    came: list[list[Path]] = []
    meeting.came.connect(came.append)
    meeting.wait()
    return meeting, came


def visit(*files: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", VISITOR, *files]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def answer(visitor: subprocess.Popen[str]) -> str:
    words, _ = visitor.communicate(timeout=30)
    return words.strip()


@pytest.mark.parametrize("names", [("/texts/a.txt", "/texts/客户 b.txt"), ()])
def test_a_second_start_hands_over_its_files(
    window: QObject, qtbot: QtBot, place: Path, names: tuple[str, ...]
) -> None:
    assert not paths.is_met(place)
    meeting, came = waiting(window)
    assert paths.is_met(place)
    visitor = visit(*names)
    qtbot.waitUntil(lambda: bool(came), timeout=20_000)
    assert answer(visitor) == "True"
    assert came == [[Path(name) for name in names]]
    meeting.close()
    assert not place.exists()


def test_where_no_window_is_nothing_is_handed_over() -> None:
    assert not rendezvous.hand_over([Path("/texts/a.txt")])


def test_what_a_dead_window_left_behind_traps_nobody(window: QObject, qtbot: QtBot, place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(place))
    assert paths.is_met(place)
    assert answer(visit("/texts/a.txt")) == "False"
    _, came = waiting(window)
    visitor = visit("/texts/a.txt")
    qtbot.waitUntil(lambda: bool(came), timeout=20_000)
    assert answer(visitor) == "True"


@pytest.mark.parametrize("says", [b"", b"what?\n"])
def test_a_window_that_hangs_traps_nobody(monkeypatch: pytest.MonkeyPatch, place: Path, says: bytes) -> None:
    monkeypatch.setattr(rendezvous, "_PATIENCE", 50)
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(place))
        hanging.listen()

        def answer_oddly() -> None:
            visitor, _ = hanging.accept()
            # a visitor whose patience is at its end has left before it hears anything
            with visitor, suppress(ConnectionError):
                visitor.sendall(says)

        answering = Thread(target=answer_oddly)
        if says:
            answering.start()
        assert not rendezvous.hand_over([])
        if says:
            answering.join()


def test_one_window_at_a_time_is_there_and_the_next_takes_its_place(window: QObject, qtbot: QtBot, place: Path) -> None:
    first, came_first = waiting(window)
    second, came_second = waiting(window)
    first.wait()
    visitor = visit()
    qtbot.waitUntil(lambda: bool(came_first), timeout=20_000)
    assert answer(visitor) == "True"
    assert came_second == []
    first.close()
    second.wait()
    visitor = visit()
    qtbot.waitUntil(lambda: bool(came_second), timeout=20_000)
    assert answer(visitor) == "True"
    second.close()
    assert not place.exists()


@pytest.mark.parametrize("says", [b"no list\n", b"7\n", b"[7]\n", b"not to the end"])
def test_what_makes_no_sense_is_passed_over(window: QObject, qtbot: QtBot, place: Path, says: bytes) -> None:
    _, came = waiting(window)
    with socket.socket(socket.AF_UNIX) as odd:
        odd.connect(str(place))
        odd.sendall(says)
    visitor = visit("/texts/a.txt")
    qtbot.waitUntil(lambda: bool(came), timeout=20_000)
    assert answer(visitor) == "True"
    assert came == [[Path("/texts/a.txt")]]
