"""Texts of tables."""

import pytest

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Answer, Manner, Reading, TableChoice
from cxreader.readers.answer_table import holds_answers, preview_tables, read_tables
from cxreader.readers.table_columns import Table
from tests.readers.shapes import shown

ANSWERS = Table(
    [
        ["id", "land", "Why?", "Else?"],
        ["r 1", "PL", "Obsługa była\nbardzo miła.", "no"],
        ["r 2", "ES", " ", ""],
        ["r 3", "PL", "The agent was very kind 😀", "yes, it is"],
    ],
    "Answers",
)
PRICES = Table([["thing", "price"], ["a", "2"], ["", "3"]], "Prices")


def read(*tables: Table, choice: TableChoice | None = None) -> Reading:
    """Read tables as a choice has it."""
    return read_tables(tables, "survey.csv", "Table", Manner(table=choice))


def test_each_answer_is_a_block_with_its_name_and_what_was_kept() -> None:
    found = read(ANSWERS)
    first, second = "Obsługa była\nbardzo miła.", "The agent was very kind 😀"
    assert shown(found) == [(BlockKind.ANSWER, first), (BlockKind.ANSWER, second)]
    assert found.answers == (
        Answer(0, len(first), "r 1", ("PL",)),
        Answer(len(first) + 2, len(found.text), "r 3", ("PL",)),
    )
    assert found.manner == Manner(table=TableChoice("Why?", "id", ("land",), "Answers"))
    assert found.warnings == ("1 row has no answer and was left out.",)
    assert (found.title, found.format) == ("survey", "Table")


def test_the_columns_that_are_chosen_are_read_and_rows_without_names_have_numbers() -> None:
    choice = TableChoice("Else?", kept=("id", "gone"))
    found = read(ANSWERS, PRICES, choice=choice)
    assert [(found.text[one.start : one.end], one.name, one.values) for one in found.answers] == [
        ("no", "2", ("r 1", "")),
        ("yes, it is", "4", ("r 3", "")),
    ]
    assert found.warnings == (
        "1 row has no answer and was left out.",
        "There is no column “gone” any more, so it was left out.",
        "Only the answers in “Answers” were read: 1 table is beside it.",
    )
    assert found.manner.table == choice


def test_a_cell_of_which_nothing_is_seen_is_no_answer() -> None:
    found = read(
        Table([["id", "Why?"], ["a", "It was good for me."], ["b", "\u200b\ufeff "], ["c", "It was bad for us."]])
    )
    assert [one.name for one in found.answers] == ["a", "c"]
    assert found.warnings == ("1 row has no answer and was left out.",)


def test_what_stands_above_answers_stays() -> None:
    above = Table([["Survey of 2024", "", ""], *ANSWERS.rows])
    assert shown(read(above))[0] == (BlockKind.PARAGRAPH, "Survey of 2024")


def test_other_tables_are_read_row_by_row() -> None:
    found = read(PRICES)
    assert found.text == "thing\tprice\na\t2\n3"
    assert {block.kind for block in found.blocks} == {BlockKind.TABLE_ROW}
    assert (found.answers, found.manner) == ((), Manner())
    untitled = read(Table([["1", "2"], ["3", "4"]]))
    assert untitled.text == "1\t2\n3\t4"


def test_a_table_of_answers_can_be_read_row_by_row_too() -> None:
    found = read(ANSWERS, PRICES, choice=TableChoice(""))
    assert [words for kind, words in shown(found) if kind is BlockKind.HEADING] == ["Answers", "Prices"]
    assert "r 1\tPL\tObsługa była bardzo miła.\tno" in found.text
    one = read(ANSWERS, PRICES, choice=TableChoice("", sheet="Prices"))
    assert one.text == "thing\tprice\na\t2\n3"
    above = read(Table([["Prices of 2024", "", ""], ["a", "b", "c"], ["1", "2", "3"], ["4", "5", "6"]]))
    assert above.text == "Prices of 2024\n\na\tb\tc\n1\t2\t3\n4\t5\t6"


@pytest.mark.parametrize(
    ("choice", "where"), [(TableChoice("gone"), ""), (TableChoice("Why?", sheet="Prices"), " on the sheet “Prices”")]
)
def test_a_column_that_is_gone_is_told_of(choice: TableChoice, where: str) -> None:
    with pytest.raises(ReadError, match=f"“survey.csv” has no column “{choice.answers.replace('?', '.')}”{where} any"):
        read(ANSWERS, PRICES, choice=choice)


@pytest.mark.parametrize("answers", ["", "Why?"])
def test_a_sheet_that_is_gone_is_told_of_but_the_only_one_may_have_had_others_beside_it(answers: str) -> None:
    choice = TableChoice(answers, sheet="Gone")
    with pytest.raises(ReadError, match=r"“survey\.csv” has no sheet “Gone” any more"):
        read(ANSWERS, PRICES, choice=choice)
    assert "The agent was very kind" in read(ANSWERS._replace(sheet=""), choice=choice).text


def test_tables_without_anything_are_empty() -> None:
    with pytest.raises(ReadError, match=r"“survey.csv” is empty"):
        read(Table([["", " "]]))


def test_it_is_shown_what_there_is_to_choose() -> None:
    shown_ = preview_tables([PRICES, ANSWERS], Manner())
    assert (shown_.sheets, shown_.sheet, shown_.rows) == (("Prices", "Answers"), "Answers", 3)
    assert shown_.titles == ("id", "land", "Why?", "Else?")
    assert shown_.empty == (0, 0, 1, 1)
    assert shown_.first[1] == ("r 2", "ES", "", "")
    assert shown_.choice == TableChoice("Why?", "id", ("land",), "Answers")
    other = preview_tables([PRICES, ANSWERS], Manner(table=TableChoice("", sheet="Prices")))
    assert (other.sheet, other.choice, other.empty) == ("Prices", None, (1, 0))
    many = Table([["Why?"], *([f"It was good for me, {at} times."] for at in range(60))])
    assert (len(preview_tables([many], Manner()).first), preview_tables([many], Manner()).rows) == (50, 60)
    assert preview_tables([], Manner()).titles == ()


def test_it_is_told_whether_there_are_answers() -> None:
    assert holds_answers([PRICES, ANSWERS])
    assert not holds_answers([PRICES])
    assert not holds_answers([])
