"""What was made of a file, back from plain values."""

import json

import pytest

from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Answer, Manner, Remark, TableChoice
from cxreader.model.plain_values import answers_of, blocks_of, choice_of, manner_of, remarks_of

BLOCKS = (Block(BlockKind.TURN, 0, 9, 0, "Ana:"), Block(BlockKind.HEADING, 10, 20, 2))
ANSWERS = (Answer(0, 4, "r1", ("mx", "")), Answer(6, 9, "r2"))
REMARKS = (Remark(0, 4, "Why?", "Ana", "2024-05-31T12:00:00Z"), Remark(2, 3))
TABLE = TableChoice("Why?", "id", ("country", "wave"), "Sheet 1")


def again(value: object) -> list[object]:
    """Return a value as JSON has it."""
    found: list[object] = json.loads(json.dumps(value))
    return found


def test_all_comes_back_as_it_was_written() -> None:
    assert blocks_of(again(BLOCKS)) == BLOCKS  # type: ignore[arg-type]  # whatever JSON has
    assert answers_of(again(ANSWERS)) == ANSWERS  # type: ignore[arg-type]
    assert remarks_of(again(REMARKS)) == REMARKS  # type: ignore[arg-type]


@pytest.mark.parametrize("manner", [Manner(), Manner("cp1250", whole=True), Manner(table=TABLE), Manner(lines=True)])
def test_how_a_file_is_read_comes_back_as_it_was_written(manner: Manner) -> None:
    assert manner_of(again(manner)) == manner


def test_how_a_file_was_read_before_lines_could_be_answers_is_understood() -> None:
    assert manner_of(["cp1250", True, None]) == Manner("cp1250", whole=True)


def test_no_choice_of_a_table_is_none() -> None:
    assert choice_of(None) is None
    assert choice_of(again(TABLE)) == TABLE


def test_what_was_never_written_by_us_is_refused() -> None:
    with pytest.raises(ValueError, match="odd"):
        blocks_of([["odd", 0, 1]])
    with pytest.raises(TypeError):
        remarks_of([[]])
