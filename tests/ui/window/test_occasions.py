from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from tests.commented import letter
from tests.test_session_remarking import PAGE
from tests.ui.window.desk import Desk


@pytest.fixture
def page(desk: Desk) -> Path:
    """A saved web page, open in the window, with a note on it."""
    desk.start_own()
    path = desk.put_text("page.html", PAGE)
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    start = text(desk).index("Nobody answered")
    desk.hub.highlight(start, start + len("Nobody answered"))
    return path


def text(desk: Desk) -> str:
    assert desk.hub.document is not None
    return desk.hub.document.text


def quotes(desk: Desk) -> list[str]:
    return [row.highlight.quote for row in desk.session.notes()]


def offered(desk: Desk, *keys: str) -> list[tuple[bool, bool]]:
    """Return of some commands whether the Document menu lets them be chosen, and shows them checked."""
    menu = desk.window.menus.menu("&Document")
    menu.popup(menu.pos())
    found = [(desk.window.commands[key].isEnabled(), desk.window.commands[key].isChecked()) for key in keys]
    menu.close()
    return found


def choosing(name: str) -> Callable[[QDialog], None]:
    def deal(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return deal


def test_all_of_a_page_is_read_on_request_and_undo_takes_that_back(desk: Desk, page: Path) -> None:
    assert page.exists()
    assert offered(desk, "whole_page", "encoding") == [(True, False), (True, False)]
    before = text(desk)
    assert "All shops" not in before
    desk.give("whole_page")
    desk.until_read()
    assert desk.said() == "Read as a whole page. Undo: Ctrl+Z"
    assert "All shops" in text(desk)
    assert quotes(desk) == ["Nobody answered"]
    assert offered(desk, "whole_page") == [(True, True)]
    desk.give("undo")
    desk.until_read()
    assert text(desk) == before
    assert quotes(desk) == ["Nobody answered"]
    assert offered(desk, "whole_page") == [(True, False)]


def test_a_page_is_read_in_another_encoding_and_as_much_of_it_as_before(desk: Desk, page: Path) -> None:
    page.write_bytes(PAGE.replace("Monday", "poniedziałek").encode("cp1250"))
    desk.give("whole_page")
    desk.until_read()
    desk.answer(choosing("windows-1252"))
    desk.give("encoding")
    desk.until_read()
    assert desk.said() == "Encoding is now Windows-1252. Undo: Ctrl+Z"
    assert "poniedzia³ek" in text(desk)
    assert "All shops" in text(desk)
    assert quotes(desk) == ["Nobody answered"]


def test_what_a_format_does_not_leave_to_choose_is_not_offered(desk: Desk) -> None:
    desk.start_own()
    path = desk.put_text("letter.docx", "")
    path.write_bytes(letter())
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    assert offered(desk, "whole_page", "encoding", "read_again") == [(False, False), (False, False), (True, False)]
    met = desk.answer()
    desk.give("encoding")
    assert met == []
    assert desk.said() == "“letter.docx” says itself how its letters are kept: there is no encoding to choose"
    desk.give("whole_page")
    assert desk.said() == "Only of a web page a part is read: what it is about"
    desk.hub.close_document()
    desk.give("whole_page")
    assert desk.said() == "Only of a web page a part is read: what it is about"
