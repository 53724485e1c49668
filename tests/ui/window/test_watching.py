from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton

from cxreader import paths
from cxreader.model.scope import Scope
from cxreader.session import watching
from cxreader.ui.watched_folders import WatchedFolders
from tests.ui.window.desk import Desk


@pytest.fixture
def folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one text that the open library, the person's own, watches."""
    monkeypatch.setattr("cxreader.ui.watching._QUIET_MS", 10)
    monkeypatch.setattr("cxreader.ui.watching._FIRST_MS", 10)
    place = put_folder(desk, "Articles", "queue.txt", "The queue in the shop was long and nobody came to help us.")
    desk.put_samples(paths.own_library())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()
    watching.watch(desk.session, place)
    return place


def put_folder(desk: Desk, folder: str, name: str, words: str) -> Path:
    place = desk.root / folder
    place.mkdir()
    (place / name).write_text(words, "utf-8")
    return place


def titles(desk: Desk) -> set[str]:
    return {Path(row.path).name for row in desk.session.documents(Scope())}


def offer(desk: Desk) -> str:
    return desk.panels.banner.accessibleName() if desk.panels.banner.isVisible() else ""


@pytest.mark.usefixtures("folder")
def test_new_files_are_offered_and_opened_on_demand(desk: Desk) -> None:
    desk.workings.watching.look()
    desk.until(lambda: offer(desk) == "1 new file in “Articles”.")
    assert "queue.txt" not in titles(desk)
    desk.press("Open", desk.panels.banner)
    desk.until(lambda: "queue.txt" in titles(desk))
    assert not offer(desk).startswith("1 new")


def test_what_comes_while_the_window_is_open_is_offered_too(desk: Desk, folder: Path) -> None:
    desk.workings.watching.look()
    desk.until(lambda: offer(desk) == "1 new file in “Articles”.")
    (folder / "phone.txt").write_text("Nobody answered the phone.", "utf-8")
    desk.until(lambda: offer(desk) == "2 new files in “Articles”.")
    (folder / "phone.txt").unlink()
    (folder / "queue.txt").unlink()
    desk.until(lambda: offer(desk) == "")


def test_what_is_put_off_is_not_offered_again(desk: Desk, folder: Path) -> None:
    desk.workings.watching.look()
    desk.until(lambda: bool(offer(desk)))
    desk.press("Not Now", desk.panels.banner)
    assert offer(desk) == ""
    (folder / "phone.txt").write_text("Nobody answered the phone.", "utf-8")
    desk.until(lambda: offer(desk) == "1 new file in “Articles”.")


def test_folders_are_added_and_taken_away_in_a_dialog(desk: Desk, folder: Path) -> None:
    other = put_folder(desk, "Letters", "one.txt", "A letter about a refund that came too late.")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, WatchedFolders)
        listed = dialog.findChild(QListWidget)
        assert listed is not None
        assert listed.item(0).text() == str(folder)
        dialog.add_folder(other)
        listed.setCurrentRow(0)
        remove = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Remove")
        remove.click()
        assert dialog.focusWidget() is listed
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    met = desk.answer(act)
    desk.give("watched_folders")
    assert met == ["Watched Folders"]
    assert watching.watched_folders(desk.session) == (other,)
    desk.until(lambda: offer(desk) == "1 new file in “Letters”.")
