import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.ui.appearance import Appearance
from cxreader.ui.picker_entries import Entry
from cxreader.ui.picker_rows import ENTRY_ROLE, PickerDelegate, PickerModel

THEME = Entry("contact-centre", "S2", "blue", "Contact centre", "key 2")
LANGUAGE = Entry("pl", "PL", "", "Polish")


@pytest.fixture
def model() -> PickerModel:
    rows = PickerModel()
    rows.set_entries([THEME, LANGUAGE])
    return rows


def test_it_keeps_the_rules_of_models(model: PickerModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    assert model.data(QModelIndex()) is None


def test_a_row_says_all_it_shows(model: PickerModel) -> None:
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == ["Contact centre, S2, key 2", "Polish, PL"]
    assert model.index(0).data() == "Contact centre"
    assert model.index(1).data(ENTRY_ROLE) == LANGUAGE


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_theme_has_its_colour_where_reading_begins(
    model: PickerModel, qtbot: QtBot, appearance: Appearance, direction: Qt.LayoutDirection
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(PickerDelegate(appearance, view))
    view.setLayoutDirection(direction)
    view.resize(300, 100)
    view.show()
    picture = view.viewport().grab().toImage()
    x = 14 if direction is Qt.LayoutDirection.LeftToRight else picture.width() - 15
    tokens = appearance.tokens
    assert picture.pixelColor(x, view.visualRect(model.index(0)).center().y()) == tokens.label("blue")
    assert picture.pixelColor(x, view.visualRect(model.index(1)).center().y()) == tokens.page
    assert view.visualRect(model.index(0)).height() >= 28


@pytest.mark.parametrize(("badged", "blank"), [(True, True), (False, False)])
def test_names_begin_at_the_edge_where_nothing_has_a_badge(
    qtbot: QtBot, appearance: Appearance, badged: bool, blank: bool
) -> None:
    model = PickerModel()
    model.set_entries([Entry("utf-8", "", "", "UTF-8")])
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(PickerDelegate(appearance, view, badged=badged))
    view.resize(300, 100)
    view.show()
    row = view.visualRect(model.index(0))
    picture = view.viewport().grab(row).toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(12, 32) for y in range(8, row.height() - 8)}
    assert (len(seen) == 1) is blank


def test_a_name_has_half_of_its_row_however_long_what_stands_aside(qtbot: QtBot, appearance: Appearance) -> None:
    model = PickerModel()
    model.set_entries([Entry("1", "", "", "M" * 20, "a very long name of a file " * 9)])
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(PickerDelegate(appearance, view, badged=False))
    view.resize(300, 100)
    view.show()
    picture = view.viewport().grab(view.visualRect(model.index(0))).toImage()
    inked = {x for x in range(12, 130) for y in range(8, 24) if picture.pixelColor(x, y) == appearance.tokens.text}
    assert max(inked) > 100
