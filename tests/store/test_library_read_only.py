import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxreader.errors import DamageError, LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.store import holding
from cxreader.store.library import Library
from cxreader.store.schema import MIGRATIONS


def refusal(path: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        Library(path, wait=0.05)
    return str(caught.value)


def test_a_library_is_written_to_by_one_at_a_time(library_file: Path, opened: Callable[[Path], Session]) -> None:
    first, second = opened(library_file), opened(library_file)
    assert first.read_only == ""
    assert (
        second.read_only
        == "“Mine” is open in another window. You can read here, and what you would change is not kept."
    )
    first.highlight(1, 0, 10)
    assert len(second.notes()) == 1
    with pytest.raises(LibraryError) as caught:
        second.highlight(1, 0, 20)
    assert str(caught.value) == second.read_only
    assert (second.undo_name, second.redo_name) == ("", "")
    second.remember_place(1, 5, 10)
    second.remember_view(2, Scope())
    assert (second.place(1), second.last_view()[0]) == (0, 0)
    assert len(first.notes()) == 1


def test_by_whatever_link_it_is_the_same_library(library_file: Path, opened: Callable[[Path], Session]) -> None:
    link = library_file.with_name("Link.cxlib")
    link.symlink_to(library_file)
    assert not opened(library_file).read_only
    assert opened(link).read_only


def test_a_library_can_be_written_to_once_the_other_has_let_go(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    first, second = opened(library_file), opened(library_file)
    assert second.catch_up() == Change(Part(0))
    (key,) = first.highlight(1, 0, 10).ids
    first.close()
    assert second.catch_up() == Change(Part.ALL, "“Mine” can be changed here again")
    assert not second.read_only
    second.annotate(key, "mine now")
    assert opened(library_file).read_only


def test_what_is_opened_for_reading_leaves_the_library_to_others(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    with Library(library_file, reading=True) as reader:
        writer = opened(library_file)
        assert (reader.read_only, writer.read_only) == ("“Mine” was opened for reading only.", "")
        writer.highlight(1, 0, 10)
        with reader.reading() as db:
            assert db.execute("SELECT count(*) FROM highlight").fetchone() == (1,)
        writer.close()
        assert not reader.is_free
    assert list(library_file.parent.glob("Mine.cxlib-*")) == []


def test_a_library_where_nothing_can_be_written_is_read(library_file: Path, opened: Callable[[Path], Session]) -> None:
    # what stands in the place of the lock keeps it from being made, as a disk for reading does
    library_file.with_name("Mine.cxlib-hold").mkdir()
    session = opened(library_file)
    assert session.read_only == (
        "“Mine” is in a place that cannot be written to. You can read here, and what you would change is not kept."
    )
    assert len(session.known_texts()) == 4
    assert session.catch_up() == Change(Part(0))


def test_the_disk_may_be_one_for_reading(
    library_file: Path, opened: Callable[[Path], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_args, **_more: False)
    before = sorted(library_file.parent.iterdir())
    session = opened(library_file)
    assert "is in a place that cannot be written to" in session.read_only
    assert len(session.known_texts()) == 4
    assert sorted(library_file.parent.iterdir()) == before


@pytest.fixture
def room() -> Iterator[Callable[[int], None]]:
    """Say how large a file may grow, as a full disk does."""
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, limit[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)


def test_on_a_full_disk_a_library_is_read_until_there_is_room(
    library_file: Path, opened: Callable[[Path], Session], room: Callable[[int], None]
) -> None:
    room(0)
    session = opened(library_file)
    assert session.read_only == "The disk of “Mine” is full. You can read here, and what you would change is not kept."
    assert len(session.known_texts()) == 4
    assert session.catch_up() == Change(Part(0))
    assert session.read_only
    room(2**40)
    assert session.catch_up().parts is Part.ALL
    session.highlight(1, 0, 10)
    assert len(session.notes()) == 1


def test_a_new_library_where_nothing_can_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "New.cxlib-hold").mkdir()
    assert refusal(tmp_path / "New.cxlib").endswith("New.cxlib” cannot be opened: Is a directory. Check the folder.")


def older(library_file: Path) -> None:
    db = sqlite3.connect(library_file)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) - 1}")
    db.close()


def test_an_older_library_that_cannot_be_written_to_is_refused(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older(library_file)
    monkeypatch.setattr(os, "access", lambda *_args, **_more: False)
    assert refusal(library_file) == (
        "“Mine.cxlib” was written by an older version of cxreader, and cannot be brought up to date where it is. Copy "
        "it to a folder that you may write to, and open it there."
    )


def test_an_older_library_that_another_one_brings_up_to_date_is_waited_for(library_file: Path) -> None:
    hold = holding.take(library_file)
    older(library_file)
    assert refusal(library_file) == (
        "“Mine.cxlib” is in use by another program, and is not of this version of cxreader yet. "
        "Try again in a moment; if that does not help, close it there."
    )
    hold.release()


def test_a_text_that_is_no_utf_8_is_damage(library_file: Path, opened: Callable[[Path], Session]) -> None:
    db = sqlite3.connect(library_file)
    db.execute("UPDATE text SET text = CAST(x'ff41' AS TEXT) WHERE document = 1")
    db.commit()
    db.close()
    session = opened(library_file)
    with pytest.raises(DamageError, match="is damaged and was left as it is"):
        session.open(1)
