import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit

from cxreader import paths
from cxreader.readers import READERS, suffixes
from cxreader.session import open_session
from tests.ui.window.desk import CONTROL, SHIFT, Desk, files, words

TEXT = "The call centre answered at once, and the refund came the next day."


def test_an_own_file_makes_a_library_of_its_own_and_the_samples_keep_their_notes(desk: Desk) -> None:
    desk.start()
    desk.type("h")
    own = desk.put_text("own.txt", TEXT)
    desk.workings.arriving.open_paths([own])
    desk.until_read()
    assert desk.session.path == paths.own_library()
    assert desk.session.name == "My library"
    assert [Path(row.path) for row in desk.rows()] == [own]
    assert desk.session.notes() == []
    assert desk.banner() == ""
    assert desk.window.windowTitle().endswith("— My library — cxreader")
    desk.give("sample_library")
    assert len(desk.rows()) == 4
    assert len(desk.session.notes()) == 1
    assert desk.banner().startswith("These are four sample texts.")


def test_an_own_file_at_the_first_launch_waits_for_the_samples_and_mixes_with_none(desk: Desk) -> None:
    desk.start(samples=False)
    assert desk.workings.opening.busy
    desk.workings.arriving.open_paths([desk.put_text("own.txt", TEXT)])
    desk.workings.arriving.open_paths([desk.put_text("other.txt", f"{TEXT} Twice.")])
    desk.until(lambda: len(desk.texts()) == 2 and not desk.workings.opening.busy)
    assert desk.session.path == paths.own_library()
    assert {Path(row.path).name for row in desk.rows()} == {"own.txt", "other.txt"}
    desk.give("sample_library")
    assert len(desk.rows()) == 4


def test_going_to_another_library_ends_the_reading_for_this_one(desk: Desk) -> None:
    desk.start_own()
    many = [desk.put_text(f"{n}.txt", f"{TEXT} {n}") for n in range(400)]
    desk.put_samples()
    desk.workings.arriving.open_paths(many)
    desk.until(lambda: len(desk.rows()) > 4)
    desk.give("sample_library")
    desk.until(lambda: desk.session.path == paths.sample_library())
    assert len(desk.rows()) == 4
    assert not desk.workings.opening.busy
    desk.give("own_library")
    assert 4 < len(desk.rows()) < 404


def test_samples_whose_reading_was_broken_off_are_read_at_the_next_start(desk: Desk) -> None:
    desk.start(samples=False)
    desk.until(desk.rows)
    desk.restart()
    desk.until_read()
    assert [row.language for row in desk.rows()] == ["es", "zh-Hans", "pl", "fil"]


def test_a_sample_that_was_removed_stays_away(desk: Desk) -> None:
    desk.start()
    desk.panels.documents.removed.emit((desk.rows()[0].id,))
    desk.restart()
    assert not desk.workings.opening.busy
    assert len(desk.rows()) == 3


def test_the_library_that_is_open_is_not_opened_again(desk: Desk) -> None:
    desk.start()
    session = desk.session
    desk.give("sample_library")
    assert desk.session is session


def test_a_note_goes_to_the_library_it_was_written_in(desk: Desk) -> None:
    desk.put_samples(paths.own_library())
    own = open_session(paths.own_library())
    own.highlight(1, 0, 20)
    own.close()
    desk.put_settings(f'library = "{paths.sample_library()}"\n')
    desk.start()
    desk.type("n")
    desk.type("for the sample")
    desk.workings.arriving.show_library(paths.own_library())
    assert [row.highlight.note for row in desk.session.notes()] == [""]
    assert desk.notes.editor.highlight is None
    desk.restart()
    assert [row.highlight.note for row in desk.session.notes()] == [""]
    desk.give("sample_library")
    assert [row.highlight.note for row in desk.session.notes()] == ["for the sample"]


