import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.errors import LibraryError
from cxreader.model.scope import Scope
from cxreader.session import Session
from cxreader.store.beside import beside
from cxreader.store.library import Library
from cxreader.store.schema import MIGRATIONS

ROOT = Path(__file__).parents[2]
# writes one highlight with a note after the other, and says so once it is stored
WRITER = """
import sys
from pathlib import Path
from cxreader.session import open_session
session = open_session(Path(sys.argv[1]))
for number in range(100000):
    change = session.highlight(1, number % 900, number % 900 + 5 + number // 900)
    session.annotate(change.ids[0], f"note {number}")
    print(change.ids[0], number, flush=True)
"""
# stops in the middle of a transaction
HALF = """
import sys
from pathlib import Path
from cxreader.store.beside import beside
from cxreader.store.library import Library
library = Library(Path(sys.argv[1]))
with library.edit("Half") as db:
    db.execute("DELETE FROM document")
    db.execute("UPDATE about SET value = 'half'")
    print("half", flush=True)
    sys.stdin.read()
"""


def refusal(path: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        Library(path, wait=0.05)
    return str(caught.value)


def child(program: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def integrity(path: Path) -> tuple[str, list[tuple[object, ...]]]:
    db = sqlite3.connect(path)
    ((verdict,),) = db.execute("PRAGMA integrity_check").fetchall()
    orphans = db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    return verdict, orphans


def test_a_new_library_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "Anna’s texts.cxlib"
    with Library(path) as library:
        assert library.name == "Anna’s texts"
        assert library.undo_name == library.redo_name == ""
    assert path.is_file()


def test_a_file_of_no_bytes_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.cxlib"
    path.touch()
    with Library(path) as library, library.reading() as db:
        assert db.execute("SELECT count(*) FROM document").fetchone() == (0,)


@pytest.mark.parametrize("content", [b"This is a text, not a library. " * 99, b"\0" * 5000, bytes(range(256)) * 20])
def test_what_is_no_library_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.cxlib"
    path.write_bytes(content)
    assert refusal(path) == (
        "The library “garbage.cxlib” is damaged and was left as it is. "
        "Recover what can be read of it, or restore it from a backup."
    )
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("kept", [100, 5000, 0.5, 0.9])
def test_a_truncated_library_is_refused_and_left_as_it_was(library_file: Path, kept: float) -> None:
    content = library_file.read_bytes()
    content = content[: int(kept * len(content)) if kept < 1 else int(kept)]
    library_file.write_bytes(content)
    assert "is damaged and was left as it is" in refusal(library_file)
    assert library_file.read_bytes() == content


def test_another_sqlite_file_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "recipes.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE recipe (name TEXT)")
    db.close()
    before = path.read_bytes()
    assert refusal(path) == "“recipes.db” is not a library of cxreader. Choose another file."
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_of_a_newer_version_is_refused_and_left_as_it_was(library_file: Path) -> None:
    db = sqlite3.connect(library_file)
    db.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    db.close()
    before = library_file.read_bytes()
    assert refusal(library_file) == (
        "“Mine.cxlib” was written by a newer version of cxreader. Open it with that version."
    )
    assert library_file.read_bytes() == before


def damage_a_page(library_file: Path, table: str) -> None:
    with Library(library_file) as library, library.reading() as db:
        ((page,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchall()
    content = bytearray(library_file.read_bytes())
    content[(page - 1) * 8192 : page * 8192] = b"\xff" * 8192
    library_file.write_bytes(content)


def test_a_library_with_damaged_pages_says_so_when_it_is_opened(library_file: Path) -> None:
    damage_a_page(library_file, "passage")
    before = library_file.read_bytes()
    assert "is damaged and was left as it is" in refusal(library_file)
    assert library_file.read_bytes() == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith(f"The library “{tmp_path}” cannot be written to. Check who may write")


def test_a_path_below_a_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("I am no folder.", "utf-8")
    words = refusal(tmp_path / "file" / "deep" / "new.cxlib")
    assert re.fullmatch(r"The library “.*” cannot be opened: Not a directory\. Check the folder\.", words)


def test_a_new_library_that_another_program_holds_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "held.cxlib"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert refusal(path) == (
        "The library “held.cxlib” is in use by another program. Close that program, then try again."
    )
    other.close()


def test_a_library_that_another_program_writes_to_is_in_use_until_that_ends(library_file: Path) -> None:
    other = sqlite3.connect(library_file, isolation_level=None)
    with Library(library_file, wait=0.05) as library:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="is in use by another program"), library.edit("Mine") as db:
            db.execute("DELETE FROM document")
        assert library.undo_name == ""
        other.execute("ROLLBACK")
        with library.edit("Mine") as db:
            db.execute("UPDATE document SET removed = 'now' WHERE id = 1")
        assert library.undo_name == "Mine"
    other.close()


def test_a_library_that_may_only_be_read_says_so(session: Session) -> None:
    with session._library.reading() as db:
        db.execute("PRAGMA query_only = ON")
    with pytest.raises(LibraryError, match=r"cannot be written to\. Check who may write to that folder\."):
        session.highlight(1, 0, 10)
    assert session.undo_name == ""
    assert session.notes() == []


def test_a_full_disk_loses_nothing_that_was_stored(session: Session) -> None:
    (key,) = session.highlight(1, 0, 10).ids
    session.annotate(key, "before")
    with session._library.reading() as db:
        ((pages,),) = db.execute("PRAGMA page_count").fetchall()
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match=r"^The disk is full: nothing could be written to the library “Mine.cxlib”"):
        session.annotate(key, "x" * 200_000)
    (note,) = session.notes()
    assert note.highlight.note == "before"
    assert session.undo_name == "Note"
    session.undo()
    session.undo()
    assert session.notes() == []


def test_an_edit_that_is_refused_at_its_end_leaves_no_step_to_undo(session: Session) -> None:
    session.highlight(1, 0, 10)

    def leave_an_orphan() -> None:
        with session._library.edit("Odd") as db:
            db.execute("PRAGMA defer_foreign_keys = ON")
            db.execute("INSERT INTO tag (highlight, tag) VALUES (999, 'orphan')")

    with pytest.raises(LibraryError, match="could not be used: FOREIGN KEY constraint failed"):
        leave_an_orphan()
    assert session.undo_name == "Highlight"
    session.undo()
    assert session.notes() == []
    assert session.redo_name == "Highlight"


def test_steps_are_undone_and_redone_after_the_library_was_opened_anew(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    (key,) = session.highlight(1, 0, 10).ids
    session.annotate(key, "mine")
    before = session.notes()
    session.undo()
    session.close()
    again = opened(library_file)
    assert (again.undo_name, again.redo_name) == ("Highlight", "Note")
    again.redo()
    assert again.notes() == before
    again.undo()
    again.undo()
    assert again.notes() == []
    again.close()
    third = opened(library_file)
    assert [(step.name, step.undone) for step in third.steps()] == [("Note", True), ("Highlight", True)]
    third.go_to_step(third.steps()[0].id)
    assert third.notes() == before


def test_a_note_that_is_written_after_another_start_is_a_step_of_its_own(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    (key,) = session.highlight(1, 0, 10).ids
    session.annotate(key, "one", sitting=1)
    session.annotate(key, "one two", sitting=1)
    session.close()
    again = opened(library_file)
    again.annotate(key, "three", sitting=1)
    again.undo()
    assert again.notes()[0].highlight.note == "one two"


def test_what_is_written_beside_leaves_all_that_can_be_undone(session: Session) -> None:
    session.highlight(1, 0, 10)
    session.remove(2)
    with beside(session.path) as db:
        db.execute("UPDATE document SET language = 'fil', noise = 7 WHERE id = 2")
    assert session.undo_name.startswith("Remove")
    session.undo()
    row = next(row for row in session.documents(Scope()) if row.id == 2)
    assert (row.language, row.noise) == ("fil", 7), "only what the step changed is put back"
    session.undo()
    assert session.notes() == []


def test_what_is_no_edit_is_no_step(session: Session) -> None:
    with session._library.transaction() as db:
        db.execute("UPDATE document SET title = 'other'")
    session.remember_place(1, 5, 9)
    assert session.steps() == ()


def test_a_library_that_is_put_back_from_a_backup_has_the_steps_of_then(
    session: Session, library_file: Path, opened: Callable[[Path], Session], tmp_path: Path
) -> None:
    session.highlight(1, 0, 10)
    kept = tmp_path / "kept.cxlib"
    with closing(sqlite3.connect(kept)) as copy:
        session._library.db.backup(copy)
    session.remove_highlight(session.notes()[0].highlight.id)
    session.highlight(2, 0, 10)
    session.close()
    shutil.copy(kept, library_file)
    again = opened(library_file)
    assert [step.name for step in again.steps()] == ["Highlight"]
    again.undo()
    assert again.notes() == []


def test_steps_that_were_made_for_other_tables_are_never_undone(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session.highlight(1, 0, 10)
    session.highlight(2, 0, 10)
    session.undo()
    session.close()
    with closing(sqlite3.connect(library_file)) as db, db:
        db.execute("UPDATE undo_step SET version = version - 1")
    again = opened(library_file)
    assert (again.undo_name, again.redo_name, again.steps()) == ("", "", ())
    again.undo()
    again.redo()
    assert len(again.notes()) == 1


def test_a_library_that_another_window_has_shows_no_steps(
    session: Session, library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session.highlight(1, 0, 10)
    other = opened(library_file)
    assert (other.undo_name, other.redo_name, other.last_step, other.steps()) == ("", "", 0, ())
    with pytest.raises(LibraryError, match="is open in another window"):
        other.undo()
    other.close()
    session.undo()
    assert session.notes() == []


def undo_refused(session: Session) -> str:
    with pytest.raises(LibraryError) as caught:
        session.undo()
    return str(caught.value)


def test_a_step_that_no_longer_fits_is_told_and_forgotten(session: Session) -> None:
    passage = session.open(1).passages[0]
    session.set_theme(passage, "loyalty")
    (key,) = session.highlight(1, 0, 10).ids
    session.remove_highlight(key)
    with session._library.transaction() as db:
        db.execute(
            "INSERT INTO highlight SELECT ?, guid, id, 0, 9, '', '', 0, '', '', '' FROM document LIMIT 1", (key,)
        )
    before = session.notes()
    assert undo_refused(session) == (
        "This step no longer fits the library “Mine.cxlib”. Nothing was changed, and no earlier step can be undone. "
        "Go on from here."
    )
    assert (session.undo_name, session.redo_name) == ("", "")
    assert session.notes() == before


def test_a_step_can_be_undone_once_the_other_program_lets_go(library_file: Path) -> None:
    other = sqlite3.connect(library_file, isolation_level=None)
    with Library(library_file, wait=0.05) as library:
        with library.edit("Mine") as db:
            db.execute("UPDATE document SET removed = 'now' WHERE id = 1")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="is in use by another program"):
            library.undo()
        other.execute("ROLLBACK")
        assert library.undo_name == "Mine"
        assert library.undo() is not None
    other.close()


def test_an_edit_that_is_broken_off_is_not_done_at_all(session: Session) -> None:
    def break_off() -> None:
        with session._library.edit("Half") as db:
            db.execute("DELETE FROM document")
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        break_off()
    assert len(session.known_texts()) == 4
    assert session.undo_name == ""


@pytest.mark.parametrize("confirmed", [1, 17, 60])
def test_no_confirmed_edit_is_lost_when_the_program_is_killed(
    library_file: Path, opened: Callable[[Path], Session], confirmed: int
) -> None:
    with child(WRITER, library_file) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(confirmed)]
        writer.send_signal(signal.SIGKILL)
        said += [line for line in writer.stdout if line.endswith("\n")]
    assert integrity(library_file) == ("ok", [])
    session = opened(library_file)
    notes = {row.highlight.id: row.highlight.note for row in session.notes()}
    for line in said:
        key, number = line.split()
        assert notes[int(key)] == f"note {number}"
    steps = session.steps()
    assert 2 * len(said) <= len(steps) <= 2 * len(said) + 2
    session.go_to_step(0)
    assert session.notes() == []
    session.go_to_step(steps[0].id)
    assert {row.highlight.id: row.highlight.note for row in session.notes()} == notes


def test_a_transaction_that_is_killed_in_its_middle_never_was(
    library_file: Path, opened: Callable[[Path], Session]
) -> None:
    session = opened(library_file)
    before = session.stored_texts()
    session.close()
    with child(HALF, library_file) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "half\n"
        writer.send_signal(signal.SIGKILL)
    assert integrity(library_file) == ("ok", [])
    assert opened(library_file).stored_texts() == before
