from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.overview import Columns, Heading, Overview, Rows, Show
from cxreader.model.scope import Scope
from cxreader.ui.appearance import Appearance
from cxreader.ui.overview_page import OverviewPage
from cxreader.ui.overview_rows import HEADING_ROLE, OverviewModel, Place

ROWS = (
    Heading("support", "S1", "Service & support", "blue", ("support",), 47),
    Heading("price", "V1", "Price", "gold", ("price",), 3),
    Heading("calls", "S2", "Contact centre", "blue", ("calls",), 0),
)
COLUMNS = (
    Heading("es", "ES", "Spanish", passages=40),
    Heading("zh", "ZH", "Chinese", passages=126),
    Heading("pl", "PL", "Polish", passages=0),
)
OVERVIEW = Overview(Scope(), Rows.THEMES, Columns.LANGUAGES, ROWS, COLUMNS, ((5, 42, 0), (1, 2, 0), (0, 0, 0)), 166)
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> OverviewPage:
    made = OverviewPage(appearance)
    qtbot.addWidget(made)
    made.resize(900, 420)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.set_overview(OVERVIEW, Show.SHARE)
    made.setFocus()
    return made


def here(page: OverviewPage) -> tuple[int, int]:
    index = page.view.currentIndex()
    return index.row(), index.column()


def press(page: OverviewPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.view, key, modifiers)


def click(
    page: OverviewPage, row: int, column: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    middle = page.view.visualRect(page.model.index(row, column)).center()
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, modifiers, middle)


def entered(page: OverviewPage) -> list[Place]:
    told: list[Place] = []
    page.view.entered.connect(told.append)
    return told


