from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise
from cxreader.model.views import OpenDocument
from cxreader.ui.page import Page

_P = BlockKind.PARAGRAPH
# what may stand for marks that are known by how they are set
_STAND_INS = ("\u200b", "\t", " ")


def _document(text: str, blocks: list[Block], noise: tuple[tuple[int, int], ...] = ()) -> OpenDocument:
    spans = tuple(Noise(start, end, "spam", f"why {start}") for start, end in noise)
    return OpenDocument(1, "T", "en", text, tuple(blocks), (), spans, ())


_WORDY = (_P, _P, BlockKind.NOISE, BlockKind.TITLE)


@st.composite
def _documents(draw: st.DrawFn, kinds: tuple[BlockKind, ...] = _WORDY, signs: str = "") -> OpenDocument:
    letters = st.text(st.sampled_from("ab客é\u0301😀 \n" + signs), min_size=1, max_size=12).filter(str.strip)
    parts = draw(st.lists(letters, min_size=1, max_size=5))
    text, blocks, noise = " ", [], []
    for part in parts:
        start = len(text)
        kind = draw(st.sampled_from(kinds))
        text += part
        blocks.append(Block(kind, start, len(text)))
        cuts = sorted(draw(st.lists(st.integers(start, len(text)), max_size=4, unique=True)))
        noise += list(zip(cuts[::2], cuts[1::2], strict=False))
        text += draw(st.sampled_from(["\n", "\n\n", " \n \n"]))
    return _document(text, blocks, tuple(noise))


def test_each_block_is_a_paragraph_and_the_space_between_is_not_shown() -> None:
    page = Page.of(_document("  One\n\n\n Two\nthree \n", [Block(_P, 2, 5), Block(_P, 9, 18)]), show_noise=False)
    assert page.text == "One\nTwo three"
    assert [(line.start, line.end) for line in page.lines] == [(0, 3), (4, 13)]


def test_noise_within_a_block_leaves_a_sign_with_its_reason() -> None:
    document = _document("😀 ab SPAM cd", [Block(_P, 0, 12)], ((5, 9),))
    page = Page.of(document, show_noise=False)
    assert page.text == "😀 ab ⋯ cd"
    assert page.ellipses == ((6, "why 5"),)
    assert page.view_ranges(3, 12) == [(4, 6), (7, 10)]
    assert page.to_model(7) == 9


def test_shown_noise_is_text_like_any_other() -> None:
    page = Page.of(_document("ab SPAM cd", [Block(_P, 0, 10)], ((3, 7),)), show_noise=True)
    assert page.text == "ab SPAM cd"
    assert page.ellipses == ()
    assert page.view_ranges(0, 10) == [(0, 10)]


def test_a_run_of_noise_blocks_becomes_one_line() -> None:
    text = "Spam\nMore\nWords"
    blocks = [Block(BlockKind.NOISE, 0, 4), Block(_P, 5, 9), Block(_P, 10, 15)]
    page = Page.of(_document(text, blocks, ((0, 4), (5, 9))), show_noise=False)
    assert page.text == "2 noise fragments hidden · Show\nWords"
    assert [line.folded for line in page.lines] == [True, False]
    assert page.text[page.lines[0].link : page.lines[0].end] == "Show"


def test_one_fragment_is_named_in_the_singular() -> None:
    page = Page.of(_document("Spam", [Block(BlockKind.NOISE, 0, 4)]), show_noise=False)
    assert page.text == "1 noise fragment hidden · Show"


def test_the_caller_may_give_the_words_of_a_fold() -> None:
    page = Page.of(_document("Spam", [Block(BlockKind.NOISE, 0, 4)]), False, lambda count: f"{count} ukryty · Pokaż")
    assert page.text == "1 ukryty · Pokaż"


def test_a_fold_stands_for_its_first_offset() -> None:
    document = _document("A\nSpam\nB", [Block(_P, 0, 1), Block(BlockKind.NOISE, 2, 6), Block(_P, 7, 8)])
    page = Page.of(document, show_noise=False)
    fold = page.lines[1]
    assert {page.to_model(position) for position in range(fold.start, fold.end)} == {2}
    assert page.to_model(fold.end) == 6
    assert page.to_view(4) == fold.start
    assert page.view_ranges(0, 8) == [(0, 1), (page.lines[2].start, page.lines[2].end)]


def test_what_is_left_out_is_not_quoted() -> None:
    page = Page.of(_document("ab SPAM cd\n\nef", [Block(_P, 0, 10), Block(_P, 12, 14)], ((3, 7),)), show_noise=False)
    assert page.quote(0, 13) == "ab  cd\n\ne"


def test_a_list_item_knows_how_long_its_own_mark_is() -> None:
    document = _document(
        "12.  Wait\nplain", [Block(BlockKind.LIST_ITEM, 0, 9, 2, "12."), Block(BlockKind.LIST_ITEM, 10, 15)]
    )
    page = Page.of(document, show_noise=False)
    assert [(line.lead, line.level) for line in page.lines] == [(5, 2), (0, 0)]


