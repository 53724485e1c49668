import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.errors import AstrayError, LibraryError
from cxreader.session import Session

# what other programs do, each in a process of its own
READ = "db.execute('SELECT count(*) FROM document').fetchone()"
WRITE = "db.execute(\"INSERT INTO about VALUES ('other', 'was here')\")"


def other_program(library: Path, does: str) -> None:
    """Let another process open a library, do something in it, and be the last to close it, as it believes."""
    # in this process, to open a library and close it drops all locks on it
    library.open().close()
    program = f"import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); {does}; db.commit(); db.close()"
    subprocess.run([sys.executable, "-c", program, str(library)], check=True)


def put_another(library: Path) -> None:
    """Put another file in the place of a library, as programs do that keep folders alike."""
    other = Path(shutil.copy(library, library.with_name("coming")))
    subprocess.run(["mv", str(other), str(library)], check=True)


def delete(library: Path) -> None:
    subprocess.run(["rm", str(library)], check=True)


def rename(library: Path) -> None:
    subprocess.run(["mv", str(library), str(library.with_name("Renamed.cxlib"))], check=True)


def take_journal(library: Path) -> None:
    other_program(library, READ)


def notes(session: Session) -> list[str]:
    return [row.highlight.note for row in session.notes()]


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (take_journal, "Another program took away the journal of “Mine”."),
        (put_another, "Another file was put in the place of “Mine”."),
        (delete, "The file of “Mine” is gone: it was moved, renamed or deleted, or its disk was taken out."),
        (rename, "The file of “Mine” is gone: it was moved, renamed or deleted, or its disk was taken out."),
    ],
)
def test_nothing_is_said_to_be_stored_once_the_library_is_astray_and_all_of_it_is_saved(
    library_file: Path, opened: Callable[[Path], Session], happens: Callable[[Path], None], why: str
) -> None:
    session = opened(library_file)
    (key,) = session.highlight(1, 0, 10).ids
    session.annotate(key, "before")
    assert session.astray == ""
    happens(library_file)
    assert session.astray == why
    with pytest.raises(AstrayError) as caught:
        session.highlight(2, 0, 20)
    assert str(caught.value) == f"{why} What you do now is not stored there."
    with pytest.raises(AstrayError):
        session.annotate(2, "after")
    saved, is_whole = session.rescue(library_file.parent / "refuge")
    assert is_whole
    assert saved.parent == library_file.parent
    assert saved.name.startswith("Mine rescued 20")
    found = opened(saved)
    assert (notes(found), found.read_only, found.astray) == (["before", "after"], "", "")
    # what was done before can still be undone in it
    assert [step.name for step in found.steps()] == ["Note", "Highlight", "Note", "Highlight"]
    assert not list(library_file.parent.glob("*.part"))


def test_what_others_have_written_to_the_file_since_is_left_as_it_is(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session = opened(library_file)
    session.highlight(1, 0, 10)
    take_journal(library_file)
    for number in range(300):
        with pytest.raises(AstrayError):
            session.highlight(1, number, number + 20)
    other_program(library_file, WRITE)
    session.close()
    with closing(sqlite3.connect(library_file)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT value FROM about WHERE key = 'other'").fetchone() == ("was here",)
        assert db.execute("SELECT count(*) FROM highlight").fetchone() == (1,)


def test_a_file_that_was_renamed_is_whole_afterwards(library_file: Path, opened: Callable[[Path], Session]) -> None:
    session = opened(library_file)
    session.highlight(1, 0, 10)
    rename(library_file)
    with pytest.raises(AstrayError):
        session.highlight(2, 0, 10)
    session.close()
    assert len(opened(library_file.with_name("Renamed.cxlib")).notes()) == 2


def test_a_file_that_was_put_in_its_place_keeps_what_it_holds(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session = opened(library_file)
    for number in range(20):
        session.highlight(1, number, number + 20)
    put_another(library_file)
    before = library_file.read_bytes()
    session.close()
    assert opened(library_file).notes() == []
    assert library_file.read_bytes() == before


def test_whoever_only_reads_takes_no_journal_away(library_file: Path, opened: Callable[[Path], Session]) -> None:
    session = opened(library_file)
    session.highlight(1, 0, 10)
    library_file.open().close()
    program = (
        "import sys; from pathlib import Path; from cxreader.session import open_session;"
        "session = open_session(Path(sys.argv[1]), reading=True); print(len(session.notes())); session.close()"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", program, str(library_file)]
    assert subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout == "1\n"
    assert session.astray == ""


def test_where_its_folder_was_taken_away_it_is_saved_in_another(
    library_file: Path, opened: Callable[[Path], Session], tmp_path: Path
) -> None:
    books, refuge = tmp_path / "books", tmp_path / "refuge"
    books.mkdir()
    library = library_file.rename(books / "Mine.cxlib")
    session = opened(library)
    session.highlight(1, 0, 10)
    books.rename(tmp_path / "elsewhere")
    # as of a disk that is taken out
    books.mkdir()
    saved, is_whole = session.rescue(refuge)
    assert (saved.parent, is_whole) == (refuge, True)
    assert len(opened(saved).notes()) == 1
    assert not list(books.iterdir())


def test_what_cannot_be_read_any_more_is_told_for_what_it_is(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session = opened(library_file)
    # as of a disk that is gone: of the file nothing is left
    library_file.write_bytes(b"")
    for part in ("wal", "shm"):
        library_file.with_name(f"Mine.cxlib-{part}").unlink()
    session._library.db.execute("PRAGMA shrink_memory")
    with pytest.raises(AstrayError) as caught:
        session.open(1)
    assert str(caught.value).startswith("Another program took away the journal of “Mine”.")


def test_where_no_folder_takes_it_that_is_said(
    library_file: Path, opened: Callable[[Path], Session], tmp_path: Path
) -> None:
    (tmp_path / "books").mkdir()
    session = opened(library_file.rename(tmp_path / "books" / "Mine.cxlib"))
    session.highlight(1, 0, 10)
    (tmp_path / "books").rename(tmp_path / "elsewhere")
    (tmp_path / "refuge").write_text("no folder")
    with pytest.raises(LibraryError) as caught:
        session.rescue(tmp_path / "refuge")
    assert str(caught.value).endswith("Check the folder.")
    # there is room for it now
    (tmp_path / "refuge").unlink()
    assert session.rescue(tmp_path / "refuge")[1]


def test_a_library_that_is_only_read_does_not_go_astray(library_file: Path, opened: Callable[[Path], Session]) -> None:
    opened(library_file)
    reader = opened(library_file)
    assert reader.read_only
    delete(library_file)
    assert reader.astray == ""
