from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListView

from cxreader.ui.history_panel import HistoryPanel
from tests.ui.window.desk import CONTROL, Desk


def steps(dialog: QDialog) -> QListView:
    assert isinstance(dialog, HistoryPanel)
    (found,) = dialog.findChildren(QListView)
    return found


def rows(dialog: QDialog) -> list[str]:
    model = steps(dialog).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def marks(desk: Desk) -> list[int]:
    return [note.highlight.start for note in desk.session.notes()]


def test_a_person_goes_back_and_forward_through_what_they_did(desk: Desk) -> None:
    desk.start()
    for start in (0, 10, 20):
        desk.hub.highlight(start, start + 5)
    desk.read()
    seen: list[object] = []

    def deal(dialog: QDialog) -> None:
        seen.append(rows(dialog))
        desk.until(dialog.isActiveWindow)
        QTest.keyClick(steps(dialog), Qt.Key.Key_Down)
        QTest.keyClick(steps(dialog), Qt.Key.Key_Down)
        QTest.keyClick(steps(dialog), Qt.Key.Key_Return)
        seen.append(marks(desk))
        seen.append(steps(dialog).accessibleDescription())
        QTest.keyClick(steps(dialog), Qt.Key.Key_Z, CONTROL)
        seen.append(marks(desk))
        QTest.keyClick(steps(dialog), Qt.Key.Key_Y, CONTROL)
        seen.append(marks(desk))
        QTest.keyClick(steps(dialog), Qt.Key.Key_Home)
        QTest.keyClick(steps(dialog), Qt.Key.Key_Return)
        seen.append(marks(desk))

    met = desk.answer(deal)
    desk.give("history")
    assert met == ["History"]
    assert seen[0] == ["Highlight", "Highlight", "Highlight", "Before all of these"]
    assert seen[1:] == [[0], "Undone: 2 steps", [], [0], [0, 10, 20]]
    assert desk.focus() is desk.reader


def test_what_was_done_before_another_start_is_in_the_history(desk: Desk) -> None:
    desk.start_own()
    desk.hub.highlight(0, 5)
    desk.restart()
    assert desk.window.commands["undo"].text() == "&Undo Highlight"
    seen: list[list[str]] = []
    desk.answer(lambda dialog: seen.append(rows(dialog)))
    desk.give("history")
    assert seen == [["Highlight", "Before all of these"]]
    desk.give("undo")
    assert marks(desk) == []


def test_steps_that_no_longer_fit_are_told_in_the_history_and_gone(desk: Desk) -> None:
    desk.start()
    key = desk.hub.highlight(0, 5)
    desk.hub.do(lambda session: session.annotate(key or 0, "mine"))
    with desk.session._library.transaction() as db:
        db.execute("DELETE FROM highlight")
    seen: list[object] = []

    def deal(dialog: QDialog) -> None:
        QTest.keyClick(steps(dialog), Qt.Key.Key_End)
        QTest.keyClick(steps(dialog), Qt.Key.Key_Return)
        seen.append(steps(dialog).accessibleDescription())
        seen.append(rows(dialog))

    desk.answer(deal)
    desk.give("history")
    assert str(seen[0]).startswith("This step no longer fits the library")
    assert seen[1] == []


def test_an_edit_that_is_too_large_for_undo_is_told_once(desk: Desk) -> None:
    desk.start()
    desk.hub.highlight(0, 5)
    desk.session._library._undo._room = 10
    desk.hub.highlight(10, 15)
    assert desk.banner() == (
        "“Highlight” was too much to be kept for Undo: neither it nor what was done before can be taken back."
    )
    assert desk.session.steps() == ()
    assert desk.session.beyond_undo() == ""
    assert not desk.window.commands["undo"].isEnabled()
