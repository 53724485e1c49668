from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QTextEdit

from cxreader.model.annotation import Highlight
from tests.ui.window.desk import Desk


def write(desk: Desk) -> None:
    """Open the note of the sentence at the caret."""
    desk.read()
    desk.key(Qt.Key.Key_N)


def mark(desk: Desk) -> Highlight:
    (row,) = desk.session.notes()
    return row.highlight


def pick(words: str) -> Callable[[QDialog], None]:
    def deal(dialog: QDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        QTest.keyClicks(field, words)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return deal


def test_a_note_gets_themes_of_its_own_and_loses_them(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    for words in ("Contact centre", "Loyalty"):
        desk.answer(pick(words))
        desk.press("Add a theme to this note")
    assert mark(desk).themes == ("contact-centre", "loyalty")
    desk.press("Remove theme Contact centre")
    assert mark(desk).themes == ("loyalty",)
    desk.give("undo")
    assert mark(desk).themes == ("contact-centre", "loyalty")


def test_leaving_the_picker_changes_nothing(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    desk.answer(lambda dialog: dialog.reject())
    desk.press("Add a theme to this note")
    assert mark(desk).themes == ()


def test_a_tag_is_typed_once_and_offered_then(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    field = next(one for one in desk.notes.editor.findChildren(QLineEdit) if "tag" in one.accessibleName())
    field.setFocus()
    desk.type("Price")
    desk.key(Qt.Key.Key_Return)
    assert mark(desk).tags == ("Price",)
    completer = field.completer()
    completer.setCompletionPrefix("pri")
    assert completer.currentCompletion() == "Price"
    desk.press("Remove tag Price")
    assert mark(desk).tags == ()
    desk.key(Qt.Key.Key_Escape)


def test_the_preview_shows_what_is_meant_and_what_is_typed_stays(desk: Desk) -> None:
    desk.start_own()
    write(desk)
    desk.type("*call* them")
    desk.press("Preview")
    preview = desk.notes.editor.findChildren(QTextEdit, "notePreview")[0]
    assert preview.toPlainText() == "call them"
    desk.press("Preview")
    assert desk.notes.editor.findChildren(QPlainTextEdit, "noteEditor")[0].isVisible()
    desk.press("Preview")
    preview.setFocus()
    desk.key(Qt.Key.Key_Escape)
    assert desk.notes.editor.isHidden()
    assert desk.reader.hasFocus()
    assert mark(desk).note == "*call* them"
