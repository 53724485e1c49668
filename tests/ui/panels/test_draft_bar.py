import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.model.judgement import Place, Trial
from cxreader.ui.draft_bar import DraftBar

TRIAL = Trial(23, 25, (Place(1, 0, 9), Place(1, 10, 19), Place(2, 0, 5)), (Place(3, 0, 5),), {})


@pytest.fixture
def bar(qtbot: QtBot) -> DraftBar:
    made = DraftBar()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def said(bar: DraftBar) -> str:
    return bar.findChildren(QLabel)[0].text()


def buttons(bar: DraftBar) -> dict[str, bool]:
    """Return the visible buttons, and whether they can be pressed."""
    return {button.text(): button.isEnabled() for button in bar.findChildren(QPushButton) if button.isVisible()}


def test_without_a_draft_it_says_how_things_are(bar: DraftBar) -> None:
    assert said(bar) == ""
    bar.set_trial(None, counting=True)
    assert said(bar) == "counting…"
    bar.set_trial(TRIAL)
    assert said(bar) == "23 passages"
    assert buttons(bar) == {"Revert": False, "Apply": False}


def test_a_draft_is_told_with_what_it_would_do(bar: DraftBar, qtbot: QtBot) -> None:
    bar.set_draft(stands=True)
    bar.set_trial(TRIAL)
    assert said(bar) == "23 passages now, 25 with your change: +3 −1"
    assert bar.apply.accessibleDescription() == said(bar)
    assert buttons(bar) == {"Show the 4": True, "Revert": True, "Apply": True}
    with qtbot.waitSignals([bar.show_wanted, bar.reverted]):
        for button in bar.findChildren(QPushButton):
            button.click()
    bar.set_shown(shown=True)
    assert "Back to the Theme" in buttons(bar)


def test_what_changes_nothing_has_nothing_to_show(bar: DraftBar) -> None:
    bar.set_draft(stands=True)
    bar.set_trial(Trial(1, 1, (), (), {}))
    assert said(bar) == "1 passage now, 1 with your change: +0 −0"
    assert buttons(bar) == {"Revert": True, "Apply": True}


def test_ctrl_enter_applies(bar: DraftBar, qtbot: QtBot) -> None:
    bar.set_draft(stands=True)
    with qtbot.waitSignal(bar.applied):
        QTest.keyClick(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_what_hinders_or_failed_is_said_instead(bar: DraftBar) -> None:
    bar.set_draft(stands=True, hindrance="A theme needs a name. Type one.")
    assert said(bar) == "A theme needs a name. Type one."
    assert buttons(bar) == {"Revert": True, "Apply": False}
    bar.set_draft(stands=True)
    bar.set_failure("Finding themes stopped.")
    assert said(bar) == "Finding themes stopped."
    bar.set_trial(TRIAL)
    assert said(bar).startswith("23 passages now")
