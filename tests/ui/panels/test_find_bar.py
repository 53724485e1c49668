from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.find_bar import FindBar


@pytest.fixture
def bar(qtbot: QtBot, appearance: Appearance) -> FindBar:
    widget = FindBar(appearance)
    qtbot.addWidget(widget)
    widget.resize(600, 36)
    widget.open()
    return widget


def field(bar: FindBar) -> QLineEdit:
    return bar.findChildren(QLineEdit)[0]


def button(bar: FindBar, name: str) -> QToolButton:
    return next(button for button in bar.findChildren(QToolButton) if button.accessibleName() == name)


def test_it_tells_once_when_typing_pauses(bar: FindBar, qtbot: QtBot) -> None:
    said: list[str] = []
    bar.text_changed.connect(said.append)
    with qtbot.waitSignal(bar.text_changed):
        QTest.keyClicks(field(bar), "klient")
    assert said == ["klient"]


def test_letters_beyond_ascii_can_be_pasted(bar: FindBar, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("obsługa 客户")
    with qtbot.waitSignal(bar.text_changed) as told:
        QTest.keyClick(field(bar), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert told.args == ["obsługa 客户"]


def test_enter_while_typing_tells_at_once_and_moves_nowhere(bar: FindBar, qtbot: QtBot) -> None:
    QTest.keyClicks(field(bar), "a")
    with qtbot.assertNotEmitted(bar.next_wanted), qtbot.waitSignal(bar.text_changed, timeout=100):
        QTest.keyClick(field(bar), Qt.Key.Key_Return)


def test_enter_goes_on_and_with_shift_goes_back(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.next_wanted):
        QTest.keyClick(field(bar), Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.previous_wanted):
        QTest.keyClick(field(bar), Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)


def test_esc_closes_and_the_word_is_kept_for_the_next_time(bar: FindBar, qtbot: QtBot) -> None:
    QTest.keyClicks(field(bar), "klient")
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    assert bar.isHidden()
    with qtbot.waitSignal(bar.text_changed, timeout=100) as told:
        bar.open()
    assert told.args == ["klient"]
    assert field(bar).selectedText() == "klient"


def test_opening_with_a_word_looks_for_it_at_once(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.text_changed, timeout=100) as told:
        bar.open("联络中心")
    assert told.args == ["联络中心"]
    assert bar.text() == "联络中心"


def test_a_menu_cannot_take_esc_away(bar: FindBar) -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    asked.ignore()
    QApplication.sendEvent(field(bar), asked)
    assert asked.isAccepted()


@pytest.mark.parametrize(
    ("current", "total", "said"),
    [(3, 17, "3 of 17"), (0, 1, "1 place"), (0, 1200, "1,200 places"), (0, 0, "Not found")],
)
def test_it_says_how_often(bar: FindBar, current: int, total: int, said: str) -> None:
    field(bar).setText("klient")
    bar.set_count(current, total)
    assert field(bar).accessibleDescription() == said
    assert button(bar, "Next place").isEnabled() == (total > 0)


def test_nothing_typed_says_nothing(bar: FindBar) -> None:
    bar.set_count(0, 0)
    assert not field(bar).accessibleDescription()


def test_the_buttons_say_their_wishes(bar: FindBar, qtbot: QtBot) -> None:
    bar.set_count(1, 2)
    for name, wish in (("Next place", bar.next_wanted), ("Previous place", bar.previous_wanted)):
        with qtbot.waitSignal(wish):
            button(bar, name).click()
    with qtbot.waitSignal(bar.closed):
        button(bar, "Close the find bar").click()


def test_everything_that_takes_the_focus_has_a_name(bar: FindBar, nameless: Callable[[QWidget], list[str]]) -> None:
    assert bar.objectName() == "findBar"
    assert field(bar).accessibleName() == "Find in this text"
    assert nameless(bar) == []
