import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cxreader.errors import DamageError, LibraryError
from cxreader.model.keeping import Contents, Why
from cxreader.session import Session
from cxreader.store import backups, schema
from cxreader.store.library import Library
from cxreader.store.schema import MIGRATIONS

ROOT = Path(__file__).parents[2]
# goes between two states for as long as it may, and says before each way that it begins
SWINGER = """
import sys
from pathlib import Path
from cxreader.model.keeping import Why
from cxreader.store import backups
library, *states = map(Path, sys.argv[1:])
for number in range(1000):
    print("go", flush=True)
    backups.restore(library, states[number % 2])
"""
# has no room for more than the beginning of a copy
CRAMPED = """
import resource
import sys
from pathlib import Path
from cxreader.errors import LibraryError
from cxreader.model.keeping import Why
from cxreader.store import backups
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    backups.make(Path(sys.argv[1]), Why.WISH)
except LibraryError as problem:
    print(problem)
"""


def notes(library: Path) -> int:
    with closing(sqlite3.connect(library)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (count,) = db.execute("SELECT count(*) FROM highlight").fetchone()
    return int(count)


def names(library: Path) -> list[str]:
    return sorted(file.name for file in backups.folder(library).iterdir())


def put(library: Path, when: datetime, word: str = "") -> Path:
    """Lay a file that looks like a backup."""
    backups.folder(library).mkdir(exist_ok=True)
    words = " ".join(filter(None, (library.stem, when.strftime("%Y-%m-%d %H.%M.%S"), word)))
    file = backups.folder(library) / f"{words}.cxbackup"
    file.write_bytes(b"0" * 10)
    return file


def fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=10))


def test_a_backup_is_the_library_as_it_is_while_it_is_open(session: Session, library_file: Path) -> None:
    session.highlight(1, 0, 10)
    made = backups.make(library_file, Why.WISH)
    session.highlight(1, 0, 20)
    assert made.path.parent == library_file.with_name("Mine backups")
    assert (made.why, made.size) == (Why.WISH, made.path.stat().st_size)
    assert backups.contents(made.path) == Contents(4, 1)
    assert backups.kept(library_file) == [made]
    # one file is all of it
    assert names(library_file) == [made.path.name]
    assert notes(made.path) == 1
    assert session.undo_name == "Highlight"


def test_what_is_not_a_backup_of_this_library_is_none(library_file: Path) -> None:
    assert backups.kept(library_file) == []
    put(library_file, datetime(2026, 1, 5, 14, 3, 22).astimezone())
    folder = backups.folder(library_file)
    for name in (
        "Mine.cxbackup", "Mine 2026-01-05 14.03.22.cxlib", "Mine 2026-13-05 14.03.22.cxbackup",
        "Mine 2026-01-05 14.03.22 odd.cxbackup", "Other 2026-01-05 14.03.22.cxbackup", "Mine notes.txt",
        "Mine notes.cxbackup",
    ):  # fmt: skip
        (folder / name).touch()
    (found,) = backups.kept(library_file)
    assert (found.made, found.why) == (datetime(2026, 1, 5, 14, 3, 22).astimezone(), Why.ROUTINE)


def test_the_last_ones_are_kept_and_one_a_week_for_a_month(library_file: Path) -> None:
    now = datetime.now().astimezone()
    old = [put(library_file, now - timedelta(days=days, minutes=1)) for days in range(70)]
    backups.make(library_file, Why.ROUTINE)
    kept = backups.kept(library_file)
    assert [backup.path for backup in kept[1:5]] == old[:4]
    weeks = [backup.made.isocalendar()[:2] for backup in kept[5:]]
    assert len(set(weeks)) == len(weeks)
    assert 3 <= len(weeks) <= 5
    assert all(now - backup.made < timedelta(weeks=4, days=1) for backup in kept)


