"""The focus of a part of the window goes to what is used most in it, and Tab to everything."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.pane import Pane


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A line to type in, which has the focus, and below it a pane of a button and a list, the list being its home."""
    window = QWidget()
    qtbot.addWidget(window)
    pane = Pane(window)
    line, button, view = QLineEdit(), QPushButton("Sort"), QListView()
    pane.set_home(view)
    inner = QVBoxLayout(pane)
    inner.addWidget(button)
    inner.addWidget(view)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(pane)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    return window


def test_the_focus_goes_home(window: QWidget) -> None:
    for pane in window.findChildren(Pane):
        pane.setFocus()
    assert isinstance(window.focusWidget(), QListView)


def test_tab_finds_what_stands_before_the_home(window: QWidget) -> None:
    walked = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        walked.append(type(window.focusWidget()))
    assert walked == [QPushButton, QListView, QLineEdit]
