from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QListView

from cxreader.model import language as languages
from cxreader.model.judgement import Nearest, Place
from cxreader.ui.nearby_dialog import NearbyDialog
from cxreader.ui.question_list import QuestionList
from cxreader.ui.teaching_dialog import TeachingDialog
from tests.ui.window.desk import Desk

Step = Callable[[QDialog], object]


def sitting(desk: Desk, *steps: Step) -> list[str]:
    """Deal with the dialog step by step; what is returned holds its title then."""

    def deal(dialog: QDialog) -> None:
        for step in steps:
            step(dialog)

    return desk.answer(deal)


def found(dialog: QDialog) -> list[Place]:
    return [row.suggestion.place for row in passages(dialog).rows]


def passages(dialog: QDialog) -> QuestionList:
    return dialog.findChildren(QuestionList)[0]


def field(dialog: QDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def tongues(dialog: QDialog) -> QListView:
    (view,) = dialog.findChildren(QListView, "nearbyLanguages")
    return view


def button(dialog: QDialog, words: str) -> QAbstractButton:
    return next(button for button in dialog.findChildren(QAbstractButton) if button.text() == words)


def said(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def until_found(desk: Desk) -> Step:
    return lambda dialog: desk.until(lambda: found(dialog))


def test_passages_like_the_current_one_are_listed_with_how_alike_they_are(shop: Desk) -> None:
    here = shop.hub.passage
    assert here
    shown: list[list[Place]] = []
    words: list[str] = []
    met = sitting(
        shop,
        until_found(shop),
        lambda dialog: shown.append(found(dialog)),
        lambda dialog: words.append(field(dialog).text()),
        lambda dialog: words.append(passages(dialog).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)),
        lambda dialog: words.append(said(dialog)),
        lambda dialog: words.append(str(passages(dialog).hasFocus())),
    )
    shop.give("like_this")
    assert met == ["Find by Meaning"]
    assert Place(here.document, here.start, here.end) not in shown[0]
    assert shop.hub.document
    assert words[0] == shop.hub.document.text[here.start : here.end]
    assert " alike. " in words[1]
    assert f"{len(shown[0])} passages are alike." in words[2]
    assert words[3] == "True"


def test_a_sentence_in_another_language_finds_them_and_enter_goes_to_one(shop: Desk) -> None:
    shown: list[list[Place]] = []

    def write(dialog: QDialog) -> None:
        assert dialog.focusWidget() is field(dialog)
        assert not button(dialog, "Find").isEnabled()
        field(dialog).setText("The shop did not give my money back")
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)

    sitting(
        shop,
        write,
        until_found(shop),
        lambda dialog: shown.append(found(dialog)),
        lambda dialog: QTest.keyClick(passages(dialog), Qt.Key.Key_Down),
        lambda dialog: QTest.keyClick(passages(dialog), Qt.Key.Key_Return),
    )
    shop.give("by_meaning")
    place = shown[0][1]
    shop.until(lambda: shop.hub.passage and shop.hub.passage.start == place.start)
    assert shop.hub.document
    assert shop.hub.document.id == place.document


def test_those_of_one_language_are_shown_alone(shop: Desk) -> None:
    shown: list[set[str]] = []

    def note(dialog: QDialog) -> None:
        shown.append({languages.base(row.suggestion.language) for row in passages(dialog).rows})

    sitting(shop, until_found(shop), note, lambda dialog: QTest.keyClick(tongues(dialog), Qt.Key.Key_Down), note)
    shop.give("like_this")
    assert shown[0] >= {"pl", "es"}
    assert len(shown[1]) == 1


def test_what_was_selected_is_looked_for(shop: Desk) -> None:
    words: list[str] = []
    shop.panels.pane.select(0, 10)
    sitting(shop, lambda dialog: words.append(field(dialog).text()))
    shop.give("like_this")
    assert shop.hub.document
    assert words == [shop.hub.document.text[:10].strip()]


def test_a_theme_is_made_by_the_example_of_one_that_was_found(shop: Desk) -> None:
    asked: list[str] = []

    def teach(dialog: QDialog) -> None:
        shop.answer(lambda inner: asked.append(type(inner).__name__))
        button(dialog, "New Theme by Example…").click()

    sitting(shop, until_found(shop), teach)
    shop.give("like_this")
    assert asked == [TeachingDialog.__name__]


def test_nothing_alike_and_passages_that_are_still_to_be_read_are_said(shop: Desk) -> None:
    words: list[str] = []

    def offer(dialog: QDialog) -> None:
        assert isinstance(dialog, NearbyDialog)
        dialog.offer(Nearest((), 1240))

    sitting(
        shop,
        offer,
        lambda dialog: words.append(said(dialog)),
        lambda dialog: words.append(str(button(dialog, "Show in Text").isEnabled())),
    )
    shop.give("by_meaning")
    assert "No passage says the like." in words[0]
    assert "1,240 passages are still to be read." in words[0]
    assert words[1] == "False"


@pytest.mark.usefixtures("no_model")
def test_without_the_model_it_is_said_why_nothing_can_be_found(desk: Desk) -> None:
    desk.start()
    desk.until(lambda: desk.hub.passage)
    desk.give("like_this")
    assert "The meaning model is not here" in desk.banner()


def test_without_a_passage_it_is_said_what_to_do(desk: Desk) -> None:
    desk.start(samples=False)
    desk.hub.close_document()
    desk.give("like_this")
    assert desk.said() == "Go to a passage first, then look for others like it"
