from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cxreader.model.export import Grouping
from cxreader.ui.appearance import Appearance
from cxreader.ui.export_choice import ExportChoice, ExportCounts, ExportFormat, Preview, What
from cxreader.ui.export_dialog import ExportDialog

FORMATS = (
    ExportFormat("markdown", "Markdown", ".md"),
    ExportFormat("html", "HTML", ".html"),
    ExportFormat("csv", "CSV", ".csv", shaped=False),
    ExportFormat("drawn", "SVG", ".svg", overview=True),
    ExportFormat("table", "CSV table", ".csv", overview=True),
)
COUNTS = ExportCounts(highlights=12, all_highlights=1240, passages=1)


def preview(choice: ExportChoice) -> Preview:
    """Write every answer down, as a stand-in for a file's text."""
    number = COUNTS.passages if choice.what is What.PASSAGES else COUNTS.highlights
    return Preview(f"{choice}", COUNTS.all_highlights if choice.whole_library else number)


@pytest.fixture
def dialog(qtbot: QtBot, appearance: Appearance, export_choice: ExportChoice) -> ExportDialog:
    window = ExportDialog(appearance, FORMATS, COUNTS, export_choice, preview)
    qtbot.addWidget(window)
    window.show()
    return window


def button(dialog: ExportDialog, words: str) -> QAbstractButton:
    return next(button for button in dialog.findChildren(QAbstractButton) if button.text() == words)


def file(dialog: ExportDialog) -> QLineEdit:
    return dialog.findChildren(QLineEdit)[0]


def said(dialog: ExportDialog) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel)}


def shown(dialog: ExportDialog) -> str:
    return dialog.findChildren(QPlainTextEdit, "preview")[0].toPlainText()


def test_it_begins_with_the_last_answers_and_their_preview(dialog: ExportDialog, export_choice: ExportChoice) -> None:
    assert dialog.choice == export_choice
    assert shown(dialog) == f"{export_choice}"
    assert "12 highlights" in said(dialog)


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        ("Whole library", {"whole_library": True}),
        ("Passages in scope (1)", {"what": What.PASSAGES}),
        ("Language", {"grouping": Grouping.LANGUAGE}),
        ("Document", {"grouping": Grouping.DOCUMENT}),
        ("Sentence around", {"sentence": False}),
        ("Where it is", {"place": False}),
        ("Why it has its theme", {"why": True}),
        ("Notes", {"notes": False}),
    ],
)
def test_every_answer_shows_at_once(
    dialog: ExportDialog, export_choice: ExportChoice, words: str, changes: dict[str, Any]
) -> None:
    button(dialog, words).click()
    wanted = replace(export_choice, **changes)
    assert dialog.choice == wanted
    assert shown(dialog) == f"{wanted}"


def test_the_counts_follow_what_and_from(dialog: ExportDialog) -> None:
    button(dialog, "Whole library").click()
    assert "1,240 highlights" in said(dialog)
    assert button(dialog, "Highlights and notes (1,240)").isChecked()
    button(dialog, "Passages in scope (1)").click()
    assert "1 passage" in said(dialog)


def test_passages_are_always_those_in_scope(dialog: ExportDialog) -> None:
    button(dialog, "Whole library").click()
    button(dialog, "Passages in scope (1)").click()
    assert not button(dialog, "Whole library").isEnabled()
    assert not dialog.choice.whole_library


def test_the_overview_has_forms_of_its_own(dialog: ExportDialog, tmp_path: Path) -> None:
    button(dialog, "Whole library").click()
    button(dialog, "Overview table").click()
    assert (dialog.choice.what, dialog.choice.format, dialog.choice.whole_library) == (What.OVERVIEW, "drawn", False)
    assert dialog.choice.path == tmp_path / "notes.svg"
    assert "12 rows" in said(dialog)
    assert button(dialog, "SVG").isVisible()
    assert not button(dialog, "HTML").isVisible()
    for words in ("Whole library", "Theme", "Where it is"):
        assert not button(dialog, words).isEnabled()
    button(dialog, "CSV table").click()
    assert dialog.choice.path == tmp_path / "notes.csv"
    button(dialog, "Highlights and notes (1,240)").click()
    assert dialog.choice.path == tmp_path / "notes.md"
    assert dialog.choice.format == "markdown"
    assert button(dialog, "HTML").isVisible()


def test_a_name_that_says_notes_says_overview_then(dialog: ExportDialog, tmp_path: Path) -> None:
    file(dialog).setText(str(tmp_path / "shop-notes.md"))
    button(dialog, "Overview table").click()
    assert dialog.choice.path == tmp_path / "shop-overview.svg"
    button(dialog, "Passages in scope (1)").click()
    assert dialog.choice.path == tmp_path / "shop-notes.md"
    file(dialog).setText(str(tmp_path / "mine.txt"))
    button(dialog, "Overview table").click()
    assert dialog.choice.path == tmp_path / "mine.txt"


