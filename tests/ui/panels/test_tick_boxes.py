import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.tick_boxes import RadioChoice, TickBox


@pytest.fixture(params=[TickBox, RadioChoice])
def box(request: pytest.FixtureRequest, qtbot: QtBot, appearance: Appearance) -> QAbstractButton:
    assert appearance.choice == "light"
    button: QAbstractButton = request.param("Where it is")
    qtbot.addWidget(button)
    button.resize(200, 28)
    button.show()
    return button


def inside(box: QAbstractButton) -> QPoint:
    """Return a place inside the mark, beside its tick or dot."""
    return QPoint(8, box.height() // 2 - 3)


def test_a_click_anywhere_ticks(box: QAbstractButton) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(190, 14))
    assert box.isChecked()


def test_the_mark_is_filled_when_ticked(box: QAbstractButton, appearance: Appearance) -> None:
    assert box.grab().toImage().pixelColor(inside(box)) == appearance.tokens.page
    box.setChecked(True)
    assert box.grab().toImage().pixelColor(inside(box)) == appearance.tokens.accent
    box.setEnabled(False)
    assert box.grab().toImage().pixelColor(inside(box)) != appearance.tokens.accent


def test_the_focus_is_ringed(box: QAbstractButton, qtbot: QtBot, appearance: Appearance) -> None:
    with qtbot.waitActive(box):
        box.activateWindow()
    box.setFocus()
    assert box.grab().toImage().pixelColor(100, 1) == appearance.tokens.accent


def test_the_mark_stands_where_reading_begins(box: QAbstractButton, appearance: Appearance) -> None:
    box.setChecked(True)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert box.grab().toImage().pixelColor(184, inside(box).y()) == appearance.tokens.accent


def test_words_are_never_cut(box: QAbstractButton) -> None:
    words = box.fontMetrics().horizontalAdvance(box.text())
    assert box.minimumSizeHint().width() >= words + 28
    assert box.sizeHint() == box.minimumSizeHint()
    assert box.sizeHint().height() >= 28
