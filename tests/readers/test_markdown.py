"""Blocks of Markdown texts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.model.block import Block, BlockKind
from cxreader.readers.markdown import parse

P, H, L, T, N, Q, S, R, K = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.TITLE,
    BlockKind.NOISE,
    BlockKind.QUOTE,
    BlockKind.TURN,
    BlockKind.TABLE_ROW,
    BlockKind.CODE,
)


def shapes(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in parse(text, "a.md")[1]]


def items(text: str) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.marker) for block in parse(text, "a.md")[1]]


def test_headings_have_their_level_and_the_first_one_is_the_title() -> None:
    text = "# Our call\n\nA line\nand another.\n\n## Part ##\n\nDrawn\ntwice\n-----\nEnd"
    assert parse(text, "a.md")[0] == "Our call"
    assert shapes(text) == [
        (T, "# Our call"),
        (P, "A line\nand another."),
        (H, "## Part ##"),
        (H, "Drawn\ntwice"),
        (N, "-----"),
        (P, "End"),
    ]
    assert [block.level for block in parse(text, "a.md")[1]] == [0, 0, 2, 2, 0, 0]


def test_a_short_paragraph_is_neither_title_nor_heading() -> None:
    assert [kind for kind, _ in shapes("Dear all\n\nHello\n\n" + "word " * 40)] == [P, P, P]


def test_items_have_their_mark_and_depth_and_what_follows_in_them_is_a_paragraph() -> None:
    text = "- a\n  goes on\n\n  second\n  1. nested\n     * deep\n- [ ] b\n1) - two at once\n- # head"
    assert items(text) == [
        (L, 1, "-"),
        (P, 0, ""),
        (L, 2, "1."),
        (L, 3, "*"),
        (L, 1, "-"),
        (L, 2, "1) -"),
        (H, 1, ""),
    ]


def test_quotes_are_quotes_wherever_they_stand() -> None:
    text = "> said\nlazily\n\n- item\n  > in it\n\n> - item in it"
    assert items(text) == [(Q, 0, ">"), (L, 1, "-"), (Q, 0, ">"), (L, 1, "> -")]


def test_code_is_code() -> None:
    assert shapes("```py\n# no heading\n\n- no item\n```\n\n    indented\n\n~~~\nopen") == [
        (K, "```py\n# no heading\n\n- no item\n```"),
        (K, "indented"),
        (K, "~~~\nopen"),
    ]


def test_tables_are_rows() -> None:
    assert shapes("| a | b |\n|---|---|\n| 1 | 2 |\nafter\n\nwords") == [
        (R, "| a | b |"),
        (N, "|---|---|"),
        (R, "| 1 | 2 |"),
        (R, "after"),
        (P, "words"),
    ]


@pytest.mark.parametrize(
    "text", ["---", "***", "<br>\n<hr>", "<!-- said -->", "<script>\nalert(1)\n</script>", "[a]: http://b", "-", ">"]
)
def test_what_says_nothing_is_noise(text: str) -> None:
    assert [kind for kind, _ in shapes(f"word\n\n{text}\n\nword")] == [P, N, P]


def test_words_in_html_are_read_and_links_are_left_alone() -> None:
    text = "<div>\nhello\n</div>\n\n![p](http://127.0.0.1:9/p.gif) [x](javascript:alert(1))"
    assert shapes(text) == [(P, "<div>\nhello\n</div>"), (P, text.split("\n\n")[1])]


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_facts_at_the_head_are_noise(fence: str) -> None:
    text = f"{fence}\ntitle: x\n# y\n{fence}\n# Real\n\nwords"
    assert [kind for kind, _ in shapes(text)] == [N, N, N, N, T, P]
    assert [kind for kind, _ in shapes(f"{fence}\n\nno end\n\nof it")][1:] == [P, P]


@pytest.mark.parametrize(
    "text", ["---\n\nWords.\n\n---\n\nMore.", "---\nWords.\n---\nMore.", "---\na: b\n\nWords.\n\n---"]
)
def test_words_between_drawn_lines_are_no_facts(text: str) -> None:
    assert "Words." in [words for kind, words in shapes(text) if kind is not N]


def test_a_speaker_is_known_behind_what_cannot_be_seen() -> None:
    text = "\n\n".join(f"\u200b{name}: Yes, I like it." for name in ("Anna", "Ben") * 3)
    blocks = parse(text, "a.md")[1]
    assert [(block.speaker, block.marker) for block in blocks] == [("Anna", "\u200bAnna:"), ("Ben", "\u200bBen:")] * 3
    assert_whole(text, blocks)


def test_a_talk_has_turns() -> None:
    text = "# Talk\n\n**Anna:** Why?\n\n**Ben:** So.\n\n**Anna:** Long?\n\n**Ben:** Yes.\n\nThe end."
    blocks = parse(text, "a.md")[1]
    assert [(block.kind, block.speaker) for block in blocks] == [
        (T, ""),
        (S, "Anna"),
        (S, "Ben"),
        (S, "Anna"),
        (S, "Ben"),
        (P, ""),
    ]


def test_every_kind_of_line_end_ends_a_line_and_others_none() -> None:
    assert [words for _, words in shapes("# a\r\rb\x0cc\u2028d\r\n\r\n- e\r- f")] == [
        "# a",
        "b\x0cc\u2028d",
        "- e",
        "- f",
    ]


def test_what_is_nested_too_deep_stays_text() -> None:
    assert shapes("> " * 300 + "word")[0] == (P, "> " * 300 + "word")


def test_a_text_too_long_for_markdown_is_read_as_a_plain_one() -> None:
    text = "# Title\n\n" + "word " * 160_000 + "\n\n---\nx: y\n"
    assert [kind for kind, _ in shapes(text)] == [T, P, N, P]


@pytest.mark.parametrize("text", ["", " \n\n ", "\ufeff", "\0"])
def test_next_to_nothing_is_read(text: str) -> None:
    assert parse(text, "empty.md")[0] == "empty"


LINES = st.sampled_from(
    ("", " ", "# a", "b", "===", "---", "- c", "  - d", "1. e", "> f", "```", "    g", "|a|b|", "|-|-|", "<div>", "\t")
) | st.sampled_from(
    ("[x]: y", "- - z", "> - q", "+++", "<!--", "-->", "A: w", "B: v", "*", ">", "\x0c", "\u2028", "\0")
)


@settings(max_examples=2_000)
@given(st.lists(LINES | st.text(max_size=8), max_size=14), st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_and_the_white_space_between_them_are_the_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert_whole(text, parse(text, "a.md")[1])


@settings(max_examples=2_000)
@given(st.text())
def test_any_text_has_blocks_that_hold_every_letter(text: str) -> None:
    assert_whole(text, parse(text, "a.md")[1])


def assert_whole(text: str, blocks: tuple[Block, ...]) -> None:
    """Hold blocks to be in order, not to overlap, and to leave out nothing but white space."""
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    assert edges == sorted(edges)
    assert all(block.start < block.end for block in blocks)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[block.start : block.end] == text[block.start : block.end].strip() for block in blocks)
    assert all(text[block.start :].startswith(block.marker) for block in blocks)
    assert sum(block.kind is T for block in blocks) <= 1
