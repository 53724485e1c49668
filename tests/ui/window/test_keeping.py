import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit

from cxreader import paths
from cxreader.model.keeping import Why
from cxreader.session import files
from cxreader.store import failures, holding
from cxreader.ui.keeping import Keeping
from tests.ui.window.desk import Desk

TEXT = "The call centre answered at once, and the refund came the next day."
READ_ONLY = "“My library” is open in another window. You can read here, and what you would change is not kept."


def damage_a_text(library: Path) -> None:
    """Spoil the last text of a library, so that nothing else is lost."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("UPDATE text SET text = x'00' WHERE document = (SELECT max(document) FROM text)")
        db.commit()


def damage_a_page(library: Path, table: str = "finding") -> bytes:
    """Spoil the page that a table begins on; findings are made anew."""
    query = "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = ?"
    with closing(sqlite3.connect(library)) as db:
        ((page, size),) = db.execute(query, (table,)).fetchall()
    content = bytearray(library.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    library.write_bytes(content)
    return bytes(content)


def own(desk: Desk, change: Callable[[Path], object] = bool) -> Path:
    """Lay a library of the person's own, and do something to it."""
    library = paths.own_library()
    desk.put_samples(library)
    desk.put_settings(f'library = "{library}"\n')
    change(library)
    return library


def look(desk: Desk) -> Keeping:
    """Have the library looked after, as happens some time after the start."""
    keeping = desk.workings.keeping
    keeping.look_after()
    desk.until(lambda: not keeping._errands.busy)
    return keeping


def make_due(library: Path) -> Path:
    """Make a backup that looks old."""
    made = files.make(library, Why.ROUTINE)
    old = (datetime.now().astimezone() - timedelta(days=3)).strftime("%Y-%m-%d %H.%M.%S")
    return made.path.rename(made.path.with_name(f"{library.stem} {old}.cxbackup"))


# ---- a library that another window has


def test_a_library_in_another_window_can_be_read_and_says_so(desk: Desk) -> None:
    hold = holding.take(own(desk))
    desk.start()
    assert desk.banner() == READ_ONLY
    assert len(desk.rows()) == 4
    desk.read()
    desk.type("h")
    assert desk.session.notes() == []
    assert desk.banner() == READ_ONLY
    desk.workings.arriving.open_paths([desk.put_text("own.txt", TEXT)])
    assert not desk.workings.opening.busy
    assert not desk.window.commands["undo"].isEnabled()
    hold.release()


def test_it_is_written_to_again_once_the_other_window_lets_go(desk: Desk) -> None:
    hold = holding.take(own(desk))
    desk.start()
    desk.press("Try Again")
    assert desk.said() == desk.banner() == READ_ONLY
    assert desk.window.windowTitle().endswith(" — My library (read-only) — cxreader")
    hold.release()
    desk.press("Try Again")
    assert desk.banner() == ""
    assert desk.said() == "“My library” can be changed here again"
    assert desk.window.windowTitle().endswith(" — My library — cxreader")
    desk.read()
    desk.type("h")
    assert len(desk.session.notes()) == 1


def test_coming_back_to_the_window_is_enough(desk: Desk) -> None:
    hold = holding.take(own(desk))
    desk.start()
    hold.release()
    desk.window.entered.emit()
    assert desk.banner() == ""
    assert not desk.session.read_only


def test_what_is_said_of_another_matter_stays(desk: Desk) -> None:
    hold = holding.take(own(desk))
    desk.start()
    desk.window.warn("Something else")
    hold.release()
    desk.window.entered.emit()
    assert desk.banner() == "Something else"


# ---- a library that is damaged


