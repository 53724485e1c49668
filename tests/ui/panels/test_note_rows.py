from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.views import NoteRow
from cxreader.ui.note_rows import ROW_ROLE, NoteModel

Row = Callable[..., NoteRow]


@pytest.fixture
def model(note_row: Row) -> NoteModel:
    rows = NoteModel()
    rows.set_rows([note_row(3, quote="telefon", note="yes", codes="C3", starred=True), note_row(1, quote="客户体验")])
    return rows


def test_it_keeps_the_rules_of_models(model: NoteModel, note_row: Row, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    model.set_rows([note_row(1)])
    model.set_rows([])
    assert model.rowCount() == 0


def test_a_row_says_all_it_shows(model: NoteModel) -> None:
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == [
        "“telefon”. Note: yes. Themes: Content & tone. To nasz wielki zaszczyt, Polish, paragraph 4. Marked as a quote",
        "“客户体验”. To nasz wielki zaszczyt, Polish, paragraph 4",
    ]


def test_a_row_is_found_by_its_highlight(model: NoteModel) -> None:
    assert model.find(1).row() == 1
    assert model.index(1).data() == "客户体验"
    row = model.index(1).data(ROW_ROLE)
    assert row.highlight.id == 1
    assert not model.find(99).isValid()
    assert model.row(QModelIndex()) is None
    assert model.data(QModelIndex()) is None


def test_contents_change_without_a_reset(model: NoteModel, note_row: Row, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_rows([note_row(3, note="other"), note_row(1)])
    with qtbot.waitSignal(model.modelReset):
        model.set_rows([note_row(1), note_row(3)])
