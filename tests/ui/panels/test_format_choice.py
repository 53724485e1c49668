from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.export_choice import ExportFormat
from cxreader.ui.format_choice import FormatChoice

FORMATS = [
    ExportFormat(key, key.title(), f".{key}", kind=kind)
    for key, kind in (("markdown", "To read"), ("html", "To read"), ("csv", "Tables"), ("json", "For programs"))
]


def test_right_goes_on_into_the_next_group_and_from_the_last_choice_to_the_first(
    qtbot: QtBot, appearance: Appearance
) -> None:
    choice = FormatChoice(appearance, "Format", FORMATS, "markdown")
    qtbot.addWidget(choice)
    choice.show()
    choice.button("csv").setEnabled(False)
    choice.button("markdown").setFocus()
    held = []
    for _ in range(3):
        QTest.keyClick(choice.button(choice.value()), Qt.Key.Key_Right)
        held.append(choice.value())
    assert held == ["html", "json", "markdown"]
    assert choice.focusWidget() is choice.button("markdown")
    QTest.keyClick(choice.button("markdown"), Qt.Key.Key_Left)
    assert choice.value() == "json"


def test_right_with_another_key_is_left_to_others(qtbot: QtBot, appearance: Appearance) -> None:
    choice = FormatChoice(appearance, "Format", FORMATS, "markdown")
    qtbot.addWidget(choice)
    choice.show()
    choice.button("markdown").setFocus()
    QTest.keyClick(choice.button("markdown"), Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert choice.value() == "markdown"


def test_left_goes_on_where_the_window_is_read_from_right_to_left(qtbot: QtBot, appearance: Appearance) -> None:
    choice = FormatChoice(appearance, "Format", FORMATS, "markdown")
    qtbot.addWidget(choice)
    choice.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    choice.show()
    choice.button("markdown").setFocus()
    QTest.keyClick(choice.button("markdown"), Qt.Key.Key_Left)
    assert choice.value() == "html"
