from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from cxreader.readers import suffixes
from cxreader.ui.appearance import Appearance
from cxreader.ui.panels import Panels, make_panels


@pytest.fixture
def made(appearance: Appearance, qtbot: QtBot) -> Iterator[tuple[Panels, QWidget]]:
    window = QMainWindow()
    qtbot.addWidget(window)
    panels, whole = make_panels(appearance, window)
    window.setCentralWidget(whole)
    window.setStatusBar(panels.status)
    window.resize(1360, 800)
    with qtbot.waitExposed(window):
        window.show()
    yield panels, whole
    window.close()


def test_every_part_has_its_place_and_the_find_bar_waits(made: tuple[Panels, QWidget]) -> None:
    panels, whole = made
    parts = (panels.chips, panels.documents, panels.scope, panels.themes, panels.empty)
    assert all(whole.isAncestorOf(part) and part.isVisible() for part in parts)
    assert not panels.banner.isVisible()
    assert panels.centre.indexOf(panels.pane) >= 0


def test_the_text_gets_the_room_that_is_left(made: tuple[Panels, QWidget], qtbot: QtBot) -> None:
    panels, whole = made
    before = panels.columns.sizes()
    whole.window().resize(1800, 800)
    qtbot.waitUntil(lambda: whole.width() == 1800)
    after = panels.columns.sizes()
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] - before[1] == 440


def test_no_pane_can_be_dragged_out_of_sight(made: tuple[Panels, QWidget]) -> None:
    panels, _ = made
    panels.columns.setSizes([0, 2000, 0])
    assert min(panels.columns.sizes()) >= 220
    panels.right.setSizes([0, 0, 900])
    assert min(panels.right.sizes()) >= 28


def test_no_part_keeps_dropped_files_for_itself(made: tuple[Panels, QWidget]) -> None:
    panels, whole = made
    takers = [
        widget for part in (whole, panels.status) for widget in part.findChildren(QWidget) if widget.acceptDrops()
    ]
    assert takers == []


def test_an_empty_library_names_what_can_be_read(made: tuple[Panels, QWidget]) -> None:
    empty = made[0].empty
    told = next(label.text() for label in empty.findChildren(QLabel) if label.text().startswith(".txt"))
    assert {".txt", ".md", ".html", ".docx", ".pdf", ".epub"} <= set(told.split()) <= suffixes()
