from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from cxreader.model.document import Problem
from cxreader.ui.appearance import Appearance
from cxreader.ui.import_report import ImportReport

KNOWN = Problem(Path("/texts/old.txt"), "The same text is in this library already.", known=True)
UNREAD = Problem(Path("/texts/scan.txt"), "This is a picture, not a text.")


@pytest.fixture
def report(qtbot: QtBot, appearance: Appearance) -> ImportReport:
    assert appearance.choice == "light"
    widget = ImportReport(297, [KNOWN, UNREAD])
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("added", "problems", "said"),
    [
        (1, [], "1 document added"),
        (20000, [UNREAD], "20,000 documents added · 1 could not be read"),
        (0, [KNOWN], "0 documents added · 1 is already in this library"),
        (3, [UNREAD] * 2 + [KNOWN] * 2, "3 documents added · 2 could not be read · 2 are already in this library"),
    ],
)
def test_the_sentence_has_only_what_happened(
    qtbot: QtBot, appearance: Appearance, added: int, problems: list[Problem], said: str
) -> None:
    assert appearance.choice == "light"
    report = ImportReport(added, problems)
    qtbot.addWidget(report)
    assert report.sentence() == said
    assert report.findChildren(QTableWidget)[0].isHidden() == (not problems)


def test_files_that_could_not_be_read_come_first(report: ImportReport) -> None:
    table = report.findChildren(QTableWidget)[0]
    assert [table.model().index(row, 0).data() for row in range(2)] == ["scan.txt", "old.txt"]
    assert table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "/texts/scan.txt"


def test_the_table_can_be_copied_whole_or_in_part(report: ImportReport) -> None:
    lines = [f"{problem.path}\t{problem.why}" for problem in (UNREAD, KNOWN)]
    next(button for button in report.findChildren(QPushButton) if button.text() == "Copy").click()
    assert QGuiApplication.clipboard().text() == "\n".join(lines)
    table = report.findChildren(QTableWidget)[0]
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == lines[1]


def test_enter_closes(report: ImportReport) -> None:
    QTest.keyClick(report, Qt.Key.Key_Return)
    assert report.isHidden()


def test_everything_that_takes_the_focus_has_a_name(
    report: ImportReport, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(report) == []
