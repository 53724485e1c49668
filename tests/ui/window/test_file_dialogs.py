import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QTreeView

from cxreader import paths
from cxreader.ui import file_dialogs
from tests.ui.window.desk import Desk

LOOK = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM document').fetchone()"


def test_to_list_the_folder_of_the_open_library_leaves_its_locks_alone(desk: Desk) -> None:
    desk.start_own()
    library = paths.own_library()
    gone: list[bool] = []

    def look_round(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        listed = dialog.findChild(QTreeView)
        assert listed is not None
        provider = dialog.iconProvider()
        assert provider.type(QFileInfo(str(library))) == "cxlib"
        assert not provider.icon(QFileInfo(str(library))).isNull()
        assert not provider.icon(provider.IconType.Drive).isNull()
        assert provider.type(QFileInfo(str(library.parent))) == ""
        dialog.destroyed.connect(lambda: gone.append(True))
        desk.bot.wait(200)

    desk.answer(look_round)
    assert file_dialogs.open_file(desk.window, "Open", str(library.parent), "All files (*)") == ""
    assert gone
    desk.session.new_theme("Before", "service")
    # without the locks, this program would take itself for the last one and take the journal away
    subprocess.run([sys.executable, "-c", LOOK, str(library)], check=True)
    assert library.with_name(f"{library.name}-wal").is_file()


def test_a_file_is_named_to_be_written(desk: Desk, tmp_path: Path) -> None:
    desk.start()

    def name(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        assert field.text() == "notes.md"
        field.setText("mine.md")
        dialog.accept()

    desk.answer(name)
    proposed = str(tmp_path / "notes.md")
    assert file_dialogs.save_file(desk.window, "Export", proposed, "Markdown (*.md)", confirm=False) == (
        str(tmp_path / "mine.md"),
        "Markdown (*.md)",
    )


def test_a_folder_to_write_into_may_be_new_or_there(desk: Desk, tmp_path: Path) -> None:
    desk.start()
    (tmp_path / "old").mkdir()
    met: list[str] = []

    def take(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        met.append(field.text())
        if met[1:]:
            field.setText(str(tmp_path / "old"))
        dialog.accept()

    for name in ("new", "old"):
        desk.answer(take)
        assert file_dialogs.name_folder(desk.window, "Write", str(tmp_path / "new")) == str(tmp_path / name)
    assert met == ["new", "new"]
    desk.answer(lambda dialog: dialog.reject())
    assert file_dialogs.name_folder(desk.window, "Write", str(tmp_path / "old")) == ""
