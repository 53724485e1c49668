import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu

from tests.ui.window.desk import SHIFT, Desk

KEY = Qt.Key


@contextmanager
def menu_of(desk: Desk, *documents: int) -> Iterator[dict[str, QAction]]:
    """Open the context menu of some documents while something is done with its entries."""
    desk.workings.filing.show_menu(QPoint(0, 0), documents)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    try:
        yield {plain(action.text()): action for action in menu.actions() if not action.isSeparator()}
    finally:
        # a dialog that an entry opened may have taken its place
        menu = QApplication.activePopupWidget()
        if menu:
            menu.close()


def plain(words: str) -> str:
    """Return the words of an entry without the marks of its letter."""
    return re.sub("&(.)", r"\1", words)


def choose(desk: Desk, words: str, *documents: int) -> None:
    """Choose from the context menu of some documents."""
    with menu_of(desk, *documents) as entries:
        entries[words].trigger()


def type_and_enter(words: str) -> Callable[[QDialog], None]:
    def deal(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.selectAll()
        QTest.keyClicks(field, words)
        QTest.keyClick(field, KEY.Key_Return)
        if dialog.isVisible():
            QTest.keyClick(field, KEY.Key_Return)

    return deal


def test_f2_renames_the_current_document_everywhere(desk: Desk) -> None:
    desk.start()
    desk.hub.open(3)
    desk.panels.documents.setFocus()
    met = desk.answer(type_and_enter("Wielki zaszczyt"))
    desk.key(KEY.Key_F2)
    assert met == ["Rename"]
    assert desk.rows()[2].title == "Wielki zaszczyt"
    assert desk.window.windowTitle().startswith("Wielki zaszczyt — ")
    assert desk.said() == "Renamed to “Wielki zaszczyt”"
    assert desk.focus() is desk.panels.documents.view
    desk.give("undo")
    assert desk.rows()[2].title == "To nasz wielki zaszczyt"


def test_escape_leaves_the_title_as_it_is(desk: Desk) -> None:
    desk.start()
    undo = desk.session.undo_name
    met = desk.answer(lambda dialog: QTest.keyClick(dialog, KEY.Key_Escape))
    desk.give("rename")
    assert met == ["Rename"]
    assert desk.session.undo_name == undo


def test_several_documents_get_a_tag_at_once(desk: Desk) -> None:
    desk.start()
    desk.hub.open(1)
    desk.panels.documents.setFocus()
    desk.key(KEY.Key_Down, SHIFT)
    headings: list[str] = []

    def deal(dialog: QDialog) -> None:
        headings.extend(label.text() for label in dialog.findChildren(QLabel))
        type_and_enter("visit")(dialog)

    desk.answer(deal)
    desk.give("tags")
    assert "2 documents" in headings
    assert [row.tags for row in desk.rows()] == [("visit",), ("visit",), (), ()]
    assert desk.panels.documents.selected() == (1, 2)
    assert desk.said() == "Tags of 2 documents changed"
    desk.answer(lambda dialog: dialog.accept())
    desk.give("tags")
    desk.give("undo")
    assert desk.session.tags() == {}


def test_what_is_marked_out_of_sight_is_left_alone(desk: Desk) -> None:
    desk.start()
    desk.panels.documents.setFocus()
    desk.hub.open(1)
    desk.key(KEY.Key_Down, SHIFT)
    desk.give("show_documents")
    desk.give("mark_read")
    assert [row.progress for row in desk.session.document_rows([1, 2])] == [1, 0]
    desk.give("show_documents")
    desk.give("mark_unread")
    assert [row.progress for row in desk.rows()][:2] == [0, 0]
    assert desk.said() == "Marked 2 documents as unread"


def test_removing_several_goes_on_to_the_next_of_the_list(desk: Desk) -> None:
    desk.start()
    desk.hub.open(2)
    desk.panels.documents.setFocus()
    desk.key(KEY.Key_Down, SHIFT)
    desk.key(KEY.Key_Delete)
    assert desk.said() == "Removed 2 documents. Undo: Ctrl+Z"
    assert [row.id for row in desk.rows()] == [1, 4]
    assert desk.hub.document is not None
    assert desk.hub.document.id == 4
    desk.give("remove_document")
    assert desk.hub.document.id == 1
    desk.give("undo")
    desk.give("undo")
    assert [row.id for row in desk.rows()] == [1, 2, 3, 4]


def test_without_a_document_the_commands_say_so(desk: Desk) -> None:
    desk.start(samples=False)
    desk.until_read()
    desk.panels.documents.removed.emit(tuple(row.id for row in desk.rows()))
    for command in ("tags", "mark_read", "mark_unread", "rename", "properties", "remove_document"):
        desk.panels.status.say("")
        desk.give(command)
        assert desk.said() == "No document is open"
    desk.give("next_document")
    assert desk.hub.document is None


def test_the_menu_of_one_row_offers_what_fits_it(desk: Desk) -> None:
    desk.start()
    common = ["Rename…", "Show in Folder", "Properties…", "Remove from Library"]
    with menu_of(desk, 2) as entries:
        assert list(entries) == ["Open in Compare", "Language…", "Tags…", "Memo…", "Mark as Read", *common]
        assert entries["Show in Folder"].isEnabled()
        assert entries["Rename…"].shortcut().toString() == "F2"
        assert entries["Remove from Library"].shortcut().toString() == "Del"
    desk.session.remember_place(2, 0, 100)
    with menu_of(desk, 2) as entries:
        marks = ["Mark as Read", "Mark as Unread"]
        assert list(entries) == ["Open in Compare", "Language…", "Tags…", "Memo…", *marks, *common]
    choose(desk, "Mark as Read", 2)
    with menu_of(desk, 2) as entries:
        assert "Mark as Read" not in entries
    choose(desk, "Mark as Unread", 2)
    assert desk.session.document_rows([2])[0].progress == 0


def test_the_menu_of_one_row_acts_on_that_row(desk: Desk) -> None:
    desk.start()
    for name, title in (("Language…", "Language of This Document"), ("Tags…", "Tags"), ("Rename…", "Rename")):
        dialogs = desk.answer(lambda dialog: dialog.reject())
        choose(desk, name, 2)
        assert dialogs == [title]
    titles: list[str] = []
    dialogs = desk.answer(lambda dialog: titles.extend(label.text() for label in dialog.findChildren(QLabel)))
    choose(desk, "Properties…", 2)
    assert dialogs == ["Properties"]
    assert desk.rows()[1].title in titles
    choose(desk, "Remove from Library", 2)
    assert [row.id for row in desk.rows()] == [1, 3, 4]


def test_the_menu_of_several_rows_acts_on_all_of_them(desk: Desk) -> None:
    desk.start()
    with menu_of(desk, 1, 3) as entries:
        assert list(entries) == [
            "Open in Compare",
            "Tags…",
            "Mark as Read",
            "Mark as Unread",
            "Remove 2 documents from Library",
        ]
    choose(desk, "Mark as Read", 1, 3)
    assert [row.progress == 1 for row in desk.rows()] == [True, False, True, False]
    choose(desk, "Mark as Unread", 1, 3)
    assert not any(row.progress for row in desk.rows())
    dialogs = desk.answer(type_and_enter("both"))
    choose(desk, "Tags…", 1, 3)
    assert dialogs == ["Tags"]
    assert desk.session.tags() == {"both": 2}
    choose(desk, "Remove 2 documents from Library", 1, 3)
    assert [row.id for row in desk.rows()] == [2, 4]


def test_the_menu_is_asked_for_at_the_current_row(desk: Desk) -> None:
    desk.start()
    desk.hub.open(2)
    view = desk.panels.documents.view
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = plain(menu.actions()[0].text())
    menu.close()
    assert words == "Open in Compare"


def test_the_menu_leads_to_the_nearest_duplicate(desk: Desk) -> None:
    desk.start_own()
    body = "\n\n".join(f"The call centre of shop number {n} answers every question at once." for n in range(20))
    title = "Refunds & returns, as they were told to us by the people of the shop"
    files = [desk.put_text(name, f"{heading}\n\n{body}") for name, heading in (("a.txt", "One"), ("b.txt", "Two"))]
    desk.workings.arriving.open_paths(files)
    desk.until_read()
    one, two = (row.id for row in desk.rows()[-2:])
    desk.hub.do(lambda session: session.rename(two, title))
    choose(desk, "Go to “Refunds & returns, as they were told to…”", one)
    assert desk.hub.document is not None
    assert desk.hub.document.id == two


def test_the_folder_of_a_text_is_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.start_own()
    shown: list[str] = []
    # the system's file manager cannot be had in a test
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(QUrl(url).toLocalFile()))
    own = desk.put_text("own.txt", "The call centre answered at once.")
    desk.workings.arriving.open_paths([own])
    desk.until_read()
    key = desk.rows()[-1].id
    desk.hub.open(key)
    # the dialog is closed right after
    desk.answer(lambda dialog: desk.press("Show in Folder", dialog))
    desk.give("properties")
    assert shown == [str(own.parent)]
    own.unlink()
    own.parent.rmdir()
    desk.workings.filing.show_in_folder(key)
    assert desk.said() == "The folder of this text is gone"
    assert len(shown) == 1


def test_a_pasted_text_has_no_folder_to_show(desk: Desk) -> None:
    desk.start_own()
    desk.workings.arriving.open_text("The call centre answered at once.")
    desk.until_read()
    key = desk.rows()[-1].id
    with menu_of(desk, key) as entries:
        assert not entries["Show in Folder"].isEnabled()
    desk.workings.filing.show_in_folder(key)
    assert desk.said() == "The folder of this text is gone"