def test_large_ones_are_let_go_of_sooner_but_for_two(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = datetime.now().astimezone()
    for days in range(1, 5):
        put(library_file, now - timedelta(days=days))
    monkeypatch.setattr(backups, "_ROOM", 5)
    made = backups.make(library_file, Why.ROUTINE)
    assert [backup.path for backup in backups.kept(library_file)][:1] == [made.path]
    assert len(backups.kept(library_file)) == 2


def test_a_backup_is_due_when_something_changed_and_the_last_one_is_old(library_file: Path) -> None:
    day = timedelta(days=1)
    now = datetime.now().astimezone()
    assert backups.is_due(library_file, day)
    assert not backups.is_due(library_file.with_name("gone.cxlib"), day)
    old = put(library_file, now - 2 * day)
    assert backups.is_due(library_file, day)
    assert not backups.is_due(library_file, 3 * day)
    put(library_file, now + timedelta(hours=1))
    assert not backups.is_due(library_file, timedelta(0))
    shutil.rmtree(old.parent)
    put(library_file, now - 2 * day)
    past = (now - 3 * day).timestamp()
    os.utime(library_file, (past, past))
    assert not backups.is_due(library_file, day)
    # what is new is in the journal at first
    Path(f"{library_file}-wal").touch()
    assert backups.is_due(library_file, day)


def test_a_backup_is_restored_and_what_was_there_is_kept_first(session: Session, library_file: Path) -> None:
    session.highlight(1, 0, 10)
    before = backups.make(library_file, Why.WISH)
    session.highlight(1, 0, 20)
    backups.restore(library_file, before.path)
    assert len(session.notes()) == 1
    session.close()
    assert notes(library_file) == 1
    newest = backups.kept(library_file)[0]
    assert (newest.why, backups.contents(newest.path)) == (Why.RESTORE, Contents(4, 2))
    with Library(library_file) as library:
        assert library.undo_name == "Highlight"


def test_the_one_that_is_restored_outlasts_that(library_file: Path) -> None:
    made = backups.make(library_file, Why.WISH)
    year_ago = made.path.with_name("Mine 2020-01-01 00.00.00.cxbackup")
    made.path.rename(year_ago)
    now = datetime.now().astimezone()
    for hours in range(1, 8):
        put(library_file, now - timedelta(hours=hours))
    backups.restore(library_file, year_ago)
    assert year_ago.exists()


def test_a_damaged_library_is_not_backed_up_but_another_is_made_of_a_backup(library_file: Path) -> None:
    sound = backups.make(library_file, Why.WISH)
    content = bytearray(library_file.read_bytes())
    content[4096 * 3 : 4096 * 60] = b"\xff" * (4096 * 57)
    library_file.write_bytes(content)
    with pytest.raises(DamageError, match=r"The library “Mine\.cxlib” is damaged and was left as it is"):
        backups.make(library_file, Why.ROUTINE)
    with pytest.raises(DamageError):
        backups.restore(library_file, sound.path)
    library_file.write_bytes(b"no library at all " * 999)
    with pytest.raises(DamageError):
        backups.make(library_file, Why.ROUTINE)
    library_file.write_bytes(content)
    assert [backup.path for backup in backups.kept(library_file)] == [sound.path]
    restored = backups.restore_beside(library_file, sound.path)
    assert restored == library_file.with_name("Mine restored.cxlib")
    assert backups.restore_beside(library_file, sound.path).name == "Mine restored 2.cxlib"
    assert backups.contents(restored) == Contents(4, 0)
    assert library_file.read_bytes() == content


def test_a_damaged_backup_is_not_restored(library_file: Path) -> None:
    made = backups.make(library_file, Why.WISH)
    before = library_file.read_bytes()
    for content in (b"no library at all" * 99, made.path.read_bytes()[:40_000]):
        made.path.write_bytes(content)
        for restore in (backups.restore, backups.restore_beside):
            with pytest.raises(LibraryError) as caught:
                restore(library_file, made.path)
            assert str(caught.value) == f"The backup “{made.path.name}” is damaged. Choose another one."
        with pytest.raises(LibraryError):
            backups.contents(made.path)
    made.path.unlink()
    sqlite3.connect(made.path).execute("CREATE TABLE other (id)").connection.close()
    with pytest.raises(LibraryError, match="could not be read: no such table: document"):
        backups.contents(made.path)
    assert library_file.read_bytes() == before
    assert sorted(file.name for file in library_file.parent.iterdir()) == ["Mine backups", "Mine.cxlib"]


def test_where_there_is_no_room_nothing_is_begun(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_the_disk(monkeypatch)
    with pytest.raises(LibraryError) as caught:
        backups.make(library_file, Why.WISH)
    assert str(caught.value) == "“Mine” could not be backed up: the disk is full. Free some space, then try again."
    assert names(library_file) == []


def test_a_disk_that_is_full_in_the_middle_is_told_and_leaves_no_half(session: Session, library_file: Path) -> None:
    made = backups.make(library_file, Why.WISH)
    session.highlight(1, 0, 10)
    # what SQLite says of a full disk it says of a file that may not grow
    done = subprocess.run(
        [sys.executable, "-c", CRAMPED, str(library_file)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.startswith("“Mine” could not be backed up: ")
    assert names(library_file) == [made.path.name]
    assert len(session.notes()) == 1


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(library_file: Path) -> None:
    backups.folder(library_file).write_text("in the way")
    with pytest.raises(LibraryError) as caught:
        backups.make(library_file, Why.WISH)
    assert str(caught.value) == (
        f"“Mine” could not be backed up: File exists. Check the folder “{library_file.parent}”."
    )


def test_what_a_kill_left_half_done_goes_with_the_next_one(library_file: Path) -> None:
    put(library_file, datetime(2026, 1, 5).astimezone()).rename(
        half := backups.folder(library_file) / "Mine 2026-01-05 00.00.00.cxbackup.part"
    )
    made = backups.make(library_file, Why.WISH)
    assert not half.exists()
    assert names(library_file) == [made.path.name]


@pytest.mark.parametrize("ways", [1, 2, 5])
def test_a_restore_that_is_killed_leaves_the_one_state_or_the_other(
    library_file: Path, opened: Callable[[Path], Session], ways: int
) -> None:
    states = []
    for count in (1, 2):
        session = opened(library_file)
        session.highlight(1, 0, 10 * count)
        session.close()
        states.append(backups.make(library_file, Why.WISH).path.rename(library_file.with_name(f"{count}.cxbackup")))
    command = [sys.executable, "-c", SWINGER, str(library_file), *map(str, states)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as swinger:
        assert swinger.stdout is not None
        for _ in range(ways):
            assert swinger.stdout.readline() == "go\n"
        swinger.send_signal(signal.SIGKILL)
    assert notes(library_file) in (1, 2)
    assert all(backups.contents(backup.path).notes in (1, 2) for backup in backups.kept(library_file))
    assert len(opened(library_file).notes()) in (1, 2)


def test_a_library_is_backed_up_before_it_is_brought_up_to_date(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE extra (id INTEGER);"))
    with Library(library_file) as library, library.reading() as db:
        assert db.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    (backup,) = backups.kept(library_file)
    assert backup.why is Why.UPDATE
    with closing(sqlite3.connect(backup.path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    Library(library_file).close()
    assert len(backups.kept(library_file)) == 1


def test_without_room_for_a_backup_a_library_is_not_brought_up_to_date(
    library_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE extra (id INTEGER);"))
    fill_the_disk(monkeypatch)
    before = library_file.read_bytes()
    with pytest.raises(LibraryError, match="could not be backed up: the disk is full"):
        Library(library_file)
    assert library_file.read_bytes() == before
