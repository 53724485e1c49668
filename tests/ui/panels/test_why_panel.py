from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Verdict
from cxreader.model.passage import Certainty
from cxreader.model.theme import Codebook, Family
from cxreader.model.views import Reason
from cxreader.ui import badges
from cxreader.ui.appearance import Appearance
from cxreader.ui.why_panel import WhyPanel

DECIDED = "2026-11-21T21:40:00Z"
DECIDED_HERE = datetime(2026, 11, 21, 21, 40, tzinfo=UTC).astimezone()


@pytest.fixture
def reason(codebook: Codebook) -> Reason:
    match = ("obsługą klienta", "obsługa klienta", "Polish")
    return Reason(
        theme=codebook.theme("service-support"),
        certainty=Certainty.FAIRLY,
        score=0.62,
        matched=(match, match, ("telefon", "telefon", "Polish")),
        meant=(("obsługą", 0.31), ("agentów", 0.125)),
        against=(),
        runner_up=codebook.theme("customer-experience"),
        verdict=None,
        decided="",
    )


@pytest.fixture
def by_hand(codebook: Codebook) -> Reason:
    return Reason(codebook.theme("complaints"), None, 0.0, (), (), (), None, Verdict.NO, DECIDED)


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance) -> WhyPanel:
    widget = WhyPanel(appearance)
    qtbot.addWidget(widget)
    widget.resize(300, 320)
    widget.show()
    return widget


def view(panel: WhyPanel) -> QTextEdit:
    return panel.findChildren(QTextEdit, "why")[0]


def lines(panel: WhyPanel) -> list[str]:
    return view(panel).toPlainText().replace("\u00a0", " ").split("\n")


def button(panel: WhyPanel, name: str) -> QAbstractButton:
    return next(
        button
        for button in panel.findChildren(QAbstractButton)
        if button.accessibleName() == name and not button.isHidden()
    )


def test_the_lines_are_always_the_same(panel: WhyPanel, reason: Reason, families: Mapping[str, Family]) -> None:
    panel.set_reasons([reason], 0, families)
    assert lines(panel) == [
        " S1   Service & support",
        "●●○  fairly sure",
        "matched\t“obsługą klienta” × 2 (obsługa klienta), “telefon” from the Polish word list",
        "meaning\t“obsługą” 31 %, “agentów” 12 %",
        "against\tnothing",
        "next best\t X1   Customer experience",
        "decided\tby the program",
    ]


def test_a_theme_that_only_the_person_gave_has_the_same_lines(
    panel: WhyPanel, by_hand: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([by_hand], 0, families)
    assert lines(panel)[1:-1] == [
        "given by you",
        "matched\tnothing",
        "meaning\tnothing",
        "against\tnothing",
        "next best\tnone",
    ]


@pytest.mark.parametrize(("verdict", "said"), [(Verdict.YES, "you said yes"), (Verdict.NO, "you said not this")])
def test_a_decision_is_told_with_its_local_time(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family], verdict: Verdict, said: str
) -> None:
    panel.set_reasons([reason._replace(verdict=verdict, decided=DECIDED)], 0, families)
    assert lines(panel)[-1] == f"decided\t{said}, {DECIDED_HERE.day} Nov 2026 {DECIDED_HERE:%H:%M}"


@pytest.mark.parametrize(
    ("certainty", "dots"), [(Certainty.SURE, "●●●"), (Certainty.FAIRLY, "●●○"), (Certainty.DOUBTFUL, "●○○")]
)
def test_certainty_is_said_in_dots_and_words(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family], certainty: Certainty, dots: str
) -> None:
    panel.set_reasons([reason._replace(certainty=certainty)], 0, families)
    assert lines(panel)[1] == f"{dots}  {certainty.value}"


