from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.kinds_dialog import KindsDialog
from cxreader.ui.tick_boxes import TickBox

TEXTS = [Path(f"/texts/{n}.txt") for n in range(1200)]
NOTES = [Path("/texts/a.md")]


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> KindsDialog:
    assert appearance.choice == "light"
    made = KindsDialog("Interviews", [("Plain text (.txt)", TEXTS), ("Markdown (.md)", NOTES)])
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def boxes(dialog: KindsDialog) -> list[TickBox]:
    return dialog.findChildren(TickBox)


def button(dialog: KindsDialog, words: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if one.text() == words)


def said(dialog: KindsDialog) -> str:
    return dialog.findChildren(QLabel)[-1].text()


def test_every_kind_is_opened_unless_it_is_left_out(dialog: KindsDialog) -> None:
    assert [box.text() for box in boxes(dialog)] == ["Plain text (.txt) · 1,200", "Markdown (.md) · 1"]
    assert dialog.chosen == sorted([*TEXTS, *NOTES])
    assert said(dialog) == "1,201 files"
    boxes(dialog)[0].click()
    assert (dialog.chosen, said(dialog)) == (NOTES, "1 file")


def test_nothing_ticked_cannot_be_opened(dialog: KindsDialog) -> None:
    for box in boxes(dialog):
        box.click()
    assert not button(dialog, "Open").isEnabled()
    assert said(dialog) == "Tick what to open."


def test_keys_suffice(dialog: KindsDialog) -> None:
    assert QApplication.focusWidget() is boxes(dialog)[0]
    QTest.keyClick(boxes(dialog)[0], Qt.Key.Key_Space)
    QTest.keyClick(boxes(dialog)[0], Qt.Key.Key_Return)
    assert dialog.result() == KindsDialog.DialogCode.Accepted
    assert dialog.chosen == NOTES


def test_esc_opens_nothing(dialog: KindsDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == KindsDialog.DialogCode.Rejected


def test_everything_that_takes_the_focus_has_a_name(
    dialog: KindsDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert nameless(dialog) == []
