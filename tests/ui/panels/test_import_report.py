from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.intake import NearCopy
from cxreader.model.document import Problem
from cxreader.ui.appearance import Appearance
from cxreader.ui.import_report import ImportReport
from cxreader.ui.outcome import Outcome

KNOWN = Problem(Path("/texts/old.txt"), "The same text is in this library already.", known=True)
UNREAD = Problem(Path("/texts/scan.txt"), "This is a picture, not a text.")
COPY = NearCopy(Path("/texts/again.txt"), "Refunds")


@pytest.fixture
def report(qtbot: QtBot, appearance: Appearance) -> ImportReport:
    assert appearance.choice == "light"
    widget = ImportReport(Outcome(297, (KNOWN, UNREAD), (COPY,)))
    qtbot.addWidget(widget)
    widget.show()
    return widget


def cells(report: ImportReport, column: int) -> list[str]:
    model = report.findChildren(QTableView)[0].model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_files_that_could_not_be_read_come_first_and_known_ones_last(report: ImportReport) -> None:
    table = report.findChildren(QTableView)[0]
    assert cells(report, 0) == ["scan.txt", "again.txt", "old.txt"]
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "/texts/scan.txt"


def test_a_near_copy_was_added_all_the_same(report: ImportReport) -> None:
    assert cells(report, 1)[1] == "Added. It is nearly the same as “Refunds”."


def test_the_table_is_a_proper_model(report: ImportReport, qtmodeltester: ModelTester) -> None:
    model = report.findChildren(QTableView)[0].model()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in range(2)] == ["File", "What happened"]
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) == UNREAD.why


def test_thousands_of_files_are_shown_at_once(qtbot: QtBot, appearance: Appearance) -> None:
    assert appearance.choice == "light"
    report = ImportReport(Outcome(0, (UNREAD,) * 5000, (), (Path("/texts/left.txt"),), "The disk is full."))
    qtbot.addWidget(report)
    report.show()
    assert len(cells(report, 0)) == 5001
    assert cells(report, 1)[-1] == "Still to be read."
    table = report.findChildren(QTableView)[0]
    assert table.rowHeight(4000) >= 2 * table.fontMetrics().lineSpacing()


def test_a_report_of_nothing_special_has_no_table(qtbot: QtBot, appearance: Appearance) -> None:
    assert appearance.choice == "light"
    report = ImportReport(Outcome(3))
    qtbot.addWidget(report)
    assert report.findChildren(QTableView)[0].isHidden()
    assert [label.text() for label in report.findChildren(QLabel)] == ["3 documents added"]


def test_the_table_can_be_copied_whole_or_in_part(report: ImportReport) -> None:
    lines = [f"{path}\t{why}" for path, why in report._rows]
    next(button for button in report.findChildren(QPushButton) if button.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == "\n".join(lines)
    table = report.findChildren(QTableView)[0]
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "/texts/again.txt\tAdded. It is nearly the same as “Refunds”."


def test_enter_closes(report: ImportReport) -> None:
    QTest.keyClick(report, Qt.Key.Key_Return)
    assert report.isHidden()


def test_everything_that_takes_the_focus_has_a_name(
    report: ImportReport, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(report) == []
