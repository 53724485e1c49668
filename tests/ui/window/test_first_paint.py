from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxreader.app import make_window
from cxreader.ui.first_paint import FirstPaint
from cxreader.ui.workings import Workings
from tests.ui.window.desk import Desk


def test_the_first_picture_is_told_of_once_and_after_it(qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    first = FirstPaint(label)
    told: list[bool] = []
    first.done.connect(lambda: told.append(label.isVisible()))
    with qtbot.waitSignal(first.done):
        label.show()
    label.repaint()
    qtbot.waitExposed(label)
    assert told == [True]


def test_the_window_shows_a_text_before_it_can_act_and_then_what_stands_beside_it(desk: Desk, qtbot: QtBot) -> None:
    desk.put_samples()
    window, opened = make_window(desk.app)
    qtbot.addWidget(window)
    assert (opened.problem, window.hub.document is None) == ("", False)
    assert window.panels.documents.view.model().rowCount() == 4
    sizes = window.panels.right.sizes()
    workings = Workings(window, opened)
    assert workings.asides.why.theme() == (window.hub.theme or None)
    middle = window.panels.right.widget(1)
    assert middle
    assert middle.isAncestorOf(workings.asides.why)
    assert window.panels.right.widget(2) is workings.asides.notes
    assert window.panels.right.sizes() == sizes
    window.close()
