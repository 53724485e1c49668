from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.scope_bar import ScopeBar, Token

POLISH = Token("language:pl", "PL", "Polish")
CONTACT = Token("theme:contact", "S2 Contact centre", "Contact centre", "blue")


@pytest.fixture
def bar(appearance: Appearance, qtbot: QtBot) -> Iterator[ScopeBar]:
    widget = ScopeBar(appearance)
    qtbot.addWidget(widget)
    widget.resize(700, 40)
    widget.set_scope([POLISH, CONTACT], 31, 12)
    widget.show()
    yield widget
    widget.hide()


def shown(bar: ScopeBar) -> list[tuple[str, str]]:
    found = [button for button in bar.findChildren(QAbstractButton) if not button.isHidden()]
    return [(button.text(), button.accessibleName()) for button in sorted(found, key=lambda button: button.x())]


def sentence(bar: ScopeBar) -> QLabel:
    label = bar.findChild(QLabel, "scopeSentence")
    assert isinstance(label, QLabel)
    return label


def button(bar: ScopeBar, name: str) -> QAbstractButton:
    return next(
        found for found in bar.findChildren(QAbstractButton) if found.accessibleName() == name and not found.isHidden()
    )


def test_tokens_and_the_sentence_say_the_scope(bar: ScopeBar) -> None:
    assert shown(bar) == [
        ("PL ×", "Remove Polish"),
        ("S2 Contact centre ×", "Remove Contact centre"),
        ("Clear", "Clear scope"),
    ]
    assert sentence(bar).text() == "31 passages in 12 documents"
    assert sentence(bar).accessibleName() == "Scope: 31 passages in 12 documents"
    assert bar.objectName() == "scope"


def test_one_of_each_is_said_in_the_right_form(bar: ScopeBar) -> None:
    bar.set_scope([POLISH], 1, 1)
    assert sentence(bar).text() == "1 passage in 1 document"


def test_buttons_ask_for_less(bar: ScopeBar) -> None:
    heard: list[str] = []
    bar.removed.connect(heard.append)
    bar.cleared.connect(lambda: heard.append("all"))
    button(bar, "Remove Contact centre").click()
    button(bar, "Remove Polish").click()
    button(bar, "Clear scope").click()
    assert heard == ["theme:contact", "language:pl", "all"]


def test_without_tokens_only_the_sentence_is_left_and_the_bar_stays_as_high(bar: ScopeBar) -> None:
    height = bar.heightForWidth(700)
    bar.set_scope([], 244, 4)
    QApplication.processEvents()
    assert shown(bar) == []
    assert [label.text() for label in bar.findChildren(QLabel) if label.isVisible()] == ["244 passages in 4 documents"]
    assert bar.minimumHeight() == height


def test_other_counts_leave_the_buttons_alone(bar: ScopeBar) -> None:
    before = bar.findChildren(QToolButton)
    bar.set_scope([POLISH, CONTACT], 7, 2)
    assert bar.findChildren(QToolButton) == before
    assert sentence(bar).text() == "7 passages in 2 documents"


def test_the_focus_goes_to_the_next_token(bar: ScopeBar) -> None:
    button(bar, "Remove Polish").setFocus()
    bar.set_scope([CONTACT], 40, 12)
    assert button(bar, "Remove Contact centre").hasFocus()
    bar.set_scope([], 244, 12)
    assert shown(bar) == []


def test_tab_walks_tokens_and_then_clear(bar: ScopeBar) -> None:
    bar.set_scope([CONTACT, POLISH], 1, 1)
    button(bar, "Remove Contact centre").setFocus()
    QTest.keyClick(button(bar, "Remove Contact centre"), Qt.Key.Key_Tab)
    assert button(bar, "Remove Polish").hasFocus()
    QTest.keyClick(button(bar, "Remove Polish"), Qt.Key.Key_Tab)
    assert button(bar, "Clear scope").hasFocus()


def test_everything_is_easy_to_hit(bar: ScopeBar) -> None:
    QApplication.processEvents()
    found = [*bar.findChildren(QToolButton), *bar.findChildren(QPushButton)]
    assert all(each.height() >= 28 and each.width() >= 28 for each in found)


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_a_theme_token_has_a_dot_of_its_family(bar: ScopeBar, appearance: Appearance, mode: str) -> None:
    appearance.choose(mode)
    image = button(bar, "Remove Contact centre").grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert appearance.tokens.ink("blue").name() in colours
    assert button(bar, "Remove Polish").icon().isNull()
