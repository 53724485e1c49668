from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.theme import Example, Theme
from cxreader.ui.appearance import Appearance
from cxreader.ui.split_dialog import SplitDialog

THEME = Theme(
    "contact-centre", "S2", "Contact centre", "service", "",
    {"es": ("centro de llamadas", "llamad*?"), "zh": ("客服",)}, off={"es": ("cola",)},
)  # fmt: skip
EXAMPLES = (Example("Nadie contestó.", "es", ("contact-centre",)), Example("没人接。", "zh", ("contact-centre",)))


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> SplitDialog:
    assert appearance
    made = SplitDialog(THEME, EXAMPLES)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def rows(dialog: SplitDialog) -> QListWidget:
    return dialog.findChildren(QListWidget)[0]


def split(dialog: SplitDialog) -> QPushButton:
    (found,) = [button for button in dialog.findChildren(QPushButton) if button.text() == "Split"]
    return found


def tick(dialog: SplitDialog, *numbers: int) -> None:
    for number in numbers:
        rows(dialog).setCurrentRow(number)
        QTest.keyClick(rows(dialog), Qt.Key.Key_Space)


def test_words_and_examples_are_offered_by_language(dialog: SplitDialog) -> None:
    assert [rows(dialog).item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows(dialog).count())] == [
        "客服, Chinese",
        "centro de llamadas, Spanish",
        "llamad…, Spanish",
        "cola, Spanish",
        "“没人接。”, Chinese",
        "“Nadie contestó.”, Spanish",
    ]


def test_what_is_ticked_goes_to_the_new_theme(dialog: SplitDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.focusWidget(), " Queues  and waiting")
    assert not split(dialog).isEnabled()
    tick(dialog, 2, 3, 4)
    assert dialog.name == "Queues and waiting"
    assert dialog.terms() == {"es": ("llamad*?", "cola")}
    assert dialog.examples() == ("没人接。",)
    assert "2 words and 1 example chosen" in [label.text() for label in dialog.findChildren(QLabel)]
    assert split(dialog).accessibleDescription() == "2 words and 1 example chosen"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_Return)


def test_a_theme_without_a_name_is_none(dialog: SplitDialog, qtbot: QtBot) -> None:
    tick(dialog, 0)
    assert not split(dialog).isEnabled()
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(dialog.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_everything_that_takes_the_focus_has_a_name(
    dialog: SplitDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert (dialog.objectName(), dialog.windowTitle()) == ("splitTheme", "Split Contact centre")
    assert nameless(dialog) == []