def test_the_number_is_in_the_tooltip(panel: WhyPanel, reason: Reason, families: Mapping[str, Family]) -> None:
    panel.set_reasons([reason], 0, families)
    cursor = QTextCursor(view(panel).document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().toolTip() == "Strength 0.62 of 1"


def test_what_speaks_against_is_told_sentence_by_sentence(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    against = ("“tatak” is found inside the word “natatakot”.", "The sentence says that it is not so.")
    panel.set_reasons([reason._replace(against=against)], 0, families)
    assert "against\t" + "\n".join(against) in "\n".join(lines(panel))


def test_words_that_speak_for_something_else_are_told_with_their_part(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    opposed = (("kiosk", -0.06), ("bank", -0.02))
    panel.set_reasons([reason._replace(opposed=opposed)], 0, families)
    assert "against\t“kiosk” −6 %, “bank” −2 %" in lines(panel)
    panel.set_reasons([reason._replace(opposed=opposed, against=("Only general words speak for it.",))], 0, families)
    assert lines(panel)[4:6] == ["against\tOnly general words speak for it.", "“kiosk” −6 %, “bank” −2 %"]


def test_a_meaning_that_was_not_read_yet_is_not_said_to_be_nothing(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason._replace(meant=(), unread=True)], 0, families)
    assert "meaning\tnot read yet" in lines(panel)


def test_a_suggestion_is_said_to_count_for_nothing(
    panel: WhyPanel, reason: Reason, by_hand: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason._replace(suggested=True), by_hand], 0, families)
    assert lines(panel)[1] == "●●○  fairly sure"
    assert lines(panel)[-1] == "decided\tsuggested, not counted"
    assert button(panel, "Service & support").toolTip() == "Service & support, suggested"
    assert button(panel, "Reklamacja łódzka").toolTip() == "Reklamacja łódzka"


def test_the_badge_of_a_suggestion_has_a_broken_edge(
    panel: WhyPanel, reason: Reason, by_hand: Reason, families: Mapping[str, Family], appearance: Appearance
) -> None:
    page, gaps = appearance.tokens.window, []
    for suggested in (False, True):
        panel.set_reasons([reason._replace(suggested=suggested), by_hand], 1, families)
        badge = button(panel, "Service & support")
        image, top = badge.grab().toImage(), (badge.height() - badges.badge_size(badge.font()).height()) // 2
        gaps.append(sum(image.pixelColor(x, top) == page for x in range(10, badge.width() - 10)))
    assert gaps[0] == 0 < gaps[1]


def test_the_text_is_shown_from_its_beginning(panel: WhyPanel, reason: Reason, families: Mapping[str, Family]) -> None:
    panel.resize(260, 200)
    panel.set_reasons([reason._replace(meant=(("agent", 0.1),) * 100)], 0, families)
    assert view(panel).verticalScrollBar().value() == 0
    assert view(panel).textCursor().position() == 0


def test_one_theme_needs_no_badges_to_choose_among(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason], 0, families)
    assert [b.text() for b in panel.findChildren(QAbstractButton) if b.isVisible()] == ["Yes", "Not this", "Change…"]


def test_a_badge_shows_another_theme_of_the_passage(
    panel: WhyPanel, qtbot: QtBot, reason: Reason, by_hand: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason, by_hand], 0, families)
    assert panel.theme() == "service-support"
    with qtbot.waitSignal(panel.theme_selected) as told:
        QTest.mouseClick(button(panel, "Reklamacja łódzka"), Qt.MouseButton.LeftButton)
    assert told.args == ["complaints"]
    assert panel.theme() == "complaints"
    assert "L1" in lines(panel)[0]


def test_the_chosen_badge_is_filled_and_the_other_outlined(
    panel: WhyPanel, reason: Reason, by_hand: Reason, families: Mapping[str, Family], appearance: Appearance
) -> None:
    panel.set_reasons([reason, by_hand], 1, families)
    other, chosen = button(panel, "Service & support"), button(panel, "Reklamacja łódzka")
    inside = QPoint(6, chosen.height() // 2)
    assert chosen.grab().toImage().pixelColor(inside) == appearance.tokens.label("red")
    assert other.grab().toImage().pixelColor(inside) == appearance.tokens.window


def test_a_badge_with_the_focus_has_a_ring(
    panel: WhyPanel, reason: Reason, by_hand: Reason, families: Mapping[str, Family], appearance: Appearance
) -> None:
    panel.set_reasons([reason, by_hand], 0, families)
    badge = button(panel, "Reklamacja łódzka")
    badge.setFocus()
    assert badge.grab().toImage().pixelColor(badge.width() // 2, 1) == appearance.tokens.accent


def test_new_reasons_replace_the_badges(
    panel: WhyPanel, reason: Reason, by_hand: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason, by_hand], 0, families)
    panel.set_reasons([by_hand, reason], 1, families)
    assert panel.theme() == "service-support"
    assert button(panel, "Service & support").isChecked()


def test_the_buttons_say_their_wishes(
    panel: WhyPanel, qtbot: QtBot, reason: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason], 0, families)
    wishes = {
        "Yes, this theme": panel.accepted,
        "Not this theme": panel.refused,
        "Change the theme…": panel.change_wanted,
    }
    for name, wish in wishes.items():
        with qtbot.waitSignal(wish):
            button(panel, name).click()


