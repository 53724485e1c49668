import os
from pathlib import Path

import pytest

from cxreader import readers
from cxreader.errors import ReadError
from cxreader.readers import folders


def test_a_folder_stands_for_the_texts_in_and_below_it_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.xyz", "README", ".hidden.txt", "sub/d.md", "sub/.git/e.txt", ".config/f.txt"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    (tmp_path / "folder" / "loop").symlink_to(tmp_path / "folder")
    lone = tmp_path / "missing.pdf"
    found = folders.find_files([lone, tmp_path / "folder"])
    assert found[0] == lone
    assert [path.relative_to(tmp_path / "folder").as_posix() for path in found[1:]] == [
        "README", "a.TXT", "b.txt", "sub/d.md",
    ]  # fmt: skip
    assert {path.suffix.lower() for path in found[1:]} <= readers.suffixes()


def test_a_name_too_long_or_with_odd_characters_is_left_to_the_reader() -> None:
    odd = [Path("n" * 300), Path("a/" * 3000), Path("a\0b")]
    assert folders.find_files(odd) == odd


def test_a_folder_that_may_not_be_looked_into_stands_for_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir
    (tmp_path / "folder" / "shut").mkdir(parents=True)
    (tmp_path / "folder" / "a.txt").write_text("The clerk was friendly.", "utf-8")

    def refuse(path: str | Path) -> object:
        # for whoever may do anything, such as the root of a container, no folder is shut
        if Path(path).name == "shut":
            raise PermissionError(13, os.strerror(13), str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = folders.find_files([tmp_path / "folder"])
    assert found == [tmp_path / "folder" / "a.txt", tmp_path / "folder" / "shut"]
    assert folders.find_files([tmp_path / "folder" / "shut"]) == [tmp_path / "folder" / "shut"]
    with pytest.raises(ReadError, match=r"“shut” may not be read by you\. Ask its owner for permission\."):
        readers.read_file(found[1])


def test_a_walk_gives_the_files_of_one_folder_at_a_time(tmp_path: Path) -> None:
    for name in ("b.txt", "sub/c.txt", "sub/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    walked = folders.walk([tmp_path / "b.txt", tmp_path])
    assert [[path.name for path in some] for some in walked] == [["b.txt"], ["b.txt"], ["c.txt", "d.md"], []]


def test_files_are_told_apart_by_what_they_are_read_as() -> None:
    files = [Path(name) for name in ("a.txt", "b.MD", "README", "c.log", "d.markdown", "odd.xyz")]
    assert folders.by_kind(files) == {
        "Plain text (.log, .txt, .xyz)": [files[0], files[2], files[3], files[5]],
        "Markdown (.markdown, .md)": [files[1], files[4]],
    }
    assert folders.by_kind([Path("README")]) == {"Plain text": [Path("README")]}
    assert folders.by_kind([]) == {}
