from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.rename_dialog import RenameDialog


def make(appearance: Appearance, qtbot: QtBot, file: str = "es.txt") -> tuple[RenameDialog, QLineEdit]:
    dialog = RenameDialog(appearance, "Los beneficios", file)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return dialog, field


def test_the_old_title_is_there_to_be_typed_over(appearance: Appearance, qtbot: QtBot) -> None:
    dialog, field = make(appearance, qtbot)
    assert dialog.focusWidget() is field
    assert field.accessibleDescription() == "Its file keeps its name: es.txt"
    QTest.keyClicks(field, " The  benefits ")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.title == "The benefits"


def test_no_title_is_none(appearance: Appearance, qtbot: QtBot) -> None:
    dialog, field = make(appearance, qtbot, "")
    assert field.accessibleDescription() == ""
    QTest.keyClicks(field, " ")
    rename = next(button for button in dialog.findChildren(QPushButton) if button.isDefault())
    assert not rename.isEnabled()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(field, Qt.Key.Key_Escape)
