import regex
from hypothesis import given
from hypothesis import strategies as st

from cxreader.ui.offsets import Units, whole_clusters

_TEXTS = st.text(st.sampled_from("añ客 \n\u0301\u200d👩👧🇵🇱🇪🇸\U00020000e"), max_size=40)


def test_an_emoji_shifts_every_position_after_it() -> None:
    units = Units("a😀b")
    assert [units.to_unit(offset) for offset in range(4)] == [0, 1, 3, 4]
    assert units.length == 4


def test_the_second_half_of_an_emoji_belongs_to_it() -> None:
    assert [Units("a😀b").to_offset(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


@given(_TEXTS)
def test_positions_agree_with_the_encoded_length(text: str) -> None:
    units = Units(text)
    for offset in range(len(text) + 1):
        unit = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_unit(offset) == unit
        assert units.to_offset(unit) == offset


def test_a_range_takes_in_the_accent_that_belongs_to_its_last_letter() -> None:
    assert whole_clusters("cafe\u0301 solo", 0, 4) == (0, 5)


def test_a_range_takes_in_a_whole_family_of_emoji() -> None:
    assert whole_clusters("x👩\u200d👧y", 2, 3) == (1, 4)


def test_an_empty_range_goes_back_to_the_beginning_of_its_character() -> None:
    assert whole_clusters("e\u0301", 1, 1) == (0, 0)


def test_the_end_of_a_text_is_a_place_of_its_own() -> None:
    assert whole_clusters("abc", 3, 3) == (3, 3)


@given(_TEXTS, st.data())
def test_a_range_begins_and_ends_where_clusters_do(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edges = {0, *(match.end() for match in regex.finditer(r"\X", text))}
    first, last = whole_clusters(text, start, end)
    assert {first, last} <= edges
    assert first <= start
    assert last >= end or start == end
