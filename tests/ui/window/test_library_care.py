from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTableWidget

from cxreader import paths
from cxreader.model.keeping import Why
from cxreader.session import files
from cxreader.store import holding, inventory
from cxreader.ui import library_properties
from tests.ui.window.desk import Desk


def values(dialog: QDialog) -> dict[str, str]:
    return {label.objectName(): label.text() for label in dialog.findChildren(QLabel) if label.objectName()}


def said(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if not label.objectName())


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().startswith(words))


# ---- properties


def test_the_properties_tell_what_a_library_holds(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    shown: list[dict[str, str]] = []

    def look(dialog: QDialog) -> None:
        desk.until(lambda: values(dialog)["documents"] != "…")
        shown.append(values(dialog))
        file = dialog.findChild(QLineEdit, "file")
        assert file
        assert file.text() == str(paths.own_library())
        assert not button(dialog, "Compact").isVisible()
        assert button(dialog, "Close").isDefault()

    met = desk.answer(look)
    desk.give("library_properties")
    assert met == ["Library Properties"]
    (found,) = shown
    assert (found["documents"], found["highlights"], found["decisions"]) == ("4", "1", "0")
    assert found["languages"].startswith("English") or "Polish 1" in found["languages"]
    assert " words and " in found["words"]
    assert found["words"].endswith(" characters")
    assert found["size"].endswith("MB") or found["size"].endswith("kB")
    assert str(datetime.now().astimezone().year) in found["made"]
    assert found["backup"] == "Never"


def test_an_empty_library_has_no_languages_and_no_words(desk: Desk) -> None:
    desk.start()
    desk.give("own_library")
    shown: list[dict[str, str]] = []

    def look(dialog: QDialog) -> None:
        desk.until(lambda: values(dialog)["documents"] != "…")
        shown.append(values(dialog))

    desk.answer(look)
    desk.give("library_properties")
    assert (shown[0]["words"], shown[0]["languages"]) == ("0 words", "None yet")


def test_a_library_is_backed_up_when_that_is_wanted(desk: Desk) -> None:
    desk.start_own()

    def look(dialog: QDialog) -> None:
        desk.press("Back Up Now", dialog)
        assert "Backing up…" in said(dialog)
        desk.until(lambda: "Backed up to “" in said(dialog))
        assert values(dialog)["backup"] != "Never"
        assert button(dialog, "Back Up Now").isEnabled()

    desk.answer(look)
    desk.give("library_properties")
    (backup,) = files.kept(paths.own_library())
    assert backup.why is Why.WISH


def test_a_backup_that_fails_is_told_in_the_dialog(desk: Desk) -> None:
    desk.start_own()
    paths.own_library().with_name("My library backups").write_text("in the way")

    def look(dialog: QDialog) -> None:
        desk.press("Back Up Now", dialog)
        desk.until(lambda: "could not be backed up: File exists." in said(dialog))

    assert desk.answer(look) == []
    desk.give("library_properties")


def test_a_dialog_that_is_closed_hears_no_more_of_what_it_asked(desk: Desk) -> None:
    desk.start_own()
    desk.answer(lambda dialog: desk.press("Back Up Now", dialog))
    desk.give("library_properties")
    desk.until(lambda: not desk.workings.keeping._errands.busy)
    assert len(files.kept(paths.own_library())) == 1


def test_the_folder_of_a_library_is_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start_own()
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.answer(lambda dialog: desk.press("Show in Folder", dialog))
    desk.give("library_properties")
    assert [Path(url.toLocalFile()) for url in opened] == [paths.own_library().parent]


def test_room_that_holds_nothing_is_given_back_where_it_pays(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_properties, "_SPARE", 100_000)
    desk.start_own()
    with desk.session._library.transaction() as db:
        db.execute("CREATE TABLE spare AS SELECT zeroblob(900000)")
        db.execute("DROP TABLE spare")
    before = inventory.take_inventory(paths.own_library())

    def look(dialog: QDialog) -> None:
        desk.until(lambda: button(dialog, "Compact").isVisible())
        assert button(dialog, "Compact").text().startswith("Compact (9")
        button(dialog, "Compact").click()
        assert "Making the file smaller…" in said(dialog)
        desk.until(lambda: "The file is smaller now" in said(dialog))
        desk.until(lambda: not button(dialog, "Compact").isVisible())

    desk.answer(look)
    desk.give("library_properties")
    assert inventory.take_inventory(paths.own_library()).size < before.size - 800_000


# ---- backups


def test_without_a_backup_none_can_be_restored(desk: Desk) -> None:
    desk.start_own()
    desk.give("restore")
    assert desk.said() == "“My library” has no backup yet"


def test_a_backup_is_chosen_and_restored(desk: Desk) -> None:
    desk.start_own()
    desk.read()
    desk.type("h")
    library = paths.own_library()
    backup = files.make(library, Why.WISH)
    desk.hub.do(lambda session: session.remove(2))
    shown: list[list[str]] = []

    def choose(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget)
        assert table
        assert dialog.focusWidget() is table
        desk.until(lambda: words(table, 0)[2] != "…")
        shown.append(words(table, 0))
        assert "“My library” will hold again what it held then." in said(dialog)
        desk.press("Restore", dialog)

    met = desk.answer(choose)
    desk.give("restore")
    assert met == ["Restore from Backup"]
    assert shown[0][1:4] == ["by you", "4", "1"]
    assert not desk.window.isEnabled()
    desk.until(desk.window.isEnabled)
    assert len(desk.rows()) == 4
    assert desk.said().startswith("“My library” is as on ")
    assert not desk.session.read_only
    newest = files.kept(library)[0]
    assert (newest.why, files.contents(newest.path).documents) == (Why.RESTORE, 3)
    # undo is as it was then
    desk.give("undo")
    assert desk.session.notes() == []
    assert backup.path.exists()


def words(table: QTableWidget, row: int) -> list[str]:
    items = [table.item(row, column) for column in range(table.columnCount())]
    return [item.text() if item else "" for item in items]


def test_a_backup_that_cannot_be_read_is_told_and_nothing_changes(desk: Desk) -> None:
    desk.start_own()
    library = paths.own_library()
    backup = files.make(library, Why.UPDATE)
    backup.path.write_bytes(b"no library " * 999)

    def choose(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget)
        assert table
        desk.until(lambda: words(table, 0)[2] == "Cannot be read")
        assert words(table, 0)[1] == "before an update of cxreader"
        table.doubleClicked.emit(table.currentIndex())

    desk.answer(choose)
    desk.give("restore")
    desk.until(desk.window.isEnabled)
    assert desk.banner() == f"The backup “{backup.path.name}” is damaged. Choose another one."
    assert len(desk.rows()) == 4


def test_a_library_that_is_found_damaged_then_says_so(desk: Desk) -> None:
    desk.start_own()
    library = paths.own_library()
    files.make(library, Why.WISH)
    with desk.session._library.transaction() as db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'place'")
    desk.answer(lambda dialog: dialog.accept())
    desk.give("restore")
    desk.until(desk.window.isEnabled)
    assert desk.banner() == "“My library” is damaged. What you do in it now may be lost."


def test_a_dialog_that_is_left_restores_nothing(desk: Desk) -> None:
    desk.start_own()
    files.make(paths.own_library(), Why.WISH)
    desk.answer(lambda dialog: desk.press("Cancel", dialog))
    desk.give("restore")
    assert len(files.kept(paths.own_library())) == 1


def test_where_another_window_has_the_library_nothing_is_restored(desk: Desk) -> None:
    library = paths.own_library()
    desk.put_samples(library)
    desk.put_settings(f'library = "{library}"\n')
    files.make(library, Why.WISH)
    hold = holding.take(library)
    desk.start()
    desk.panels.banner.clear()
    desk.give("restore")
    assert desk.banner().startswith("“My library” is open in another window.")
    hold.release()


def test_of_a_recovered_library_the_backups_of_the_damaged_one_are_offered(desk: Desk) -> None:
    library = paths.own_library()
    desk.put_samples(library)
    made = files.make(library, Why.ROUTINE)
    old = (datetime.now().astimezone() - timedelta(days=1)).strftime("%Y-%m-%d %H.%M.%S")
    made.path.rename(made.path.with_name(f"My library {old}.cxbackup"))
    recovered = library.with_name("My library recovered.cxlib")
    library.rename(recovered)
    desk.put_settings(f'library = "{recovered}"\n')
    desk.start()
    shown: list[str] = []
    desk.answer(lambda dialog: shown.append(said(dialog)))
    desk.give("restore")
    assert "Another library is made of the backup. “My library”, which is damaged, stays as it is." in shown[0]
