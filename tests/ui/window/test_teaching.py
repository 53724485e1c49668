from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton

from cxreader.judging import discover
from cxreader.model.judgement import Place
from cxreader.model.scope import Scope
from cxreader.model.theme import Theme
from cxreader.ui.question_list import QuestionList
from cxreader.ui.question_rows import Answer
from tests.ui.window.desk import CONTROL, Desk

Step = Callable[[QDialog], object]


def sitting(desk: Desk, *steps: Step) -> list[str]:
    """Deal with the next dialog step by step; what is returned holds its title when it is there."""

    def deal(dialog: QDialog) -> None:
        for step in steps:
            step(dialog)

    return desk.answer(deal)


def questions(dialog: QDialog) -> QuestionList:
    return dialog.findChildren(QuestionList)[0]


def asked(desk: Desk) -> Step:
    """Return what waits until passages are asked about."""
    return lambda dialog: desk.until(lambda: questions(dialog).rows)


def call_it(words: str, dialog: QDialog) -> None:
    (name,) = dialog.findChildren(QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, words)
    QTest.keyClick(name, Qt.Key.Key_Return)


def keys(*some: Qt.Key) -> Step:
    def press(dialog: QDialog) -> None:
        for key in some:
            QTest.keyClick(questions(dialog), key)

    return press


def press(words: str) -> Step:
    return lambda dialog: next(b for b in dialog.findChildren(QPushButton) if b.text() == words).click()


