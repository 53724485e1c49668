"""What passes from the process that reads."""

import pytest

from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Manner, Reading, TableChoice
from cxreader.model.table import TablePreview
from cxreader.readers import wire

READING = Reading("A", "words and words", (Block(BlockKind.PARAGRAPH, 0, 5), Block(BlockKind.PARAGRAPH, 6, 9)), "")


def test_a_reading_comes_back_as_it_was_sent() -> None:
    assert wire.answer(wire.packed(READING)) == READING


def test_a_question_comes_back_as_it_was_sent() -> None:
    asked = (wire.Wish.READ, "module", "na\udc80me", Manner("cp1250", whole=True))
    assert wire.question(wire.packed_question(*asked)) == asked


def test_a_sentence_is_why_there_is_no_reading() -> None:
    with pytest.raises(ReadError, match=r"It is locked\."):
        wire.answer(wire.packed_problem("It is locked."))


@pytest.mark.parametrize(
    "blocks", [(Block(BlockKind.PARAGRAPH, 0, 5), Block(BlockKind.PARAGRAPH, 4, 9)), (Block(BlockKind.TURN, 0, 99),)]
)
def test_places_that_cannot_be_are_no_reading(blocks: tuple[Block, ...]) -> None:
    with pytest.raises(ValueError, match=r"overlap|beyond"):
        wire.answer(wire.packed(READING._replace(blocks=blocks)))


def test_what_is_shown_of_a_table_comes_back_as_it_was_sent() -> None:
    table = TablePreview(("",), "", ("Why?",), (1,), (("Good",), ("Bad",)), 3, TableChoice("Why?"), (2, 4))
    assert wire.previewed(wire.packed(table)) == table
    for odd in (table._replace(numbers=(2, 3, 4)), table._replace(empty=(1, 2))):
        with pytest.raises(ValueError, match="do not fit"):
            wire.previewed(wire.packed(odd))


@pytest.mark.parametrize("said", [b"7", b"[1, 2]", b'{"a": 1}', b"no JSON"])
def test_what_is_none_is_no_reading(said: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        wire.answer(said)
