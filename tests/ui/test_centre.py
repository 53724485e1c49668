from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.centre import Centre


def test_an_empty_library_shows_its_own_page_whatever_is_chosen(qtbot: QtBot) -> None:
    centre, empty, first, second = Centre(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(centre)
    centre.offer(empty, first)
    assert centre.currentWidget() is empty
    centre.choose(second)
    assert (centre.view, centre.currentWidget()) == (second, empty)
    centre.set_empty(False)
    assert centre.currentWidget() is second
    centre.choose(first)
    assert centre.currentWidget() is first
    centre.set_empty(True)
    assert centre.currentWidget() is empty


def test_a_view_tells_when_another_one_is_chosen(qtbot: QtBot) -> None:
    centre, first, second = Centre(), QWidget(), QWidget()
    qtbot.addWidget(centre)
    centre.offer(QWidget(), first)
    with qtbot.waitSignal(centre.view_changed):
        centre.choose(second)
    with qtbot.assertNotEmitted(centre.view_changed):
        centre.choose(second)
    assert centre.count() == 3


def test_the_chosen_view_gets_the_focus(qtbot: QtBot) -> None:
    centre, view = Centre(), QPushButton("Here")
    qtbot.addWidget(centre)
    centre.offer(QWidget(), view)
    centre.set_empty(False)
    with qtbot.waitActive(centre):
        centre.show()
        centre.activateWindow()
    centre.focus_view()
    assert view.hasFocus()
