from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.passage import Noise, touching, without_edges


def gaps(*spans: tuple[int, int]) -> list[Noise]:
    return [Noise(start, end, "spam", "Put in by a machine.") for start, end in spans]


def test_noise_and_spaces_at_both_ends_are_left_out() -> None:
    text = "SPAM  good words SPAM "
    start, end = without_edges(text, 0, len(text), gaps((0, 4), (17, 21)))
    assert text[start:end] == "good words"


def test_noise_in_the_middle_stays() -> None:
    text = "good SPAM words"
    assert without_edges(text, 0, len(text), gaps((5, 9))) == (0, len(text))


def test_noise_that_reaches_over_an_edge_is_cut_there() -> None:
    text = "SPAMgoodSPAM"
    assert without_edges(text, 2, 10, gaps((0, 4), (8, 12))) == (4, 8)


def test_what_is_all_noise_is_empty() -> None:
    text = " SPAM SPAM "
    start, end = without_edges(text, 0, len(text), gaps((1, 5), (6, 10)))
    assert start == end


@given(
    st.text("ab ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4),
    st.integers(0, 30),
    st.integers(0, 30),
)
def test_what_is_left_lies_within_and_begins_and_ends_with_a_letter(
    text: str, spans: list[tuple[int, int]], one: int, other: int
) -> None:
    first, last = sorted((min(one, len(text)), min(other, len(text))))
    noise = gaps(*sorted((min(span), max(span)) for span in spans if span[0] != span[1]))
    start, end = without_edges(text, first, last, noise)
    assert first <= start <= end <= last
    assert text[start:end] == text[start:end].strip()


@given(st.lists(st.integers(0, 40), unique=True), st.integers(0, 40), st.integers(1, 40))
def test_noise_touches_a_stretch_where_it_has_a_character_of_it(edges: list[int], start: int, length: int) -> None:
    ordered = sorted(edges)
    junk = gaps(*zip(ordered[::2], ordered[1::2], strict=False))
    end = start + length
    assert list(touching(junk, start, end)) == [gap for gap in junk if gap.start < end and start < gap.end]