def said(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def remember(found: list[object], what: Callable[[QDialog], object]) -> Step:
    return lambda dialog: found.append(what(dialog))


def answers(dialog: QDialog) -> list[Answer]:
    return [row.answer for row in questions(dialog).rows]


def theme(desk: Desk, name: str) -> Theme:
    return next(theme for theme in desk.session.codebook.themes if theme.name == name)


def decided(desk: Desk, name: str) -> tuple[set[Place], set[Place]]:
    yes, no = desk.session.decided(theme(desk, name).id)
    return set(yes), set(no)


def here(desk: Desk) -> Place:
    passage = desk.hub.passage
    assert passage is not None
    return Place(passage.document, passage.start, passage.end)


def test_a_theme_is_taught_by_keys_alone_and_every_answer_is_kept_at_once(shop: Desk) -> None:
    shown: list[object] = []
    met = sitting(
        shop,
        partial(call_it, "Refunds"),
        asked(shop),
        remember(shown, lambda dialog: [row.suggestion.place for row in questions(dialog).rows]),
        remember(shown, lambda _: decided(shop, "Refunds")),
        keys(Qt.Key.Key_Y, Qt.Key.Key_X, Qt.Key.Key_S),
        remember(shown, lambda _: decided(shop, "Refunds")),
        remember(shown, answers),
        keys(*[Qt.Key.Key_N] * 7, Qt.Key.Key_Return),
        lambda dialog: shop.until(lambda: questions(dialog).rows and set(answers(dialog)) == {Answer.OPEN}),
        remember(shown, lambda dialog: [row.suggestion.place for row in questions(dialog).rows]),
        press("Done"),
    )
    shop.give("teach")
    assert met == ["New Theme by Example"]
    first, at_once, then, given, second = shown
    assert isinstance(first, list)
    assert isinstance(second, list)
    assert at_once == ({here(shop)}, set())
    assert then == ({here(shop), first[0]}, {first[1]})
    assert given == [Answer.YES, Answer.NO, Answer.SKIPPED, *[Answer.OPEN] * 7]
    assert len(first) == 10
    assert here(shop) not in first
    assert not set(first) & set(second), "what was skipped is not asked again either"
    assert {place.document for place in first} == {row.id for row in shop.session.documents(Scope())}
    assert not theme(shop, "Refunds").applied
    assert shop.theme_counts()[theme(shop, "Refunds").id] == 2


def test_what_is_said_of_refunds_is_found_in_the_other_language(shop: Desk) -> None:
    shown: list[object] = []
    sitting(
        shop,
        partial(call_it, "Refunds"),
        asked(shop),
        remember(shown, lambda dialog: [row.suggestion.text for row in questions(dialog).rows[:5]]),
    )
    shop.give("teach")
    (first,) = shown
    assert isinstance(first, list)
    assert any("devolvi" in text or "reembols" in text for text in first), first


def test_answers_are_taken_back_one_by_one_and_with_the_example_the_theme(shop: Desk) -> None:
    before = shop.session.codebook
    shown: list[object] = []
    undo: Step = lambda dialog: QTest.keyClick(questions(dialog), Qt.Key.Key_Z, CONTROL)  # noqa: E731  # a step of many
    sitting(
        shop,
        partial(call_it, "Refunds"),
        asked(shop),
        keys(Qt.Key.Key_Y, Qt.Key.Key_N),
        undo,
        remember(shown, answers),
        undo,
        remember(shown, lambda _: decided(shop, "Refunds")),
        undo,
        remember(shown, lambda dialog: questions(dialog).isVisible()),
        remember(shown, lambda dialog: dialog.findChildren(QLineEdit)[0].text()),
        partial(call_it, "Money back"),
        asked(shop),
    )
    shop.give("teach")
    assert shown[0] == [Answer.YES, *[Answer.OPEN] * 9]
    assert shown[1:] == [({here(shop)}, set()), False, "Refunds"]
    assert [t.name for t in shop.session.codebook.themes if t not in before.themes] == ["Money back"]


def test_an_answer_for_a_theme_that_was_taken_back_is_not_shown(shop: Desk) -> None:
    arrived: list[object] = []
    shown: list[object] = []
    sitting(
        shop,
        partial(call_it, "Refunds"),
        press("Undo"),
        # answered after what was asked before
        lambda _: shop.workings.judging.ask(partial(discover, shop.session.path, 2), arrived.append, arrived.append),
        lambda _: shop.until(lambda: arrived),
        remember(shown, lambda dialog: [*questions(dialog).rows]),
        remember(shown, lambda dialog: dialog.focusWidget() is dialog.findChildren(QLineEdit)[0]),
    )
    shop.give("teach")
    assert shown == [[], True]


def test_selected_words_are_the_proposed_name_and_begin_in_the_example(shop: Desk) -> None:
    document = shop.hub.document
    assert document is not None
    start = document.text.index("Na zwrot pieniędzy")
    shop.panels.pane.select(start + 3, start + 18)
    shown: list[object] = []
    sitting(
        shop,
        remember(shown, lambda dialog: dialog.findChildren(QLineEdit)[0].text()),
        remember(shown, said),
    )
    shop.give("teach")
    assert shown[0] == "zwrot pieniędzy"
    assert "“Na zwrot pieniędzy czekałem sześć tygodni.”" in str(shown[1])
    shop.panels.pane.select(0, len(document.text))
    sitting(shop, remember(shown, lambda dialog: dialog.findChildren(QLineEdit)[0].text()))
    shop.give("teach")
    assert shown[2] == "", "so many words are no name"


def test_a_theme_that_was_begun_is_gone_on_with_from_its_passage(shop: Desk) -> None:
    sitting(shop, partial(call_it, "Refunds"), asked(shop), keys(Qt.Key.Key_Y, Qt.Key.Key_N))
    shop.give("teach")
    begun, shown = decided(shop, "Refunds"), list[object]()
    sitting(
        shop,
        remember(shown, lambda dialog: dialog.findChildren(QLineEdit)[0].text()),
        remember(shown, lambda dialog: dialog.findChildren(QComboBox)[0].isEnabled()),
        press("Find Passages"),
        asked(shop),
        remember(shown, lambda dialog: {row.suggestion.place for row in questions(dialog).rows}),
        press("Undo"),
    )
    shop.give("teach")
    assert shown[:2] == ["Refunds", False]
    assert isinstance(shown[2], set)
    assert not shown[2] & (begun[0] | begun[1])
    assert decided(shop, "Refunds") == begun, "what was said before is not this sitting's to take back"


def test_a_passage_becomes_one_more_example_of_a_theme_that_is_named(shop: Desk) -> None:
    shown: list[object] = []
    sitting(
        shop,
        partial(call_it, "shops & retail"),
        asked(shop),
        remember(shown, lambda _: decided(shop, "Shops & retail")),
        press("Undo"),
        remember(shown, lambda dialog: questions(dialog).isVisible()),
    )
    shop.give("teach")
    assert shown == [({here(shop)}, set()), False]
    assert decided(shop, "Shops & retail") == (set(), set())
    assert theme(shop, "Shops & retail").applied


def test_a_theme_without_a_passage_has_nothing_to_go_by(shop: Desk) -> None:
    shown: list[object] = []
    sitting(shop, remember(shown, said))
    shop.workings.theming.teach_more("retail")
    assert "Nothing is known of it yet. Give one passage this theme with T, then come back." in str(shown[0])


def test_what_cannot_be_stored_is_said_in_the_dialog(shop: Desk) -> None:
    shown: list[object] = []
    taken: Step = lambda _: shop.session.new_theme("Refunds", "service", applied=False)  # noqa: E731  # a step of many
    sitting(shop, taken, partial(call_it, "Refunds"), remember(shown, said))
    shop.give("teach")
    assert "Refunds" in str(shown[0])
    assert [theme.name for theme in shop.session.codebook.themes].count("Refunds") == 1
    assert decided(shop, "Refunds") == (set(), set())


def test_noise_and_nothing_are_no_examples(shop: Desk) -> None:
    passage = shop.hub.passage
    assert passage is not None
    shop.hub.do(lambda session: session.mark_noise(passage.document, [(passage.start, passage.end)], noise=True))
    shop.until_read()
    shop.give("teach")
    assert shop.said() == "This is noise, and no example of a theme. If it is text, press Z first."
    shop.hub.close_document()
    shop.give("teach")
    assert shop.said() == "Go to a passage that is an example of the theme first"


def test_a_dialog_that_is_left_while_it_looks_hears_no_answer(shop: Desk) -> None:
    sitting(shop, partial(call_it, "Refunds"))
    shop.give("teach")
    assert decided(shop, "Refunds") == ({here(shop)}, set())
