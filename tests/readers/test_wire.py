"""What passes between the process that reads and the one that asks."""

import json

import pytest

from cxreader.model.document import Manner, TableChoice
from cxreader.model.table import TablePreview
from cxreader.readers import wire
from cxreader.readers.wire import Wish


def test_a_question_comes_as_it_was_sent() -> None:
    asked = (Wish.PREVIEW, "a.b", "ż\udc80.csv", Manner("cp1250", table=TableChoice("a", "b", ("c",))))
    assert wire.question(wire.packed_question(*asked)) == asked


def test_what_is_shown_of_a_table_comes_as_it_was_sent() -> None:
    shown = TablePreview(("", "One"), "One", ("ż", "b"), (0, 2), (("1", ""), ("2", "")), 2, TableChoice("ż"))
    assert wire.previewed(wire.packed(shown)) == shown
    assert wire.previewed(wire.packed(None)) is None


@pytest.mark.parametrize(
    "said", [5, [1, 2, 3], [[], "", ["a"], [], [], 0, None], [[], "", ["a"], [1], [["x", "y"]], 0, None], {}]
)
def test_what_makes_no_sense_is_refused(said: object) -> None:
    data = json.dumps(said).encode()
    with pytest.raises(ValueError, match=r"\w"):
        wire.previewed(data)
    with pytest.raises(ValueError, match=r"\w"):
        wire.answer(data)
