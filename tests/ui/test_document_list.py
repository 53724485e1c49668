from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.document_list import DocumentList
from cxreader.ui.palette import Mode

KEY = Qt.Key


def view(documents: DocumentList) -> QListView:
    found = documents.findChild(QListView, "documents")
    assert isinstance(found, QListView)
    return found


def centre(documents: DocumentList, row: int) -> QPoint:
    return view(documents).visualRect(view(documents).model().index(row, 0)).center()


def has_colour(image: QImage, colour: QColor) -> bool:
    return any(image.pixelColor(x, y) == colour for x in range(0, image.width(), 2) for y in range(image.height()))


@pytest.fixture
def documents(samples: SimpleNamespace, appearance: Appearance, qtbot: QtBot) -> Iterator[DocumentList]:
    panel = DocumentList(appearance)
    qtbot.addWidget(panel)
    panel.resize(280, 400)
    panel.set_rows([samples.spanish(), samples.chinese(), samples.polish(), samples.empty()], samples.families)
    panel.show()
    yield panel
    panel.hide()


@pytest.fixture
def opened(documents: DocumentList) -> list[int]:
    heard: list[int] = []
    documents.opened.connect(heard.append)
    return heard


def test_the_list_has_a_name_and_rows_that_are_easy_to_hit(documents: DocumentList) -> None:
    assert view(documents).accessibleName() == "Documents"
    assert view(documents).sizeHintForRow(0) >= 64


def test_arrows_clicks_and_letters_open_documents(documents: DocumentList, opened: list[int]) -> None:
    documents.select(1)
    documents.setFocus()
    QTest.keyClick(view(documents), KEY.Key_Down)
    QTest.mouseClick(view(documents).viewport(), Qt.MouseButton.LeftButton, pos=centre(documents, 3))
    QTest.keyClicks(view(documents), "to")
    assert opened == [2, 4, 3]
    assert documents.current() == 3


def test_enter_opens_the_current_document_again(documents: DocumentList, opened: list[int]) -> None:
    documents.select(2)
    QTest.keyClick(view(documents), KEY.Key_Return)
    assert opened == [2]


def test_selecting_is_quiet_and_an_unknown_id_changes_nothing(documents: DocumentList, opened: list[int]) -> None:
    assert documents.current() is None
    documents.select(2)
    documents.select(99)
    assert documents.current() == 2
    assert opened == []


def test_the_current_document_stays_current_when_rows_change(
    samples: SimpleNamespace, documents: DocumentList, opened: list[int]
) -> None:
    documents.select(2)
    documents.set_rows([samples.polish(), samples.spanish(), samples.chinese()], samples.families)
    assert documents.current() == 2
    documents.set_rows([samples.chinese(), samples.polish()], samples.families)
    documents.set_pending(["a.txt", "b.txt"])
    assert documents.current() == 2
    assert opened == []


def test_the_neighbour_becomes_current_when_a_document_goes(
    samples: SimpleNamespace, documents: DocumentList, opened: list[int]
) -> None:
    documents.select(2)
    documents.set_rows([samples.spanish(), samples.polish(), samples.empty()], samples.families)
    assert documents.current() == 3
    assert opened == []


def test_files_being_read_stand_below_and_do_not_open(documents: DocumentList, opened: list[int]) -> None:
    documents.set_pending(["new.txt"])
    documents.select(4)
    QTest.keyClick(view(documents), KEY.Key_Down)
    QTest.mouseClick(view(documents).viewport(), Qt.MouseButton.LeftButton, pos=centre(documents, 4))
    assert opened == []
    assert view(documents).model().rowCount() == 5


def test_delete_asks_to_remove_the_current_document(documents: DocumentList) -> None:
    removed: list[int] = []
    documents.removed.connect(removed.append)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    documents.select(3)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    assert removed == [3]


