"""Tables, JSON and mails that were made to do harm, read as people open them."""

from pathlib import Path

import pytest

from cxreader.errors import ReadError
from cxreader.readers import preview_file, read_file
from tests.readers.shapes import is_whole

HOSTILE = Path(__file__).parents[1] / "data" / "hostile"
# file -> what must be in its text, and whether there is something to say about it
OPENS = {
    "c-hugefield.csv": ("García", False),
    "c-injection.csv": ("García", False),
    "c-nul.csv": ("García", True),
    "c-ragged.csv": ("García", True),
    "c-unclosed.csv": ("García", True),
    "j-bignum.json": ("García", True),
    "j-dupkeys.jsonl": ("jaźń", True),
    "m-attach.eml": ("jaźń", True),
    "m-nested.eml": ("García", True),
    "x-bigdim.xlsx": ("García", True),
}
REFUSED = {"j-deep.json": "is nested too deeply", "x-lol.xlsx": "declares entities"}


@pytest.mark.parametrize("name", OPENS)
def test_a_difficult_file_opens_and_says_what_was_mended(name: str) -> None:
    words, warned = OPENS[name]
    reading, _ = read_file(HOSTILE / name)
    assert is_whole(reading)
    assert words in reading.text
    assert bool(reading.warnings) == warned


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_full_sentence(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(HOSTILE / name)
    assert str(caught.value).startswith(f"“{name}” {REFUSED[name]}")
    assert str(caught.value).endswith(".")


def test_every_difficult_file_is_spoken_of_here() -> None:
    assert {path.name for path in HOSTILE.glob("[cjmx]-*")} == OPENS.keys() | REFUSED.keys()


def test_a_table_is_shown_before_it_is_read_and_other_files_are_none() -> None:
    shown = preview_file(HOSTILE / "c-injection.csv")
    assert shown
    assert (shown.titles, shown.rows) == (("id", "respuesta"), 3)
    assert preview_file(HOSTILE / "m-attach.eml") is None
    assert preview_file(HOSTILE / "t-empty.txt") is None
