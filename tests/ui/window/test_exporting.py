import csv
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from cxreader import paths
from cxreader.exporters import EXPORTERS
from cxreader.model.scope import Scope
from cxreader.session import leaving
from cxreader.ui.export_choice import ExportChoice
from cxreader.ui.export_conflicts import ExportConflicts
from cxreader.ui.export_dialog import ExportDialog
from cxreader.ui.export_writing import Wish, put
from cxreader.ui.stepped_job import Steps
from tests.ui.window.desk import CONTROL, Desk

PLAIN = tuple(key for key, form in EXPORTERS.items() if form.plain and not form.each)
NOT_LACKING = tuple(key for key, form in EXPORTERS.items() if key not in PLAIN and not form.lacking())


def annotate(desk: Desk, count: int) -> None:
    """Put notes on some passages of every text."""
    for row in desk.rows():
        for passage in [p for p in desk.session.open(row.id).passages if not p.noise][1 : 1 + count]:
            key = desk.session.highlight(row.id, passage.start, passage.end).ids[0]
            desk.session.annotate(key, f"note on {row.language} *{passage.number}*")


def export(desk: Desk, name: str, form: str = "markdown") -> tuple[str, Path]:
    """Export to a file by the dialog; return what the preview showed, and the file."""
    target = desk.root / name
    shown: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        field = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "File")
        desk.press(EXPORTERS[form].label, dialog)
        field.setText(str(target))
        preview = dialog.findChild(QPlainTextEdit, "preview")
        assert isinstance(preview, QPlainTextEdit)
        shown.append(preview.toPlainText())
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() in ("Export", "Replace", "Update"))
        assert button.isDefault()
        button.click()

    met = desk.answer(answer)
    desk.key(Qt.Key.Key_E, CONTROL)
    assert met == ["Export Notes"]
    return shown[0], target


def digests() -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths.seeds()]


