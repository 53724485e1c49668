"""Taking in the bytes of a file."""

import errno
import hashlib
import os
import socket
from pathlib import Path

import pytest

from cxreader.errors import ReadError
from cxreader.readers.source import LIMIT, take


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        take(path)
    return str(caught.value)


def test_bytes_come_with_where_they_came_from(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9\r\n")
    data, source = take(path)
    assert data == b"caf\xe9\r\n"
    assert source.path == path
    assert (source.size, source.modified) == (6, path.stat().st_mtime_ns)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    monkeypatch.chdir(tmp_path)
    assert take(Path("a.txt"))[1].path == tmp_path / "a.txt"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt").startswith("“gone.txt” is not there.")


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").mkdir()
    assert refusal(tmp_path / "letters.txt") == "“letters.txt” is a folder. Open the files in it instead."


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(tmp_path / "pipe.txt").startswith("“pipe.txt” is a device or a connection")


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the whole path may be longer than a socket's name is allowed to be
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("line.txt")
        assert refusal(Path("line.txt")).startswith("“line.txt” is a device or a connection")


def test_a_device_is_no_file() -> None:
    assert refusal(Path(os.devnull)).startswith("“null” is a device or a connection")


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT + 3_400_000)
    assert refusal(path) == (
        "“big.txt” is too large: it has 123.4 MB, and 120 MB is the limit. Split it into smaller files and open those."
    )


def test_a_file_of_just_the_limit_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "full.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMIT)
    assert len(take(path)[0]) == LIMIT


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.log"
    path.write_bytes(b"one\n")
    status = os.fstat

    def grow_and_tell(descriptor: int) -> os.stat_result:
        found = status(descriptor)
        with path.open("ab") as stream:
            stream.write(b"more\n")
        return found

    monkeypatch.setattr(os, "fstat", grow_and_tell)
    assert refusal(path) == "“live.log” changed while it was read. Open it again when it is finished."


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "“a.txt” may not be read by you. Ask its owner for permission."),
        (errno.EIO, "Copy it to this computer and open the copy."),
        (None, "“a.txt” could not be read: the system gave no reason."),
    ],
)
def test_the_reason_the_system_gives_is_passed_on(
    number: int | None, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")

    def refuse(_path: Path, _flags: int) -> int:
        raise OSError(number, os.strerror(number)) if number else OSError

    monkeypatch.setattr(os, "open", refuse)
    assert words in refusal(tmp_path / "a.txt")


@pytest.mark.parametrize("path", [".", "/"])
def test_a_folder_without_a_name_is_named_all_the_same(path: str) -> None:
    assert refusal(Path(path)) == f"“{path}” is a folder. Open the files in it instead."


@pytest.mark.parametrize(("path", "shown"), [(Path("n" * 300), "n" * 60 + "…"), (Path("a/" * 3000, "b.txt"), "b.txt")])
def test_a_name_that_no_file_can_have_is_told_in_short(path: Path, shown: str) -> None:
    assert refusal(path) == f"“{shown}” has a longer name or path than the system allows. Check its name."


def test_a_file_below_a_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    assert refusal(tmp_path / "a.txt" / "b.txt").startswith("“b.txt” is not there.")


def test_a_folder_that_may_not_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    (tmp_path / "shut").mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    assert refusal(tmp_path / "shut") == "“shut” may not be read by you. Ask its owner for permission."