def spoken(page: OverviewPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def foot(page: OverviewPage) -> str:
    return next(each.text() for each in page.findChildren(QLabel) if " · " in each.text())


def test_everything_has_a_name_and_room_to_be_hit(page: OverviewPage, nameless: Callable[[QWidget], list[str]]) -> None:
    # the corner of the table is no stop and acts on nothing
    assert [each for each in nameless(page) if "QTableCorner" not in each] == []


def test_the_cells_go_through_the_model_test(page: OverviewPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part


def test_cells_say_shares_or_counts_and_the_last_column_all(page: OverviewPage) -> None:
    def row(place: int) -> list[str]:
        return [str(page.model.index(place, column).data()) for column in range(4)]

    assert row(0) == ["12\u00a0%", "33\u00a0%", "–", "47"]
    assert row(2) == ["–", "–", "–", "–"]
    page.set_overview(OVERVIEW, Show.COUNT)
    assert row(0) == ["5", "42", "–", "47"]


def test_a_screen_reader_hears_row_column_and_numbers(page: OverviewPage) -> None:
    assert spoken(page, 0, 0) == "Service & support, Spanish: 5 passages, 12 percent"
    assert spoken(page, 1, 0) == "Price, Spanish: 1 passage, 2 percent"
    assert spoken(page, 0, 2) == "Service & support, Polish: no passages"
    assert spoken(page, 0, 3) == "Service & support, all: 47 passages"
    table = QAccessible.queryAccessibleInterface(page.view)
    assert table.role() == QAccessible.Role.Table
    assert table.text(QAccessible.Text.Name) == "Overview: themes by language"
    names = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert "Service & support, Chinese: 42 passages, 33 percent" in names


def test_headings_name_themselves_and_tell_their_passages(page: OverviewPage) -> None:
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert page.model.headerData(1, horizontal) == "Chinese"
    assert page.model.headerData(0, vertical) == "Service & support"
    assert page.model.headerData(3, horizontal, Qt.ItemDataRole.ToolTipRole) == "All: 166 passages"
    assert page.model.headerData(3, horizontal, Qt.ItemDataRole.DecorationRole) is None
    assert page.model.headerData(0, vertical, HEADING_ROLE) == ROWS[0]


def test_the_first_cell_is_current_and_arrows_go_on(page: OverviewPage) -> None:
    assert here(page) == (0, 0)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Right)
    assert here(page) == (1, 1)
    press(page, Qt.Key.Key_End)
    assert here(page) == (1, 3)
    press(page, Qt.Key.Key_Home)
    assert here(page) == (1, 0)
    press(page, Qt.Key.Key_X)
    assert here(page) == (1, 0)
    assert page.row == ROWS[1]


def test_enter_and_a_click_enter_a_cell(page: OverviewPage) -> None:
    told = entered(page)
    press(page, Qt.Key.Key_Return)
    click(page, 1, 1)
    click(page, 0, 3)
    assert told == [(0, 0), (1, 1), (0, None)]


def test_to_select_several_cells_enters_none(page: OverviewPage) -> None:
    told = entered(page)
    click(page, 1, 1, SHIFT)
    assert told == []
    assert page.view.selected == ([0, 1], [0, 1])
    assert page.view.grab().toImage() != QImage()


def test_one_selected_cell_stands_for_the_whole_table(page: OverviewPage) -> None:
    assert page.view.selected == ([0, 1, 2], [0, 1, 2, 3])


def test_copying_is_asked_for_by_its_key_and_in_the_menu(page: OverviewPage) -> None:
    told: list[str] = []
    for part in (page.view, page.head):
        part.copy_wanted.connect(lambda: told.append("table"))
    page.head.picture_wanted.connect(lambda: told.append("picture"))
    page.head.export_wanted.connect(lambda: told.append("export"))
    press(page, Qt.Key.Key_C, CONTROL)
    menu = page.findChildren(QToolButton)[-1].menu()
    for action in menu.actions():
        action.trigger()
    assert told == ["table", "table", "picture", "export"]


def test_a_click_on_a_heading_of_a_row_makes_it_current_and_enters_nothing(page: OverviewPage) -> None:
    told = entered(page)
    header = page.view.verticalHeader()
    spot = QPoint(20, header.sectionViewportPosition(1) + 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert (page.row, told) == (ROWS[1], [])


def test_other_numbers_keep_the_current_cell_by_what_it_is_of(page: OverviewPage) -> None:
    page.view.setCurrentIndex(page.model.index(1, 1))
    page.set_overview(OVERVIEW, Show.COUNT)
    assert here(page) == (1, 1)
    turned = OVERVIEW._replace(rows=(ROWS[1], ROWS[0]), columns=(COLUMNS[1], COLUMNS[0]), counts=((2, 1), (42, 5)))
    page.set_overview(turned, Show.COUNT)
    assert here(page) == (0, 0)
    page.view.setCurrentIndex(page.model.index(0, 2))
    page.set_overview(OVERVIEW, Show.SHARE)
    assert here(page) == (1, 3)
    page.set_overview(turned._replace(rows=(ROWS[2],), columns=(COLUMNS[2],), counts=((0,),)), Show.SHARE)
    assert here(page) == (0, 1)


def test_a_change_of_choices_is_told_once_and_quiet_ones_are_not(page: OverviewPage) -> None:
    told: list[tuple[Rows, Columns, Show]] = []
    page.head.chosen.connect(lambda: told.append((page.head.rows, page.head.columns, page.head.show_as)))
    page.head.set_choices("families", "months", "count")
    page.head.set_choices("nonsense", "themes", "share")
    box = page.findChildren(QComboBox)[2]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert told == [(Rows.THEMES, Columns.THEMES, Show.COUNT)]


@pytest.mark.parametrize(
    ("rows", "columns", "left_out", "words"),
    [
        (Rows.THEMES, Columns.LANGUAGES, 0, "3 themes · 3 languages · Enter or click on a cell reads its passages"),
        (Rows.FAMILIES, Columns.DOCUMENTS, 9_997, "3 families · 3 documents of 10,000, those with the most passages"),
        (Rows.THEMES, Columns.MONTHS, 0, "3 themes · 3 months"),
        (Rows.THEMES, Columns.THEMES, 0, "3 themes · 3 themes beside"),
    ],
)
def test_the_foot_says_what_is_shown(
    page: OverviewPage, rows: Rows, columns: Columns, left_out: int, words: str
) -> None:
    page.set_overview(OVERVIEW._replace(rows_are=rows, columns_are=columns, left_out=left_out), Show.SHARE)
    assert foot(page).startswith(words)


def test_a_sentence_stands_in_the_place_of_an_empty_table(page: OverviewPage) -> None:
    page.tell("Nothing here.")
    words = page.findChild(QLabel, "noOverview")
    assert words is not None
    assert (words.text(), words.isVisible(), page.view.isVisible()) == ("Nothing here.", True, False)
    assert not page.summary.isVisible()
    assert isinstance(page.focusWidget(), QComboBox)
    page.set_overview(OVERVIEW, Show.SHARE)
    assert page.view.isVisible()
    assert page.summary.isVisible()
    assert page.focusWidget() is page.view


def test_the_summary_can_make_room(page: OverviewPage) -> None:
    page.make_room(False)
    page.set_overview(OVERVIEW, Show.COUNT)
    assert not page.summary.isVisible()
    page.make_room(True)
    assert page.summary.isVisible()


@pytest.mark.parametrize("mode", ["light", "sepia", "dark", "black"])
def test_numbers_in_every_mode_stand_on_the_shade_of_their_heat(
    page: OverviewPage, appearance: Appearance, mode: str
) -> None:
    appearance.choose(mode)
    shot = page.view.viewport().grab().toImage()
    corner = page.view.visualRect(page.model.index(0, 1)).topLeft() + QPoint(4, 4)
    absent = page.view.visualRect(page.model.index(2, 0)).topLeft() + QPoint(4, 4)
    assert shot.pixelColor(absent) == appearance.tokens.page
    assert shot.pixelColor(corner) != appearance.tokens.page


def test_names_of_documents_have_two_lines(page: OverviewPage) -> None:
    height = page.view.horizontalHeader().height()
    page.set_overview(OVERVIEW._replace(columns_are=Columns.DOCUMENTS, rows_are=Rows.FAMILIES), Show.SHARE)
    assert page.view.horizontalHeader().height() > height
    page.view.grab()


def test_without_an_overview_there_is_nothing(qtbot: QtBot, appearance: Appearance) -> None:
    model = OverviewModel()
    assert (model.rowCount(), model.columnCount()) == (0, 0)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert not model.find("support", "es").isValid()
    made = OverviewPage(appearance)
    qtbot.addWidget(made)
    assert made.row is None
    made.view.lay_out()
    assert isinstance(made.view, QTableView)
