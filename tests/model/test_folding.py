from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.folding import fold


def test_accents_stay_where_they_are_asked_for() -> None:
    assert fold("Schön Łódź", marks=False).text == "schön łódź"
    assert fold("Schön Łódź").text == "schon lodz"


def test_letters_with_strokes_count_as_those_without() -> None:
    assert fold("Łødđaħı ß").text == "loddahi ss"


def test_plain_text_needs_no_map() -> None:
    folded = fold("Two words")
    assert (folded.text, folded.offsets) == ("two words", range(10))


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \r\n\t")))
def test_each_folded_character_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert folded.offsets[-1] == len(text)
    for place in range(len(folded.text)):
        start, end = folded.span(place, place + 1)
        assert 0 <= start < end <= len(text)
