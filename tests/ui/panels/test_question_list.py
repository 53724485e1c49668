from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.question_delegate import SHOWN, QuestionDelegate
from cxreader.ui.question_list import QuestionList
from cxreader.ui.question_rows import Answer, QuestionModel, QuestionRow

POLISH = Suggestion(Place(1, 0, 20), "Zwrot trwał miesiąc.", "pl", "Zwroty", 0.9)
SPANISH = Suggestion(Place(2, 5, 40), "El reembolso tardó un mes.", "es", "Devoluciones", 0.8)
LONG = Suggestion(Place(2, 50, 4000), "Me devolvieron el dinero. " * 60, "es", "Devoluciones", 0.7)


@pytest.fixture
def questions(qtbot: QtBot, appearance: Appearance) -> QuestionList:
    made = QuestionList(appearance)
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.offer((POLISH, SPANISH, LONG))
    made.show()
    made.setFocus()
    return made


def spoken(questions: QuestionList) -> list[str]:
    model = questions.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def button(questions: QuestionList, row: int, answer: Answer) -> QPoint:
    """Return the middle of an answer on a row."""
    delegate = questions.itemDelegate()
    assert isinstance(delegate, QuestionDelegate)
    option = QStyleOptionViewItem()
    questions.initViewItemOption(option)
    option.rect = questions.visualRect(questions.model().index(row, 0))
    points = [
        QPoint(x, y)
        for x in range(option.rect.left(), option.rect.right())
        for y in range(option.rect.top(), option.rect.top() + 60, 3)
        if delegate.answer_at(option, QPoint(x, y)) is answer
    ]
    return (points[0] + points[-1]) / 2


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (Qt.Key.Key_Y, Answer.YES),
        (Qt.Key.Key_X, Answer.NO),
        (Qt.Key.Key_N, Answer.NO),
        (Qt.Key.Key_S, Answer.SKIPPED),
    ],
)
def test_a_key_answers_for_the_current_passage(
    questions: QuestionList, qtbot: QtBot, key: Qt.Key, answer: Answer
) -> None:
    QTest.keyClick(questions, Qt.Key.Key_Down)
    with qtbot.waitSignal(questions.answered) as told:
        QTest.keyClick(questions, key)
    assert told.args == [1, answer]


def test_other_keys_and_chords_answer_nothing(questions: QuestionList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(questions.answered), qtbot.assertNotEmitted(questions.entered):
        QTest.keyClick(questions, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(questions, Qt.Key.Key_Down)
        QTest.keyClick(questions, Qt.Key.Key_Return)
    assert questions.currentIndex().row() == 1


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO, Answer.SKIPPED])
def test_a_click_on_an_answer_gives_it(questions: QuestionList, qtbot: QtBot, answer: Answer) -> None:
    with qtbot.waitSignal(questions.answered) as told:
        QTest.mouseClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=button(questions, 1, answer))
    assert told.args == [1, answer]


