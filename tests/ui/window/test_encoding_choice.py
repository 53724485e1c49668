from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit

from cxreader.ui.encoding_choice import preview
from tests.ui.window.desk import Desk

TEXT = """Obsługa klienta

Zażółć gęślą jaźń, ponieważ obsługa klienta była miła i szybka, choć czekaliśmy dłużej, niż myśleliśmy.

Wróciliśmy do sklepu jeszcze raz i znów było świetnie: żadnych kłopotów, żadnych opóźnień, żadnej złości.
"""


@pytest.fixture
def file(desk: Desk) -> Path:
    """A Polish file in an old encoding, open in the window."""
    desk.start_own()
    path = desk.put_text("obsługa.txt", "")
    path.write_bytes(TEXT.encode("cp1250"))
    desk.workings.arriving.open_paths([path])
    desk.until_read()
    return path


def choosing(name: str) -> Callable[[QDialog], None]:
    """Return what types the name of an encoding in the dialog and reads again."""

    def deal(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return deal


def text(desk: Desk) -> str:
    assert desk.hub.document is not None
    return desk.hub.document.text


def test_a_file_is_read_again_with_all_notes_on_it_and_undo_takes_that_back(desk: Desk, file: Path) -> None:
    assert text(desk) == TEXT
    start = TEXT.index("była miła")
    desk.hub.highlight(start, start + 9)
    desk.panels.pane.go_to(start, start)
    met = desk.answer(choosing("windows-1252"))
    desk.give("encoding")
    assert met == ["Encoding"]
    desk.until_read()
    assert desk.said() == "Encoding is now Windows-1252. Undo: Ctrl+Z"
    assert text(desk) == file.read_bytes().decode("cp1252")
    assert desk.hub.document is not None
    assert desk.hub.document.encoding == "Windows-1252"
    assert [row.highlight.quote for row in desk.session.notes()] == ["by³a mi³a"]
    assert len(desk.rows()) == 5
    desk.give("undo")
    desk.until_read()
    assert text(desk) == TEXT
    assert [row.highlight.quote for row in desk.session.notes()] == ["była miła"]


def test_the_dialog_shows_how_the_file_would_read(desk: Desk, file: Path) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "iso 8859-1")
        seen.append(dialog.findChildren(QPlainTextEdit)[0].toPlainText())

    desk.answer(look)
    desk.give("encoding")
    # Qt shows a control character as it is
    assert seen == [file.read_bytes().decode("iso8859-1")]
    assert text(desk) == TEXT
    assert desk.session.undo_name == "Add Documents"


def test_no_row_for_a_file_that_is_there_already_appears_while_it_is_read_again(desk: Desk, file: Path) -> None:
    waiting: list[list[str]] = []
    desk.workings.opening.pending.connect(waiting.append)
    desk.answer(choosing("windows-1252"))
    desk.give("encoding")
    desk.until_read()
    assert not any(waiting)
    assert file.exists()


def test_a_file_that_is_gone_is_told_of_before_anything_is_asked(desk: Desk, file: Path) -> None:
    file.unlink()
    met = desk.answer()
    desk.give("encoding")
    assert met == []
    assert desk.banner() == "“obsługa.txt” is not there. Check its name, or look where it was moved to."


def test_a_file_that_has_changed_is_told_of_and_nothing_is_lost(desk: Desk, file: Path) -> None:
    file.write_bytes(b"Something else altogether.")
    desk.answer(choosing("windows-1252"))
    desk.give("encoding")
    desk.until_read()
    assert desk.banner().startswith("“obsługa.txt” is no longer the file that was read")
    assert text(desk) == TEXT


def test_a_pasted_text_has_no_encoding(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_text("The call centre answered at once.")
    desk.until_read()
    met = desk.answer()
    desk.give("encoding")
    assert met == []
    assert desk.said() == "A pasted text has no encoding. Save it to a file and open that."


@pytest.mark.parametrize(
    ("data", "codec", "shown", "damage"),
    [
        (b"za\xbf\xf3\xb3\xe6", "cp1250", "zażółć", 0),
        (b"za\xbf\xf3 \xb3", "utf-8", "za\ufffd\ufffd \ufffd", 2),
        ("\ufeffzażółć".encode("utf-16-le"), "utf-16-le", "zażółć", 0),
    ],
)
def test_a_preview_counts_the_places_that_cannot_be_read(data: bytes, codec: str, shown: str, damage: int) -> None:
    assert preview(data, codec) == (shown, damage, True)


@pytest.mark.parametrize("shift", range(4))
def test_a_letter_that_is_cut_at_the_end_of_what_is_looked_at_is_no_damage(shift: int) -> None:
    text = "a" * shift + "😀ł" * 20_000
    assert preview(text.encode(), "utf-8") == (text[:2000], 0, False)
