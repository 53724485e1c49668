import shiboken6
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from cxreader.ui.viewports import own_viewport


def test_the_new_viewport_belongs_to_its_area_and_is_transparent(qtbot: QtBot) -> None:
    area = QListView()
    qtbot.addWidget(area)
    viewport = own_viewport(area)
    assert area.viewport() is viewport
    assert not viewport.autoFillBackground()
    assert not shiboken6.ownedByPython(viewport)
