import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit

from cxreader.model.scope import Scope
from cxreader.ui.go_to import GoTo
from tests.ui.window.desk import Desk


def go(desk: Desk, letters: str) -> None:
    """Open the list by its key, type some letters and press Enter."""

    def type_letters() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, GoTo)
        (field,) = picker.findChildren(QLineEdit)
        QTest.keyClicks(field, letters)
        QTest.keyClick(field, Qt.Key.Key_Return)

    QTimer.singleShot(0, type_letters)
    desk.give("go_to")


@pytest.mark.parametrize(
    ("letters", "scope"),
    [("contact", Scope(themes=frozenset({"contact-centre"}))), ("polis", Scope(languages=frozenset({"pl"})))],
)
def test_a_theme_or_a_language_becomes_the_scope(desk: Desk, letters: str, scope: Scope) -> None:
    desk.start()
    desk.panels.documents.setFocus()
    go(desk, letters)
    assert desk.hub.scope == scope
    assert desk.window.focusWidget() is desk.panels.pane.reader


def test_a_document_is_opened(desk: Desk) -> None:
    desk.start()
    go(desk, "wielki")
    assert desk.hub.document is not None
    assert desk.hub.document.title == "To nasz wielki zaszczyt"


def test_a_command_is_given(desk: Desk) -> None:
    desk.start()
    go(desk, "document map")
    assert not desk.window.commands["show_map"].isChecked()


def test_leaving_the_list_changes_nothing(desk: Desk) -> None:
    desk.start()
    before = desk.hub.scope, desk.hub.document

    def leave() -> None:
        picker = QApplication.activeModalWidget()
        assert isinstance(picker, GoTo)
        picker.reject()

    QTimer.singleShot(0, leave)
    desk.give("go_to")
    assert (desk.hub.scope, desk.hub.document) == before


def test_texts_of_one_title_are_told_apart_and_found_by_their_files(desk: Desk) -> None:
    desk.start_own()
    body = "\n\nThe call centre answered every question at once."
    files = [desk.put_text(name, f"One title{body} {name}") for name in ("first.txt", "second.txt")]
    desk.workings.arriving.open_paths(files)
    desk.until_read()
    seen: list[object] = []

    def look(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(field, "one title")
        (view,) = dialog.findChildren(QAbstractItemView)
        rows = range(view.model().rowCount())
        seen.extend(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows)

    desk.answer(look)
    desk.give("go_to")
    assert seen == ["One title, EN, first.txt", "One title, EN, second.txt"]
    for file in ("first", "second"):
        go(desk, file)
        assert desk.hub.document is not None
        assert f"{file}.txt" in desk.hub.document.text
