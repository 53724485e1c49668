"""What the columns of tables are called, and which of them hold answers."""

import pytest

from cxreader.model.document import TableChoice
from cxreader.readers.table_columns import Table, grid_of, guessed

ANSWERS = ("The staff was kind.", "Too slow for me", "", "I would come again, gladly.")


def table(*rows: str) -> Table:
    """A table of rows whose cells are parted by bars."""
    return Table([row.split("|") for row in rows])


def test_titles_rows_and_what_stands_above_are_told_apart() -> None:
    grid = grid_of(table("Survey of 2024||", "||", "id|land|Why?", "7|PL|Kind staff", "||", "8|ES|"))
    assert grid.above == ("Survey of 2024",)
    assert grid.titles == ("id", "land", "Why?")
    assert grid.head == ["id", "land", "Why?"]
    assert [(row.number, list(row.cells)) for row in grid.rows] == [
        (4, ["7", "PL", "Kind staff"]),
        (6, ["8", "ES", ""]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("1|Kind staff|PL", "2|Slow|PL"),
        ("a|a", "1|2"),
        ("PL|kind", "PL|slow", "ES|kind"),
        ("PL|The staff was very kind.", "ES|no"),
        ("a|b|||", "1|2|3||"),
        ("only one",),
        ("x" * 401, "y"),
    ],
)
def test_a_first_row_that_is_like_the_others_is_no_row_of_titles(rows: tuple[str, ...]) -> None:
    grid = grid_of(table(*rows))
    assert not grid.head
    assert len(grid.rows) == len(rows)
    assert grid.titles[0] == "Column A"


def test_titles_may_recur_where_several_answers_could_be_ticked() -> None:
    assert grid_of(table("id|By phone|By mail", "1|By phone|", "2||x")).head


def test_each_column_has_a_title_of_its_own() -> None:
    assert grid_of(Table([["a", "a", " ", "a  b"], ["1"]], titled=True)).titles == ("a", "a (2)", "Column C", "a b")
    assert grid_of(Table([["a (2)", "a", "a"], ["1"]], titled=True)).titles == ("a (2)", "a", "a (3)")
    wide = grid_of(Table([[str(number) for number in range(28)]]))
    assert (wide.titles[25], wide.titles[27]) == ("Column Z", "Column AB")


def test_nothing_is_a_table_too() -> None:
    grid = grid_of(Table([]))
    assert (grid.titles, grid.rows, guessed(grid)) == ((), (), None)


def test_the_longest_prose_is_guessed_to_be_the_answers() -> None:
    rows = [f"{answer} And more to say.|R{at}|{at % 2}|{answer}" for at, answer in enumerate(ANSWERS)]
    assert guessed(grid_of(table("Long|Respondent id|Group|Short", *rows))) == TableChoice(
        "Long", "Respondent id", ("Group",)
    )


def test_names_are_what_is_called_so_or_else_the_first_that_tell_rows_apart() -> None:
    rows = [f"x{at}|n{at}|{answer}" for at, answer in enumerate(ANSWERS)]
    assert guessed(grid_of(table("first|case no|Why?", *rows))) == TableChoice("Why?", "case no")
    assert guessed(grid_of(table("first|second|Why?", *rows))) == TableChoice("Why?", "first")
    assert guessed(grid_of(table("first|Why?", *(f"x|{answer}" for answer in ANSWERS)))) == TableChoice("Why?")


def test_answers_without_spaces_are_prose() -> None:
    assert guessed(grid_of(table("号|意见", "1|客服电话总是很难打通", "2|员工非常友好而且很专业"))) == TableChoice(
        "意见", "号"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ("name|price", "Anna Nowak|3", "Juan García|4"),
        ("moment|x", "Mon, 12 05 2024 10:00:01|1", "Tue, 13 05 2024 10:00:01|2"),
        ("said|x", "the same words each time|1", "the same words each time|2", "the same words each time|3"),
        ("a|b|c", "1", "The staff was kind and quick|2|3", "4|5|6"),
        ("one|", "The only words there are here|"),
    ],
)
def test_what_is_no_prose_is_no_column_of_answers(rows: tuple[str, ...]) -> None:
    assert guessed(grid_of(table(*rows))) is None


def test_few_short_values_that_recur_are_worth_keeping() -> None:
    rows = [f"{at}|{at % 3}|same|{'x' * 61 + str(at % 2)}|The staff was kind {at}." for at in range(12)]
    assert guessed(grid_of(table("id|score|one|long|Why?", *rows))) == TableChoice("Why?", "id", ("score",))


@pytest.mark.parametrize(("title", "ways", "found"), [("Why?", 60, True), ("Why", 60, False), ("Why?", 5, False)])
def test_thousands_may_answer_a_question_alike_but_a_choice_that_was_offered_is_no_answer(
    title: str, ways: int, *, found: bool
) -> None:
    rows = [f"{at}|It took them {at % ways} days" for at in range(200)]
    assert (guessed(grid_of(table(f"id|{title}", *rows))) is not None) is found
