from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Suggestion
from cxreader.ui.appearance import Appearance
from cxreader.ui.passage_changes import PassageChanges

GAINED = (
    Suggestion(Place(1, 0, 20), "The phone rang.", "en", "Calls", 0),
    Suggestion(Place(1, 21, 40), "Nadie contestó.", "es", "Llamadas", 0),
)
LOST = (Suggestion(Place(2, 5, 9), "客户", "zh", "客户体验", 0),)


@pytest.fixture
def changes(qtbot: QtBot, appearance: Appearance) -> PassageChanges:
    made = PassageChanges(appearance)
    qtbot.addWidget(made)
    made.set_passages(GAINED, LOST)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def names(changes: PassageChanges) -> list[str]:
    return [view.accessibleName() for view in changes.findChildren(QListView) if view.isVisible()]


def test_what_is_gained_and_lost_is_told_apart(changes: PassageChanges) -> None:
    assert names(changes) == ["2 passages gain the theme", "1 passage loses the theme"]
    changes.set_passages((), LOST)
    assert names(changes) == ["1 passage loses the theme"]
    changes.set_passages(GAINED[:1], ())
    assert names(changes) == ["1 passage gains the theme"]


def test_enter_goes_to_a_passage(changes: PassageChanges, qtbot: QtBot) -> None:
    changes.setFocus()
    QTest.keyClick(changes.focusWidget(), Qt.Key.Key_Down)
    with qtbot.waitSignal(changes.entered) as told:
        QTest.keyClick(changes.focusWidget(), Qt.Key.Key_Return)
    assert told.args == [Place(1, 21, 40)]


def test_everything_that_takes_the_focus_has_a_name(
    changes: PassageChanges, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(changes) == []