def test_the_list_keeps_letters_and_delete_from_the_menus(documents: DocumentList) -> None:
    taken: list[str] = []
    for keys in ("T", "Del", "Ctrl+T"):
        QShortcut(keys, documents).activated.connect(lambda keys=keys: taken.append(keys))
    QTest.keyClick(view(documents), KEY.Key_T)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    QTest.keyClick(view(documents), KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["Ctrl+T"]
    assert documents.current() == 3


def menu_of(documents: DocumentList, row: int) -> QMenu:
    view(documents).customContextMenuRequested.emit(centre(documents, row))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_the_menu_of_a_row_speaks_of_that_row(documents: DocumentList) -> None:
    heard: list[tuple[str, int]] = []
    documents.language_wanted.connect(lambda document: heard.append(("language", document)))
    documents.folder_wanted.connect(lambda document: heard.append(("folder", document)))
    documents.removed.connect(lambda document: heard.append(("remove", document)))
    menu = menu_of(documents, 1)
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert heard == [("language", 2), ("folder", 2), ("remove", 2)]


def test_a_pasted_text_has_no_folder_to_show(documents: DocumentList) -> None:
    menu = menu_of(documents, 2)
    states = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    menu.close()
    assert states == {"Language…": True, "Show in Folder": False, "Remove from Library": True}


def test_a_file_being_read_has_no_menu(documents: DocumentList) -> None:
    documents.set_pending(["new.txt"])
    view(documents).customContextMenuRequested.emit(centre(documents, 4))
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("mode", list(Mode))
def test_the_theme_bar_has_the_inks_of_the_commonest_families_and_grey_for_the_rest(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance, mode: Mode
) -> None:
    appearance.choose(mode.value)
    documents.set_rows([samples.spanish(passages=22, scoped=22)], samples.families)
    image = documents.grab().toImage()
    colours = [family.colour for family in samples.families.values()]
    assert all(has_colour(image, appearance.tokens.ink(colour)) for colour in colours[:6])
    assert not any(has_colour(image, appearance.tokens.ink(colour)) for colour in colours[6:])


def test_a_document_outside_the_scope_is_dimmed(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    documents.set_rows([samples.spanish(scoped=0)], samples.families)
    image = documents.grab().toImage()
    assert not has_colour(image, appearance.tokens.text)
    assert not has_colour(image, appearance.tokens.ink("blue"))


def test_the_current_row_has_a_mark_at_its_edge(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    documents.set_rows([samples.spanish()], samples.families)
    assert not has_colour(documents.grab().toImage(), appearance.tokens.accent)
    documents.select(1)
    assert has_colour(documents.grab().toImage(), appearance.tokens.accent)


def test_a_family_that_nobody_told_of_is_grey(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    row = samples.spanish(families=(("unheard", 3),), notes=0)
    documents.set_rows([row], samples.families)
    assert has_colour(documents.grab().toImage(), appearance.tokens.border)


def test_files_being_read_are_painted_in_grey(documents: DocumentList, appearance: Appearance) -> None:
    documents.set_rows([], {})
    documents.set_pending(["new.txt"])
    image = documents.grab().toImage()
    assert has_colour(image, appearance.tokens.secondary)
    assert not has_colour(image, appearance.tokens.text)


def test_the_row_turns_around_from_right_to_left(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    documents.set_rows([samples.spanish(families=(("service", 1),), notes=0)], samples.families)
    blue = appearance.tokens.ink("blue")
    assert has_colour(documents.grab().toImage().copy(200, 0, 40, 70), blue)
    documents.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert has_colour(documents.grab().toImage().copy(40, 0, 40, 70), blue)


def test_near_duplicates_carry_a_sign_before_the_ring(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    documents.set_rows([samples.spanish(notes=0, families=())], samples.families)
    before = documents.grab().toImage()
    documents.set_rows([samples.spanish(notes=0, families=(), alike=((2, 0.9),))], samples.families)
    after = documents.grab().toImage()
    sign = QRect(200, 40, 50, 20)
    assert before.copy(sign) != after.copy(sign)
    assert not has_colour(before.copy(sign.adjusted(0, 0, -10, 0)), appearance.tokens.secondary)


def test_the_menu_leads_to_the_nearest_duplicate(
    samples: SimpleNamespace, documents: DocumentList, opened: list[int]
) -> None:
    title = "Refunds & returns, as they were told to us by the people of the shop"
    rows = [samples.spanish(alike=((2, 0.9),)), samples.spanish(id=2, title=title, alike=((1, 0.9),))]
    documents.set_rows(rows, samples.families)
    menu = menu_of(documents, 0)
    go = next(action for action in menu.actions() if action.text().startswith("Go to"))
    assert go.text() == "Go to “Refunds && returns, as they were told to…”"
    go.trigger()
    menu.close()
    assert opened == [2]
