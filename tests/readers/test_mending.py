"""What no text may hold."""

from hypothesis import given
from hypothesis import strategies as st

from cxreader.readers.mending import counted, mend


def test_a_clean_text_stays_as_it_is() -> None:
    assert mend("Bien\r\ny\tmás\x0b. \ufeff Ya\x85") == ("Bien\r\ny\tmás\x0b. \ufeff Ya\x85", ())


def test_byte_order_marks_at_the_start_are_dropped() -> None:
    assert mend("\ufeff\ufeffTak")[0] == "Tak"


def test_nul_is_replaced_and_said() -> None:
    text, warnings = mend("a\0b\0")
    assert text == "a\ufffdb\ufffd"
    assert warnings == ("2 empty characters (NUL) could not be kept; � stands in place of each.",)


def test_halves_that_belong_together_are_joined_in_silence() -> None:
    assert mend("\ud83d\ude00!") == ("😀!", ())


def test_a_lone_half_is_replaced_and_said() -> None:
    text, warnings = mend("\ude00\ud83d")
    assert text == "\ufffd\ufffd"
    assert warnings == ("2 half characters could not be kept; � stands in place of each.",)


def test_what_cannot_be_seen_is_kept_and_said() -> None:
    text, warnings = mend("a\x01b\ufdd0c\u202ed")
    assert text == "a\x01b\ufdd0c\u202ed"
    assert [sentence[:30] for sentence in warnings] == [
        "It holds 2 control characters ",
        "It holds marks that turn the d",
    ]


def test_one_thing_is_counted_in_the_singular() -> None:
    assert (counted(1, "place"), counted(1200, "place")) == ("1 place", "1,200 places")


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_a_mended_text_can_always_be_stored(text: str) -> None:
    mended, _ = mend(text)
    assert "\0" not in mended
    assert not mended.startswith("\ufeff")
    assert mended.encode("utf-8").decode("utf-8") == mended
