"""Lines and what is measured of them."""

from hypothesis import given
from hypothesis import strategies as st

from cxreader.readers.lines import columns, lines_of


def test_every_kind_of_line_end_ends_a_line() -> None:
    text = "a\r\nb\rc\nd\x0ce\x85f\u2028g\u2029h"
    assert [line.text for line in lines_of(text)] == list("abcdefgh")
    assert all(line.gap == 0 for line in lines_of(text)[1:])


def test_vertical_tabs_and_separators_of_data_end_none() -> None:
    assert [line.text for line in lines_of("a\x0bb\x1cc")] == ["a\x0bb\x1cc"]


def test_blank_lines_are_counted_and_left_out() -> None:
    assert [(line.text, line.gap) for line in lines_of("\n\n a\n \n\t\nb\nc")] == [("a", 1), ("b", 2), ("c", 0)]


def test_indents_and_widths_are_in_columns() -> None:
    tabbed, wide = lines_of("\tab\n  客户e\u0301")
    assert (tabbed.indent, tabbed.width) == (4, 2)
    assert (wide.indent, wide.width) == (2, 5)


def test_a_long_line_is_looked_at_for_400_characters() -> None:
    (line,) = lines_of("x" * 160_000 + ".")
    assert (len(line.text), line.width, line.tail[-2:], line.end) == (400, 400, "x.", 160_001)


def test_unseen_characters_stay_in_a_line_but_out_of_its_shape() -> None:
    (line,) = lines_of("\u200bTitle\u200b")
    assert (line.start, line.end, line.text, line.lead) == (0, 7, "Title", "\u200b")


def test_ascii_is_one_column_a_letter() -> None:
    assert columns("abc") == 3


@given(st.text(max_size=80))
def test_lines_lose_no_letter(text: str) -> None:
    kept = "".join(text[line.start : line.end] for line in lines_of(text))
    assert "".join(kept.split()) == "".join(text.split())
