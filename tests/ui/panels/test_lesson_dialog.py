from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.lesson_dialog import LessonDialog

_PASSAGES = [
    Suggestion(Place(1, 0, 20), "Czekałem godzinę.", "pl", "+S1 Speed of response · Sklep", 1.0),
    Suggestion(Place(2, 5, 30), "Nadie contestó al teléfono.", "es", "\N{MINUS SIGN}L1 Loyalty · Teléfono", 1.0),
]


@pytest.fixture
def dialog(appearance: Appearance, qtbot: QtBot) -> LessonDialog:
    one = LessonDialog(appearance, "If cxreader learns: +1 \N{MINUS SIGN}1", _PASSAGES)
    qtbot.addWidget(one)
    with qtbot.waitActive(one):
        one.show()
        one.activateWindow()
    return one


def passages(dialog: QDialog) -> QListView:
    return dialog.findChildren(QListView)[0]


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def test_what_would_change_is_listed_and_the_list_has_the_focus(
    dialog: LessonDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert dialog.windowTitle() == "What Learning Would Change"
    assert "If cxreader learns: +1 \N{MINUS SIGN}1" in [label.text() for label in dialog.findChildren(QLabel)]
    model = passages(dialog).model()
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]
    assert ["Speed of response" in said[0], "Loyalty" in said[1]] == [True, True]
    assert "Czekałem godzinę." in said[0]
    assert passages(dialog).hasFocus()
    assert nameless(dialog) == []


def test_enter_on_a_passage_wants_to_go_there(dialog: LessonDialog) -> None:
    QTest.keyClick(passages(dialog), Qt.Key.Key_Down)
    QTest.keyClick(passages(dialog), Qt.Key.Key_Return)
    assert (dialog.chosen, dialog.learn, dialog.isVisible()) == (Place(2, 5, 30), False, False)


def test_a_double_click_goes_there_too(dialog: LessonDialog) -> None:
    view = passages(dialog)
    spot = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dialog.chosen == Place(1, 0, 20)


def test_learn_is_the_default_button(dialog: LessonDialog) -> None:
    assert button(dialog, "Learn").isDefault()
    button(dialog, "Learn").setFocus()
    QTest.keyClick(button(dialog, "Learn"), Qt.Key.Key_Return)
    assert (dialog.learn, dialog.chosen, dialog.isVisible()) == (True, None, False)


def test_escape_and_close_learn_nothing(dialog: LessonDialog) -> None:
    QTest.keyClick(passages(dialog), Qt.Key.Key_Escape)
    assert (dialog.learn, dialog.chosen, dialog.isVisible()) == (False, None, False)
    dialog.show()
    QTest.mouseClick(button(dialog, "Close"), Qt.MouseButton.LeftButton)
    assert (dialog.learn, dialog.chosen, dialog.isVisible()) == (False, None, False)
