from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion
from cxreader.model.theme import Codebook
from cxreader.ui.appearance import Appearance
from cxreader.ui.question_list import QuestionList
from cxreader.ui.question_rows import Answer
from cxreader.ui.teaching_dialog import TeachingDialog

TEN = tuple(Suggestion(Place(1, 10 * n, 10 * n + 9), f"Zwrot {n}.", "pl", "Zwroty", 0.9) for n in range(10))
QUOTE = "Mój  zwrot\ntrwał miesiąc."


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance, codebook: Codebook) -> TeachingDialog:
    made = TeachingDialog(appearance, codebook)
    qtbot.addWidget(made)
    made.form.propose(QUOTE, "zwrot", "loyalty")
    made.show()
    return made


@pytest.fixture
def asking(dialog: TeachingDialog, codebook: Codebook) -> TeachingDialog:
    """The dialog with ten passages to answer for."""
    dialog.begin(codebook.themes[0])
    dialog.offer(TEN, 80, 100)
    dialog.set_undo(False)
    return dialog


def part(dialog: TeachingDialog, kind: type[QWidget], name: str = "") -> QWidget:
    return next(widget for widget in dialog.findChildren(kind) if not name or widget.objectName() == name)


def name(dialog: TeachingDialog) -> QLineEdit:
    found = part(dialog, QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def questions(dialog: TeachingDialog) -> QuestionList:
    found = part(dialog, QuestionList)
    assert isinstance(found, QuestionList)
    return found


def button(dialog: TeachingDialog, words: str) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == words)


