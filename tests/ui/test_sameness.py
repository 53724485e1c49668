from hypothesis import given
from hypothesis import strategies as st

from cxreader.ui.sameness import shared


@given(st.integers(0, 600), st.lists(st.integers(0, 1), max_size=3), st.lists(st.integers(0, 1), max_size=3))
def test_what_two_share_ends_where_they_first_differ(length: int, one: list[int], other: list[int]) -> None:
    head = tuple(range(2, length + 2))
    same = next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), min(len(one), len(other))
    )
    assert shared((*head, *one), (*head, *other)) == length + same
