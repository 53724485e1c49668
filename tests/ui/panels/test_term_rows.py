import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxreader.analysis.codebook import fits
from cxreader.ui.term_rows import TermColumn, TermModel, TermRow, found_of, split_terms, typed_terms

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(qtmodeltester: ModelTester) -> TermModel:
    made = TermModel()
    rows = [TermRow("call centre"), TermRow("telephon", stem=True), TermRow("phone", hint=True)]
    made.show_rows(rows, unspaced=False)
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]  # pytest-qt is typed in part
    return made


def cells(model: TermModel, row: int) -> list[object]:
    return [model.index(row, column).data() for column in TermColumn]


@pytest.mark.parametrize("term", ["call centre", "telephon*", "phone?", "kolej*?", "punkt* kontaktow*", "24/7", "客服"])
def test_a_row_is_written_as_it_was_read(term: str) -> None:
    assert TermRow.read(term).term == term


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("  call   centre ", ["call centre"]),
        ("telefon*, kolejka", ["telefon*", "kolejka"]),
        ("电话、客服；呼叫，热线\n电话", ["电话", "客服", "呼叫", "热线"]),
        ("a*b", ["ab"]),
        ("*end", ["end"]),
        ("stem**", ["stem*"]),
        ("why?!", ["why"]),
        ("phone??", ["phone?"]),
        ("wait* time* ?", ["wait* time*?"]),
        ("call*-centre", ["call-centre"]),
        ("“quoted”", ["quoted"]),
        (" * , ? ", []),
    ],
)
def test_marks_that_would_mean_nothing_are_not_taken_over(typed: str, terms: list[str]) -> None:
    assert typed_terms(typed) == terms
    assert all(map(fits, terms))


def test_a_row_shows_its_form_and_how_often_it_was_found(model: TermModel) -> None:
    assert cells(model, 1) == ["", "telephon", "word stem", "", "…"]
    model.show_found({"telephon*": 1200, "phone": 3})
    assert cells(model, 1)[-1] == "1,200"
    assert cells(model, 0) == ["", "call centre", "whole word", "", "0"]
    # counted without the mark of a hint
    assert cells(model, 2)[-1] == "3"
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in TermColumn] == [
        "Use", "Word", "Counts as", "Hint", "Found",
    ]  # fmt: skip


def test_what_stands_found_with_its_mark_goes_before_the_bare_one() -> None:
    assert found_of({"phone?": 2, "phone": 5}, "phone?") == 2
    assert found_of({}, "phone?") == 0


def test_two_states_are_switched_and_words_are_not(model: TermModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.edited):
        assert model.toggle(model.index(0, TermColumn.USED))
    assert model.toggle(model.index(0, TermColumn.FORM))
    assert model.toggle(model.index(0, TermColumn.HINT))
    assert not model.toggle(model.index(0, TermColumn.WORD))
    assert model.rows[0] == TermRow("call centre", stem=True, hint=True, used=False)
    assert split_terms(model.rows) == (("telephon*", "phone?"), ("call centre*?",))


def test_a_screen_reader_hears_each_cell_in_full(model: TermModel) -> None:
    model.show_found({"telephon*": 4})
    assert [model.index(1, column).data(SPOKEN) for column in TermColumn] == [
        "telephon, used", "telephon, word stem, 4 found", "telephon, word stem", "telephon, no hint", "4 found",
    ]  # fmt: skip
    model.toggle(model.index(1, TermColumn.USED))
    assert model.index(1, TermColumn.WORD).data(SPOKEN) == "telephon, word stem, 4 found, not used"
    assert model.index(2, TermColumn.HINT).data(SPOKEN) == "phone, a hint"
    assert model.headerData(TermColumn.HINT, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == (
        "A general word that counts only beside others"
    )


def test_a_language_without_spaces_has_no_forms(model: TermModel) -> None:
    model.show_rows([TermRow("客服")], unspaced=True)
    assert model.unspaced
    assert cells(model, 0)[TermColumn.FORM] == "anywhere"
    assert not model.toggle(model.index(0, TermColumn.FORM))


@pytest.mark.parametrize(
    ("typed", "taken", "row"),
    [
        ("call center*", True, TermRow("call center", stem=True)),
        ("call centre", True, TermRow("call centre")),
        ("call centre?", True, TermRow("call centre", hint=True)),
        ("telephon*", False, TermRow("call centre")),
        ("one, two", False, TermRow("call centre")),
        ("", False, TermRow("call centre")),
    ],
)
def test_a_word_is_typed_over(model: TermModel, typed: str, taken: bool, row: TermRow) -> None:
    index = model.index(0, TermColumn.WORD)
    assert index.data(Qt.ItemDataRole.EditRole) == "call centre"
    assert model.setData(index, typed) is taken
    assert model.rows[0] == row


def test_only_words_are_typed_over(model: TermModel) -> None:
    editable = [bool(model.flags(model.index(0, c)) & Qt.ItemFlag.ItemIsEditable) for c in TermColumn]
    assert editable == [False, True, False, False, False]
    assert not model.setData(model.index(0, TermColumn.WORD), "x", Qt.ItemDataRole.DisplayRole)


def test_terms_come_and_go(model: TermModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.edited):
        model.add("queue*?")
    assert model.rows[-1] == TermRow("queue", stem=True, hint=True)
    assert (model.place("queue*"), model.place("queue")) == (3, -1)
    with qtbot.waitSignal(model.edited):
        model.remove(0)
    assert [row.words for row in model.rows] == ["telephon", "phone", "queue"]


def test_nothing_is_said_of_what_is_not_there(model: TermModel) -> None:
    assert model.data(QModelIndex()) is None
    assert model.index(0, TermColumn.USED).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    model.show_rows([], unspaced=False)
    model.show_found({})
    assert model.rowCount() == 0