def test_a_passage_without_a_theme_can_be_given_one(panel: WhyPanel, families: Mapping[str, Family]) -> None:
    panel.set_reasons([], 0, families)
    assert lines(panel) == ["This passage has no theme. Press T to give it one."]
    assert panel.theme() is None
    enabled = [button.text() for button in panel.findChildren(QPushButton) if button.isEnabled()]
    assert enabled == ["Change…"]


def test_without_a_passage_it_says_how_to_get_one(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    hint = "Put the caret on a sentence to see its themes and why."
    assert lines(panel) == [hint]
    panel.set_reasons([reason], 0, families)
    panel.clear()
    assert lines(panel) == [hint]
    assert not any(button.isEnabled() for button in panel.findChildren(QPushButton))


def test_tab_leaves_the_text(panel: WhyPanel, reason: Reason, families: Mapping[str, Family]) -> None:
    panel.set_reasons([reason], 0, families)
    view(panel).setFocus()
    QTest.keyClick(view(panel), Qt.Key.Key_Tab)
    assert not view(panel).hasFocus()


def test_it_is_written_anew_in_other_colours(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family], appearance: Appearance
) -> None:
    panel.set_reasons([reason], 0, families)
    appearance.choose("dark")
    cursor = QTextCursor(view(panel).document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().background().color() == appearance.tokens.label("blue")


def test_everything_that_takes_the_focus_has_a_name(
    panel: WhyPanel,
    reason: Reason,
    by_hand: Reason,
    families: Mapping[str, Family],
    nameless: Callable[[QWidget], list[str]],
) -> None:
    panel.set_reasons([reason, by_hand], 0, families)
    assert view(panel).accessibleName() == "Why this theme"
    assert nameless(panel) == []


def test_noise_has_its_reason_and_no_theme_to_change(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason], 0, families)
    panel.set_noise("“Menu” is a button of a web page.")
    expected = "This is noise, which counts for nothing. “Menu” is a button of a web page. If it is text, press Z."
    assert lines(panel) == [expected]
    names = ("Yes, this theme", "Not this theme", "Change the theme…")
    assert not any(button(panel, name).isEnabled() for name in names)
    panel.set_reasons([], 0, {})
    assert lines(panel) == ["This passage has no theme. Press T to give it one."]
    assert button(panel, "Change the theme…").isEnabled()


def offered(show: Callable[[], object], choose: str = "") -> list[str]:
    """Have a menu shown; return its entries, one of which is chosen by its words if asked for."""
    met: list[str] = []

    def deal() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        met.extend(action.text() for action in menu.actions() if action.text())
        for action in menu.actions():
            if action.text() == choose:
                action.trigger()
        menu.close()

    QTimer.singleShot(0, deal)
    show()
    return met


def ask_by_mouse(panel: WhyPanel, words: str) -> None:
    """Open the context menu over some words."""
    text = view(panel)
    cursor = text.textCursor()
    cursor.setPosition(text.toPlainText().index(words) + 1)
    spot = text.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, text.viewport().mapToGlobal(spot))
    QApplication.sendEvent(text.viewport(), event)


def test_words_that_matched_can_be_searched_for(
    panel: WhyPanel, reason: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([reason], 0, families)
    asked: list[tuple[str, str]] = []
    panel.search_wanted.connect(lambda word: asked.append(("search", word)))
    panel.others_wanted.connect(lambda term: asked.append(("others", term)))
    enter = lambda: QTest.keyClick(view(panel), Qt.Key.Key_Return)  # noqa: E731 - it is only handed on
    every = offered(enter, "Search for “telefon”")
    assert every[:2] == ["Search for “obsługą klienta”", "Search for “obsługą klienta” in Other Languages"]
    assert every[-2:] == ["Copy", "Select All"]
    one = offered(lambda: ask_by_mouse(panel, "obsługą klienta"), "Search in Other Languages")
    assert one == ["Search for “obsługą klienta”", "Search in Other Languages", "Copy", "Select All"]
    keyed = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    assert offered(lambda: QApplication.sendEvent(view(panel).viewport(), keyed)) == every
    assert asked == [("search", "telefon"), ("others", "obsługa klienta")]
    assert view(panel).accessibleDescription() == "Press Enter to search all documents for a word that matched."


def test_where_nothing_matched_enter_offers_nothing(
    panel: WhyPanel, by_hand: Reason, families: Mapping[str, Family]
) -> None:
    panel.set_reasons([by_hand], 0, families)
    QTest.keyClick(view(panel), Qt.Key.Key_Return)
    QTest.keyClick(view(panel), Qt.Key.Key_Down)
    assert offered(lambda: ask_by_mouse(panel, "matched")) == ["Copy", "Select All"]
    assert view(panel).accessibleDescription() == ""
