import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.errors import LibraryError
from cxreader.session import open_session
from cxreader.ui.libraries import is_sample, open_chosen, open_last, open_or_begin
from tests.ui.window.desk import Desk


def test_at_the_first_start_the_samples_are_opened(desk: Desk) -> None:
    session, problem, damaged = open_last("")
    assert (session.path, problem, damaged, is_sample(session)) == (paths.sample_library(), "", None, True)
    assert desk.root in session.path.parents
    session.close()


def test_files_brought_at_the_first_start_go_to_a_library_of_their_own(desk: Desk) -> None:
    session, problem, damaged = open_last("", bringing=True)
    assert (session.path, problem, damaged, is_sample(session)) == (paths.own_library(), "", None, False)
    session.close()
    desk.put_samples()
    session, _, _ = open_last(str(paths.sample_library()), bringing=True)
    assert session.path == paths.own_library()
    session.close()


def test_the_library_that_was_open_last_is_opened(desk: Desk) -> None:
    elsewhere = desk.root / "elsewhere" / "Survey.cxlib"
    desk.put_samples(elsewhere)
    for bringing in (False, True):
        session, problem, _ = open_last(str(elsewhere), bringing=bringing)
        assert (session.path, session.name, problem) == (elsewhere, "Survey", "")
        session.close()


def test_where_the_last_library_is_not_known_the_persons_own_is_opened(desk: Desk) -> None:
    desk.put_samples(paths.own_library())
    session, problem, damaged = open_last("")
    assert (session.path, problem, damaged) == (paths.own_library(), "", None)
    session.close()


@pytest.mark.parametrize("name", ["gone.cxlib", "long" * 99])
def test_a_library_that_is_gone_counts_as_none(desk: Desk, name: str) -> None:
    session, problem, damaged = open_last(str(desk.root / name))
    assert (session.path, problem, damaged) == (paths.sample_library(), "", None)
    session.close()


def test_a_new_library_takes_the_first_free_name_beside_one_that_cannot_be_had(tmp_path: Path) -> None:
    foreign = tmp_path / "My library.cxlib"
    for path in (foreign, tmp_path / "My library 2.cxlib"):
        with closing(sqlite3.connect(path)) as db:
            db.execute("CREATE TABLE recipe (name TEXT)")
    session, problem, damaged = open_or_begin(foreign)
    assert (session.path, damaged) == (tmp_path / "My library 3.cxlib", None)
    assert problem == (
        "“My library.cxlib” is not a library of cxreader. Choose another file. "
        "Another library, “My library 3”, is open instead."
    )
    session.close()
    again = open_or_begin(foreign).session
    assert again.path == session.path
    again.close()


def test_an_empty_library_stands_in_for_a_damaged_one(tmp_path: Path) -> None:
    damaged = tmp_path / "My library.cxlib"
    damaged.write_text("no library " * 100)
    for open_it in (open_or_begin, open_chosen):
        opened = open_it(damaged)
        assert opened.damaged == damaged
        assert opened.problem == ("“My library” is damaged. What can be read of it is being put into another library.")
        assert (opened.session.name, opened.session.text_count()) == ("My library", 0)
        assert tmp_path not in opened.session.path.parents
        opened.session.close()
    assert list(tmp_path.iterdir()) == [damaged]


def test_what_was_recovered_before_stands_in_for_a_damaged_library(tmp_path: Path) -> None:
    damaged = tmp_path / "My library.cxlib"
    damaged.write_text("no library " * 100)
    os.utime(damaged, (1, 1))
    recovered = tmp_path / "My library recovered 2.cxlib"
    open_session(recovered).close()
    session, problem, waiting = open_or_begin(damaged)
    assert (session.path, waiting) == (recovered, None)
    assert problem == (
        "“My library” is damaged and was left as it is. What could be read of it is open instead, in "
        "“My library recovered 2”."
    )
    session.close()
    # it is of no use where it is damaged too, or older than what was damaged since
    recovered.write_text("no library " * 100)
    for time in (2**31, 0):
        os.utime(recovered, (time, time))
        opened = open_or_begin(damaged)
        assert opened.damaged == damaged
        opened.session.close()


def test_one_that_a_person_chose_is_that_one_or_none(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "recipes.cxlib")) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(LibraryError, match="is not a library of cxreader"):
        open_chosen(tmp_path / "recipes.cxlib")


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    newer = tmp_path / "My library.cxlib"
    open_or_begin(newer).session.close()
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = newer.read_bytes()
    session, problem, _ = open_or_begin(newer)
    assert problem.startswith("“My library.cxlib” was written by a newer version of cxreader.")
    assert newer.read_bytes() == before
    session.close()


@pytest.mark.parametrize("name", ["My library.cxlib", "Sample library.cxlib"])
def test_where_no_folder_can_be_written_a_passing_library_is_opened(tmp_path: Path, name: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    session, problem, _ = open_or_begin(blocked / name)
    assert session.path.name == name
    assert session.path.parent.name.startswith("cxreader-")
    assert problem.startswith(f"The library “{blocked / name}” cannot be opened: ")
    assert problem.endswith(f"What you do now is kept only in “{session.path}”.")
    assert blocked.read_text() == "no folder"
    session.close()