@pytest.mark.parametrize("damage", [b"no library at all, only words" * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_of_what_is_no_library_nothing_is_recovered_and_another_one_is_open(desk: Desk, damage: bytes) -> None:
    broken = own(desk, lambda library: library.write_bytes(damage))
    desk.start()
    desk.until(lambda: desk.session.path == broken.with_name("My library 2.cxlib"))
    assert desk.banner() == (
        "Nothing can be read of “My library.cxlib”: it is damaged at its very beginning, or no library. It was left as "
        "it is. Restore it from a backup. Another library, “My library 2”, is open instead."
    )
    assert desk.window.choices.now.library == str(broken)
    assert broken.read_bytes() == damage
    assert desk.panels.empty.isVisible()


def test_a_damaged_library_is_recovered_at_the_start(desk: Desk) -> None:
    library = own(desk)
    content = damage_a_page(library)
    desk.start()
    assert desk.banner() == "What can be read of “My library” is being put into another library."
    passing = desk.session.path
    desk.until(lambda: desk.session.name == "My library recovered")
    assert desk.banner() == (
        "“My library” is damaged and was left as it is. What could be read was put into “My library recovered”: "
        "4 documents."
    )
    assert len(desk.texts()) == 4
    assert library.read_bytes() == content
    assert desk.window.choices.now.library == str(library.with_name("My library recovered.cxlib"))
    assert not passing.parent.exists()
    # what the program finds by itself is found again
    desk.until_read()
    desk.until(lambda: desk.session.size(desk.hub.scope)[0] > 100)


@pytest.mark.parametrize("table", ["document", "passage", "text"])
def test_a_large_library_that_turns_out_damaged_at_the_start_is_recovered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    monkeypatch.setattr(failures, "_CHECKED", 1000)
    library = own(desk)
    damage_a_page(library, table)
    desk.start()
    desk.until(lambda: desk.session.name == "My library recovered")
    assert "is damaged and was left as it is" in desk.banner()


def test_what_was_brought_goes_into_the_recovered_library(desk: Desk) -> None:
    own(desk, damage_a_page)
    desk.start()
    desk.workings.arriving.open_text("no place for this")
    assert desk.said() == "The library is being recovered. Try again in a moment."
    desk.workings.arriving.open_paths([desk.put_text("own.txt", TEXT)])
    desk.workings.arriving.open_paths([desk.put_text("other.txt", f"{TEXT} Twice.")])
    assert not desk.workings.opening.busy
    desk.until(lambda: desk.session.name == "My library recovered" and len(desk.texts()) == 6)


def test_what_is_missing_is_told_and_a_backup_is_offered(desk: Desk) -> None:
    library = own(desk)
    backup = files.make(library, Why.WISH)
    damage_a_text(library)
    damage_a_page(library)
    desk.start()
    desk.until(lambda: desk.session.name == "My library recovered")
    assert desk.banner().endswith("“My library recovered”: 3 of 4 documents.")
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        words = dialog.findChild(QPlainTextEdit)
        assert words
        shown.extend(words.toPlainText().split("\n"))
        desk.press("Copy", dialog)
        assert QApplication.clipboard().text() == words.toPlainText()
        desk.answer(choose)
        desk.press("Restore from Backup…", dialog)

    def choose(dialog: QDialog) -> None:
        assert "“My library”, which is damaged, stays as it is." in labels(dialog)
        desk.press("Restore", dialog)

    desk.answer(read)
    desk.press("Show")
    assert shown[0] == "Documents: 3 saved, up to 1 could not be read"
    assert "The text of these documents could not be read. Open their files again:" in shown
    desk.until(lambda: desk.session.name == "My library restored")
    assert len(desk.texts()) == 4
    assert backup.path.exists()


def labels(dialog: QDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_damage_that_is_met_while_reading_is_told_and_can_be_recovered(desk: Desk) -> None:
    own(desk)
    desk.start()
    with desk.session._library.transaction() as db:
        db.execute("UPDATE text SET text = CAST(x'ff' AS TEXT) WHERE document = 2")
    desk.hub.do(lambda session: session.highlight(2, 0, 10))
    assert desk.banner() == "“My library” is damaged. What you do in it now may be lost."
    desk.press("Recover What Can Be Read")
    desk.until(lambda: desk.session.name == "My library recovered")
    # the text as it was before is still there
    assert len(desk.texts()) == 4


def test_a_library_that_a_person_opens_is_recovered_too(desk: Desk) -> None:
    desk.start()
    broken = desk.root / "Survey.cxlib"
    desk.put_samples(broken)
    damage_a_page(broken)
    desk.workings.arriving.open_paths([broken])
    desk.until(lambda: desk.session.path == desk.root / "Survey recovered.cxlib")


def test_what_is_no_library_is_not_opened_and_the_open_one_stays(desk: Desk) -> None:
    desk.start()
    other = desk.root / "recipes.cxlib"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE recipe (name TEXT)")
    desk.workings.arriving.open_paths([other])
    assert desk.banner() == "“recipes.cxlib” is not a library of cxreader. Choose another file."
    assert desk.session.path == paths.sample_library()


def test_a_process_that_dies_is_told_in_a_sentence(desk: Desk) -> None:
    library = own(desk)
    desk.start()
    keeping = desk.workings.keeping
    failed: list[str] = []
    desk.hub.failed.connect(failed.append)
    keeping._errands.run(end, bool, keeping._fail)
    desk.until(lambda: failed)
    assert failed == ["The process that worked on the library has ended. Try again."]
    keeping._errands.run(stumble, bool, keeping._fail)
    desk.until(lambda: not keeping._errands.busy)
    assert len(failed) == 1
    assert library.exists()


def end() -> None:
    import os

    os._exit(1)


def stumble() -> None:
    raise RuntimeError


# ---- day by day


def test_a_library_is_backed_up_once_a_day_when_something_changed(desk: Desk) -> None:
    library = own(desk)
    desk.start()
    look(desk)
    assert [backup.why for backup in files.kept(library)] == [Why.ROUTINE]
    assert desk.said() == "“My library” was backed up"
    look(desk)
    assert len(files.kept(library)) == 1


def test_a_long_session_is_backed_up_sooner(desk: Desk) -> None:
    library = own(desk)
    made = files.make(library, Why.ROUTINE)
    hours = (datetime.now().astimezone() - timedelta(hours=5)).strftime("%Y-%m-%d %H.%M.%S")
    made.path.rename(made.path.with_name(f"My library {hours}.cxbackup"))
    desk.start()
    look(desk)
    assert len(files.kept(library)) == 1
    look(desk)
    assert len(files.kept(library)) == 2


def test_neither_samples_nor_what_cannot_be_written_is_backed_up(desk: Desk) -> None:
    desk.start()
    look(desk)
    assert files.kept(paths.sample_library()) == []
    library = own(desk)
    with pytest.MonkeyPatch.context() as patch:
        hold = holding.take(library)
        desk.give("own_library")
        desk.until(lambda: desk.session.path == library)
        look(desk)
        hold.release()
        patch.undo()
    assert files.kept(library) == []


def test_a_backup_that_cannot_be_made_is_told(desk: Desk) -> None:
    library = own(desk)
    library.with_name("My library backups").write_text("in the way")
    desk.start()
    look(desk)
    assert desk.banner().startswith("“My library” could not be backed up: File exists.")


def test_a_large_library_is_looked_over_once_it_is_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "_CHECKED", 1000)
    library = own(desk, damage_a_text)
    make_due(library)
    desk.start()
    look(desk)
    assert desk.banner() == "“My library” is damaged. What you do in it now may be lost."
    desk.answer(lambda dialog: dialog.accept())
    desk.press("Restore from Backup…")
    desk.until(lambda: desk.session.name == "My library restored")


def test_closing_the_window_does_not_wait_for_a_backup(desk: Desk) -> None:
    library = own(desk)
    desk.start()
    desk.workings.keeping.look_after()
    desk.stop()
    assert len(files.kept(library)) <= 1
    shutil.rmtree(library.with_name("My library backups"), ignore_errors=True)


def test_a_library_in_another_window_is_judged_by_that(desk: Desk) -> None:
    hold = holding.take(own(desk))
    desk.start()
    rested: list[bool] = []
    desk.workings.judging.rested.connect(lambda: rested.append(True))
    desk.workings.judging.start()
    desk.until(lambda: rested)
    desk.workings.judging._explain()
    desk.workings.judging._try_lesson()
    assert desk.banner() == READ_ONLY
    hold.release()
