from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Codebook
from cxreader.ui.appearance import Appearance
from cxreader.ui.picker_list import NEW
from cxreader.ui.theme_picker import ThemePicker

FAVOURITES = {"customer-experience": 2, "complaints": 1}


@pytest.fixture
def picker(qtbot: QtBot, appearance: Appearance, codebook: Codebook) -> ThemePicker:
    dialog = ThemePicker(appearance, codebook, FAVOURITES)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def field(picker: ThemePicker) -> QLineEdit:
    return picker.findChildren(QLineEdit)[0]


def names(picker: ThemePicker) -> list[str]:
    model = picker.findChildren(QListView)[0].model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_favourites_come_first_and_the_others_in_their_order(picker: ThemePicker) -> None:
    assert names(picker) == [
        "Reklamacja łódzka",
        "Customer experience",
        "Service & support",
        "Contact centre",
        "Content & tone",
    ]
    assert picker.chosen == "complaints"


def test_letters_arrows_and_enter_pick(picker: ThemePicker, qtbot: QtBot) -> None:
    QTest.keyClicks(field(picker), "cont")
    assert names(picker) == ["Contact centre", "Content & tone", "New theme “cont”"]
    QTest.keyClick(field(picker), Qt.Key.Key_Down)
    assert field(picker).accessibleDescription() == "Content & tone, C3, Experience"
    with qtbot.waitSignal(picker.accepted):
        QTest.keyClick(field(picker), Qt.Key.Key_Return)
    assert picker.chosen == "content"


def test_pasted_accents_find_the_plain_letters_and_the_other_way(picker: ThemePicker) -> None:
    QGuiApplication.clipboard().setText("ŁÓDZ")
    QTest.keyClick(field(picker), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(picker)[:-1] == ["Reklamacja łódzka"]
    field(picker).clear()
    QTest.keyClicks(field(picker), "lodz")
    assert names(picker)[:-1] == ["Reklamacja łódzka"]


def test_a_click_picks(picker: ThemePicker, qtbot: QtBot) -> None:
    view = picker.findChildren(QListView)[0]
    place = view.visualRect(view.model().index(3, 0)).center()
    with qtbot.waitSignal(picker.accepted):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.chosen == "contact-centre"


def test_what_is_typed_can_be_a_new_theme(picker: ThemePicker, qtbot: QtBot) -> None:
    QTest.keyClicks(field(picker), "  parking  spaces ")
    assert names(picker) == ["New theme “parking spaces”"]
    assert not picker.findChildren(QLabel)[0].isVisible()
    with qtbot.waitSignal(picker.accepted):
        QTest.keyClick(field(picker), Qt.Key.Key_Enter)
    assert picker.chosen == f"{NEW}parking spaces"


def test_a_theme_that_is_there_is_not_made_again(picker: ThemePicker) -> None:
    QTest.keyClicks(field(picker), "contact CENTRE")
    assert names(picker) == ["Contact centre"]


def test_selected_words_are_offered_first_as_a_name(qtbot: QtBot, appearance: Appearance, codebook: Codebook) -> None:
    picker = ThemePicker(appearance, codebook, FAVOURITES, words="parking spaces")
    qtbot.addWidget(picker)
    assert names(picker)[:2] == ["New theme “parking spaces”", "Reklamacja łódzka"]
    assert picker.chosen == f"{NEW}parking spaces"
    other = ThemePicker(appearance, codebook, FAVOURITES, words="Contact centre")
    qtbot.addWidget(other)
    assert other.chosen == "complaints"


def test_esc_leaves(picker: ThemePicker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picker.rejected):
        QTest.keyClick(field(picker), Qt.Key.Key_Escape)


def test_a_theme_can_be_made_current(picker: ThemePicker) -> None:
    picker.choose("content")
    assert picker.chosen == "content"
    picker.choose("unknown")
    assert picker.chosen == "content"


@pytest.mark.parametrize(("key", "picked"), [(Qt.Key.Key_Return, "contact-centre"), (Qt.Key.Key_Escape, None)])
def test_picking_answers_with_the_theme_or_nothing(
    qtbot: QtBot, appearance: Appearance, codebook: Codebook, key: Qt.Key, picked: str | None
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "s2")
        QTest.keyClick(dialog.findChildren(QLineEdit)[0], key)

    QTimer.singleShot(0, answer)
    assert ThemePicker.pick(parent, codebook, {}, appearance) == picked
    qtbot.waitUntil(lambda: not parent.findChildren(QDialog))


def test_everything_that_takes_the_focus_has_a_name(
    picker: ThemePicker, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert picker.windowTitle() == picker.accessibleName() == "Theme for this sentence"
    assert picker.objectName() == "themePicker"
    assert nameless(picker) == []
