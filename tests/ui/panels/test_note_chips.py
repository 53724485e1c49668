from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Codebook
from cxreader.ui.note_chips import NoteChips


@pytest.fixture
def chips(qtbot: QtBot, codebook: Codebook) -> Iterator[NoteChips]:
    window = QWidget()
    qtbot.addWidget(window)
    widget = NoteChips(window)
    widget.setFixedSize(300, 120)
    widget.set_known_tags(("Price", "queue"))
    widget.set_chips(codebook.themes[:2], ("R&D", "queue"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield widget
    window.close()


def chip(chips: NoteChips, name: str) -> QToolButton:
    return next(one for one in chips.findChildren(QToolButton) if one.accessibleName() == name and one.isVisible())


def names(chips: NoteChips) -> list[str]:
    return [one.accessibleName() for one in chips.findChildren(QToolButton) if not one.isHidden()]


def test_each_theme_and_tag_is_a_chip_that_takes_it_away(chips: NoteChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.theme_removed) as told:
        chip(chips, "Remove theme Contact centre").click()
    assert told.args == ["contact-centre"]
    with qtbot.waitSignal(chips.tags_changed) as told:
        chip(chips, "Remove tag R&D").click()
    assert told.args == [("queue",)]
    assert chip(chips, "Remove tag R&D").text() == "R&&D ×"


def test_enter_adds_a_tag_spelt_as_it_is_known(chips: NoteChips, qtbot: QtBot) -> None:
    QTest.keyClicks(chips.field, " price ")
    with qtbot.waitSignal(chips.tags_changed) as told:
        QTest.keyClick(chips.field, Qt.Key.Key_Return)
    assert told.args == [("R&D", "queue", "Price")]
    assert chips.field.text() == ""


@pytest.mark.parametrize("words", ["", "  ", "QUEUE"])
def test_nothing_and_what_is_there_is_not_added(chips: NoteChips, qtbot: QtBot, words: str) -> None:
    QTest.keyClicks(chips.field, words)
    with qtbot.assertNotEmitted(chips.tags_changed):
        QTest.keyClick(chips.field, Qt.Key.Key_Return)


def test_one_more_theme_is_a_wish(chips: NoteChips, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.theme_wanted):
        chip(chips, "Add a theme to this note").click()


def test_by_keys_one_goes_on_where_one_was(chips: NoteChips, codebook: Codebook) -> None:
    chip(chips, "Remove theme Contact centre").setFocus()
    chips.set_chips(codebook.themes[:1], ())
    assert chip(chips, "Remove theme Service & support").hasFocus()
    chips.set_chips((), ())
    assert chip(chips, "Add a theme to this note").hasFocus()
    chips.set_chips((), ())
    assert names(chips) == ["Add a theme to this note"]


def test_everything_has_a_name_and_can_be_hit(chips: NoteChips, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(chips) == []
