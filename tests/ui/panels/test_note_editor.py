from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.note_rows import NoteRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.note_editor import NoteEditor

Row = Callable[..., NoteRow]


@pytest.fixture
def editor(qtbot: QtBot, appearance: Appearance) -> Iterator[NoteEditor]:
    window = QWidget()
    qtbot.addWidget(window)
    widget = NoteEditor(appearance, window)
    widget.resize(300, 200)
    QToolButton(window).setAccessibleName("Elsewhere")
    window.resize(300, 300)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield widget
    window.close()


def field(editor: NoteEditor) -> QPlainTextEdit:
    return editor.findChildren(QPlainTextEdit, "noteEditor")[0]


def typed(editor: NoteEditor) -> list[tuple[int, str]]:
    """Keep what the editor hands over from now on."""
    kept: list[tuple[int, str]] = []
    editor.edited.connect(lambda key, text: kept.append((key, text)))
    return kept


def test_it_opens_with_the_note_and_the_caret_at_its_end(editor: NoteEditor, note_row: Row) -> None:
    assert editor.isHidden()
    editor.open(note_row(7, note="compare"))
    assert editor.isVisible()
    assert field(editor).toPlainText() == "compare"
    assert field(editor).textCursor().atEnd()
    assert field(editor).hasFocus()


def test_it_is_named_after_the_quote(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7, quote="w których\nklienci wchodzą"))
    assert field(editor).accessibleName() == "Note on “w których klienci wchodzą”"
    editor.open(note_row(8, quote="客" * 200))
    assert field(editor).accessibleName() == f"Note on “{'客' * 60}…”"


def test_it_keeps_itself_when_typing_pauses(editor: NoteEditor, note_row: Row, qtbot: QtBot) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    with qtbot.waitSignal(editor.edited):
        QTest.keyClicks(field(editor), "compare")
    assert kept == [(7, "compare")]


def test_letters_of_an_input_method_are_kept(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    composed = QInputMethodEvent()
    composed.setCommitString("对比 ñ ą 🙂")
    QApplication.sendEvent(field(editor), composed)
    editor.flush()
    assert kept == [(7, "对比 ñ ą 🙂")]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_closing_keeps_the_text(
    editor: NoteEditor, note_row: Row, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    QTest.keyClicks(field(editor), "compare")
    with qtbot.waitSignal(editor.closed):
        QTest.keyClick(field(editor), key, modifier)
    assert kept == [(7, "compare")]
    assert editor.isHidden()
    assert editor.highlight is None


def test_enter_alone_begins_a_new_line(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7, note="one"))
    QTest.keyClick(field(editor), Qt.Key.Key_Return)
    assert field(editor).toPlainText() == "one\n"


def test_leaving_the_field_keeps_the_text(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    QTest.keyClicks(field(editor), "compare")
    QTest.keyClick(field(editor), Qt.Key.Key_Tab)
    assert not field(editor).hasFocus()
    assert kept == [(7, "compare")]


def test_opening_another_note_keeps_the_first(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    QTest.keyClicks(field(editor), "compare")
    editor.open(note_row(8, note="other"))
    assert kept == [(7, "compare")]
    assert field(editor).toPlainText() == "other"


def test_opening_the_same_note_again_goes_on_writing(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    QTest.keyClicks(field(editor), "compare")
    editor.open(note_row(7))
    assert field(editor).toPlainText() == "compare"


def test_what_did_not_change_is_not_handed_over(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7, note="compare"))
    kept = typed(editor)
    editor.flush()
    editor.close_editor()
    editor.flush()
    assert kept == []


def test_discarding_hands_nothing_over(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    kept = typed(editor)
    QTest.keyClicks(field(editor), "compare")
    editor.discard()
    assert kept == []
    assert editor.isHidden()


def test_the_star_says_its_wish(editor: NoteEditor, note_row: Row, qtbot: QtBot) -> None:
    editor.open(note_row(7, starred=True))
    star = editor.findChildren(QToolButton)[0]
    assert star.isChecked()
    with qtbot.waitSignal(editor.starred) as told:
        star.click()
    assert told.args == [7]
    editor.discard()
    with qtbot.assertNotEmitted(editor.starred):
        star.click()


def test_a_change_from_elsewhere_is_taken_over_unless_something_is_typed(editor: NoteEditor, note_row: Row) -> None:
    row = note_row(7, note="one")
    editor.open(row)
    undone = row._replace(highlight=row.highlight._replace(note="", starred=True))
    editor.refresh(undone)
    assert field(editor).toPlainText() == ""
    assert editor.findChildren(QToolButton)[0].isChecked()
    QTest.keyClicks(field(editor), "two")
    editor.refresh(row)
    assert field(editor).toPlainText() == "two"


def test_a_menu_cannot_take_esc_away(editor: NoteEditor, note_row: Row) -> None:
    editor.open(note_row(7))
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(field(editor), asked)
    assert asked.isAccepted()
    assert editor.isVisible()


def test_everything_that_takes_the_focus_has_a_name(
    editor: NoteEditor, note_row: Row, nameless: Callable[[QWidget], list[str]]
) -> None:
    editor.open(note_row(7))
    assert nameless(editor) == []