def test_a_turn_knows_how_long_its_label_is() -> None:
    text = "[00:12] 😀nna: So it was."
    turn = Block(BlockKind.TURN, 0, len(text), 0, "[00:12] 😀nna:")
    assert Page.of(_document(text, [turn]), show_noise=False).lines[0].lead == 14
    assert Page.of(_document(text, [turn._replace(marker="")]), show_noise=False).lines[0].lead == 0


def test_a_mark_with_noise_in_it_is_no_mark_in_the_view() -> None:
    turn = Block(BlockKind.TURN, 0, 13, 0, "SPAM Anna:")
    document = _document("SPAM Anna: Hi", [turn], ((0, 4),))
    assert Page.of(document, show_noise=False).lines[0].lead == 0
    assert Page.of(document, show_noise=True).lines[0].lead == 10


def _divided(kind: BlockKind, middle: str, after: BlockKind | None = None) -> Page:
    text = f"a | b\n{middle}\nc | d"
    at = 6 + len(middle)
    blocks = [Block(kind, 0, 5), Block(BlockKind.NOISE, 6, at), Block(after or kind, at + 1, at + 6)]
    return Page.of(_document(text, blocks), show_noise=False)


def test_a_line_drawn_between_the_rows_of_a_table_leaves_no_trace() -> None:
    page = _divided(BlockKind.TABLE_ROW, "--|--")
    assert [line.kind for line in page.lines] == [BlockKind.TABLE_ROW] * 2
    assert page.to_view(8) == page.lines[0].end
    assert page.quote(0, 17) == "a | b\n--|--\nc | d"
    assert len(_divided(BlockKind.QUOTE, ">").lines) == 2


def test_only_a_drawn_line_between_two_of_a_kind_leaves_no_trace() -> None:
    assert _divided(BlockKind.TABLE_ROW, "ad 1").lines[1].folded
    assert _divided(BlockKind.PARAGRAPH, "-----").lines[1].folded
    assert _divided(BlockKind.TABLE_ROW, "-----", BlockKind.QUOTE).lines[1].folded


def test_noise_at_the_edge_of_a_text_is_folded_whatever_it_is() -> None:
    document = _document("---\na\n---", [Block(BlockKind.NOISE, 0, 3), Block(_P, 4, 5), Block(BlockKind.NOISE, 6, 9)])
    assert [line.folded for line in Page.of(document, show_noise=False).lines] == [True, False, True]


def test_an_empty_document_has_an_empty_page() -> None:
    page = Page.of(_document("", []), show_noise=False)
    assert (page.text, page.length, page.to_view(3), page.to_model(3)) == ("", 0, 0, 0)
    assert page.view_ranges(0, 5) == []
    assert page.line_at(0).end == 0


def test_offsets_outside_the_blocks_are_shown_at_the_nearest_edge() -> None:
    page = Page.of(_document("  ab  ", [Block(_P, 2, 4)]), show_noise=False)
    assert [page.to_view(offset) for offset in (0, 2, 4, 6)] == [0, 0, 2, 2]
    assert [page.to_model(position) for position in (-1, 0, 2, 9)] == [2, 2, 4, 4]


@given(_documents() | _documents(tuple(BlockKind), ">|\t#\r"), st.booleans())
def test_every_shown_offset_comes_back_from_the_view(document: OpenDocument, show_noise: bool) -> None:
    page = Page.of(document, show_noise)
    encoded = page.text.encode("utf-16-le")
    for offset in range(len(document.text)):
        for start, end in page.view_ranges(offset, offset + 1):
            assert page.to_view(offset) == start
            assert page.to_model(start) == offset
            assert page.model_range(start, end) == (offset, offset + 1)
            shown = encoded[2 * start : 2 * end].decode("utf-16-le")
            assert shown == document.text[offset] or document.text[offset].isspace() or shown in _STAND_INS


@given(_documents() | _documents(tuple(BlockKind), ">|\t#\r"), st.booleans())
def test_the_map_never_runs_backwards(document: OpenDocument, show_noise: bool) -> None:
    page = Page.of(document, show_noise)
    offsets = [page.to_model(position) for position in range(page.length + 1)]
    positions = [page.to_view(offset) for offset in range(len(document.text) + 1)]
    assert offsets == sorted(offsets)
    assert positions == sorted(positions)
    assert page.length == len(page.text.encode("utf-16-le")) // 2


@given(_documents(), st.booleans(), st.data())
def test_ranges_of_the_view_hold_what_is_quoted(document: OpenDocument, show_noise: bool, data: st.DataObject) -> None:
    page = Page.of(document, show_noise)
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    encoded = page.text.encode("utf-16-le")
    shown = "".join(encoded[2 * a : 2 * b].decode("utf-16-le") for a, b in page.view_ranges(start, end))
    assert "".join(shown.replace("\u200b", "").split()) == "".join(page.quote(start, end).split())


@pytest.mark.parametrize("number", range(4))
def test_with_noise_shown_the_page_holds_every_letter_of_a_sample(
    number: int, sample: Callable[[int], OpenDocument]
) -> None:
    document = sample(number)
    page = Page.of(document, show_noise=True)
    assert "".join(page.text.split()) == "".join(document.text.split())
    assert page.line_at(page.length) == page.lines[-1]
