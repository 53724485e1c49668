import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QListWidget, QTextEdit

from cxreader.model.annotation import Placing
from cxreader.session import rereading, watching
from cxreader.ui.changes_view import ChangesDialog
from cxreader.ui.review_dialog import ReviewDialog
from tests.ui.window.desk import Desk

TEXT = """Letter to the shop

The clerk was friendly and quick. We waited for the parcel for three weeks.

Nobody answered the telephone on Monday. The refund came at last, without a word.

The queue at the till was long. I shall come back all the same.
"""
REFUND = "The refund came at last, without a word."
CHANGED = TEXT.replace(REFUND, "The refund came late, and nobody wrote a word.").replace(
    "Nobody answered the telephone on Monday. ", ""
)
TOLD = "This file has changed since you read it. Your 3 notes are kept."


@pytest.fixture
def file(desk: Desk) -> Path:
    """A letter with three notes on it, open in the window."""
    desk.start_own()
    path = desk.put_text("letter.txt", TEXT)
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    for words in ("friendly", REFUND, "Nobody answered the telephone"):
        start = TEXT.index(words)
        desk.hub.highlight(start, start + len(words))
    return path


def change(desk: Desk, file: Path, words: str = CHANGED) -> None:
    """Change the file, and come back to the window."""
    file.write_text(words, "utf-8")
    desk.window.entered.emit()


def banner(desk: Desk) -> str:
    return desk.panels.banner.accessibleName() if desk.panels.banner.isVisible() else ""


def read_again(desk: Desk, file: Path) -> None:
    change(desk, file)
    desk.until(lambda: banner(desk) == TOLD)
    desk.press("Read again", desk.panels.banner)
    desk.until_read()


def text(desk: Desk) -> str:
    assert desk.hub.document is not None
    return desk.hub.document.text


def placings(desk: Desk) -> dict[str, Placing]:
    return {row.highlight.quote: row.highlight.placing for row in desk.session.notes()}


def test_a_changed_file_is_told_of_and_read_again_with_all_notes(desk: Desk, file: Path) -> None:
    read_again(desk, file)
    assert text(desk) == CHANGED
    assert desk.said() == "Read again: 1 note to be confirmed. Undo: Ctrl+Z"
    assert placings(desk) == {
        "friendly": Placing.SURE,
        REFUND: Placing.CONFIRM,
        "Nobody answered the telephone": Placing.LOST,
    }
    desk.until(lambda: banner(desk) == "This file was read again, and the place of 1 note is to be confirmed.")
    desk.give("undo")
    desk.until(lambda: banner(desk) == TOLD)
    assert text(desk) == TEXT
    assert set(placings(desk).values()) == {Placing.SURE}


def test_a_file_that_was_only_touched_is_not_told_of(desk: Desk, file: Path) -> None:
    looked: list[object] = []
    desk.workings.rereading._glance._seen.connect(looked.append)
    os.utime(file, (1, 1))
    desk.window.entered.emit()
    desk.until(lambda: looked)
    assert banner(desk) == ""


def test_what_is_put_off_is_told_no_more(desk: Desk, file: Path) -> None:
    change(desk, file)
    desk.until(lambda: banner(desk) == TOLD)
    desk.press("Close this message", desk.panels.banner)
    looked: list[object] = []
    desk.workings.rereading._glance._seen.connect(looked.append)
    desk.window.entered.emit()
    desk.until(lambda: looked)
    assert banner(desk) == ""


def test_a_file_that_was_moved_away_or_whose_folder_is_gone_is_told_of(desk: Desk, file: Path) -> None:
    file.rename(file.with_name("other.txt"))
    desk.window.entered.emit()
    desk.until(lambda: banner(desk) == "The file of this text is no longer in its folder. Your 3 notes are kept.")
    file.parent.rename(file.parent.with_name("away"))
    desk.window.entered.emit()
    desk.until(lambda: banner(desk) == "The folder with the file of this text is not there. Your 3 notes are kept.")
    file.parent.with_name("away").rename(file.parent)
    file.with_name("other.txt").rename(file)
    desk.window.entered.emit()
    desk.until(lambda: banner(desk) == "")


