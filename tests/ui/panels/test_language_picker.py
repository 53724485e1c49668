import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from cxreader.model import language
from cxreader.ui.appearance import Appearance
from cxreader.ui.language_picker import LanguagePicker


def keys(picker: LanguagePicker) -> list[str]:
    model = picker.findChildren(QListView)[0].model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


@pytest.fixture
def picker(qtbot: QtBot, appearance: Appearance) -> LanguagePicker:
    dialog = LanguagePicker(appearance, "Language of This Block", "zh-Hans", ["fil", "zh", "xx"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_likely_languages_come_first_and_none_twice(picker: LanguagePicker) -> None:
    assert keys(picker)[:3] == ["Chinese, ZH, as now", "Filipino, TL", "Afrikaans, AF"]
    assert len(keys(picker)) == len(language.names())


def test_an_unknown_language_is_none_of_the_choices(qtbot: QtBot, appearance: Appearance) -> None:
    picker = LanguagePicker(appearance, "Language of This Document", language.UNKNOWN)
    qtbot.addWidget(picker)
    assert keys(picker)[0] == "Afrikaans, AF"


@pytest.mark.parametrize(("typed", "picked"), [("pol", "pl"), ("tl", "fil"), ("fil", "fil"), ("pt", "pt")])
def test_names_badges_and_tags_are_found(picker: LanguagePicker, typed: str, picked: str) -> None:
    QTest.keyClicks(picker.findChildren(QLineEdit)[0], typed)
    assert picker.chosen == picked


def test_picking_answers_with_the_tag(appearance: Appearance) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        QTest.keyClicks(dialog.findChildren(QLineEdit)[0], "span")
        QTest.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    assert LanguagePicker(appearance, "Language of the Selection", "pl", ["es"]).run() == "es"


def test_its_title_and_its_name_say_what_the_language_is_of(picker: LanguagePicker) -> None:
    assert picker.windowTitle() == picker.accessibleName() == "Language of This Block"
    assert picker.findChildren(QLineEdit)[0].accessibleName() == "Language of This Block"
