from pathlib import Path

import pytest

from tests.commented import LETTER, letter
from tests.ui.window.desk import Desk


@pytest.fixture
def file(desk: Desk) -> Path:
    """A letter with comments in it, open in the window."""
    desk.start_own()
    path = desk.put_text("letter.docx", "")
    path.write_bytes(letter())
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    return path


def notes(desk: Desk) -> list[str]:
    return sorted(row.highlight.note for row in desk.session.notes())


def can_bring_in(desk: Desk) -> bool:
    menu = desk.window.menus.menu("&Document")
    menu.popup(menu.pos())
    found = desk.window.commands["bring_in"].isEnabled()
    menu.close()
    return found


def test_comments_in_a_file_are_told_of_and_become_notes_when_that_is_wished(desk: Desk, file: Path) -> None:
    assert desk.banner() == f"2 comments in “{file.name}”"
    assert notes(desk) == []
    desk.press("Bring In", desk.panels.banner)
    assert desk.banner() == ""
    assert desk.said() == "2 comments are among your notes. Undo: Ctrl+Z"
    assert notes(desk) == ["Ask her which number", "Praise"]
    assert not can_bring_in(desk)
    desk.give("bring_in")
    assert desk.said() == "All comments are among your notes"
    desk.give("undo")
    assert notes(desk) == []
    assert can_bring_in(desk)


def test_who_does_not_want_them_now_finds_them_in_the_menu(desk: Desk, file: Path) -> None:
    assert file.exists()
    desk.press("Close this message", desk.panels.banner)
    assert desk.banner() == ""
    desk.give("bring_in")
    assert notes(desk) == ["Ask her which number", "Praise"]


def test_of_several_files_their_number_is_told_and_all_are_brought_in(desk: Desk, file: Path) -> None:
    more = [desk.put_text(name, "") for name in ("one.docx", "two.docx")]
    for path in more:
        path.write_bytes(letter((*LETTER, (f"This is another letter, {path.stem}.", "Hm"))))
    broken = desk.put_text("broken.docx", "PK\x03\x04 and nothing that follows from it")
    desk.workings.arriving.open_paths([*more, file, broken])
    desk.until_read()
    assert desk.banner().endswith("1 is already in this library · 6 comments in 2 files")
    desk.press("Bring In", desk.panels.banner)
    assert len(notes(desk)) == 6
    assert "1 could not be read" in desk.banner()
    assert "comments" not in desk.banner()


def test_without_an_open_document_there_is_nothing_to_bring_in(desk: Desk) -> None:
    desk.start_own()
    desk.hub.close_document()
    assert not can_bring_in(desk)
    desk.give("bring_in")
    assert desk.said() == "All comments are among your notes"