def find(desk: Desk, monkeypatch: pytest.MonkeyPatch, chosen: Path | None, by_menu: bool = True) -> None:
    """Choose a file, or none, where it is asked for."""
    path = "" if chosen is None else str(chosen)
    monkeypatch.setattr("cxreader.ui.relocating.open_file", lambda *_: path)
    if by_menu:
        desk.give("find_file")
    else:
        desk.press("Find File…", desk.panels.banner)


def file_of(desk: Desk) -> str:
    assert desk.hub.document is not None
    found = rereading.remembered(desk.session, desk.hub.document.id)
    return found.path if found else ""


def test_a_moved_file_is_found_and_that_is_undone(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = file.rename(file.with_name("other.txt"))
    desk.window.entered.emit()
    desk.until(lambda: banner(desk).startswith("The file of this text is no longer"))
    find(desk, monkeypatch, None, by_menu=False)
    assert file_of(desk) == str(file)
    find(desk, monkeypatch, there, by_menu=False)
    desk.until(lambda: banner(desk) == "")
    assert desk.said() == "The file is found. Undo: Ctrl+Z"
    assert file_of(desk) == str(there)
    desk.give("undo")
    assert file_of(desk) == str(file)


def test_a_file_that_is_found_changed_is_told_of(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = file.rename(file.with_name("no suffix"))
    there.write_text(CHANGED, "utf-8")
    find(desk, monkeypatch, there)
    desk.until(lambda: banner(desk) == TOLD)
    assert desk.said() == "“no suffix” is not as it was when you read it. Undo: Ctrl+Z"
    find(desk, monkeypatch, there)
    desk.until(lambda: banner(desk) == TOLD)


def test_the_file_of_another_text_is_not_taken(desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = desk.put_text("two.txt", "Quite another text, which speaks of ships.")
    here = desk.hub.document
    assert here is not None
    desk.workings.arriving.open_paths([other])
    desk.until_read()
    desk.hub.open(here.id)
    failures: list[str] = []
    desk.hub.failed.connect(failures.append)
    find(desk, monkeypatch, other)
    desk.until(lambda: failures)
    assert failures[0].endswith("Choose another one, or remove one of the two first.")
    assert file_of(desk) == str(file)


@pytest.mark.usefixtures("file")
def test_a_file_is_read_again_though_it_has_not_changed(desk: Desk) -> None:
    desk.give("read_again")
    desk.until_read()
    assert text(desk) == TEXT
    assert set(placings(desk).values()) == {Placing.SURE}
    assert desk.said() == "The text is as it was"


def test_what_has_no_file_is_said(desk: Desk) -> None:
    desk.start_own()
    while desk.hub.document:
        desk.hub.do(lambda session: session.remove(desk.hub.document.id if desk.hub.document else 0))
    for command in ("read_again", "find_file"):
        desk.give(command)
        assert desk.said() == "No document is open"
    desk.workings.opening.open_text(TEXT, "Pasted")
    desk.until_read()
    for command in ("read_again", "find_file"):
        desk.give(command)
        assert desk.said() == "This text was pasted and has no file"


def test_another_document_takes_the_message_away_and_the_first_brings_it_back(desk: Desk, file: Path) -> None:
    here = desk.hub.document
    assert here is not None
    change(desk, file)
    desk.until(lambda: banner(desk) == TOLD)
    desk.hub.open(1)
    assert banner(desk) == ""
    desk.hub.open(here.id)
    desk.until(lambda: banner(desk) == TOLD)


def test_what_changed_is_shown_before_and_after(desk: Desk, file: Path) -> None:
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ChangesDialog)
        view = dialog.findChild(QTextEdit)
        assert view is not None
        shown.append(view.toPlainText())
        first = view.textCursor().position()
        QTest.keyClick(view, Qt.Key.Key_F8)
        assert view.textCursor().position() > first
        QTest.keyClick(view, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
        assert view.textCursor().position() == first

    change(desk, file)
    desk.until(lambda: banner(desk) == TOLD)
    met = desk.answer(look)
    desk.press("Show what changed", desk.panels.banner)
    desk.until(lambda: shown)
    assert met == ["What Has Changed in Letter to the shop"]
    assert "at last, without" in shown[0]
    assert "late, and nobody wrote" in shown[0]
    desk.press("Read again", desk.panels.banner)
    desk.until_read()
    desk.answer(look)
    desk.press("Show what changed", desk.panels.banner)
    desk.until(lambda: len(shown) == 2)
    assert shown[0] == shown[1]


def button(dialog: QDialog, words: str) -> QAbstractButton:
    return next(one for one in dialog.findChildren(QAbstractButton) if one.text().startswith(words))


def test_the_places_are_checked_by_keys(desk: Desk, file: Path) -> None:
    read_again(desk, file)
    seen: list[list[str]] = []

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, ReviewDialog)
        notes = dialog.findChild(QListWidget)
        assert notes is not None
        assert dialog.focusWidget() is notes
        before, now = dialog.findChildren(QTextEdit)
        assert before.toPlainText() == REFUND
        assert now.toPlainText() == "The refund came late, and nobody wrote a word."
        QTest.keyClick(notes, Qt.Key.Key_Y)
        seen.append([notes.item(row).text().split(" · ")[0] for row in range(notes.count())])
        QTest.keyClick(notes, Qt.Key.Key_Escape)

    met = desk.answer(confirm)
    desk.give("check_places")
    assert met == ["Check Places of Notes"]
    assert seen == [["No longer in the text", "In its place", "In its place"]]
    assert placings(desk)["The refund came late, and nobody wrote a word."] is Placing.SURE
    assert banner(desk) == ""


def test_a_note_is_kept_without_a_place(desk: Desk, file: Path) -> None:
    read_again(desk, file)

    def keep(dialog: QDialog) -> None:
        assert button(dialog, "This Is Right").isEnabled()
        button(dialog, "Keep as a Note").click()
        assert not button(dialog, "This Is Right").isEnabled()
        assert not button(dialog, "Keep as a Note").isEnabled()

    desk.answer(keep)
    desk.give("check_places")
    assert placings(desk)[REFUND] is Placing.LOST
    assert desk.said() == "Kept as a note. Undo: Ctrl+Z"


def test_a_place_is_chosen_in_the_text(desk: Desk, file: Path) -> None:
    read_again(desk, file)

    def choose(dialog: QDialog) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_C)

    desk.answer(choose)
    desk.give("check_places")
    assert banner(desk) == f"Select where “{REFUND}” is now, and press H."
    desk.press("Put It Here", desk.panels.banner)
    assert desk.said() == "Select the words in the text first"
    start = CHANGED.index("nobody wrote")
    desk.panels.pane.select(start, start + 12)
    desk.read()
    desk.type("h")
    assert placings(desk)["nobody wrote"] is Placing.SURE
    assert len(desk.session.notes()) == 3
    assert banner(desk) == ""
    # the next highlight is a new one again
    desk.panels.pane.select(0, 6)
    desk.give("highlight")
    assert len(desk.session.notes()) == 4


def test_the_list_is_come_back_to_without_choosing(desk: Desk, file: Path) -> None:
    read_again(desk, file)
    desk.answer(lambda dialog: button(dialog, "Not Here").click())
    desk.give("check_places")
    met = desk.answer()
    desk.press("Back to the List", desk.panels.banner)
    assert met == ["Check Places of Notes"]
    desk.answer(lambda dialog: button(dialog, "Not Here").click())
    desk.give("check_places")
    desk.press("Close this message", desk.panels.banner)
    desk.panels.pane.select(0, 6)
    desk.give("highlight")
    assert len(desk.session.notes()) == 4


def test_where_all_is_in_place_there_is_nothing_to_check(desk: Desk) -> None:
    desk.start()
    desk.give("check_places")
    assert desk.said() == "All notes are in their places"


def test_a_changed_file_of_a_watched_folder_is_read_again(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cxreader.ui.watching._QUIET_MS", 10)
    desk.hub.open(1)
    watching.watch(desk.session, file.parent)
    file.write_text(CHANGED, "utf-8")
    desk.workings.watching.look()
    desk.until(lambda: banner(desk).startswith("1 file that has changed in “texts”. A changed file is read again"))
    desk.press("Open", desk.panels.banner)
    desk.until(lambda: Placing.CONFIRM in placings(desk).values())
    assert desk.hub.document is not None
    assert desk.hub.document.id == 1
