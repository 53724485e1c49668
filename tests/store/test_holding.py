import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from cxreader.store.holding import is_free, is_writable, reading_address, take

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys
from pathlib import Path
from cxreader.store.holding import take
hold = take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_one_at_a_time_may_write_and_leaves_no_file_behind(tmp_path: Path) -> None:
    library = tmp_path / "My.cxlib"
    hold = take(library)
    assert not is_free(library)
    with pytest.raises(BlockingIOError):
        take(library)
    hold.release()
    assert list(tmp_path.iterdir()) == []
    assert is_free(library)
    take(library).release()


def test_the_right_ends_with_its_program_however_that_ends(tmp_path: Path) -> None:
    library = tmp_path / "My.cxlib"
    command = [sys.executable, "-c", HOLDER, str(library)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert not is_free(library)
        holder.send_signal(signal.SIGKILL)
    assert is_free(library)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_was_taken_away_meanwhile_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    library, lock = tmp_path / "My.cxlib", tmp_path / "My.cxlib-hold"
    locked: list[int] = []
    lock_file = fcntl.flock

    def be_late(file: int, how: int) -> None:
        locked.append(file)
        if len(locked) == 1:
            lock.unlink()
            if again:
                lock.touch()
        lock_file(file, how)

    monkeypatch.setattr(fcntl, "flock", be_late)
    hold = take(library)
    assert len(locked) == 2
    assert not is_free(library)
    hold.release()


def test_where_nothing_can_be_written_nobody_holds(tmp_path: Path) -> None:
    assert not is_free(tmp_path / "gone" / "My.cxlib")
    assert not is_writable(tmp_path / "gone" / "My.cxlib")


def test_a_reader_is_told_that_nobody_writes_on_a_disk_for_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "Ana’s texts?.cxlib"
    library.touch()
    assert reading_address(library) == f"{library.as_uri()}?mode=rw"
    Path(f"{library}-wal").touch()
    # somebody writes
    assert reading_address(library) == f"{library.as_uri()}?mode=ro"
    Path(f"{library}-wal").unlink()
    monkeypatch.setattr(os, "access", lambda *_args, **_more: False)
    assert reading_address(library) == f"{library.as_uri()}?mode=ro&immutable=1"
    Path(f"{library}-wal").touch()
    assert reading_address(library) == f"{library.as_uri()}?mode=ro&immutable=1"
    # what waits in a journal must not be passed over
    Path(f"{library}-wal").write_bytes(b"new")
    assert reading_address(library) == f"{library.as_uri()}?mode=ro"


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Locks of files as that system has them; the list holds the files that are locked."""
    locked: list[int] = []

    def lock(file: int, how: int, length: int) -> None:
        assert (how, length) == (3, 1)
        if locked:
            raise PermissionError(13, "Permission denied")
        locked.append(file)

    system = ModuleType("msvcrt")
    vars(system).update(LK_NBLCK=3, locking=lock)
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    monkeypatch.setattr(sys, "platform", "win32")
    return locked


def test_another_system_has_its_own_locks(tmp_path: Path, on_windows: list[int]) -> None:
    library = tmp_path / "My.cxlib"
    hold = take(library)
    assert len(on_windows) == 1
    assert not is_free(library)
    on_windows.clear()
    hold.release()
    assert list(tmp_path.iterdir()) == []
