"""What can be stored of a text."""

from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.characters import storable


def test_nul_and_lone_surrogates_are_replaced_one_for_one() -> None:
    assert storable("a\0b\ud800c\udfff\ud800") == "a\ufffdb\ufffdc\ufffd\ufffd"


def test_surrogates_that_form_a_pair_are_joined() -> None:
    assert storable("\ud83d\ud83d\ude00!") == "\ufffd😀!"


def test_noncharacters_and_marks_of_byte_order_stay() -> None:
    text = "\ufeffe\ufffe\uffff\U0010ffff\ufdd0"
    assert storable(text) == text


@given(st.text())
def test_a_text_without_nul_stays_as_it_is(text: str) -> None:
    assert storable(text) == text.replace("\0", "\ufffd")