def body(path: Path) -> str:
    """What a file holds but for what it keeps for the next export."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").partition("\n<!-- What cxreader")[0]


@pytest.mark.parametrize("form", PLAIN)
def test_the_file_holds_what_the_preview_showed_and_no_source_changed(desk: Desk, form: str) -> None:
    before = digests()
    desk.start()
    annotate(desk, 2)
    preview, target = export(desk, f"notes{EXPORTERS[form].suffix}", form)
    written = body(target)
    assert written.rstrip("\n") == preview.rstrip("\n")
    assert desk.said() == f"Exported 8 notes to {target.name}"
    assert all(written.count(row.highlight.note.strip("*")[:10]) for row in desk.session.notes())
    assert digests() == before


@pytest.mark.parametrize("form", NOT_LACKING)
def test_what_is_no_plain_text_is_written_in_the_background(desk: Desk, form: str) -> None:
    desk.start()
    annotate(desk, 2)
    name = f"out{EXPORTERS[form].suffix}"
    with desk.bot.waitSignal(desk.hub.said, timeout=20_000):
        preview, target = export(desk, name, form)
    assert "Rows: 8" in preview or EXPORTERS[form].each
    assert desk.said() == f"Exported 8 notes to {name}"
    assert target.exists()


def test_every_note_is_exported_once(desk: Desk) -> None:
    desk.start()
    annotate(desk, 3)
    _, target = export(desk, "notes.csv", "csv")
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    quotes = [row.highlight.quote for row in desk.session.notes()]
    assert len(rows) == len(quotes) == 12
    assert all(any(quote in row.values() for row in rows) for quote in quotes)


def test_the_scope_limits_the_notes_and_the_count_of_passages(desk: Desk) -> None:
    desk.start()
    annotate(desk, 2)
    desk.hub.set_scope(Scope(frozenset({"pl"})))
    desk.read()
    preview, _ = export(desk, "polish.md")
    assert desk.said() == "Exported 2 notes to polish.md"
    assert "note on pl" in preview
    assert "note on zh" not in preview


def test_without_notes_the_passages_in_scope_are_exported(desk: Desk) -> None:
    desk.start()
    desk.click_theme("contact-centre")
    count = desk.theme_counts()["contact-centre"]
    _, target = export(desk, "passages.jsonl", "jsonl")
    assert desk.said() == f"Exported {count} passages to passages.jsonl"
    lines = target.read_text("utf-8").split("\n")
    assert len([json.loads(line) for line in lines if line]) >= count


def test_one_note_is_not_many(desk: Desk) -> None:
    desk.start()
    desk.type("h")
    export(desk, "one.md")
    assert desk.said() == "Exported 1 note to one.md"


def test_the_last_answers_are_the_first_ones_of_the_next_time(desk: Desk) -> None:
    desk.start()
    annotate(desk, 1)
    (desk.root / "out").mkdir()
    export(desk, "out/notes.html", "html")
    desk.restart()
    choices = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        choices.append(dialog.choice)

    desk.answer(look)
    desk.give("export")
    assert (choices[0].format, choices[0].path) == ("html", desk.root / "out" / "sample-library-notes.html")
    assert desk.focus() is desk.reader


def test_a_dialog_that_is_left_writes_nothing(desk: Desk) -> None:
    desk.start()
    before = sorted(desk.root.rglob("*.md"))
    met = desk.answer()
    desk.give("export")
    assert met == ["Export Notes"]
    assert sorted(desk.root.rglob("*.md")) == before
    assert "Exported" not in desk.said()


def test_copy_puts_all_of_it_on_the_clipboard(desk: Desk) -> None:
    desk.start()
    copied: list[str] = []

    def copy(dialog: QDialog) -> None:
        desk.press("Copy", dialog)
        copied.append(QGuiApplication.clipboard().text())

    desk.answer(copy)
    desk.give("export")
    assert desk.said() == "Copied"
    _, target = export(desk, "all.md")
    assert body(target).rstrip("\n") == copied[0].rstrip("\n")


def test_a_file_that_cannot_be_written_is_told_of(desk: Desk) -> None:
    desk.start()
    target = desk.root / "protected.md"
    target.write_text("mine")
    target.chmod(0o444)
    export(desk, "protected.md")
    assert desk.banner().startswith("protected.md may not be written in the folder")
    assert target.read_text() == "mine"


@pytest.mark.parametrize("link", [False, True])
def test_the_open_library_is_never_written_to(desk: Desk, link: bool) -> None:
    desk.start()
    annotate(desk, 1)
    path = desk.session.path
    name = str(path)
    if link:
        (desk.root / "link.md").symlink_to(path)
        name = "link.md"
    export(desk, name)
    assert desk.banner().startswith(f"“{Path(name).name}” is kept for a library")
    assert len(desk.session.notes()) == 4
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_a_text_of_the_library_is_never_written_to(desk: Desk) -> None:
    desk.start_own()
    own = desk.put_text("own.md", "The call centre answered at once.")
    desk.workings.arriving.open_paths([own])
    desk.until_read()
    export(desk, "texts/own.md")
    assert desk.banner() == (
        "“own.md” is one of the files that this export comes from, and those are never written to. Choose another file."
    )
    assert own.read_text() == "The call centre answered at once."


def export_overview(desk: Desk, name: str, form: str) -> tuple[str, Path]:
    """Export the overview in a form; return what the preview showed, and the file."""
    target = desk.root / name
    shown: list[str] = []

    def answer(dialog: QDialog) -> None:
        desk.press("Overview table", dialog)
        desk.press(form, dialog)
        field = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "File")
        field.setText(str(target))
        preview = dialog.findChild(QPlainTextEdit, "preview")
        assert isinstance(preview, QPlainTextEdit)
        shown.append(preview.toPlainText())
        desk.press("Copy", dialog)
        desk.press("Replace" if target.exists() else "Export", dialog)

    desk.answer(answer)
    desk.key(Qt.Key.Key_E, CONTROL)
    return shown[0], target


def test_the_overview_is_exported_as_a_picture_and_as_a_table(desk: Desk) -> None:
    desk.start()
    preview, picture = export_overview(desk, "overview.svg", "SVG")
    assert "Contact centre" in preview
    assert picture.read_bytes().startswith(b"<svg")
    assert desk.said() == "Exported the overview to overview.svg"
    assert "Contact centre\t" in QGuiApplication.clipboard().text()
    _, table = export_overview(desk, "overview.csv", "CSV")
    assert "Contact centre" in table.read_text("utf-8-sig")
    _, pixels = export_overview(desk, "overview.png", "PNG")
    assert not QImage(str(pixels)).isNull()


def test_an_overview_that_cannot_be_written_is_told(desk: Desk) -> None:
    desk.start()
    library = desk.root / "library.cxlib"
    library.write_bytes(desk.session.path.read_bytes())
    export_overview(desk, library.name, "SVG")
    assert desk.banner()
    assert library.read_bytes() == desk.session.path.read_bytes()


def test_export_again_writes_the_same_in_the_same_place(desk: Desk) -> None:
    desk.start()
    annotate(desk, 1)
    desk.hub.set_scope(Scope(frozenset({"pl"})))
    _, target = export(desk, "polish.md")
    first = target.read_text("utf-8")
    desk.restart()
    desk.hub.set_scope(Scope(frozenset({"es"})))
    target.write_text(first.replace("\n## ", "\nMine, above all.\n\n## ", 1), "utf-8")
    with desk.bot.waitSignal(desk.hub.said, timeout=20_000):
        desk.key(Qt.Key.Key_E, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert desk.said() == "Exported 1 note to polish.md"
    assert "Mine, above all." in target.read_text("utf-8")
    assert target.read_text("utf-8").replace("Mine, above all.\n\n", "") == first


def test_export_again_asks_where_nothing_was_exported(desk: Desk) -> None:
    desk.start()
    met = desk.answer()
    desk.give("export_again")
    assert met == ["Export Notes"]
    leaving.keep_export(desk.session, {"format": "markdown", "what": "nothing"}, Scope())
    met = desk.answer()
    desk.give("export_again")
    assert met == ["Export Notes"]


def test_a_file_of_ours_is_brought_up_to_date_and_what_was_changed_twice_is_listed(desk: Desk) -> None:
    desk.start()
    annotate(desk, 1)
    _, target = export(desk, "notes.md")
    row = desk.session.notes()[0]
    target.write_text(target.read_text("utf-8").replace("\nnote on es", "\nMy own note on es", 1), "utf-8")
    desk.session.annotate(row.highlight.id, "Another note")
    shown: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportConflicts)
        shown.extend(dialog.findChildren(QListWidget)[0].item(0).text().split(": ", 1))

    def update(dialog: QDialog) -> None:
        field = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "File")
        field.setText(str(target))
        assert "This file is brought up to date. What you wrote in it stays." in {
            label.text() for label in dialog.findChildren(QLabel)
        }
        desk.answer(look)
        desk.press("Update", dialog)

    desk.answer(update)
    desk.give("export")
    assert shown[0] == "notes.md"
    assert "My own note on es" in target.read_text("utf-8")
    assert "Another note" not in target.read_text("utf-8")


def test_an_export_that_is_cancelled_writes_nothing(desk: Desk) -> None:
    desk.start()
    annotate(desk, 2)
    writing = []

    def begin(dialog: QDialog) -> None:
        desk.press("Word", dialog)
        field = next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == "File")
        field.setText(str(desk.root / "out.docx"))
        writing.append(dialog.parent())
        desk.press("Export", dialog)

    desk.answer(begin)
    with desk.bot.waitSignal(desk.hub.said, timeout=20_000) as told:
        desk.give("export")
        desk.window.panels.status.cancel.click()
    assert told.args == ["Nothing was exported"]
    assert not (desk.root / "out.docx").exists()


def test_the_folder_of_own_templates_is_shown_with_a_sample_that_can_be_chosen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.give("export_templates")
    folder = paths.config_dir() / "templates"
    assert [Path(url.toLocalFile()) for url in opened] == [folder]
    assert desk.said() == f"Each file in {folder} is a format that Export Notes offers"
    offered: list[str] = []
    desk.answer(lambda dialog: offered.extend(button.text() for button in dialog.findChildren(QAbstractButton)))
    desk.give("export")
    assert "Quotes in a table" in offered


def test_a_folder_of_templates_that_cannot_be_made_is_told(desk: Desk) -> None:
    desk.start()
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    (paths.config_dir() / "templates").write_text("a file")
    desk.give("export_templates")
    assert "cannot be written to" in desk.banner()


def test_an_export_that_is_cancelled_while_it_is_gathered_writes_nothing(
    desk: Desk, export_choice: ExportChoice
) -> None:
    desk.start()
    annotate(desk, 2)
    told: list[tuple[int, int]] = []

    def tell(done: int, whole: int) -> None:
        told.append((done, whole))
        if len(told) == 3:
            raise EOFError

    choice = replace(export_choice, whole_library=True)
    with pytest.raises(EOFError):
        put(desk.session, Wish(choice, Scope(), desk.session.path), Steps(1, tell))
    assert told == [(0, 1)] * 3
    assert not choice.path.exists()
