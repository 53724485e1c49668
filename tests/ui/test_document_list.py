from array import array
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from cxreader.model.ordering import Listed, Ordering, OrderKey
from cxreader.model.views import DocumentRow
from cxreader.ui.appearance import Appearance
from cxreader.ui.document_list import DocumentList
from cxreader.ui.palette import Mode

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def put(panel: DocumentList, rows: Sequence[DocumentRow]) -> None:
    """List documents as a library would that holds these and no others."""
    held = {row.id: row for row in rows}
    panel.set_source(
        lambda documents: [held[key] for key in documents if key in held],
        lambda letters: [row.id for row in rows if row.title.casefold().startswith(letters.casefold())],
    )
    show(panel, held)
    panel.renew()


def show(panel: DocumentList, documents: Iterable[int]) -> None:
    panel.set_documents(Listed(array("q", documents), array("q")))


def view(documents: DocumentList) -> QListView:
    found = documents.findChild(QListView, "documents")
    assert isinstance(found, QListView)
    return found


def unread(documents: DocumentList) -> QToolButton:
    found = documents.findChild(QToolButton, "unreadDocuments")
    assert isinstance(found, QToolButton)
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
    panel.set_families(samples.families)
    put(panel, [samples.spanish(), samples.chinese(), samples.polish(), samples.empty()])
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


def test_selecting_is_quiet(documents: DocumentList, opened: list[int]) -> None:
    assert documents.current() is None
    documents.select(2)
    assert documents.current() == 2
    assert opened == []


def test_letters_find_titles_of_rows_that_nobody_has_looked_at(
    samples: SimpleNamespace, documents: DocumentList, opened: list[int]
) -> None:
    put(documents, [samples.spanish(id=key, title=f"Text {key}") for key in range(1, 3001)])
    QTest.keyClicks(view(documents), "text 29")
    assert documents.current() == 29
    assert opened[-1] == 29


def test_without_a_library_letters_find_nothing(appearance: Appearance, qtbot: QtBot) -> None:
    panel = DocumentList(appearance)
    qtbot.addWidget(panel)
    QTest.keyClicks(view(panel), "to")
    assert panel.current() is None


def test_the_same_letter_again_goes_from_one_title_to_the_next(
    samples: SimpleNamespace, documents: DocumentList, opened: list[int]
) -> None:
    put(documents, [samples.spanish(id=key, title=title) for key, title in enumerate(("Bee", "Ant", "Bat"), 1)])
    documents.select(2)
    QTest.keyClicks(view(documents), "bbb")
    assert opened == [3, 1, 3]
    QTest.keyClicks(view(documents), "x")
    assert documents.current() == 3


def test_what_is_marked_stays_marked_when_others_are_listed(documents: DocumentList, opened: list[int]) -> None:
    documents.select(2)
    QTest.keyClick(view(documents), KEY.Key_Down, SHIFT)
    assert documents.selected() == (2, 3)
    for order in ((3, 4, 2, 1), (2, 3), (1, 3, 2), (1, 2, 3, 4)):
        show(documents, order)
        assert set(documents.selected()) == {2, 3}
        assert documents.current() == 3
    documents.set_pending(["a.txt", "b.txt"])
    assert documents.selected() == (2, 3)
    assert opened == []


def test_no_row_is_marked_where_the_open_document_is_not_listed(documents: DocumentList, opened: list[int]) -> None:
    documents.select(2)
    show(documents, [1, 3, 4])
    assert documents.current() is None
    assert documents.selected() == ()
    documents.select(2)
    assert documents.current() is None
    show(documents, [1, 2, 3])
    documents.select(2)
    documents.select(77)
    assert documents.selected() == ()
    assert opened == []


def test_the_list_stays_where_it_was_scrolled_to(samples: SimpleNamespace, documents: DocumentList) -> None:
    put(documents, [samples.spanish(id=key) for key in range(1, 301)])
    documents.select(1)
    bar = view(documents).verticalScrollBar()
    bar.setValue(100 * 64 + 20)
    top = view(documents).indexAt(QPoint(5, 0)).row()
    show(documents, range(50, 301))
    assert view(documents).indexAt(QPoint(5, 0)).row() == top - 49
    assert view(documents).visualRect(view(documents).indexAt(QPoint(5, 0))).top() == -20
    show(documents, range(300, 0, -1))
    assert view(documents).indexAt(QPoint(5, 0)).row() == 299 - top
    documents.bring_into_sight()
    assert view(documents).rect().contains(centre(documents, 299))
    bar.setValue(0)
    show(documents, range(1, 301))
    assert bar.value() == 0
    documents.select(400)
    documents.bring_into_sight()
    assert bar.value() == 0


