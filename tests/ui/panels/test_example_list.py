from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Example
from cxreader.ui.appearance import Appearance
from cxreader.ui.example_list import ExampleList

SPANISH = Example("Nadie contestó.", "es", ("contact-centre", "complaints"))
CHINESE = Example("打了三次电话。", "zh", ("contact-centre",))


@pytest.fixture
def examples(qtbot: QtBot, appearance: Appearance) -> ExampleList:
    made = ExampleList(appearance)
    qtbot.addWidget(made)
    made.set_examples("contact-centre", [SPANISH, CHINESE], "pl", passage=True)
    made.resize(640, 300)
    made.show()
    return made


def shown(examples: ExampleList) -> list[str]:
    view = examples.findChildren(QListWidget)[0]
    return [view.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(view.count())]


def button(examples: ExampleList, words: str) -> QAbstractButton:
    (found,) = [b for b in examples.findChildren(QAbstractButton) if words in (b.text(), b.accessibleName())]
    return found


def test_examples_are_shown_by_language(examples: ExampleList) -> None:
    assert shown(examples) == ["Chinese. 打了三次电话。", "Spanish. Nadie contestó."]
    assert examples.findChildren(QListWidget)[0].item(0).text() == "ZH   \u2068打了三次电话。\u2069"
    assert examples.examples() == (SPANISH, CHINESE)


def test_one_is_typed_in_the_language_that_is_likely(examples: ExampleList, qtbot: QtBot) -> None:
    (field,) = examples.findChildren(QLineEdit)
    assert examples.findChildren(QComboBox)[0].currentText() == "Polish"
    QTest.keyClicks(field, "Nikt  nie odebral.")
    with qtbot.waitSignal(examples.changed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert examples.examples()[-1] == Example("Nikt nie odebral.", "pl", ("contact-centre",))
    assert examples.findChildren(QListWidget)[0].currentRow() == 1
    assert field.text() == ""


@pytest.mark.parametrize("text", ["", "  ", "Nadie contestó."])
def test_nothing_is_added_twice_or_empty(examples: ExampleList, qtbot: QtBot, text: str) -> None:
    with qtbot.assertNotEmitted(examples.changed):
        examples.add(text, "es")
    assert examples.examples() == (SPANISH, CHINESE)


def test_delete_takes_one_away(examples: ExampleList, qtbot: QtBot) -> None:
    view = examples.findChildren(QListWidget)[0]
    with qtbot.waitSignal(examples.changed):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert examples.examples() == (SPANISH,)
    button(examples, "Delete example (Del)").click()
    assert examples.examples() == ()
    assert not button(examples, "Delete example (Del)").isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    QTest.keyClick(view, Qt.Key.Key_Down)


def test_the_passage_in_the_window_can_be_asked_for(examples: ExampleList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(examples.passage_wanted):
        button(examples, "Add Current Passage").click()
    with qtbot.waitSignal(examples.teaching_wanted):
        button(examples, "Ask About Passages…").click()
    examples.set_examples("contact-centre", [], "und", passage=False)
    assert not button(examples, "Add Current Passage").isEnabled()


def test_everything_that_takes_the_focus_has_a_name(
    examples: ExampleList, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(examples) == []