def test_a_click_elsewhere_only_goes_to_the_passage(questions: QuestionList, qtbot: QtBot) -> None:
    middle = questions.visualRect(questions.model().index(1, 0)).center()
    below = QPoint(middle.x(), questions.viewport().height() - 2)
    with qtbot.assertNotEmitted(questions.answered):
        QTest.mouseClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseClick(questions.viewport(), Qt.MouseButton.RightButton, pos=button(questions, 1, Answer.YES))
        QTest.mouseDClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        questions.offer((POLISH,))
        QTest.mouseClick(questions.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert questions.rows == (QuestionRow(POLISH),)


def test_answers_are_shown_and_the_next_open_passage_is_gone_to(questions: QuestionList) -> None:
    questions.set_answers({POLISH.place: Answer.YES})
    assert questions.currentIndex().row() == 1
    questions.set_answers({POLISH.place: Answer.YES, SPANISH.place: Answer.NO})
    assert questions.currentIndex().row() == 2
    assert [row.answer for row in questions.rows] == [Answer.YES, Answer.NO, Answer.OPEN]
    questions.setCurrentIndex(questions.model().index(1, 0))
    questions.set_answers({SPANISH.place: Answer.NO, LONG.place: Answer.SKIPPED})
    assert questions.currentIndex().row() == 0, "the passage that is open again"
    questions.set_answers(dict.fromkeys((POLISH.place, SPANISH.place, LONG.place), Answer.YES))
    assert questions.currentIndex().row() == 0, "all are answered"


def test_a_row_says_all_that_it_shows(questions: QuestionList) -> None:
    questions.set_answers({POLISH.place: Answer.YES, SPANISH.place: Answer.SKIPPED, LONG.place: Answer.NO})
    assert spoken(questions)[:2] == [
        "1 of 3. Polish. Zwrot trwał miesiąc. From “Zwroty”. Answered: yes.",
        "2 of 3. Spanish. El reembolso tardó un mes. From “Devoluciones”. Skipped.",
    ]
    assert spoken(questions)[2].endswith("Answered: no.")
    questions.offer((POLISH,))
    assert spoken(questions) == ["1 of 1. Polish. Zwrot trwał miesiąc. From “Zwroty”."]


def test_a_list_that_asks_nothing_lets_a_passage_be_entered(qtbot: QtBot, appearance: Appearance) -> None:
    samples = QuestionList(appearance, asking=False)
    qtbot.addWidget(samples)
    samples.resize(640, 400)
    samples.show()
    with qtbot.assertNotEmitted(samples.entered), qtbot.assertNotEmitted(samples.answered):
        QTest.keyClick(samples, Qt.Key.Key_Return)
        samples.offer((POLISH, SPANISH))
        QTest.keyClick(samples, Qt.Key.Key_Y)
        QTest.mouseDClick(samples.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 390))
    QTest.keyClick(samples, Qt.Key.Key_Down)
    with qtbot.waitSignal(samples.entered) as told:
        QTest.keyClick(samples, Qt.Key.Key_Return)
    assert told.args == [SPANISH.place]
    with qtbot.waitSignal(samples.entered) as told:
        QTest.mouseDClick(
            samples.viewport(), Qt.MouseButton.LeftButton, pos=samples.visualRect(samples.model().index(0, 0)).center()
        )
    assert told.args == [POLISH.place]


def test_rows_are_as_high_as_their_words_need_and_answers_large_enough_to_hit(questions: QuestionList) -> None:
    heights = [questions.visualRect(questions.model().index(row, 0)).height() for row in range(3)]
    assert heights[0] == heights[1] < heights[2]
    narrow = heights[2]
    questions.resize(1200, 400)
    questions.doItemsLayout()
    assert questions.visualRect(questions.model().index(2, 0)).height() < narrow
    assert heights[0] >= 44


def test_a_long_passage_is_cut(questions: QuestionList) -> None:
    questions.offer((LONG, LONG._replace(text=LONG.text * 9)))
    first, second = (questions.visualRect(questions.model().index(row, 0)).height() for row in range(2))
    assert first == second
    assert len(LONG.text) > SHOWN


def test_answers_stand_at_the_other_end_from_right_to_left(questions: QuestionList) -> None:
    right = button(questions, 0, Answer.YES).x()
    questions.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert button(questions, 0, Answer.YES).x() < questions.width() - right + 60
    assert button(questions, 0, Answer.YES).x() > button(questions, 0, Answer.SKIPPED).x()


def test_the_chosen_answer_is_filled(questions: QuestionList, appearance: Appearance) -> None:
    accent = appearance.tokens.accent
    assert accent.name() not in colours(questions, 0)
    questions.set_answers({POLISH.place: Answer.YES})
    assert accent.name() in colours(questions, 0)
    questions.set_answers({POLISH.place: Answer.NO})
    assert accent.name() in colours(questions, 0)


def colours(questions: QuestionList, row: int) -> set[str]:
    """Return the colours of the first two answers of a row, above their words."""
    picture = questions.viewport().grab().toImage()
    spots = [button(questions, row, answer) - QPoint(0, 10) for answer in (Answer.YES, Answer.NO)]
    return {picture.pixelColor(spot).name() for spot in spots}


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = QuestionModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    model.set_rows([])
    model.set_rows([QuestionRow(POLISH), QuestionRow(SPANISH)])
    model.set_rows([QuestionRow(POLISH, Answer.YES), QuestionRow(SPANISH)])
    assert model.index(0).data(Qt.ItemDataRole.DisplayRole) == POLISH.text
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(model.index(7)) is None
    assert model.rowCount(model.index(0)) == 0
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part


def test_it_has_a_name_once_it_is_given_one(questions: QuestionList, nameless: Callable[[QWidget], list[str]]) -> None:
    questions.setAccessibleName("Passages")
    assert nameless(questions) == []
