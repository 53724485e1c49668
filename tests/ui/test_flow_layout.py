import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.flow_layout import FlowLayout


@pytest.fixture
def panel(qtbot: QtBot) -> QWidget:
    """Three children of 60 by 20, 5 apart, in a margin of 10."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = FlowLayout(widget, 5)
    layout.setContentsMargins(10, 10, 10, 10)
    for _ in range(3):
        child = QWidget(widget)
        child.setFixedSize(60, 20)
        layout.addWidget(child)
    return widget


def spots(panel: QWidget, width: int) -> list[tuple[int, int]]:
    panel.resize(width, 200)
    panel.show()
    layout = panel.layout()
    assert isinstance(layout, FlowLayout)
    layout.setGeometry(QRect(0, 0, width, 200))
    items = [layout.itemAt(place) for place in range(layout.count())]
    return [(item.geometry().x(), item.geometry().y()) for item in items if item and not item.isEmpty()]


def test_children_stand_side_by_side_where_there_is_room(panel: QWidget) -> None:
    assert spots(panel, 210) == [(10, 10), (75, 10), (140, 10)]


def test_children_go_on_in_a_new_line(panel: QWidget) -> None:
    assert spots(panel, 209) == [(10, 10), (75, 10), (10, 35)]


def test_lines_begin_at_the_right_from_right_to_left(panel: QWidget) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert spots(panel, 209) == [(139, 10), (74, 10), (139, 35)]


def test_hidden_children_take_no_room(panel: QWidget) -> None:
    layout = panel.layout()
    assert isinstance(layout, FlowLayout)
    first = layout.itemAt(0)
    assert first
    child = first.widget()
    assert child
    child.hide()
    assert spots(panel, 209) == [(10, 10), (75, 10)]


def test_less_width_takes_more_height(panel: QWidget) -> None:
    layout = panel.layout()
    assert isinstance(layout, FlowLayout)
    assert [layout.heightForWidth(width) for width in (210, 209, 100)] == [40, 65, 90]
    assert layout.hasHeightForWidth()
    assert layout.sizeHint() == QSize(210, 40)
    assert layout.minimumSize() == QSize(80, 40)


def test_spare_room_goes_to_others(qtbot: QtBot, panel: QWidget) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addStretch(1)
    window.resize(400, 300)
    window.show()
    height = panel.height()
    panel.setParent(None)
    assert height == 40


def test_a_child_can_be_put_between_others_and_taken_away(panel: QWidget) -> None:
    layout = panel.layout()
    assert isinstance(layout, FlowLayout)
    child = QWidget(panel)
    layout.insert_widget(1, child)
    second = layout.itemAt(1)
    assert second
    assert second.widget() is child
    layout.removeWidget(child)
    assert layout.count() == 3
    assert layout.itemAt(3) is None
    assert layout.takeAt(3) is None
