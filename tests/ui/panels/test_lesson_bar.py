from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.lesson_bar import LessonBar

# how large buttons are is for the style sheet to say
pytestmark = pytest.mark.usefixtures("appearance")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    one = QWidget()
    qtbot.addWidget(one)
    one.resize(320, 120)
    QVBoxLayout(one).addWidget(LessonBar(one))
    with qtbot.waitActive(one):
        one.show()
        one.activateWindow()
    return one


@pytest.fixture
def bar(window: QWidget) -> LessonBar:
    return window.findChildren(LessonBar)[0]


def words(bar: LessonBar) -> str:
    return bar.findChildren(QLabel)[0].text()


def test_it_is_there_only_while_there_is_something_to_learn(bar: LessonBar) -> None:
    assert not bar.isVisible()
    bar.offer(12, 1234, 3)
    assert bar.isVisible()
    assert words(bar) == "Learn from your 12 decisions: +1,234 \N{MINUS SIGN}3 elsewhere"
    bar.offer(1, 0, 3)
    assert words(bar) == "Learn from your 1 decision: +0 \N{MINUS SIGN}3 elsewhere"
    bar.withdraw()
    assert not bar.isVisible()


def test_its_buttons_say_what_they_do_and_can_be_hit(
    bar: LessonBar, window: QWidget, nameless: Callable[[QWidget], list[str]]
) -> None:
    bar.offer(12, 3, 4)
    assert nameless(window) == []
    names = {button.text(): button.accessibleName() for button in bar.findChildren(QPushButton)}
    assert names == {
        "Show": "Show what learning from your decisions would change",
        "Learn": "Learn from your decisions",
    }


def test_the_keyboard_alone_suffices(bar: LessonBar, qtbot: QtBot) -> None:
    bar.offer(12, 3, 4)
    show, learn = bar.findChildren(QPushButton)
    show.setFocus()
    with qtbot.waitSignal(bar.shown_wanted):
        QTest.keyClick(show, Qt.Key.Key_Space)
    QTest.keyClick(show, Qt.Key.Key_Tab)
    assert learn.hasFocus()
    with qtbot.waitSignal(bar.learn_wanted):
        QTest.keyClick(learn, Qt.Key.Key_Space)


def test_in_a_narrow_window_nothing_is_cut_off(bar: LessonBar, window: QWidget) -> None:
    bar.offer(1200, 12345, 12345)
    window.resize(260, 200)
    for button in bar.findChildren(QPushButton):
        assert button.geometry().right() <= bar.width()
        assert button.width() >= button.minimumSizeHint().width()
