import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from cxreader.errors import ExportError
from cxreader.exporters.writing import explain, replace_file, replace_files

if sys.platform != "win32":
    import resource

    def test_a_disk_without_room_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
        path = tmp_path / "notes.md"
        path.write_bytes(b"old")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        # the system refuses to write more, in the midst of the file, as a full disk does
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        try:
            with pytest.raises(ExportError, match=r"The disk has no room for notes\.md"):
                replace_file(path, b"new" * 1000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_permissions_stay_and_a_link_stays_a_link(tmp_path: Path) -> None:
        path, link = tmp_path / "notes.md", tmp_path / "link.md"
        path.write_bytes(b"old")
        path.chmod(0o640)
        link.symlink_to(path)
        replace_file(link, b"new")
        assert link.is_symlink()
        assert path.read_bytes() == b"new"
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_is_written_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes 客户.md"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    replace_file(tmp_path / "notes.md", b"")
    (tmp_path / "other").touch()
    assert (tmp_path / "notes.md").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"^There is no folder gone\. Choose another folder\.$"):
        replace_file(tmp_path / "gone" / "notes.md", b"")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.md").mkdir()
    with pytest.raises(ExportError, match=r"^notes\.md is a folder\. Choose another name\.$"):
        replace_file(tmp_path / "notes.md", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]


def test_a_protected_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(ExportError, match=r"notes\.md may not be written in the folder"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Choose a"):
        replace_file(tmp_path / ("n" * 300 + ".md"), b"")
    with pytest.raises(ExportError, match=r"No file can have the name 'a\\x00b\.md'"):
        replace_file(tmp_path / "a\0b.md", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOENT, "There is no folder Reports. Choose another folder."),
        (errno.EISDIR, "notes.md is a folder. Choose another name."),
        (errno.ENAMETOOLONG, "The name of the file is too long. Choose a shorter one."),
        (errno.EINVAL, "No file can have the name 'notes.md' there. Choose another name."),
        (errno.ENOSPC, "The disk has no room for notes.md. Make room, or choose another folder."),
    ],
)
def test_each_failure_is_told_with_what_can_be_done(number: int, sentence: str) -> None:
    assert explain(OSError(number, os.strerror(number)), Path("Reports/notes.md")) == sentence


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_what_may_not_be_written_may_be_open_elsewhere(number: int) -> None:
    told = explain(OSError(number, os.strerror(number)), Path("Reports/notes.md"))
    assert told.startswith("notes.md may not be written in the folder Reports. It may be open in another program")


def test_any_other_failure_is_told_in_the_systems_own_words() -> None:
    told = explain(OSError(errno.EIO, "Input/output failure"), Path("/notes.md"))
    assert told == "notes.md could not be written (Input/output failure). Choose another folder."
    assert (
        explain(OSError(errno.ENOENT, ""), Path("/n.md"))
        == f"There is no folder {Path('/').absolute()}. Choose another folder."
    )


def test_a_protected_text_is_not_replaced_by_whatever_name(tmp_path: Path) -> None:
    source, link, gone = tmp_path / "a.txt", tmp_path / "link.md", tmp_path / "gone.txt"
    source.write_bytes(b"text")
    link.symlink_to(source)
    for path in (source, link, tmp_path / "b" / ".." / "a.txt", gone):
        with pytest.raises(ExportError, match=f"^“{path.name}” is one of the files that this export comes from"):
            replace_file(path, b"new", (gone, source))
    assert source.read_bytes() == b"text"
    assert sorted(tmp_path.iterdir()) == [source, link]
    replace_file(tmp_path / "notes.md", b"new", (gone, source))
    assert (tmp_path / "notes.md").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["Mine.cxlib", "MINE.CXLIB", "Mine.cxlib-wal", "Mine.cxlib-shm"])
def test_a_library_is_never_replaced(tmp_path: Path, name: str) -> None:
    library, link = tmp_path / name, tmp_path / "link.md"
    link.symlink_to(library)
    with pytest.raises(ExportError, match="is kept for a library"):
        replace_file(library, b"new")
    library.write_bytes(b"library")
    for path in (library, link):
        with pytest.raises(ExportError, match=f"^“{path.name}” is kept for a library"):
            replace_file(path, b"new")
    assert library.read_bytes() == b"library"


def test_a_pipe_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe.md", tmp_path / "null.md"
    os.mkfifo(pipe)
    link.symlink_to(os.devnull)
    for path in (pipe, link):
        with pytest.raises(ExportError, match=f"^{path.name} is a device or a connection, not a file"):
            replace_file(path, b"new")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(link)
    with pytest.raises(ExportError, match=r"^link\.md could not be written"):
        replace_file(link, b"new", (tmp_path / "a.txt",))


def test_a_folder_without_a_name_is_named_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match=r"^\. is a folder\."):
        replace_file(Path(), b"new")


@pytest.mark.parametrize("links", [True, False])
def test_several_files_are_written_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    def no_link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links on this disk")

    def write(draft: Path) -> None:
        draft.write_bytes(b"new")

    def put(*names: str) -> None:
        replace_files((tmp_path / name, write) for name in names)

    if not links:
        monkeypatch.setattr(os, "link", no_link)
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    put("a", "b")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"new", "b": b"new"}
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "b").unlink()
    with pytest.raises(ExportError, match="There is no folder gone"):
        put("a", "b", "gone/c")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_files_that_took_their_places_go_back_where_a_later_one_cannot(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def block(draft: Path) -> None:
        draft.write_bytes(b"new")
        # what comes into the way once all is looked at
        (tmp_path / "c").mkdir()

    def write(draft: Path) -> None:
        draft.write_bytes(b"new")

    with pytest.raises(ExportError, match="c is a folder"):
        replace_files([(tmp_path / "a", write), (tmp_path / "b", write), (tmp_path / "c", block)])
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
