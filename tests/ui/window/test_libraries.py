import sqlite3
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.ui.libraries import is_sample, open_last, open_or_begin
from tests.ui.window.desk import Desk


def test_at_the_first_start_the_samples_are_opened(desk: Desk) -> None:
    session, problem = open_last("")
    assert (session.path, problem, is_sample(session)) == (paths.sample_library(), "", True)
    assert desk.root in session.path.parents
    session.close()


def test_files_brought_at_the_first_start_go_to_a_library_of_their_own(desk: Desk) -> None:
    session, problem = open_last("", bringing=True)
    assert (session.path, problem, is_sample(session)) == (paths.own_library(), "", False)
    session.close()
    desk.put_samples()
    session, _ = open_last(str(paths.sample_library()), bringing=True)
    assert session.path == paths.own_library()
    session.close()


def test_the_library_that_was_open_last_is_opened(desk: Desk) -> None:
    elsewhere = desk.root / "elsewhere" / "Survey.cxlib"
    desk.put_samples(elsewhere)
    for bringing in (False, True):
        session, problem = open_last(str(elsewhere), bringing=bringing)
        assert (session.path, session.name, problem) == (elsewhere, "Survey", "")
        session.close()


def test_where_the_last_library_is_not_known_the_persons_own_is_opened(desk: Desk) -> None:
    desk.put_samples(paths.own_library())
    session, problem = open_last("")
    assert (session.path, problem) == (paths.own_library(), "")
    session.close()


@pytest.mark.parametrize("name", ["gone.cxlib", "long" * 99])
def test_a_library_that_is_gone_counts_as_none(desk: Desk, name: str) -> None:
    session, problem = open_last(str(desk.root / name))
    assert (session.path, problem) == (paths.sample_library(), "")
    session.close()


def test_a_new_library_takes_the_first_free_name_beside_a_damaged_one(tmp_path: Path) -> None:
    damaged = tmp_path / "My library.cxlib"
    for path in (damaged, tmp_path / "My library 2.cxlib"):
        path.write_text("no library " * 100)
    session, problem = open_or_begin(damaged)
    assert session.path == tmp_path / "My library 3.cxlib"
    assert problem.startswith("The library “My library.cxlib” is damaged and was left as it is.")
    assert problem.endswith("Another library, “My library 3”, is open instead.")
    session.close()
    again, _ = open_or_begin(damaged)
    assert again.path == session.path
    again.close()


def test_a_library_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    newer = tmp_path / "My library.cxlib"
    open_or_begin(newer)[0].close()
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = newer.read_bytes()
    session, problem = open_or_begin(newer)
    assert problem.startswith("“My library.cxlib” was written by a newer version of cxreader.")
    assert newer.read_bytes() == before
    session.close()


@pytest.mark.parametrize("name", ["My library.cxlib", "Sample library.cxlib"])
def test_where_no_folder_can_be_written_a_passing_library_is_opened(tmp_path: Path, name: str) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    session, problem = open_or_begin(blocked / name)
    assert session.path.name == name
    assert session.path.parent.name.startswith("cxreader-")
    assert problem.startswith(f"The library “{blocked / name}” cannot be opened: ")
    assert problem.endswith(f"What you do now is kept only in “{session.path}”.")
    assert blocked.read_text() == "no folder"
    session.close()
