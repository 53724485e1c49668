"""Tables in plain text."""

import pytest

from cxreader.readers.lines import lines_of
from cxreader.readers.tables import table_rows


def rows(*lines: str) -> list[int]:
    return sorted(table_rows(lines_of("\n".join(lines))))


def test_tabs_bars_and_wide_gaps_part_cells() -> None:
    assert rows("a\tb", "c\td", "e\tf") == [0, 1, 2]
    assert rows("| a | b |", "| c | d |", "| e | f |") == [0, 1, 2]
    assert rows("Name   Calls", "Anna      12", "Ben        7") == [0, 1, 2]
    assert rows("姓名    次数", "安娜    十二", "本      七") == [0, 1, 2]


def test_drawn_lines_stand_in_a_table_but_are_no_rows() -> None:
    assert rows("a | b", "--+--", "c | d", "e | f", "=====") == [0, 2, 3]


@pytest.mark.parametrize(
    "lines",
    [
        ("a\tb", "c\td"),
        ("a\tb", "c\td", "", "e\tf"),
        ("a\tb", "c\td\te", "e\tf"),
        ("•\tone", "•\ttwo", "•\tthree"),
        ("It ended.  We left.", "Nobody came.  We waited.", "So.  That was all."),
        ("one", "two", "three"),
    ],
)
def test_other_lines_are_no_table(lines: tuple[str, ...]) -> None:
    assert rows(*lines) == []


def test_a_table_ends_where_lines_are_cut_otherwise() -> None:
    assert rows("a\tb", "c\td", "e\tf", "g\th\ti", "over") == [0, 1, 2]