def test_marking_several_opens_none_of_them(documents: DocumentList, opened: list[int]) -> None:
    documents.select(1)
    QTest.keyClick(view(documents), KEY.Key_Down, SHIFT)
    QTest.mouseClick(view(documents).viewport(), Qt.MouseButton.LeftButton, CONTROL, centre(documents, 3))
    assert documents.selected() == (1, 2, 4)
    QTest.keyClick(view(documents), KEY.Key_A, CONTROL)
    assert documents.selected() == (1, 2, 3, 4)
    assert opened == []
    QTest.keyClick(view(documents), KEY.Key_Up)
    assert documents.selected() == (3,)
    assert opened == [3]


def test_drawing_the_mouse_over_rows_marks_them(documents: DocumentList, opened: list[int]) -> None:
    port, button = view(documents).viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, pos=centre(documents, 0))
    QTest.mouseMove(port, centre(documents, 1))
    QTest.mouseMove(port, centre(documents, 2))
    QTest.mouseRelease(port, button, pos=centre(documents, 2))
    assert documents.selected() == (1, 2, 3)
    assert opened == [1]


def test_the_open_document_alone_has_the_mark_at_its_edge(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    put(documents, [samples.spanish(notes=0), samples.spanish(id=2, notes=0)])
    documents.select(1)
    QTest.keyClick(view(documents), KEY.Key_Down, SHIFT)
    image, height = view(documents).grab().toImage(), view(documents).sizeHintForRow(0)
    edge = [image.copy(7, row * height, 3, height) for row in (0, 1)]
    assert [has_colour(part, appearance.tokens.accent) for part in edge] == [True, False]


def test_neighbours_go_by_the_order_of_the_list(documents: DocumentList) -> None:
    show(documents, [3, 1, 4, 2])
    assert [documents.neighbour(1, by) for by in (1, -1)] == [4, 3]
    assert [documents.neighbour(3, -1), documents.neighbour(2, 1)] == [0, 0]
    assert documents.neighbour(77, 1) == documents.neighbour(77, -1) == 3
    assert documents.beside(1, {1, 4}) == 2
    assert documents.beside(2, {2, 4}) == 1
    assert documents.beside(1, {1, 2, 3, 4}) == 0


def test_files_being_read_stand_below_and_do_not_open(documents: DocumentList, opened: list[int]) -> None:
    documents.set_pending(["new.txt"])
    documents.select(4)
    QTest.keyClick(view(documents), KEY.Key_Down)
    QTest.mouseClick(view(documents).viewport(), Qt.MouseButton.LeftButton, pos=centre(documents, 4))
    assert opened == []
    assert view(documents).model().rowCount() == 5


def test_delete_asks_to_remove_what_is_marked(documents: DocumentList) -> None:
    removed: list[object] = []
    documents.removed.connect(removed.append)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    documents.select(3)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    QTest.keyClick(view(documents), KEY.Key_Down, SHIFT)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    assert removed == [(3,), (3, 4)]


def test_f2_asks_to_rename_the_current_document(documents: DocumentList) -> None:
    renamed: list[int] = []
    documents.rename_wanted.connect(renamed.append)
    QTest.keyClick(view(documents), KEY.Key_F2)
    documents.select(3)
    QTest.keyClick(view(documents), KEY.Key_F2)
    assert renamed == [3]


def test_the_list_keeps_letters_and_delete_from_the_menus(documents: DocumentList) -> None:
    taken: list[str] = []
    for keys in ("T", "Del", "Ctrl+T"):
        QShortcut(keys, documents).activated.connect(lambda keys=keys: taken.append(keys))
    QTest.keyClick(view(documents), KEY.Key_T)
    QTest.keyClick(view(documents), KEY.Key_Delete)
    QTest.keyClick(view(documents), KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert taken == ["Ctrl+T"]
    assert documents.current() == 3


def test_the_menu_is_for_what_is_marked_or_for_the_row_alone(documents: DocumentList) -> None:
    asked: list[object] = []
    documents.menu_wanted.connect(lambda _place, ids: asked.append(ids))
    documents.select(1)
    QTest.keyClick(view(documents), KEY.Key_Down, SHIFT)
    documents.set_pending(["new.txt"])
    for row in (1, 2, 4):
        view(documents).customContextMenuRequested.emit(centre(documents, row))
    assert asked == [(1, 2), (3,)]


def test_tab_leads_from_the_order_to_the_rows(documents: DocumentList) -> None:
    documents.select(1)
    documents.setFocus()
    assert view(documents).hasFocus()
    QTest.keyClick(view(documents), KEY.Key_Backtab, SHIFT)
    assert unread(documents).hasFocus()


def test_the_head_tells_and_offers_the_order(documents: DocumentList) -> None:
    chosen: list[Ordering] = []
    documents.head.ordering_chosen.connect(chosen.append)
    button = documents.findChild(QToolButton, "sortDocuments")
    assert isinstance(button, QToolButton)
    assert (button.text(), button.accessibleName()) == ("Sort: Added ↑", "Sort by added, ascending")
    documents.head.set_ordering(Ordering(OrderKey.LENGTH, descending=True))
    assert (button.text(), button.accessibleName()) == ("Sort: Length ↓", "Sort by length, descending")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    for _ in range(2):
        menu.aboutToShow.emit()
        actions = {action.text(): action for action in menu.actions() if action.text()}
        assert [name for name, action in actions.items() if action.isChecked()] == ["Length", "Descending"]
    actions["Title"].trigger()
    actions["Ascending"].trigger()
    assert chosen == [Ordering(OrderKey.TITLE, descending=True), Ordering(OrderKey.LENGTH)]


def test_the_head_asks_for_unread_documents(documents: DocumentList) -> None:
    asked: list[bool] = []
    documents.head.unread_chosen.connect(asked.append)
    box = unread(documents)
    QTest.keyClick(box, KEY.Key_Space)
    documents.head.set_unread(False)
    assert asked == [True]
    assert not box.isChecked()


@pytest.mark.parametrize("mode", list(Mode))
def test_the_theme_bar_has_the_inks_of_the_commonest_families_and_grey_for_the_rest(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance, mode: Mode
) -> None:
    appearance.choose(mode.value)
    put(documents, [samples.spanish(passages=22, scoped=22)])
    image = view(documents).grab().toImage()
    colours = [family.colour for family in samples.families.values()]
    assert all(has_colour(image, appearance.tokens.ink(colour)) for colour in colours[:6])
    assert not any(has_colour(image, appearance.tokens.ink(colour)) for colour in colours[6:])


def test_a_document_outside_the_scope_is_dimmed(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    put(documents, [samples.spanish(scoped=0)])
    image = view(documents).grab().toImage()
    assert not has_colour(image, appearance.tokens.text)
    assert not has_colour(image, appearance.tokens.ink("blue"))


def test_the_current_row_has_a_mark_at_its_edge(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    put(documents, [samples.spanish()])
    assert not has_colour(view(documents).grab().toImage(), appearance.tokens.accent)
    documents.select(1)
    assert has_colour(view(documents).grab().toImage(), appearance.tokens.accent)


def test_a_family_that_nobody_told_of_is_grey(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    row = samples.spanish(families=(("unheard", 3),), notes=0)
    put(documents, [row])
    assert has_colour(view(documents).grab().toImage(), appearance.tokens.border)


def test_files_being_read_are_painted_in_grey(documents: DocumentList, appearance: Appearance) -> None:
    put(documents, [])
    documents.set_pending(["new.txt"])
    image = view(documents).grab().toImage()
    assert has_colour(image, appearance.tokens.secondary)
    assert not has_colour(image, appearance.tokens.text)


def test_the_row_turns_around_from_right_to_left(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    put(documents, [samples.spanish(families=(("service", 1),), notes=0)])
    blue = appearance.tokens.ink("blue")
    assert has_colour(view(documents).grab().toImage().copy(200, 0, 40, 70), blue)
    documents.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert has_colour(view(documents).grab().toImage().copy(40, 0, 40, 70), blue)


def test_near_duplicates_carry_a_sign_before_the_ring(
    samples: SimpleNamespace, documents: DocumentList, appearance: Appearance
) -> None:
    put(documents, [samples.spanish(notes=0, families=())])
    before = view(documents).grab().toImage()
    put(documents, [samples.spanish(notes=0, families=(), alike=((2, 0.9),))])
    after = view(documents).grab().toImage()
    sign = QRect(200, 40, 50, 20)
    assert before.copy(sign) != after.copy(sign)
    assert not has_colour(before.copy(sign.adjusted(0, 0, -10, 0)), appearance.tokens.secondary)
