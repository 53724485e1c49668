from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu

from cxreader.model.suggestions import Suggestions
from cxreader.ui.appearance import CHOICES
from tests.ui.window.desk import CONTROL, Desk


def prefer(desk: Desk, *words: str) -> None:
    """Open the preferences and press what has these words."""

    def choose(dialog: QDialog) -> None:
        for each in words:
            desk.press(each, dialog)

    met = desk.answer(choose)
    desk.read()
    desk.key(Qt.Key.Key_Comma, CONTROL)
    assert met == ["Preferences"]


def test_a_name_signs_the_notes_from_then_on(desk: Desk) -> None:
    desk.start_own()

    def write(dialog: QDialog) -> None:
        field = dialog.findChildren(QLineEdit)[0]
        assert dialog.focusWidget() is field
        QTest.keyClicks(field, " Ana  Maria ")
        QTest.keyClick(field, Qt.Key.Key_Escape)

    desk.answer(write)
    desk.give("preferences")
    assert desk.window.choices.now.author == "Ana Maria"
    desk.read()
    desk.key(Qt.Key.Key_H)
    assert [row.highlight.author for row in desk.session.notes()] == ["Ana Maria"]
    desk.restart()
    assert desk.session.author == "Ana Maria"


def test_single_letters_can_be_switched_off_and_on(desk: Desk) -> None:
    desk.start_own()
    desk.give("passages")
    desk.give("read")
    prefer(desk, "Single letters act in the text, such as H for Highlight")
    desk.read()
    desk.type("h1")
    assert desk.session.notes() == []
    assert not desk.window.choices.now.single_keys
    prefer(desk, "Single letters act in the text, such as H for Highlight")
    desk.read()
    desk.type("h")
    assert len(desk.session.notes()) == 1


def test_colours_views_and_suggestions_follow_at_once(desk: Desk) -> None:
    desk.start_own()
    prefer(desk, "Dark", "Noise", "Coding stripes", "Document map", "Off: themes by hand alone")
    now = desk.window.choices.now
    assert (now.colours, now.noise, now.stripes, now.map) == ("dark", True, False, False)
    assert desk.window.appearance.choice == "dark"
    assert desk.panels.pane.shows_noise
    assert desk.session.suggestions is Suggestions.OFF


def test_the_menu_marks_the_colours_that_were_chosen(desk: Desk) -> None:
    desk.start_own()
    prefer(desk, "Sepia")
    found = [entry.menu() for entry in desk.window.menus.menu("&View").actions() if entry.text() == "Colo&urs"]
    (colours,) = found
    assert isinstance(colours, QMenu)
    colours.popup(desk.window.pos())
    assert [entry.isChecked() for entry in colours.actions()] == [choice == "sepia" for choice in CHOICES]
    colours.close()


def test_nothing_is_changed_by_looking(desk: Desk) -> None:
    desk.start_own()
    before = desk.window.choices.now
    prefer(desk)
    assert desk.window.choices.now == before
