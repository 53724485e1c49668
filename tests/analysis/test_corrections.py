from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cxreader.analysis.corrections import chosen_languages, correct_blocks, correct_noise
from cxreader.model.block import Block, BlockKind
from cxreader.model.correction import NOISE, TEXT, Correction, CorrectionKind
from cxreader.model.passage import Noise

LINES = "Read more\n\nThe clerk was friendly. We came back.\n\nShare this"
BLOCKS = (
    Block(BlockKind.LIST_ITEM, 0, 9, 2, "•"),
    Block(BlockKind.PARAGRAPH, 11, 48),
    Block(BlockKind.PARAGRAPH, 50, 60),
)


def noise(start: int, end: int) -> Correction:
    return Correction(start, end, CorrectionKind.NOISE, NOISE)


def text(start: int, end: int) -> Correction:
    return Correction(start, end, CorrectionKind.NOISE, TEXT)


def language(start: int, end: int, tag: str) -> Correction:
    return Correction(start, end, CorrectionKind.LANGUAGE, tag)


def kind(start: int, end: int, value: BlockKind) -> Correction:
    return Correction(start, end, CorrectionKind.BLOCK, value.value)


def spans(found: list[Noise], *said: Correction) -> list[tuple[int, int, str]]:
    return [(gap.start, gap.end, gap.kind) for gap in correct_noise(LINES, BLOCKS, found, said)]


def found_at(*places: tuple[int, int]) -> list[Noise]:
    return [Noise(start, end, "spam", "Put in by a machine.") for start, end in places]


def test_blocks_have_the_kind_that_they_were_given() -> None:
    first, second, third = correct_blocks(BLOCKS, [kind(0, 9, BlockKind.HEADING), kind(50, 60, BlockKind.TITLE)])
    assert first == Block(BlockKind.HEADING, 0, 9, 2)
    assert second == BLOCKS[1]
    assert third == Block(BlockKind.TITLE, 50, 60)


def test_a_heading_has_a_level_and_a_paragraph_none() -> None:
    first, second, _ = correct_blocks(BLOCKS, [kind(0, 9, BlockKind.PARAGRAPH), kind(11, 48, BlockKind.HEADING)])
    assert (first.level, first.marker, second.level) == (0, "", 1)


def test_a_block_that_is_said_to_be_what_it_is_keeps_its_mark() -> None:
    assert correct_blocks(BLOCKS, [kind(0, 9, BlockKind.LIST_ITEM)]) == BLOCKS


def test_what_is_called_noise_is_noise_block_by_block_without_the_space_around_it() -> None:
    assert spans([], noise(0, 25)) == [(0, 9, "by hand"), (11, 24, "by hand")]
    assert spans([], noise(9, 12)) == [(11, 12, "by hand")]
    (gap,) = correct_noise(LINES, BLOCKS, [], [noise(50, 60)])
    assert gap.why == "You marked this as noise."


def test_what_is_called_text_is_noise_no_longer() -> None:
    assert spans(found_at((0, 9), (50, 60)), text(0, 9)) == [(50, 60, "spam")]
    assert spans(found_at((11, 48)), text(11, 34)) == [(35, 48, "spam")]
    assert spans(found_at((21, 24)), text(11, 48)) == []


def test_what_was_said_later_counts() -> None:
    assert spans([], noise(11, 48), text(11, 34)) == [(35, 48, "by hand")]
    assert spans([], text(11, 34), noise(11, 48)) == [(11, 48, "by hand")]


def test_noise_by_hand_takes_the_place_of_what_was_found_in_it() -> None:
    assert spans(found_at((0, 4), (30, 60)), noise(0, 48)) == [(0, 9, "by hand"), (11, 48, "by hand"), (50, 60, "spam")]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans())))
def test_noise_stays_in_order_in_its_blocks_and_never_overlaps(said: list[tuple[int, int, bool]]) -> None:
    corrections = [noise(*sorted((a, b))) if junk else text(*sorted((a, b))) for a, b, junk in said]
    gaps = correct_noise(LINES, BLOCKS, found_at((0, 9), (21, 24)), corrections)
    for gap, following in pairwise(gaps):
        assert gap.end <= following.start
    for gap in gaps:
        assert any(block.start <= gap.start < gap.end <= block.end for block in BLOCKS)
        assert LINES[gap.start : gap.end].strip() == LINES[gap.start : gap.end]


def test_a_language_counts_for_the_passages_that_it_covers() -> None:
    places = [(0, 9), (11, 34), (35, 48), (50, 60)]
    assert chosen_languages(places, [language(11, 48, "es")]) == {1: "es", 2: "es"}
    assert chosen_languages(places, []) == {}


def test_the_language_of_a_stretch_goes_before_that_of_the_document() -> None:
    places = [(0, 9), (11, 34), (35, 48), (50, 60)]
    for said in ([language(0, 60, "pl"), language(11, 34, "es")], [language(11, 34, "es"), language(0, 60, "pl")]):
        assert chosen_languages(places, said) == {0: "pl", 1: "es", 2: "pl", 3: "pl"}
