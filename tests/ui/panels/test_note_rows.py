from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.model.annotation import Placing
from cxreader.model.note_rows import NoteRow
from cxreader.ui.note_rows import ROW_ROLE, NoteModel

Row = Callable[..., NoteRow]


@pytest.fixture
def model(note_row: Row) -> NoteModel:
    rows = NoteModel()
    show(rows, [note_row(3, quote="telefon", note="yes", codes="C3", starred=True), note_row(1, quote="客户体验")])
    return rows


def show(model: NoteModel, rows: Sequence[NoteRow]) -> None:
    by_key = {row.highlight.id: row for row in rows}
    model.set_notes(list(by_key), lambda keys: [by_key[key] for key in keys if key in by_key])


def test_it_keeps_the_rules_of_models(model: NoteModel, note_row: Row, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    show(model, [note_row(1)])
    show(model, [])
    assert model.rowCount() == 0


def test_a_row_says_all_it_shows(model: NoteModel) -> None:
    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == [
        "“telefon”. Note: yes. Themes: Content & tone. To nasz wielki zaszczyt, Polish, paragraph 4. Marked as a quote",
        "“客户体验”. To nasz wielki zaszczyt, Polish, paragraph 4",
    ]


@pytest.mark.parametrize(
    ("placing", "words"), [(Placing.CONFIRM, "To be confirmed"), (Placing.LOST, "No longer in the text")]
)
def test_a_note_whose_file_has_changed_says_whether_it_has_a_place(
    model: NoteModel, note_row: Row, placing: Placing, words: str
) -> None:
    row = note_row(1)
    show(model, [row._replace(highlight=row.highlight._replace(placing=placing))])
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(f". {words}")


def test_a_row_is_found_by_its_highlight(model: NoteModel) -> None:
    assert model.find(1).row() == 1
    assert model.index(1, 0).data() == "客户体验"
    row = model.index(1, 0).data(ROW_ROLE)
    assert row.highlight.id == 1
    assert not model.find(99).isValid()
    assert model.row(QModelIndex()) is None
    assert model.data(QModelIndex()) is None


def test_contents_change_without_a_reset(model: NoteModel, note_row: Row, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.rowsInserted), qtbot.waitSignal(model.dataChanged):
        show(model, [note_row(3, note="other"), note_row(1)])
    assert model.index(0, 0).data(ROW_ROLE).highlight.note == "other"
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignals([model.rowsInserted, model.rowsRemoved]):
        show(model, [note_row(1), note_row(3)])
    assert [model.index(row, 0).data(ROW_ROLE).highlight.id for row in range(2)] == [1, 3]
