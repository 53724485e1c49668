from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QListView, QPushButton

from cxreader.model.judgement import Place
from cxreader.model.scope import Scope
from cxreader.ui.question_list import QuestionList
from cxreader.ui.topics_dialog import TopicsDialog
from tests.ui.window.desk import CONTROL, Desk

Step = Callable[[TopicsDialog], object]


def sitting(desk: Desk, *steps: Step) -> list[str]:
    """Deal with the dialog of topics step by step, once there are some; what is returned holds its title then."""

    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, TopicsDialog)
        desk.until(dialog.card.isVisible)
        for step in steps:
            step(dialog)

    return desk.answer(deal)


def topics(dialog: QDialog) -> QListView:
    (found,) = dialog.findChildren(QListView, "topics")
    return found


def rows(dialog: QDialog) -> list[str]:
    model = topics(dialog).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def passages(dialog: QDialog) -> list[Place]:
    return [row.suggestion.place for row in dialog.findChildren(QuestionList)[0].rows]


def button(dialog: QDialog, words: str) -> QAbstractButton:
    return next(button for button in dialog.findChildren(QAbstractButton) if button.text() == words)


def said(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def count(row: str) -> int:
    """Return the number of passages that a topic's row tells."""
    return int(row.rpartition(" · ")[2].partition(" ")[0])


def test_topics_are_listed_the_largest_first_and_shown_in_full(shop: Desk) -> None:
    shown: list[list[str]] = []
    typical: list[list[Place]] = []
    met = sitting(
        shop,
        lambda dialog: button(dialog, "8").click(),
        lambda dialog: shop.until(dialog.card.isVisible),
        lambda dialog: shown.append(rows(dialog)),
        lambda dialog: typical.append(passages(dialog)),
        lambda dialog: button(dialog, "Show All").click(),
        lambda dialog: typical.append(passages(dialog)),
        lambda dialog: QTest.keyClick(topics(dialog), Qt.Key.Key_Down),
        lambda dialog: typical.append(passages(dialog)),
    )
    shop.give("discover")
    assert met == ["Discovered Topics"]
    counts = [count(row) for row in shown[0]]
    assert len(counts) >= 2
    assert counts == sorted(counts, reverse=True)
    first, whole, second = typical
    assert len(first) == len(second) == 3 < len(whole) == counts[0]
    assert whole[:3] == first
    assert not set(whole) & set(second)


def test_another_number_of_topics_is_looked_for(shop: Desk) -> None:
    shown: list[list[str]] = []
    sitting(
        shop,
        lambda dialog: button(dialog, "8").click(),
        lambda dialog: shown.append(rows(dialog)),
        lambda dialog: shop.until(dialog.card.isVisible),
        lambda dialog: shown.append(rows(dialog)),
    )
    shop.give("discover")
    assert shown[0] == []
    assert 0 < len(shown[1]) <= 8


def test_enter_makes_a_theme_whose_first_passages_are_those_shown(shop: Desk) -> None:
    before = shop.session.codebook.themes
    shown: list[list[str]] = []
    typical: list[list[Place]] = []
    sitting(
        shop,
        lambda dialog: typical.append(passages(dialog)),
        lambda dialog: dialog.findChildren(QLineEdit)[0].setText("Till and queue"),
        lambda dialog: QTest.keyClick(topics(dialog), Qt.Key.Key_Return),
        lambda dialog: shown.append(said(dialog)),
        lambda dialog: shown.append(rows(dialog)),
        lambda dialog: QTest.keyClick(topics(dialog), Qt.Key.Key_Return),
    )
    shop.give("discover")
    (made,) = [theme for theme in shop.session.codebook.themes if theme not in before]
    assert (made.name, made.applied) == ("Till and queue", False)
    assert shop.session.decided(made.id) == (tuple(typical[0]), ())
    assert "“Till and queue” is a theme now. Its first passages are the 3 shown here." in shown[0]
    assert shown[1][0].startswith("Till and queue, theme · ")
    shop.give("undo")
    assert shop.session.codebook.themes == before
    assert shop.session.decided(made.id) == ((), ())


def test_a_theme_that_was_made_is_taken_back_by_its_key_and_is_a_topic_again(shop: Desk) -> None:
    before = shop.session.codebook.themes
    shop.hub.highlight(0, 5)
    shown: list[object] = []

    def undo(dialog: TopicsDialog) -> None:
        QTest.keyClick(topics(dialog), Qt.Key.Key_Z, CONTROL)

    sitting(
        shop,
        lambda dialog: shown.append(button(dialog, "Undo").isEnabled()),
        lambda dialog: shown.append(rows(dialog)),
        lambda dialog: QTest.keyClick(topics(dialog), Qt.Key.Key_Return),
        lambda dialog: shown.append(button(dialog, "Undo").accessibleName()),
        undo,
        lambda dialog: shown.append(rows(dialog)),
        lambda dialog: shown.append(said(dialog)),
        undo,
        lambda dialog: shown.append(button(dialog, "Undo").isEnabled()),
    )
    shop.give("discover")
    possible, first, name, again, words, still = shown
    assert (possible, still) == (False, False)
    assert str(name).startswith("Undo New Theme ")
    assert first == again
    assert f"Undone: {str(name).removeprefix('Undo ')}" in words  # type: ignore[operator]  # a list of words
    assert shop.session.codebook.themes == before
    assert shop.session.undo_name == "Highlight"


def test_a_name_that_is_taken_is_said_in_the_dialog(shop: Desk) -> None:
    before = shop.session.codebook.themes
    shown: list[list[str]] = []
    sitting(
        shop,
        lambda dialog: dialog.findChildren(QLineEdit)[0].setText(before[0].name),
        lambda dialog: button(dialog, "Make a Theme").click(),
        lambda dialog: shown.append(said(dialog)),
    )
    shop.give("discover")
    assert shop.session.codebook.themes == before
    assert any(before[0].name in words for words in shown[0])


def test_more_passages_are_asked_about_for_a_theme_that_was_made(shop: Desk) -> None:
    asked: list[str] = []

    def teach(dialog: TopicsDialog) -> None:
        def deal(inner: QDialog) -> None:
            asked.append(inner.windowTitle())
            shop.until(lambda: inner.findChildren(QuestionList)[0].rows)
            QTest.keyClick(inner.findChildren(QuestionList)[0], Qt.Key.Key_Y)
            next(b for b in inner.findChildren(QPushButton) if b.text() == "Done").click()

        shop.answer(deal)
        button(dialog, "Find More Passages…").click()

    before = shop.session.codebook.themes
    sitting(shop, lambda dialog: QTest.keyClick(topics(dialog), Qt.Key.Key_Return), teach)
    shop.give("discover")
    (made,) = [theme for theme in shop.session.codebook.themes if theme not in before]
    assert asked == ["New Theme by Example"]
    assert len(shop.session.decided(made.id)[0]) == 4


def test_enter_on_a_passage_goes_there(shop: Desk) -> None:
    typical: list[list[Place]] = []
    sitting(
        shop,
        lambda dialog: typical.append(passages(dialog)),
        lambda dialog: QTest.keyClick(dialog.findChildren(QuestionList)[0], Qt.Key.Key_Down),
        lambda dialog: QTest.keyClick(dialog.findChildren(QuestionList)[0], Qt.Key.Key_Return),
    )
    shop.give("discover")
    place = typical[0][1]
    shop.until(lambda: shop.hub.passage and shop.hub.passage.start == place.start)
    assert shop.hub.document is not None
    assert shop.hub.document.id == place.document


def test_a_topic_is_of_the_family_that_its_passages_speak_of(shop: Desk) -> None:
    families: list[str] = []
    places = shop.session.passages(Scope())
    shop.hub.do(
        lambda session: session.give_theme([(Place(*place), "") for place in places], "regulation"),
    )
    for theme in {coding for place in places for coding in shop.session.themes_at([Place(*place)])} - {"regulation"}:
        for place in places:
            shop.session.refuse(Place(*place), theme)
    sitting(shop, lambda dialog: families.append(dialog.card.family))
    shop.give("discover")
    assert families == [shop.session.codebook.theme("regulation").family]


def test_topics_of_passages_without_a_theme_are_of_the_first_family(shop: Desk) -> None:
    for place in shop.session.passages(Scope()):
        for theme in shop.session.themes_at([Place(*place)]):
            shop.session.refuse(Place(*place), theme)
    families: list[str] = []
    sitting(shop, lambda dialog: families.append(dialog.card.family))
    shop.give("discover")
    assert families == [shop.session.codebook.families[0].id]


@pytest.mark.parametrize("command", ["teach", "discover"])
def test_a_dialog_that_is_left_while_it_looks_hears_no_answer(shop: Desk, command: str) -> None:
    met = shop.answer()
    shop.give(command)
    assert len(met) == 1
