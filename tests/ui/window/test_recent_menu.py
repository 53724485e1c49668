from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMenu

from cxreader import paths
from tests.ui.window.desk import CONTROL, Desk

TEXT = "The call centre answered at once, and the refund came the next day."


def recent(desk: Desk) -> QMenu:
    """Open the File menu and the one in it."""
    file = desk.window.menus.menu("&File")
    file.aboutToShow.emit()
    menu = next(action.menu() for action in file.actions() if action.text() == "Open &Recent")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def entries(desk: Desk) -> list[str]:
    return [action.text() for action in recent(desk).actions() if not action.isSeparator()]


def entry(desk: Desk, words: str) -> QAction:
    return next(action for action in recent(desk).actions() if words in action.text())


def test_what_was_opened_can_be_opened_again_the_last_one_first(desk: Desk) -> None:
    desk.start()
    assert not recent(desk).menuAction().isEnabled()
    words = [action.text() for action in desk.window.menus.menu("&File").actions()]
    assert words.index("Open &Folder…") < words.index("Open &Recent") < words.index("&Paste as Text")
    own = desk.put_text("R&D.txt", TEXT)
    desk.workings.arriving.open_paths([own])
    desk.until_read()
    folder = own.parent
    desk.workings.arriving.open_paths([folder])
    desk.until_read()
    assert recent(desk).menuAction().isEnabled()
    assert entries(desk) == ["&1 texts (folder)", "&2 My library (library)", "&3 R&&D.txt", "&Forget These"]
    assert entry(desk, "My library").toolTip() == str(paths.own_library())
    desk.give("sample_library")
    entry(desk, "My library").trigger()
    assert desk.session.path == paths.own_library()
    assert entries(desk)[0] == "&1 My library (library)"


def test_the_folder_stands_for_many_files_at_once(desk: Desk) -> None:
    desk.start_own()
    many = [desk.put_text(f"{n}.txt", f"{TEXT} {n}") for n in range(6)]
    desk.workings.arriving.open_paths(many)
    desk.until_read()
    assert entries(desk)[0] == "&1 texts (folder)"


def test_what_is_gone_is_left_out_and_twins_have_their_folder(desk: Desk) -> None:
    names = []
    for folder in ("one", "two"):
        path = desk.root / folder / "notes.txt"
        path.parent.mkdir()
        path.write_text(TEXT)
        names.append(str(path))
    desk.put_settings(f'recent = ["{desk.root}/gone.txt", "{names[0]}", "{names[1]}"]\n')
    desk.start()
    assert entries(desk) == ["&1 notes.txt in one", "&2 notes.txt in two", "&Forget These"]
    desk.restart()
    assert len(entries(desk)) == 3


def test_all_of_it_can_be_forgotten(desk: Desk) -> None:
    desk.start_own()
    assert len(entries(desk)) == 2
    entry(desk, "Forget").trigger()
    assert not recent(desk).menuAction().isEnabled()


def choose(path: Path) -> Callable[[QDialog], object]:
    def deal(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        dialog.accept()

    return deal


def test_a_new_library_is_made_where_the_person_says(desk: Desk) -> None:
    desk.start()
    met = desk.answer(choose(desk.root / "Survey"))
    desk.key(Qt.Key.Key_N, CONTROL)
    assert met == ["New Library"]
    assert desk.session.path == desk.root / "Survey.cxlib"
    assert desk.texts() == []
    assert desk.window.choices.now.library == str(desk.root / "Survey.cxlib")


def test_a_library_that_is_there_is_opened_and_never_written_over(desk: Desk) -> None:
    desk.put_samples(desk.root / "Survey.cxlib")
    desk.start()
    desk.answer(choose(desk.root / "Survey.cxlib"))
    desk.give("new_library")
    assert desk.session.path == desk.root / "Survey.cxlib"
    assert len(desk.texts()) == 4


def test_a_dialog_that_is_left_makes_none(desk: Desk) -> None:
    desk.start()
    met = desk.answer()
    desk.give("new_library")
    assert met == ["New Library"]
    assert desk.session.path == paths.sample_library()
