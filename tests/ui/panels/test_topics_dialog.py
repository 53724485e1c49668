from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion, TopicRow
from cxreader.model.theme import Family
from cxreader.ui.appearance import Appearance
from cxreader.ui.question_list import QuestionList
from cxreader.ui.topics_dialog import TopicsDialog, topic_name

SAMPLES = tuple(Suggestion(Place(1, 10 * n, 10 * n + 9), f"Zwrot {n}.", "pl", "Zwroty", 0.9) for n in range(3))
REFUNDS = TopicRow(
    {"pl": ("zwrot", "pieniądze"), "es": ("reembolso",), "zh": ()},
    tuple(Place(1, 10 * n, 10 * n + 9) for n in range(42)),
    SAMPLES,
)
QUEUES = TopicRow({"pl": ("kolejka", "czekać", "długo")}, REFUNDS.passages[:3], SAMPLES)


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance, families: Mapping[str, Family]) -> TopicsDialog:
    made = TopicsDialog(appearance, tuple(families.values()))
    qtbot.addWidget(made)
    made.show()
    made.wait()
    return made


@pytest.fixture
def filled(dialog: TopicsDialog) -> TopicsDialog:
    """The dialog with two topics, of which it shows the first in full."""
    dialog.offer((REFUNDS, QUEUES), {})
    dialog.card.set_words(REFUNDS.words)
    dialog.card.set_passages(SAMPLES, 42)
    dialog.card.set_theme(topic_name(REFUNDS), "loyalty", made=False)
    return dialog


def topics(dialog: TopicsDialog) -> QListView:
    (found,) = dialog.findChildren(QListView, "topics")
    return found


def rows(dialog: TopicsDialog) -> list[str]:
    model = topics(dialog).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def button(dialog: TopicsDialog, words: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == words)


def said(dialog: TopicsDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_topic_is_called_by_the_first_word_of_each_language() -> None:
    assert topic_name(REFUNDS) == "zwrot, reembolso"
    assert topic_name(QUEUES) == "kolejka, czekać", "of one language alone"
    assert topic_name(TopicRow({"es": ("no",), "fil": ("no",)}, (), ())) == "no"
    long = SAMPLES[0]._replace(text="Zwrot\ntrwał  dwa miesiące i jeden dzień.")
    assert topic_name(TopicRow({"pl": ()}, (), (long,))) == "Zwrot trwał dwa miesiące i"
    unspaced = SAMPLES[0]._replace(text="退款" * 20)
    assert topic_name(TopicRow({}, (), (unspaced,))) == "退款" * 15
    assert topic_name(TopicRow({}, (), SAMPLES)) == "Zwrot 0."


def test_while_it_waits_it_says_so(dialog: TopicsDialog) -> None:
    assert "Looking for topics…" in said(dialog)
    assert not dialog.card.isVisible()
    assert dialog.count == 12


def test_where_there_are_no_topics_it_says_what_helps(dialog: TopicsDialog) -> None:
    dialog.offer((), {})
    assert "There are too few passages here to find topics in. Add more texts first." in said(dialog)
    assert not dialog.card.isVisible()


def test_topics_are_listed_with_their_languages_and_passages(dialog: TopicsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.shown) as told:
        dialog.offer((REFUNDS, QUEUES), {1: "Queues"}, 1)
    assert told.args == [1]
    assert rows(dialog) == ["zwrot, reembolso, PL ES · 42 passages", "Queues, theme · 3 passages"]
    assert dialog.focusWidget() is topics(dialog)
    with qtbot.waitSignal(dialog.shown) as told:
        QTest.keyClick(topics(dialog), Qt.Key.Key_Up)
    assert told.args == [0]


def test_another_number_of_topics_can_be_wanted(dialog: TopicsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.count_chosen) as told:
        next(choice for choice in dialog.findChildren(QRadioButton) if choice.text() == "20").click()
    assert told.args == [20]
    assert dialog.count == 20


def test_a_topic_is_shown_in_full(filled: TopicsDialog) -> None:
    assert "Polish: zwrot, pieniądze\nSpanish: reembolso" in said(filled)
    assert "3 of 42 passages, the most typical first" in said(filled)
    assert [row.suggestion for row in filled.findChildren(QuestionList)[0].rows] == list(SAMPLES)
    assert (filled.card.name, filled.card.family) == ("zwrot, reembolso", "loyalty")


def test_all_its_passages_can_be_wanted_and_the_focus_goes_to_them(filled: TopicsDialog, qtbot: QtBot) -> None:
    more = button(filled, "Show All")
    more.setFocus()
    with qtbot.waitSignal(filled.card.all_wanted):
        QTest.keyClick(more, Qt.Key.Key_Space)
    filled.card.set_passages(SAMPLES, 3)
    assert "3 passages" in said(filled)
    assert not more.isEnabled()
    assert filled.focusWidget() is filled.findChildren(QuestionList)[0]


def test_enter_makes_a_theme_of_it_unless_it_has_no_name(filled: TopicsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.card.make_wanted):
        QTest.keyClick(topics(filled), Qt.Key.Key_Return)
    filled.findChildren(QLineEdit)[0].clear()
    with qtbot.assertNotEmitted(filled.card.make_wanted):
        QTest.keyClick(topics(filled), Qt.Key.Key_Return)
    assert not button(filled, "Find More Passages…").isEnabled()


def test_a_topic_that_is_a_theme_is_not_made_again_but_more_can_be_found(filled: TopicsDialog, qtbot: QtBot) -> None:
    filled.card.set_theme("Refunds", "gone", made=True)
    assert filled.card.family == "service"
    assert not button(filled, "Make a Theme").isEnabled()
    assert not filled.findChildren(QLineEdit)[0].isEnabled()
    assert not filled.findChildren(QComboBox)[0].isEnabled()
    with qtbot.waitSignal(filled.card.more_wanted):
        button(filled, "Find More Passages…").click()


def test_the_focus_stays_where_another_number_was_asked_for(filled: TopicsDialog) -> None:
    twenty = next(choice for choice in filled.findChildren(QRadioButton) if choice.text() == "20")
    twenty.setFocus()
    filled.offer((QUEUES,), {})
    assert twenty.hasFocus()


def test_enter_makes_a_theme_also_after_the_button_had_the_focus(filled: TopicsDialog, qtbot: QtBot) -> None:
    for place in (button(filled, "Make a Theme"), topics(filled)):
        place.setFocus()
    with qtbot.waitSignal(filled.card.make_wanted):
        QTest.keyClick(topics(filled), Qt.Key.Key_Return)


def test_enter_on_a_passage_wants_to_go_there_and_makes_no_theme(filled: TopicsDialog, qtbot: QtBot) -> None:
    passages = filled.findChildren(QuestionList)[0]
    QTest.keyClick(passages, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(filled.card.make_wanted), qtbot.waitSignal(filled.card.place_wanted) as told:
        QTest.keyClick(passages, Qt.Key.Key_Return)
    assert told.args == [SAMPLES[1].place]


def test_close_and_esc_leave(filled: TopicsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.rejected):
        button(filled, "Close").click()
    filled.show()
    with qtbot.waitSignal(filled.rejected):
        QTest.keyClick(topics(filled), Qt.Key.Key_Escape)


def test_everything_that_takes_the_focus_has_a_name(
    filled: TopicsDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert (filled.objectName(), filled.windowTitle()) == ("topicsDialog", "Discovered Topics")
    filled.say("A message")
    assert topics(filled).accessibleDescription() == "A message"
    assert nameless(filled) == []
