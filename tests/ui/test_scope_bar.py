from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxreader.model.scope import Facet, Token
from cxreader.ui.appearance import Appearance
from cxreader.ui.scope_bar import ScopeBar
from cxreader.ui.scope_words import TokenWords

POLISH = TokenWords(Token(Facet.LANGUAGE, "pl"), "PL", "Polish")
CONTACT = TokenWords(Token(Facet.THEME, "contact"), "S2 Contact centre", "Contact centre", "blue")
# more than go into two lines
MANY = [TokenWords(Token(Facet.TAG, f"wave-{n}"), f"#wave-{n}", f"tag wave-{n}") for n in range(20)]
SAID = "Passages in Polish about Contact centre"


@pytest.fixture
def bar(appearance: Appearance, qtbot: QtBot) -> Iterator[ScopeBar]:
    widget = ScopeBar(appearance)
    qtbot.addWidget(widget)
    widget.resize(700, 40)
    widget.set_tokens([POLISH, CONTACT], SAID)
    widget.set_size(31, 12)
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
    assert (sentence(bar).accessibleDescription(), sentence(bar).toolTip()) == (SAID, SAID)
    assert bar.objectName() == "scope"


def test_a_sign_for_and_marks_no_letter(bar: ScopeBar) -> None:
    bar.set_tokens([TokenWords(Token(Facet.TAG, "R&D"), "#R&D", "tag R&D")], SAID)
    assert shown(bar)[0] == ("#R&&D ×", "Remove tag R&D")


def test_one_of_each_is_said_in_the_right_form(bar: ScopeBar) -> None:
    bar.set_size(1, 1)
    assert sentence(bar).text() == "1 passage in 1 document"


def test_it_says_when_its_size_is_not_known_yet(bar: ScopeBar) -> None:
    bar.set_counting()
    assert sentence(bar).text() == "Counting…"
    bar.set_size(2, 1)
    assert sentence(bar).text() == "2 passages in 1 document"


def test_buttons_ask_for_less(bar: ScopeBar) -> None:
    heard: list[object] = []
    bar.removed.connect(heard.append)
    bar.cleared.connect(lambda: heard.append("all"))
    button(bar, "Remove Contact centre").click()
    button(bar, "Remove Polish").click()
    button(bar, "Clear scope").click()
    assert heard == [CONTACT.token, POLISH.token, "all"]


def test_without_tokens_only_the_sentence_is_left_and_the_bar_stays_as_high(bar: ScopeBar) -> None:
    height = bar.heightForWidth(700)
    bar.set_tokens([], "All passages")
    bar.set_size(244, 4)
    QApplication.processEvents()
    assert shown(bar) == []
    assert [label.text() for label in bar.findChildren(QLabel) if label.isVisible()] == ["244 passages in 4 documents"]
    assert bar.minimumHeight() == height


def test_other_counts_leave_the_buttons_alone(bar: ScopeBar) -> None:
    before = bar.findChildren(QToolButton)
    bar.set_tokens([POLISH, CONTACT], SAID)
    bar.set_size(7, 2)
    assert bar.findChildren(QToolButton) == before
    assert sentence(bar).text() == "7 passages in 2 documents"


def test_the_focus_goes_to_the_next_token(bar: ScopeBar) -> None:
    button(bar, "Remove Polish").setFocus()
    bar.set_tokens([CONTACT], SAID)
    assert button(bar, "Remove Contact centre").hasFocus()
    bar.set_tokens([], SAID)
    assert shown(bar) == []


def test_tab_walks_tokens_and_then_clear(bar: ScopeBar) -> None:
    bar.set_tokens([CONTACT, POLISH], SAID)
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


def test_a_long_name_is_cut_in_its_token_and_said_in_full(bar: ScopeBar) -> None:
    title = "a title as long as " + "many words " * 20
    bar.set_tokens([TokenWords(Token(Facet.DOCUMENT, 3), title, title)], SAID)
    token = button(bar, f"Remove {title}")
    assert "…" in token.text()
    assert token.sizeHint().width() < 300


def test_tokens_that_take_more_than_two_lines_are_folded_until_they_are_asked_for(bar: ScopeBar) -> None:
    bar.set_tokens([*MANY, POLISH, CONTACT], SAID)
    seen = [name for _, name in shown(bar) if name.startswith("Remove")]
    folded = 22 - len(seen)
    assert 0 < folded < 21
    assert bar.heightForWidth(700) < 3 * 36
    more = button(bar, f"Show {folded} more limits")
    assert more.text() == f"+{folded}"
    assert "Contact centre" in more.toolTip()
    more.click()
    assert len([name for _, name in shown(bar) if name.startswith("Remove")]) == 22
    button(bar, "Show fewer limits").click()
    assert [name for _, name in shown(bar) if name.startswith("Remove")] == seen


def test_a_wider_bar_shows_more_tokens(bar: ScopeBar) -> None:
    bar.set_tokens([*MANY, POLISH, CONTACT], SAID)
    bar.resize(2600, 40)
    QApplication.processEvents()
    assert len([name for _, name in shown(bar) if name.startswith("Remove")]) == 22
    bar.resize(300, 40)
    QApplication.processEvents()
    assert any(text.startswith("+") for text, _ in shown(bar))


def test_the_focus_does_not_get_lost_with_the_button_that_unfolds(bar: ScopeBar) -> None:
    bar.set_tokens([*MANY, POLISH, CONTACT], SAID)
    next(found for found in bar.findChildren(QToolButton) if found.text().startswith("+")).setFocus()
    bar.resize(2600, 40)
    QApplication.processEvents()
    assert button(bar, "Remove Contact centre").hasFocus()
