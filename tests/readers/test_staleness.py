import hashlib
import os
from pathlib import Path

import pytest

from cxreader.model.review import Remembered
from cxreader.readers.staleness import FileState, look_at


def remembered(path: Path) -> Remembered:
    state = path.stat()
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Remembered(1, str(path), state.st_size, state.st_mtime_ns, sha256, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    path = folder / "one.txt"
    path.write_text("one", "utf-8")
    return path


def test_a_file_is_the_same_while_its_bytes_are(path: Path) -> None:
    file = remembered(path)
    assert look_at(file) is FileState.SAME
    os.utime(path, (1, 1))
    assert look_at(file) is FileState.SAME
    path.write_text("two", "utf-8")
    assert look_at(file) is FileState.CHANGED


def test_a_file_that_is_not_there_was_moved_or_is_gone_with_its_folder(path: Path) -> None:
    file = remembered(path)
    path.unlink()
    assert look_at(file) is FileState.MOVED
    path.parent.rmdir()
    assert look_at(file) is FileState.GONE
    path.parent.write_text("", "utf-8")
    assert look_at(file) is FileState.GONE


def test_what_cannot_be_looked_at_is_told(path: Path) -> None:
    file = remembered(path)
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match="one"):
        look_at(file)
