from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QTableWidget

from cxreader import __version__
from tests.ui.window.desk import CONTROL, Desk


def test_every_command_with_a_key_is_listed(desk: Desk) -> None:
    desk.start()
    rows: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget)
        assert isinstance(table, QTableWidget)
        assert table.accessibleName() == "Keyboard Shortcuts"
        assert not table.model().index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable
        rows.extend([table.model().index(row, column).data() for column in range(3)] for row in range(table.rowCount()))

    met = desk.answer(read)
    desk.key(Qt.Key.Key_F1, CONTROL)
    assert met == ["Keyboard Shortcuts"]
    assert [tuple(row) for row in rows] == desk.window.commands.listing()
    assert ["Edit", "Find", "Ctrl+F · /"] in rows


def test_a_question_mark_in_the_text_shows_the_list_and_close_closes_it(desk: Desk) -> None:
    desk.start()

    def close(dialog: QDialog) -> None:
        button = next(
            button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == "Close"
        )
        button.click()
        assert not dialog.isVisible()

    met = desk.answer(close)
    desk.type("?")
    assert met == ["Keyboard Shortcuts"]


def test_about_says_that_everything_stays_here(desk: Desk) -> None:
    desk.start()
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        next(button for button in dialog.findChildren(QPushButton)).click()
        assert not dialog.isVisible()

    met = desk.answer(read)
    desk.give("about")
    assert met == ["About cxreader"]
    assert f"cxreader {__version__}" in said
    assert any("nothing is sent anywhere, and your files are never written to" in words for words in said)
