from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.line_ends import LineEnds


def test_each_end_of_a_line_becomes_one_sign() -> None:
    assert LineEnds("a\r\nb\rc\nd").text == "a\nb\nc\nd"


@given(st.text(alphabet="ab\r\n", max_size=40), st.data())
def test_places_go_there_and_back(text: str, data: st.DataObject) -> None:
    ends = LineEnds(text)
    start = data.draw(st.integers(0, len(ends.text)))
    end = data.draw(st.integers(start, len(ends.text)))
    assert LineEnds(text[ends.back(start) : ends.back(end)]).text == ends.text[start:end]
    assert (ends.to(ends.back(start)), ends.to(ends.back(end))) == (start, end)