def test_text_pasted_on_the_list_becomes_a_document(desk: Desk) -> None:
    desk.start_own()
    desk.panels.documents.setFocus()
    names: list[str] = []
    desk.workings.opening.pending.connect(names.extend)
    for pasted in ("?!", f"{TEXT} 2"):
        QGuiApplication.clipboard().setText(pasted)
        desk.key(Qt.Key.Key_V, CONTROL)
        desk.until_read()
    assert names == ["Pasted text 1", "Pasted text 2"]
    assert [row.title for row in desk.rows()][4:] == names
    assert [row.path for row in desk.rows()][4:] == ["", ""]


def test_files_that_were_copied_can_be_pasted(desk: Desk) -> None:
    desk.start()
    QGuiApplication.clipboard().setMimeData(files(desk.put_text("own.txt", TEXT)))
    desk.give("paste_text")
    desk.until(lambda: desk.session.path == paths.own_library() and desk.rows())
    assert [Path(row.path).name for row in desk.rows()] == ["own.txt"]


@pytest.mark.parametrize("empty", ["", "  \n\t"])
def test_pasting_nothing_says_so(desk: Desk, empty: str) -> None:
    desk.start()
    QGuiApplication.clipboard().setMimeData(words(empty))
    desk.give("paste_text")
    assert desk.said() == "There is no text and no file to open there"
    assert desk.session.path == paths.sample_library()


def test_a_text_that_is_dropped_becomes_a_document(desk: Desk) -> None:
    desk.start_own()
    assert desk.drop(desk.reader, words("客服电话打不通。我很生气。"))
    desk.until_read()
    assert desk.rows()[-1].language.startswith("zh")


def test_a_web_address_is_a_text_and_never_fetched(desk: Desk) -> None:
    desk.start_own()
    data = words("https://example.org/page")
    data.setUrls([QUrl("https://example.org/page")])
    desk.workings.arriving.take(data)
    desk.until_read()
    assert len(desk.rows()) == 5
    assert desk.hub.document is not None
    assert desk.hub.document.text == "https://example.org/page"


def test_files_are_chosen_in_a_dialog(desk: Desk) -> None:
    desk.start_own()
    own = desk.put_text("own.txt", TEXT)
    offered: list[str] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        offered.extend(dialog.nameFilters())
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(own))
        dialog.accept()

    met = desk.answer(choose)
    desk.key(Qt.Key.Key_O, CONTROL)
    assert met == ["Open Files"]
    assert {f"*{suffix}" for suffix in suffixes() if suffix} <= set(re.findall(r"\*\.\w+", offered[0]))
    assert [kind.partition(" (")[0] for kind in offered] == ["All texts", *(r.name for r in READERS), "All files"]
    desk.until_read()
    assert Path(desk.rows()[-1].path) == own


def test_a_folder_is_chosen_in_a_dialog_and_read_with_what_is_below_it(desk: Desk) -> None:
    desk.start_own()
    desk.put_text("own.txt", TEXT)
    below = desk.root / "texts" / "below"
    below.mkdir()
    (below / "deep.md").write_text(f"# Deep\n\n{TEXT}")
    (below / "picture.png").write_bytes(b"\x89PNG")

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(desk.root))
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(desk.root / "texts"))
        dialog.accept()

    met = desk.answer(choose)
    desk.key(Qt.Key.Key_O, CONTROL | SHIFT)
    assert met == ["Open Folder"]
    # there are two kinds of files
    desk.answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    desk.until(lambda: len(desk.rows()) == 6)
    assert {Path(row.path).name for row in desk.rows()[4:]} == {"own.txt", "deep.md"}


@pytest.mark.parametrize("command", ["open_files", "open_folder"])
def test_a_dialog_that_is_left_opens_nothing(desk: Desk, command: str) -> None:
    desk.start()
    met = desk.answer()
    desk.give(command)
    assert len(met) == 1
    assert desk.session.path == paths.sample_library()


def test_the_dialog_begins_where_the_last_text_came_from(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_paths([desk.put_text("own.txt", TEXT)])
    desk.until_read()
    folders: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        folders.append(dialog.directory().absolutePath())

    desk.answer(look)
    desk.give("open_files")
    desk.give("sample_library")
    desk.answer(look)
    desk.give("open_files")
    assert folders == [str(desk.root / "texts"), str(desk.root / "home")]
