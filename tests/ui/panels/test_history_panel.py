from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.model.history import DoneStep
from cxreader.ui.appearance import Appearance
from cxreader.ui.history_panel import HistoryPanel
from cxreader.ui.history_rows import when
from tests.ui.window.desk import CONTROL, SHIFT

STEPS = (
    DoneStep(7, "Remove My text", "2020-03-01T10:00:00Z", True),
    DoneStep(5, "Not Contact centre", "2020-03-01T09:00:00Z", True),
    DoneStep(4, "Note", "2020-02-29T09:00:00Z", False),
    DoneStep(2, "Add Documents", "2020-02-28T09:00:00Z", False),
)


@pytest.fixture
def panel(qtbot: QtBot, appearance: Appearance) -> HistoryPanel:
    one = HistoryPanel(appearance)
    qtbot.addWidget(one)
    one.set_steps(STEPS)
    with qtbot.waitExposed(one):
        one.show()
    return one


def view(panel: HistoryPanel) -> QListView:
    (found,) = panel.findChildren(QListView)
    return found


def rows(panel: HistoryPanel) -> list[str]:
    model = view(panel).model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def button(panel: HistoryPanel) -> QPushButton:
    return next(button for button in panel.findChildren(QPushButton) if button.isDefault())


def test_each_step_says_its_name_its_time_and_whether_it_is_undone(panel: HistoryPanel) -> None:
    names = [row.partition(", ")[0] for row in rows(panel)]
    assert names == ["Remove My text", "Not Contact centre", "Note", "Add Documents", "Before all of these"]
    assert [row.split(", ")[1] for row in rows(panel)[:3]] == ["undone", "undone", "now"]
    assert rows(panel)[0] == f"Remove My text, undone, {when(STEPS[0].made)}"
    assert view(panel).currentIndex().row() == 2


@pytest.mark.parametrize(
    ("moves", "words", "step"),
    [
        ([Qt.Key.Key_Down], "Undo 1 Step", 2),
        ([Qt.Key.Key_End], "Undo 2 Steps", 0),
        ([Qt.Key.Key_Up], "Redo 1 Step", 5),
        ([Qt.Key.Key_Home], "Redo 2 Steps", 7),
    ],
)
def test_enter_asks_for_the_step_that_the_arrows_went_to(
    panel: HistoryPanel, qtbot: QtBot, moves: list[Qt.Key], words: str, step: int
) -> None:
    for key in moves:
        QTest.keyClick(view(panel), key)
    assert (button(panel).text(), button(panel).isEnabled()) == (words, True)
    with qtbot.waitSignal(panel.step_wanted) as wanted:
        QTest.keyClick(view(panel), Qt.Key.Key_Return)
    assert wanted.args == [step]


def test_a_click_asks_for_a_step_at_once(panel: HistoryPanel, qtbot: QtBot) -> None:
    place = view(panel).visualRect(view(panel).model().index(3, 0)).center()
    with qtbot.waitSignal(panel.step_wanted) as wanted:
        QTest.mouseClick(view(panel).viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wanted.args == [2]


def test_where_it_is_now_there_is_nothing_to_do(panel: HistoryPanel) -> None:
    assert (button(panel).text(), button(panel).isEnabled()) == ("This Is How It Is Now", False)


@pytest.mark.parametrize(
    ("key", "modifiers", "wish"),
    [
        (Qt.Key.Key_Z, CONTROL, "undo_wanted"),
        (Qt.Key.Key_Z, CONTROL | SHIFT, "redo_wanted"),
        (Qt.Key.Key_Y, CONTROL, "redo_wanted"),
    ],
)
def test_undo_and_redo_have_their_keys(
    panel: HistoryPanel, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, wish: str
) -> None:
    with qtbot.waitSignal(getattr(panel, wish)):
        QTest.keyClick(view(panel), key, modifiers)


def test_a_library_without_steps_says_so(panel: HistoryPanel) -> None:
    panel.set_steps(())
    assert not view(panel).isVisible()
    assert any(label.text().startswith("Nothing was done") for label in panel.findChildren(QLabel))
    assert not button(panel).isEnabled()
    panel.set_steps(STEPS)
    assert view(panel).isVisible()


def test_all_undone_is_how_it_was_before_all(panel: HistoryPanel) -> None:
    panel.set_steps([step._replace(undone=True) for step in STEPS])
    assert rows(panel)[-1] == "Before all of these, now"


def test_a_message_is_said_where_the_focus_is(panel: HistoryPanel) -> None:
    panel.say("Undone: 2 steps")
    assert view(panel).accessibleDescription() == "Undone: 2 steps"


def test_a_time_has_its_day_unless_that_is_today() -> None:
    now = datetime.now(UTC)
    locale, local = QLocale(), now.astimezone()
    assert when(now.strftime("%Y-%m-%dT%H:%M:%SZ")) == f"{local:%H:%M}"
    assert when("2020-06-15T12:00:00Z").startswith(f"15 {locale.monthName(6, QLocale.FormatType.ShortFormat)} 2020, ")
    near = now - timedelta(days=2) if (now - timedelta(days=2)).astimezone().year == local.year else now + timedelta(2)
    month = locale.monthName(near.astimezone().month, QLocale.FormatType.ShortFormat)
    assert when(near.strftime("%Y-%m-%dT%H:%M:%SZ")) == f"{near.astimezone().day} {month}, {near.astimezone():%H:%M}"
