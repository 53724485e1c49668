from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.banner import Banner, BannerKind

TEXT = "These are four sample texts. Drop your own files here, or press Ctrl+O."


@pytest.fixture
def banner(qtbot: QtBot, appearance: Appearance) -> Banner:
    widget = Banner(appearance)
    qtbot.addWidget(widget)
    widget.resize(600, 36)
    return widget


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert banner.isHidden()
    banner.show_message(TEXT)
    assert banner.isVisible()
    assert banner.findChildren(QLabel)[0].text() == TEXT
    assert banner.accessibleName() == TEXT


def test_a_button_says_its_key(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message(TEXT, [("open", "Open Files…"), ("later", "Later")])
    with qtbot.waitSignal(banner.action_wanted) as wish:
        banner.findChildren(QPushButton)[1].click()
    assert wish.args == ["later"]


def test_a_message_takes_the_place_of_the_one_before(banner: Banner) -> None:
    banner.show_message(TEXT, [("open", "Open Files…")])
    banner.show_message("This file has changed.", [("again", "Read Again")], BannerKind.WARNING)
    shown = [button.text() for button in banner.findChildren(QPushButton) if not button.isHidden()]
    assert shown == ["Read Again"]
    assert banner.findChildren(QLabel)[0].text() == "This file has changed."


def test_closing_takes_it_away(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message(TEXT)
    with qtbot.waitSignal(banner.dismissed):
        banner.findChildren(QToolButton)[0].click()
    assert banner.isHidden()
    assert not banner.accessibleName()


def test_a_message_is_withdrawn_by_what_it_offers_and_no_other(banner: Banner) -> None:
    banner.show_message(TEXT, [("open", "Open Files…")])
    banner.withdraw("report")
    assert banner.isVisible()
    banner.withdraw("open")
    assert banner.isHidden()
    banner.show_message(TEXT)
    banner.withdraw("open")
    assert banner.isVisible()


def test_a_warning_has_its_own_mark_at_the_leading_edge(banner: Banner, appearance: Appearance) -> None:
    banner.show_message(TEXT)
    assert banner.grab().toImage().pixelColor(1, 10) == appearance.tokens.accent
    banner.show_message(TEXT, kind=BannerKind.WARNING)
    assert banner.grab().toImage().pixelColor(1, 10) == appearance.tokens.warning
    banner.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = banner.grab().toImage()
    assert picture.pixelColor(picture.width() - 2, 10) == appearance.tokens.warning


def test_everything_that_takes_the_focus_has_a_name(banner: Banner, nameless: Callable[[QWidget], list[str]]) -> None:
    banner.show_message(TEXT, [("open", "Open Files…")])
    assert nameless(banner) == []


def test_the_focus_goes_to_the_first_button(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message(TEXT, [("open", "Open Files…"), ("later", "Later")])
    with qtbot.waitActive(banner):
        banner.activateWindow()
    banner.setFocus()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "Open Files…"
    banner.show_message(TEXT)
    banner.setFocus()
    assert QApplication.focusWidget() is banner.findChildren(QToolButton)[0]
