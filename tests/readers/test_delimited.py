"""Delimited texts."""

import pytest
from hypothesis import given, strategies

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, TableChoice
from cxreader.readers.delimited import preview, read
from cxreader.readers.delimited_marks import NOWHERE, marks_of
from tests.readers.shapes import is_answered, shown


def rows(text: str) -> Reading:
    """Read a delimited text row by row."""
    return read(text.encode(), "a.csv", Manner(table=TableChoice("")))


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a;b;c\nx;1,5;2,3\ny;2,5;3,3\nz;3,5;4,1\n", ";"),
        ('id,answer\n1,"Good, fast"\n2,bad\n', ","),
        ("id\tanswer\n1\tWell, I like it, really\n2\tNo, not; good\n", "\t"),
        ("id|answer|x\n1|Well, I like it, really|3\n2|No, not; good|4\n", "|"),
        ("id;answer;land\n1;I like it, really;PL\n2;No, not, at, all;ES\n3;Good;PL\n", ";"),
        ('id,answer,land\n1,I like it; really,PL\n2,"No; not; at",ES\n3,Good,PL\n', ","),
        ("day;text\n2024-01-02 10:20;a b, c\n2024-01-02 10:20;d, e\n", ";"),
        ('time;said\n10:20;"half a ""word"""\n10:21;x "y\n', ";"),
        ("What did you like?\nThe staff, the price, all.\nNothing\nFast, cheap\n", NOWHERE),
        ('answer\n"Good, fast"\n"Well, yes, ""no"""\n', NOWHERE),
        ("sep=^\r\na,x^b\n1^2\n", "^"),
        ("a,b\n1,2\n" * 20_000, ","),
        ("a,b" + "x" * 200_000, ","),
        ("\n \n,,\n", NOWHERE),
        ("Muy bien, gracias.\n", NOWHERE),
        ("name, town\nAnna, Łódź\nJuan, Cádiz\n", ","),
        ("", NOWHERE),
    ],
)
def test_what_parts_the_cells_is_told_by_how_rows_are_cut(text: str, delimiter: str) -> None:
    assert marks_of(text)[0].delimiter == delimiter


def test_cells_may_be_enclosed_in_several_ways() -> None:
    assert rows('id,said\n1,"a, ""b""\nc"\n').text == 'id\tsaid\n1\ta, "b" c'
    assert rows("id,said\n1,'a, b'\n2,'c'\n").text == "id\tsaid\n1\ta, b\n2\tc"
    assert rows('id,said\n1,"He said \\"a, b\\""\n').text == 'id\tsaid\n1\tHe said "a, b"'
    assert rows('id, said\n1, "a, b"\n2, "c"\n').text == "id\tsaid\n1\ta, b\n2\tc"
    assert rows("sep=;\nid;said\r1;a\r").text == "id\tsaid\n1\ta"


def test_a_comma_within_a_sentence_parts_nothing() -> None:
    found = rows("id,said\n1,I like it, really\n2,No\n3,Good, fast, cheap\n")
    assert found.text == "id\tsaid\n1\tI like it, really\n2\tNo\n3\tGood, fast, cheap"
    assert found.warnings == ()


def test_rows_of_other_lengths_are_told_of_and_kept() -> None:
    found = rows("a,b,c\n1\n1,2,3,4\n,,,,\n4,5,6\n")
    assert found.text == "a\tb\tc\n1\n1\t2\t3\t4\n4\t5\t6"
    assert found.warnings == (
        "2 of the rows have more or fewer cells than most. Compare the original where it matters.",
    )


UNCLOSED = ("1 of the quotes that begin a cell never end. Each was taken to end with its line.",)


def test_a_quote_that_never_ends_ends_with_its_line() -> None:
    found = rows('id,said\n1,"so, that\n2,x\n3,y\n')
    assert found.text == "id\tsaid\n1\tso, that\n2\tx\n3\ty"
    assert found.warnings == UNCLOSED
    # in the very first line
    assert rows('"id,said\n1,x\n').text == "id,said\n1\tx"


def test_a_quote_that_would_swallow_other_rows_does_not() -> None:
    found = rows('id,said,land\n1,"so it is,PL\n2,fine,ES\n3,"a, b",PL\n4,x,ES\n')
    assert found.text == 'id\tsaid\tland\n1\t"so it is\tPL\n2\tfine\tES\n3\ta, b\tPL\n4\tx\tES'
    assert found.warnings == UNCLOSED


def test_a_cell_may_go_over_lines_that_are_no_rows() -> None:
    assert rows('id,said,land\n1,"one\ntwo, too\n\nfour",PL,x\n2,y,ES\n').warnings[0].startswith("1 of the rows")
    assert rows('one\n"two\nthree"\nfour\n').text == "one\ntwo three\nfour"


def test_answers_are_found_and_shown() -> None:
    data = "id;said;land\n1;Żółta łódź płynie;PL\n2;It was good for me;ES\n3;Never again, thanks;PL\n".encode("cp1250")
    choice = TableChoice("said", "id", ("land",))
    assert read(data, "a.csv", Manner("cp1250")).answers[0].values == ("PL",)
    found = preview(data, "a.csv", Manner("cp1250"))
    assert (found.titles, found.choice, found.first[0][1]) == (("id", "said", "land"), choice, "Żółta łódź płynie")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(ReadError, match=r"“a.csv” is a picture, not a text"):
        read(b"\x89PNG\r\n\x1a\n", "a.csv", Manner())
    with pytest.raises(ReadError, match=r"“a.csv” is not a text"):
        read(b"\x01\x02\x03\x04\x05" * 40, "a.csv", Manner())
    with pytest.raises(ReadError, match=r"“a.csv” is empty"):
        read(b"", "a.csv", Manner())


def test_long_cells_are_kept_whole() -> None:
    long = "a b " * 100_000
    assert shown(rows(f'id,said\n1,"{long}"\n'))[1][1] == f"1\t{long.strip()}"


@given(
    strategies.lists(strategies.sampled_from(["a", '"', ",", ";", "\t", "\n", "\r", "'", "\\", " ", "1", "é.", "sep="]))
)
def test_every_letter_lies_in_a_block_whatever_a_file_holds(pieces: list[str]) -> None:
    assert is_answered(read, "".join(pieces).encode(), "a.csv")


@given(strategies.binary(max_size=200))
def test_any_bytes_are_answered(data: bytes) -> None:
    assert is_answered(read, data, "a.csv")
