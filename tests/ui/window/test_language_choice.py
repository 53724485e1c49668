from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cxreader.ui.language_picker import LanguagePicker
from tests.ui.window.desk import Desk


def choosing(letters: str) -> Callable[[], None]:
    def choose() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, LanguagePicker)
        (field,) = picker.findChildren(QLineEdit)
        QTest.keyClicks(field, letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return choose


def languages(desk: Desk) -> list[str]:
    return [row.language for row in desk.rows()]


def test_the_language_of_a_text_is_corrected_kept_and_taken_back(desk: Desk) -> None:
    desk.start()
    before = languages(desk)
    QTimer.singleShot(0, choosing("portug"))
    desk.give("language")
    assert desk.said() == "Language is now Portuguese"
    desk.until(lambda: languages(desk)[0] == "pt")
    desk.until_read()
    assert desk.hub.document is not None
    assert {passage.language for passage in desk.hub.document.passages} == {"pt"}
    desk.give("undo")
    desk.until(lambda: languages(desk) == before)
    desk.until_read()


def test_the_language_it_has_already_is_no_edit(desk: Desk) -> None:
    desk.start()
    QTimer.singleShot(0, choosing("spanish"))
    desk.give("language")
    assert desk.session.undo_name == ""
