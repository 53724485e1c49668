from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGroupBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.tag_dialog import TagDialog

KEY = Qt.Key
NO_TAGS: Mapping[str, int] = {}


@pytest.fixture
def dialog(appearance: Appearance, qtbot: QtBot) -> TagDialog:
    made = TagDialog(appearance, "3 documents", 3, {"visit": 3, "2024": 2}, ["2024", "Phone", "R&D", "visit"])
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def field(dialog: TagDialog) -> QLineEdit:
    found = dialog.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def chips(dialog: TagDialog) -> list[str]:
    return [chip.text() for chip in dialog.findChildren(QToolButton) if chip.isVisible()]


def chip(dialog: TagDialog, name: str) -> QToolButton:
    return next(chip for chip in dialog.findChildren(QToolButton) if chip.isVisible() and chip.accessibleName() == name)


def test_the_field_has_the_focus_and_the_tags_are_shown_by_name(dialog: TagDialog) -> None:
    assert dialog.focusWidget() is field(dialog)
    assert chips(dialog) == ["2024 · 2 of 3 ×", "visit ×"]
    assert chip(dialog, "Remove 2024").accessibleDescription() == "2 of 3 documents have it"
    assert (dialog.given, dialog.taken) == ((), ())


def test_enter_adds_what_is_typed_and_then_sets_the_tags(dialog: TagDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(field(dialog), " 2024")
    QTest.keyClick(field(dialog), KEY.Key_Return)
    QTest.keyClicks(field(dialog), "to  call")
    QTest.keyClick(field(dialog), KEY.Key_Return)
    assert field(dialog).text() == ""
    assert chips(dialog) == ["2024 ×", "to call ×", "visit ×"]
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog), KEY.Key_Return)
    assert (dialog.given, dialog.taken) == (("2024", "to call"), ())


def test_the_dialog_grows_with_the_lines_that_its_tags_take(dialog: TagDialog) -> None:
    for number in range(20):
        QTest.keyClicks(field(dialog), f"a tag with number {number}")
        QTest.keyClick(field(dialog), KEY.Key_Return)
    QApplication.processEvents()
    shown = [chip for chip in dialog.findChildren(QToolButton) if chip.isVisible()]
    assert len(shown) == 22
    room = shown[0].parent()
    assert isinstance(room, QGroupBox)
    assert all(chip.height() >= 28 and room.rect().contains(chip.geometry()) for chip in shown)


def test_what_is_still_typed_is_meant_as_well(dialog: TagDialog, qtbot: QtBot) -> None:
    assert not dialog.findChildren(QPushButton)[0].isEnabled()
    QTest.keyClicks(field(dialog), "phone")
    with qtbot.waitSignal(dialog.accepted):
        next(b for b in dialog.findChildren(QPushButton) if b.isDefault()).click()
    # spelt as it is in the library
    assert dialog.given == ("Phone",)


def test_a_tag_that_is_taken_off_and_typed_again_stays(dialog: TagDialog) -> None:
    QTest.mouseClick(chip(dialog, "Remove visit"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(chip(dialog, "Remove 2024"), Qt.MouseButton.LeftButton)
    assert dialog.focusWidget() is field(dialog)
    assert (dialog.given, dialog.taken) == ((), ("visit", "2024"))
    assert any(label.text() == "No tags yet" and label.isVisible() for label in dialog.findChildren(QLabel))
    QTest.keyClicks(field(dialog), "visit")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Add").click()
    assert (dialog.given, dialog.taken) == ((), ("2024",))


def test_by_keys_one_goes_on_taking_off_where_one_was(appearance: Appearance, qtbot: QtBot) -> None:
    dialog = TagDialog(appearance, "A title", 1, {"a": 1, "b": 1, "c": 1}, ["a", "b", "c"])
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.keyClick(chip(dialog, "Remove b"), KEY.Key_Space)
    assert dialog.focusWidget() is chip(dialog, "Remove c")
    QTest.keyClick(chip(dialog, "Remove c"), KEY.Key_Space)
    assert dialog.focusWidget() is chip(dialog, "Remove a")
    assert dialog.taken == ("b", "c")


def test_tags_of_the_library_are_offered_while_one_types(dialog: TagDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(field(dialog), "&")
    offers = QApplication.activePopupWidget()
    assert offers is not None
    assert offers.accessibleName() == "Tags there are"
    completer = field(dialog).completer()
    popup = completer.popup()
    assert popup is not None
    index = completer.completionModel().index(0, 0)
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(index).center())
    qtbot.waitUntil(lambda: len(chips(dialog)) == 3)
    assert chips(dialog) == ["2024 · 2 of 3 ×", "R&&D ×", "visit ×"]
    assert field(dialog).text() == ""
    assert not offers.isVisible()


def test_an_empty_line_adds_no_tag(dialog: TagDialog) -> None:
    dialog._take()
    assert chips(dialog) == ["2024 · 2 of 3 ×", "visit ×"]
