from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cxreader.readers.encodings import ENCODINGS
from cxreader.ui.appearance import Appearance
from cxreader.ui.encoding_dialog import EncodingDialog, Preview


def provide(codec: str) -> Preview:
    """Read nothing as it is in a few encodings, as a stand-in for a file."""
    damage = {"utf-8": 18, "cp1252": 1}.get(codec, 0)
    return Preview(f"Obsługa as {codec}", damage, whole=codec not in ("utf-16-le", "cp1252"))


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance) -> EncodingDialog:
    made = EncodingDialog(appearance, "Windows-1250", "cp1250", provide)
    qtbot.addWidget(made)
    made.show()
    return made


def field(dialog: EncodingDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def preview(dialog: EncodingDialog) -> QPlainTextEdit:
    return dialog.findChildren(QPlainTextEdit, "preview")[0]


def said(dialog: EncodingDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible() and label.text()]


def again(dialog: EncodingDialog) -> QPushButton:
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == "Read Again")


def rows(dialog: EncodingDialog) -> list[str]:
    model = dialog.findChildren(QListView)[0].model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_it_begins_with_the_encoding_that_the_file_was_read_in(dialog: EncodingDialog) -> None:
    assert dialog.chosen == "cp1250"
    assert "Read as Windows-1250" in said(dialog)
    assert preview(dialog).toPlainText() == "Obsługa as cp1250"
    assert not again(dialog).isEnabled()
    assert len(rows(dialog)) == len(ENCODINGS)
    assert rows(dialog)[0] == "UTF-8, Unicode"
    assert "Windows-1250, Central European · as now" in rows(dialog)


@pytest.mark.parametrize(
    ("typed", "codec", "words"),
    [
        ("iso 8859-2", "iso8859-2", "All of it can be read as ISO 8859-2."),
        ("utf-8", "utf-8", "18 places cannot be read as UTF-8; � stands there."),
        ("utf-16", "utf-16-le", "As far as the beginning shows, all of it can be read as UTF-16 LE."),
        ("cp1252", "cp1252", "At the beginning 1 place cannot be read as Windows-1252; � stands there."),
        ("greek", "mac-greek", "All of it can be read as Mac Greek."),
    ],
)
def test_letters_find_an_encoding_and_its_preview_follows(
    dialog: EncodingDialog, typed: str, codec: str, words: str
) -> None:
    QTest.keyClicks(field(dialog), typed)
    assert dialog.chosen == codec
    assert preview(dialog).toPlainText() == f"Obsługa as {codec}"
    assert words in said(dialog)
    assert preview(dialog).accessibleDescription() == words
    assert again(dialog).isEnabled()


def test_arrows_move_and_enter_reads_again(dialog: EncodingDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)
    QTest.keyClick(field(dialog), Qt.Key.Key_Down)
    assert dialog.chosen == "iso8859-2"
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(field(dialog), Qt.Key.Key_Return)


def test_a_click_shows_and_does_not_read_yet(dialog: EncodingDialog, qtbot: QtBot) -> None:
    view = dialog.findChildren(QListView)[0]
    index = view.model().index(0, 0)
    view.scrollTo(index)
    with qtbot.assertNotEmitted(dialog.accepted):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert preview(dialog).toPlainText() == "Obsługa as utf-8"
    with qtbot.waitSignal(dialog.accepted):
        again(dialog).click()


def test_nothing_found_can_not_be_read(dialog: EncodingDialog) -> None:
    QTest.keyClicks(field(dialog), "qqq")
    assert "No encoding has these letters." in said(dialog)
    assert dialog.chosen == ""
    assert preview(dialog).toPlainText() == preview(dialog).accessibleDescription() == ""
    assert not again(dialog).isEnabled()


def test_an_encoding_that_is_not_known_leaves_all_to_choose(qtbot: QtBot, appearance: Appearance) -> None:
    dialog = EncodingDialog(appearance, "Windows-1250", "", provide)
    qtbot.addWidget(dialog)
    assert dialog.chosen == "utf-8"
    assert again(dialog).isEnabled()


def test_esc_and_cancel_leave(dialog: EncodingDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(field(dialog), Qt.Key.Key_Escape)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        next(button for button in dialog.findChildren(QPushButton) if button.text() == "Cancel").click()


def test_everything_that_takes_the_focus_has_a_name(
    dialog: EncodingDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert (dialog.objectName(), dialog.windowTitle()) == ("encodingDialog", "Encoding")
    assert field(dialog).accessibleName() == dialog.findChildren(QListView)[0].accessibleName() == "Encodings"
    assert preview(dialog).accessibleName() == "Preview"
    assert dialog.focusWidget() is field(dialog)
    assert nameless(dialog) == []
