from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.empty_page import EmptyPage


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> EmptyPage:
    widget = EmptyPage(appearance, lambda: (".txt", ".md"))
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    return widget


def test_it_says_what_to_do_and_what_can_be_read(page: EmptyPage) -> None:
    said = [label.text() for label in page.findChildren(QLabel)]
    assert said == ["Drop texts here", "or press Ctrl+O to choose files", ".txt   .md"]


def test_each_button_is_a_way_in(page: EmptyPage, qtbot: QtBot) -> None:
    wishes = {
        "Open Files…": page.files_wanted,
        "Open Folder…": page.folder_wanted,
        "Sample Library": page.samples_wanted,
    }
    buttons = {button.text(): button for button in page.findChildren(QPushButton)}
    assert buttons.keys() == wishes.keys()
    for words, wish in wishes.items():
        with qtbot.waitSignal(wish):
            buttons[words].click()


def test_it_is_repainted_in_other_colours(page: EmptyPage, appearance: Appearance) -> None:
    appearance.choose("black")
    assert page.grab().toImage().pixelColor(2, 2) == appearance.tokens.page


def test_everything_that_takes_the_focus_has_a_name(page: EmptyPage, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(page) == []