def test_a_table_has_neither_sections_nor_parts_to_choose(dialog: ExportDialog) -> None:
    button(dialog, "CSV").click()
    assert not button(dialog, "Theme").isEnabled()
    assert not button(dialog, "Where it is").isEnabled()
    button(dialog, "HTML").click()
    assert button(dialog, "Theme").isEnabled()


def test_the_ending_follows_the_format(dialog: ExportDialog, tmp_path: Path) -> None:
    button(dialog, "HTML").click()
    assert dialog.choice.path == tmp_path / "notes.html"
    assert dialog.choice.format == "html"
    file(dialog).setText(str(tmp_path / "my.library"))
    button(dialog, "CSV").click()
    assert dialog.choice.path == tmp_path / "my.library"
    assert "format='csv'" in shown(dialog)


def test_a_file_that_exists_is_asked_about_on_the_spot(dialog: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("mine", encoding="utf-8")
    file(dialog).setText(str(tmp_path / "old.md"))
    replacing = button(dialog, "Replace")
    assert "This file exists and will be replaced" in said(dialog)
    assert replacing.accessibleDescription() == "This file exists and will be replaced"
    file(dialog).setText(str(tmp_path / "new.md"))
    assert replacing.text() == "Export"
    assert not replacing.accessibleDescription()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "This is a folder. Add the name of a file."),
        ("missing/notes.md", "There is no such folder. Choose another one."),
        ("n" * 300 + ".md", "This name cannot be used here. Choose another one."),
    ],
)
def test_a_path_that_cannot_be_written_is_told_and_refused(
    dialog: ExportDialog, tmp_path: Path, name: str, why: str
) -> None:
    file(dialog).setText(str(tmp_path / name))
    assert why in said(dialog)
    assert not button(dialog, "Export").isEnabled()
    assert button(dialog, "Copy").isEnabled()


def test_a_wave_stands_for_the_home_folder(dialog: ExportDialog) -> None:
    file(dialog).setText("~/notes.md")
    assert dialog.choice.path == Path.home() / "notes.md"
    file(dialog).setText("~nobody-of-this-name/notes.md")
    assert dialog.choice.path == Path("~nobody-of-this-name/notes.md")


def test_nothing_to_export_is_told_and_refused(
    qtbot: QtBot, appearance: Appearance, export_choice: ExportChoice
) -> None:
    dialog = ExportDialog(appearance, FORMATS, ExportCounts(0, 0, 0), export_choice, lambda _: Preview("", 0))
    qtbot.addWidget(dialog)
    assert "There is nothing to export here yet. Choose something else above." in said(dialog)
    assert not button(dialog, "Export").isEnabled()
    assert not button(dialog, "Copy").isEnabled()


def test_enter_accepts_and_writes_nothing(dialog: ExportDialog, qtbot: QtBot, export_choice: ExportChoice) -> None:
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choice == export_choice
    assert not export_choice.path.exists()


def test_esc_and_cancel_leave(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        button(dialog, "Cancel").click()


def test_copy_wants_the_whole_export_and_stays_open(
    dialog: ExportDialog, qtbot: QtBot, export_choice: ExportChoice
) -> None:
    with qtbot.waitSignal(dialog.copy_wanted) as told:
        button(dialog, "Copy").click()
    assert told.args == [export_choice]
    assert dialog.isVisible()


@pytest.fixture
def own_file_dialogs(qapp: QApplication) -> Iterator[None]:
    """Let file dialogs be Qt's own, which a test can answer on every platform."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, True)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.mark.usefixtures("own_file_dialogs")
@pytest.mark.parametrize("takes", [True, False])
def test_another_file_can_be_chosen(
    dialog: ExportDialog, tmp_path: Path, export_choice: ExportChoice, takes: bool
) -> None:
    def answer() -> None:
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        chooser.selectFile(str(tmp_path / "other.md"))
        if takes:
            chooser.accept()
        else:
            chooser.reject()

    QTimer.singleShot(0, answer)
    button(dialog, "Change…").click()
    assert dialog.choice.path == (tmp_path / "other.md" if takes else export_choice.path)


def test_everything_that_takes_the_focus_has_a_name(
    dialog: ExportDialog, nameless: Callable[[QWidget], list[str]]
) -> None:
    assert dialog.objectName() == "exportDialog"
    assert dialog.windowTitle() == "Export Notes"
    assert file(dialog).accessibleName() == "File"
    assert dialog.findChildren(QPlainTextEdit, "preview")[0].accessibleName() == "Preview"
    assert nameless(dialog) == []
    assert dialog.findChildren(QPushButton)[0] is not None
