import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxreader.ui.radio_row import RadioRow

CHOICES = [("theme", "Theme"), ("language", "Language"), ("document", "Document")]


@pytest.fixture
def row(qtbot: QtBot) -> RadioRow:
    widget = RadioRow("Group by", CHOICES, "language")
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_the_given_choice_holds_or_else_the_first(row: RadioRow, qtbot: QtBot) -> None:
    assert row.value() == "language"
    other = RadioRow("Group by", CHOICES, "unknown")
    qtbot.addWidget(other)
    assert other.value() == "theme"


def test_another_choice_is_told_once(row: RadioRow, qtbot: QtBot) -> None:
    told: list[str] = []
    row.changed.connect(lambda: told.append(row.value()))
    with qtbot.waitActive(row):
        row.activateWindow()
    row.button("document").setFocus()
    row.button("document").click()
    QTest.keyClick(row.button("document"), Qt.Key.Key_Left)
    assert told == ["document", "language"]


def test_tab_stops_at_the_choice_that_holds(row: RadioRow) -> None:
    row.button("theme").click()
    stops = [key for key, _ in CHOICES if row.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert (stops, row.focusProxy()) == (["theme"], row.button("theme"))


def test_each_button_says_what_is_chosen(row: RadioRow) -> None:
    assert row.accessibleName() == "Group by"
    assert row.button("theme").accessibleDescription() == "Group by"


def test_an_unknown_key_has_no_button(row: RadioRow) -> None:
    with pytest.raises(KeyError):
        row.button("unknown")
