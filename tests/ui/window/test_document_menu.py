from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMenu

from cxreader.model.block import BlockKind
from tests.ui.window.desk import Desk

COMMANDS = ("language_of_block", "encoding", "similar", "tags", "mark_read", "mark_unread", "rename", "properties")
BODY = "\n\n".join(f"The call centre of shop number {n} answers every question at once, even late." for n in range(20))


@pytest.fixture
def menu(desk: Desk) -> Iterator[QMenu]:
    """The Document menu of a window with two texts that are nearly the same."""
    desk.start_own()
    files = [desk.put_text(name, f"{name[0].upper()} shop\n\n{BODY}") for name in ("one.txt", "two.txt")]
    desk.workings.arriving.open_paths(files)
    desk.until_read()
    found = desk.window.menus.menu("&Document")
    yield found
    found.close()


def kinds(menu: QMenu) -> QMenu:
    found = next(action.menu() for action in menu.actions() if action.menu())
    assert isinstance(found, QMenu)
    return found


def show(menu: QMenu) -> dict[str, bool]:
    """Open the menu and return which of its entries can be chosen."""
    menu.popup(menu.pos())
    return {entry.text().replace("&", ""): entry.isEnabled() for entry in menu.actions() if not entry.isSeparator()}


def checked(menu: QMenu) -> list[str]:
    return [entry.text().replace("&", "") for entry in kinds(menu).actions() if entry.isChecked()]


def test_it_offers_what_can_be_done_with_the_open_document(desk: Desk, menu: QMenu) -> None:
    assert show(menu) == {
        "Language of This Block…": True,
        "This Block Is": True,
        "Encoding…": True,
        "Similar Documents…": True,
        "Read Again": True,
        "Find File…": True,
        "Whole Page": False,
        "Answers…": False,
        "One Answer per Line": True,
        "Bring In Comments": False,
        "Tags…": True,
        "Memo on This Document…": True,
        "Memo on This Language…": True,
        "Mark as Read": True,
        "Mark as Unread": True,
        "Rename…": True,
        "Properties…": True,
        "Remove from Library": True,
    }
    menu.close()
    desk.hub.open(desk.rows()[0].id)
    assert not show(menu)["Similar Documents…"]


def test_it_offers_nothing_without_a_document_and_its_commands_stay_to_be_given(desk: Desk, menu: QMenu) -> None:
    desk.hub.close_document()
    assert not any(show(menu).values())
    menu.close()
    assert all(desk.window.commands[key].isEnabled() for key in COMMANDS)


def test_a_pasted_text_has_no_encoding_to_choose(desk: Desk, menu: QMenu) -> None:
    desk.workings.arriving.open_text("The call centre answered at once.")
    desk.until_read()
    assert not show(menu)["Encoding…"]


def test_the_kind_of_the_block_is_checked_and_another_one_can_be_chosen(desk: Desk, menu: QMenu) -> None:
    show(menu)
    assert checked(menu) == ["Title"]
    menu.close()
    assert desk.hub.document is not None
    start = desk.hub.document.blocks[2].start
    desk.panels.pane.go_to(start, start)
    show(menu)
    assert checked(menu) == ["Paragraph"]
    next(entry for entry in kinds(menu).actions() if entry.text() == "&Quote").trigger()
    assert desk.said() == "Block is now quote"
    desk.until_read()
    assert desk.hub.document.blocks[2].kind is BlockKind.QUOTE
    show(menu)
    assert checked(menu) == ["Quote"]


def test_every_kind_has_an_access_key_of_its_own(menu: QMenu) -> None:
    words = [entry.text() for entry in kinds(menu).actions()]
    letters = {text[text.index("&") + 1].casefold() for text in words}
    assert len(letters) == len(words) == 10


def test_hidden_noise_is_no_block_of_any_kind(desk: Desk, menu: QMenu) -> None:
    desk.type("z")
    desk.until_read()
    assert not show(menu)["This Block Is"]
    assert checked(menu) == []


def test_similar_documents_are_listed_with_their_likeness_and_one_is_opened(desk: Desk, menu: QMenu) -> None:
    assert not menu.isVisible()
    one, two = desk.rows()[4:]
    seen: list[str] = []

    def take(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        seen.append(field.accessibleDescription())
        QTest.keyClick(field, Qt.Key.Key_Return)

    assert desk.hub.document is not None
    assert desk.hub.document.id == one.id
    met = desk.answer(take)
    desk.give("similar")
    assert met == ["Similar Documents"]
    ((_, likeness),) = one.alike
    assert seen == [f"T shop, EN, {int(100 * likeness)} % alike"]
    assert desk.hub.document.id == two.id


def test_leaving_the_list_of_similar_documents_opens_none(desk: Desk, menu: QMenu) -> None:
    assert not menu.isVisible()
    before = desk.hub.document
    desk.answer()
    desk.give("similar")
    assert desk.hub.document is before


def test_a_text_like_no_other_says_so(desk: Desk) -> None:
    desk.start()
    desk.give("similar")
    assert desk.said() == "No other text here is nearly the same"


def test_a_similar_document_of_the_same_title_is_named_by_its_file(desk: Desk) -> None:
    desk.start_own()
    files = [desk.put_text(name, f"A shop\n\n{BODY} {name}") for name in ("one.txt", "two.txt")]
    desk.workings.arriving.open_paths(files)
    desk.until_read()
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        (field,) = dialog.findChildren(QLineEdit)
        seen.append(field.accessibleDescription())

    desk.answer(look)
    desk.give("similar")
    assert [words.split(",")[0] for words in seen] == ["two.txt"]