def said(dialog: TeachingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def answers(count: int, answer: Answer) -> dict[Place, Answer]:
    return {question.place: answer for question in TEN[:count]}


def test_it_begins_with_the_proposed_name_selected(dialog: TeachingDialog) -> None:
    assert "“Mój zwrot trwał miesiąc.”" in said(dialog)
    assert dialog.focusWidget() is name(dialog)
    assert name(dialog).selectedText() == dialog.form.name == "zwrot"
    assert dialog.form.family == "loyalty"
    assert dialog.form.theme is None
    assert "A theme by example is never applied by itself: a passage has it where you say yes." in said(dialog)


def test_enter_takes_the_name_and_without_one_nothing_is_taken(dialog: TeachingDialog, qtbot: QtBot) -> None:
    name(dialog).setText("  ")
    with qtbot.assertNotEmitted(dialog.named):
        QTest.keyClick(name(dialog), Qt.Key.Key_Return)
    name(dialog).setText(" Zwroty ")
    with qtbot.waitSignal(dialog.named):
        QTest.keyClick(name(dialog), Qt.Key.Key_Return)
    assert dialog.form.name == "Zwroty"


def test_the_name_of_a_theme_takes_that_up_with_its_family(dialog: TeachingDialog) -> None:
    family = dialog.findChildren(QComboBox)[0]
    name(dialog).setText("contact CENTRE")
    assert dialog.form.theme is not None
    assert dialog.form.theme.id == "contact-centre"
    assert (dialog.form.family, family.isEnabled()) == ("service", False)
    assert "“Contact centre” is there already. What you said of it so far is kept." in said(dialog)
    name(dialog).setText("contact centres")
    assert (dialog.form.family, family.isEnabled()) == ("loyalty", True)


def test_a_family_that_is_gone_and_a_long_example_do_no_harm(dialog: TeachingDialog) -> None:
    dialog.form.propose("zwrot " * 200, "", "gone")
    assert dialog.form.family == "service"
    assert any(words.endswith("…”") for words in said(dialog))
    assert not button(dialog, "Find Passages").isEnabled()


def test_esc_and_cancel_leave(dialog: TeachingDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(name(dialog), Qt.Key.Key_Escape)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        button(dialog, "Cancel").click()


def test_it_grows_around_its_middle(dialog: TeachingDialog, codebook: Codebook) -> None:
    before = dialog.geometry()
    dialog.begin(codebook.themes[0])
    assert dialog.height() > before.height()
    assert (dialog.geometry().center() - before.center()).manhattanLength() <= 1


def test_while_it_waits_it_says_so(dialog: TeachingDialog, codebook: Codebook) -> None:
    dialog.begin(codebook.themes[0])
    dialog.wait()
    assert "S1  Service & support" in said(dialog)
    assert "Looking for the passages that are most like it…" in said(dialog)
    assert dialog.focusWidget() is questions(dialog)
    assert not button(dialog, "Next Ten").isEnabled()


def test_what_is_answered_is_told(asking: TeachingDialog, qtbot: QtBot) -> None:
    QTest.keyClick(questions(asking), Qt.Key.Key_Down)
    with qtbot.waitSignal(asking.answered) as told:
        QTest.keyClick(questions(asking), Qt.Key.Key_Y)
    assert told.args is not None
    assert (told.args[0].suggestion, told.args[1]) == (TEN[1], Answer.YES)


def test_a_line_says_how_it_goes(asking: TeachingDialog) -> None:
    assert "About 80 of the next 100 are likely too." in said(asking)
    assert "Y yes · X no · S skip" in said(asking)
    asking.set_answers(answers(9, Answer.YES) | answers(2, Answer.NO) | answers(1, Answer.SKIPPED))
    assert "7 of 8 yes. About 80 of the next 100 are likely too." in said(asking)
    assert questions(asking).accessibleDescription() == "7 of 8 yes. About 80 of the next 100 are likely too."


@pytest.mark.parametrize(
    ("likely", "following", "words"),
    [
        (1, 100, "About 1 of the next 100 is likely too."),
        (0, 40, "None of those that follow is likely."),
        (0, 0, "These are the last ones."),
    ],
)
def test_the_line_says_what_is_to_come(asking: TeachingDialog, likely: int, following: int, words: str) -> None:
    asking.offer(TEN, likely, following)
    assert words in said(asking)


def test_when_there_is_nothing_more_to_ask_it_says_so(asking: TeachingDialog) -> None:
    asking.offer((), 0, 0)
    assert "There are no more passages to ask about." in said(asking)
    assert not button(asking, "Next Ten").isEnabled()


def test_enter_wants_the_next_ten_once_all_are_answered(asking: TeachingDialog, qtbot: QtBot) -> None:
    asking.set_answers(answers(9, Answer.YES))
    with qtbot.assertNotEmitted(asking.more_wanted):
        QTest.keyClick(questions(asking), Qt.Key.Key_Return)
    with qtbot.waitSignal(asking.more_wanted):
        button(asking, "Next Ten").click()
    asking.set_answers(answers(10, Answer.YES))
    assert "Enter: next ten" in said(asking)
    with qtbot.waitSignal(asking.more_wanted):
        QTest.keyClick(questions(asking), Qt.Key.Key_Return)


def test_an_answer_can_be_taken_back_by_key_and_by_button(asking: TeachingDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(asking.undo_wanted):
        button(asking, "Undo").click()
    asking.set_undo(True)
    with qtbot.waitSignal(asking.undo_wanted):
        button(asking, "Undo").click()
    with qtbot.waitSignal(asking.undo_wanted):
        QTest.keyClick(questions(asking), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_done_and_esc_leave(asking: TeachingDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(asking.accepted):
        button(asking, "Done").click()
    asking.show()
    with qtbot.waitSignal(asking.rejected):
        QTest.keyClick(questions(asking), Qt.Key.Key_Escape)


def test_it_can_go_back_to_the_name(asking: TeachingDialog, qtbot: QtBot) -> None:
    asking.ask_name()
    assert asking.focusWidget() is name(asking)
    assert not questions(asking).isVisible()
    with qtbot.waitSignal(asking.named):
        QTest.keyClick(name(asking), Qt.Key.Key_Return)


def test_everything_that_takes_the_focus_has_a_name(
    dialog: TeachingDialog, codebook: Codebook, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert (dialog.objectName(), dialog.windowTitle()) == ("teachingDialog", "New Theme by Example")
    assert nameless(dialog) == []
    dialog.begin(codebook.themes[0])
    dialog.offer(TEN, 80, 100)
    dialog.set_answers(answers(1, Answer.YES))
    assert nameless(dialog) == []
    assert questions(dialog).accessibleName() == "Passages to answer for"
