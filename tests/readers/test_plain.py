"""Blocks of plain texts."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxreader.model.block import Block, BlockKind
from cxreader.paths import seeds
from cxreader.readers.plain import parse

EXPECTED = Path(__file__).parents[1] / "data" / "blocks"
SHAPES = tuple(sorted((EXPECTED / "scraped-shapes").glob("*.txt")))
KINDS = {
    "p": {BlockKind.PARAGRAPH},
    "h": {BlockKind.HEADING},
    "li": {BlockKind.LIST_ITEM},
    "title": {BlockKind.TITLE},
    "caption": {BlockKind.CAPTION},
    "credit": {BlockKind.CAPTION},
    "byline": {BlockKind.CAPTION},
    "meta": {BlockKind.CAPTION},
    "junk": {BlockKind.NOISE, BlockKind.CAPTION},
    "counter": {BlockKind.NOISE, BlockKind.CAPTION},
}
P, H, L, C, T, N, Q, S, R = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.TITLE,
    BlockKind.NOISE,
    BlockKind.QUOTE,
    BlockKind.TURN,
    BlockKind.TABLE_ROW,
)
LONG = "Nobody answered the phone for half an hour, and then the line went dead without a word to anyone at all."
MORE = "We wrote to them twice, and each time somebody promised to call us back within the day, which never happened."


class Labelled(TypedDict):
    """A block as a person labelled it."""

    type: str
    start: int
    end: int


def shapes(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, text[block.start : block.end]) for block in parse(text, "a.txt")[1]]


def kinds(*lines: str) -> list[BlockKind]:
    return [kind for kind, _ in shapes("\n".join(lines))]


def agreement(blocks: Iterable[Block], labelled: list[Labelled]) -> tuple[int, int]:
    """Return how many labelled blocks were found, and how many of these have the right kind."""
    found = {(block.start, block.end): block.kind for block in blocks}
    same = [(found[spot], label["type"]) for label in labelled if (spot := (label["start"], label["end"])) in found]
    return len(same), sum(kind in KINDS[label] for kind, label in same)


def test_the_samples_have_the_blocks_a_person_sees() -> None:
    bounds = right = total = 0
    for number, path in enumerate(seeds()):
        labelled = json.loads((EXPECTED / f"00{number}.expected.json").read_text(encoding="utf-8"))["blocks"]
        blocks = parse(path.read_bytes().decode(), path.name)[1]
        assert len(blocks) == len(labelled)
        found, kind = agreement(blocks, labelled)
        bounds, right, total = bounds + found, right + kind, total + len(labelled)
    assert (bounds, right, total) == (71, 71, 71)


def test_scraped_pages_have_nearly_all_the_blocks_a_person_sees() -> None:
    bounds = right = total = 0
    for path in SHAPES:
        labelled = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
        found, kind = agreement(parse(path.read_bytes().decode(), path.name)[1], labelled)
        bounds, right, total = bounds + found, right + kind, total + len(labelled)
    assert (bounds, total) == (61, 61)
    assert right >= 59


def test_a_hard_wrapped_text_is_joined_again() -> None:
    text = (
        "We called the contact centre in the morning and\nwaited for more than half an hour until at last\n"
        "somebody answered and could not find our\norder.\n\nSo we wrote a letter, which was answered by\n"
        "a machine that wished us a pleasant day and\nclosed the case at once."
    )
    assert [kind for kind, _ in shapes(text)] == [P, P]
    assert shapes(text)[0][1].endswith("order.")


def test_items_of_a_hard_wrapped_list_are_joined_again() -> None:
    text = (
        "These are the things that we were promised then\nand that have never been given to us by anyone:\n\n"
        "- a call within the day that they had chosen,\nwhich never came although we waited for them\n"
        "- a letter with a good reason for what had been\ndone to us, which nobody ever wrote"
    )
    assert [kind for kind, _ in shapes(text)] == [P, L, L]


def test_a_sentence_that_breaks_in_one_place_only_is_joined_again() -> None:
    broken = ["I ordered a phone in May and it has not arrived to this very day, and", "nobody knows where it is."]
    assert kinds("Dear team,", "", *broken, "Help me.", "", "Anna") == [P, P, P, P]
    assert kinds(LONG, "nobody knows where it is.") == [P, P]


def test_the_head_of_a_letter_holds_no_title() -> None:
    assert kinds("From: Anna", "To: Support", "Subject: my order", "", LONG) == [P, P, P, P]


def test_lines_that_each_are_a_paragraph_stay_apart() -> None:
    assert kinds(LONG, MORE, LONG, MORE) == [P, P, P, P]


def test_headings_are_told_by_standing_alone_before_long_text() -> None:
    assert kinds("Our call", "", LONG, "", "What happened next", "", MORE) == [T, P, H, P]
    assert kinds("Our call", LONG, "What happened next?", MORE) == [T, P, H, P]


def test_two_headings_may_follow_each_other() -> None:
    assert kinds("Our call", "", LONG, "", "Part two", "", "What happened next", "", MORE) == [T, P, H, H, P]


def test_a_short_line_before_short_lines_heads_nothing() -> None:
    assert kinds(LONG, "", "Best wishes", "", "Anna Kowalska") == [P, P, P]
    assert kinds(LONG, "", "Best wishes", "Anna and all", "", MORE) == [P, P, P, P]


def test_a_short_sentence_or_an_open_line_heads_nothing() -> None:
    assert kinds(LONG, "", "It was late.", "", MORE, "", "they said:", "", LONG) == [P, P, P, P, P]


def test_a_short_line_in_the_midst_of_text_heads_nothing() -> None:
    assert kinds(LONG, "a short beginning, no more", "Another line", MORE) == [P, P, P, P]


def test_marked_headings_have_their_level() -> None:
    text = f"# Book\n\n{LONG}\n\n### Deep\n\nshort\n\nDrawn\n-----\n\n{MORE}"
    _, blocks = parse(text, "a.md")
    assert [(block.kind, block.level) for block in blocks] == [
        (T, 0),
        (P, 0),
        (H, 3),
        (P, 0),
        (H, 2),
        (N, 0),
        (P, 0),
    ]


def test_drawn_lines_are_noise() -> None:
    assert kinds(LONG, "* * *", MORE, "————", "\u200b", "```", "|--|--|") == [P, N, P, N, N, N, N]


def test_numbers_that_run_on_make_a_list() -> None:
    text = "Do this:\n1. Open the box.\n2. Take out the phone.\n  a) Charge it.\n  b) Start it.\n3. Call."
    blocks = parse(text, "a.txt")[1]
    assert [(block.kind, block.marker, block.level) for block in blocks] == [
        (P, "", 0),
        (L, "1.", 1),
        (L, "2.", 1),
        (L, "a)", 2),
        (L, "b)", 2),
        (L, "3.", 1),
    ]


def test_what_is_indented_below_an_item_belongs_to_it() -> None:
    assert shapes("- first thing\n  goes on\n- second thing")[0] == (L, "- first thing\n  goes on")


def test_one_number_or_dash_alone_makes_no_list() -> None:
    assert kinds("5. It was bad.", LONG) == [P, P]
    assert kinds("J. Smith wrote this to us.", LONG) == [P, P]
    assert kinds("e.V. is what they are called.", LONG) == [P, P]
    assert kinds("-", "-5 degrees it was.", LONG) == [P, P, P]


def test_an_indented_bullet_is_an_item_even_alone() -> None:
    assert kinds(LONG, "  • only one thing.", MORE) == [P, L, P]


def test_speech_after_a_dash_is_no_list() -> None:
    assert kinds("— Co się stało?", "— Nie wiem, naprawdę.", LONG) == [P, P, P]


def test_numbered_headings_are_no_list() -> None:
    assert kinds("1. The call", LONG, "2. The letter", MORE) == [H, P, H, P]
    assert kinds("1. The calls", "1.1 The first call", LONG, "1.2 The second call", MORE) == [H, H, P, H, P]
    assert kinds("", "1. The call", "2. The letter", "", LONG) == [L, L, P]
    assert kinds("", "x.", "1. The call", LONG, "", "2. The letter") == [P, L, P, L]


@pytest.mark.parametrize(
    "line",
    [
        "12 May 2024",
        "Published: 2024-05-12",
        "25 kwietnia 2025",
        "12 de septiembre de 2025",
        "2023年5月12日",
        "Czas po: 27-2023",
        "18 min read",
        "By Anna Kowalska",
        "作者：王明",
        "© 2024 The Paper",
        "Photo: Anna Kowalska",
        "A room full of people (Foto: Shutterstock)",
    ],
)
def test_dates_names_and_credits_are_captions(line: str) -> None:
    assert kinds("Our worst call", "", line, "", LONG, "", MORE) == [T, C, P, P]


def test_a_name_beside_a_date_is_that_of_the_author() -> None:
    assert kinds("Our worst call", "", "Anna Kowalska", "12 May 2024", "", LONG) == [T, C, C, P]
    assert kinds(LONG, "", "Anna Kowalska", "", MORE) == [P, H, P]


def test_a_line_said_twice_below_the_text_is_a_caption() -> None:
    twice = ["A phone on the desk of the contact centre", "Phone on the desk of our contact centre"]
    assert kinds(LONG, "", *twice, "", MORE) == [P, C, C, P]


def test_lines_that_are_all_alike_are_no_captions() -> None:
    alike = [f"The service was really good, point {word}" for word in ("one", "two", "three")]
    assert kinds(LONG, "", *alike, "", MORE) == [P, P, P, P, P]


@pytest.mark.parametrize(
    "line", ["$config[code] not found", "{{ title }}", "[Img #4335]", "Compartir", "• Buscar", "28 Mga Puna ▼", "<ad>"]
)
def test_what_a_page_left_behind_is_noise(line: str) -> None:
    assert kinds(LONG, "", line, "", MORE) == [P, N, P]


@pytest.mark.parametrize("line", ["I share it with everyone I know.", "I bought [two] of them.", "5 stars."])
def test_words_of_people_are_no_noise(line: str) -> None:
    assert kinds(LONG, "", line, "", MORE) == [P, P, P]


def test_answers_a_line_are_all_paragraphs() -> None:
    assert set(kinds("Good", "Too slow", "ok", "Share", "Good", "12 May 2024", "I waited for a long time.")) == {P}
    assert set(kinds("Good", "very good", "Slow", "ok", LONG, "no")) == {P}


def test_many_short_answers_with_blank_lines_between_are_all_paragraphs() -> None:
    answers = ["Good", "Bad service", "ok", "Photo: none", "Good", "n/a", "Good", "I waited: two hours", "ok", "Share"]
    assert set(kinds(*"\n\n".join([*answers, "Too slow", "none"]).split("\n"))) == {P}
    assert N in kinds(*"\n\n".join([*answers, "Too slow", LONG]).split("\n"))


def test_each_turn_of_a_talk_is_a_block() -> None:
    talk = [f"{name}: {words}" for words in ("Why did you leave?", LONG) for name in ("Interviewer", "Anna")]
    assert kinds(*talk, "Interviewer: Thank you", "", LONG) == [S, S, S, S, S, P]
    blocks = parse("\n".join(talk), "talk.txt")[1]
    assert [(block.marker, block.speaker) for block in blocks[:2]] == [
        ("Interviewer:", "Interviewer"),
        ("Anna:", "Anna"),
    ]


def test_a_talk_may_have_a_title_and_a_date_but_no_headings() -> None:
    front = ["A talk with Anna", "", "12 May 2024", "", "Present: Anna, Ben", ""]
    talk = [f"{name}: {LONG}" for _ in "12" for name in ("Ben", "Anna")]
    assert kinds(*front, *talk, "", "What came of it", "", LONG) == [T, C, P, S, S, S, S, P, P]


def test_a_label_of_its_own_line_belongs_to_the_words_below() -> None:
    text = f"ANNA (00:01:02)\nWhy?\n\nBEN 1:10\n{LONG}\n{MORE}\n\n{LONG}\n\nANNA (00:02:00)\n\nI see."
    assert shapes(text) == [
        (S, "ANNA (00:01:02)\nWhy?"),
        (S, f"BEN 1:10\n{LONG}\n{MORE}"),
        (P, LONG),
        (S, "ANNA (00:02:00)\n\nI see."),
    ]


def test_lines_without_a_label_belong_to_the_turn_only_where_turns_are_set_apart() -> None:
    talk = ["A: Why?", "B: I waited.", "A: Long?", f"B: {LONG}"]
    assert kinds(*talk, MORE) == [S, S, S, S, P]
    assert kinds(*"\n\n".join(talk).split("\n"), MORE) == [S, S, S, S]
    assert kinds(*talk, f"  {MORE}") == [S, S, S, S]
    assert kinds(*"\n\n".join(talk).split("\n"), "# Head", MORE) == [S, S, S, S, H, P]


def test_quoted_lines_are_joined_where_they_run_on() -> None:
    text = f"{LONG}\n\n> We waited for you,\n> and nobody came.\n> {MORE}\n>\n> The end.\n\n{LONG}"
    assert [kind for kind, _ in shapes(text)] == [P, Q, Q, N, Q, P]
    assert parse(text, "a.txt")[1][1].marker == ">"


def test_a_saying_set_apart_in_quotation_marks_is_a_quote() -> None:
    assert kinds(LONG, "", "“We were never called back.” — Anna", "", MORE) == [P, Q, P]
    assert kinds(LONG, "    «Nadie nos llamó en tres semanas.»", MORE) == [P, Q, P]
    assert kinds(LONG, "", "„Nikt nie oddzwonił”.") == [P, Q]
    assert kinds(LONG, "“We were never called back.”", MORE) == [P, P, P]
    assert kinds(LONG, "", "“Our” problem and “yours”.", "", MORE) == [P, P, P]


def test_rows_that_are_cut_alike_make_a_table() -> None:
    assert kinds(LONG, "", "| a | b |", "|---|---|", "| 1 | 2 |", "| 3 | 4 |", "", MORE) == [P, R, N, R, R, P]
    assert kinds(LONG, "", "1.\tAnna\t12", "2.\tBen\t7", "3.\tCarla\t9", "", MORE) == [P, R, R, R, P]


def test_a_few_words_and_a_colon_alone_above_a_list_head_it() -> None:
    assert kinds(LONG, "", "Key points:", "", "- one", "- two") == [P, H, L, L]
    assert kinds(LONG, "", "Key points:", "- one", "- two") == [P, P, L, L]
    assert kinds(LONG, "", "This is what we were told then:", "", "- one", "- two") == [P, P, L, L]


def test_items_of_another_mark_after_a_number_hang_on_it() -> None:
    text = "1. one\n- x\n- y\n2. two\na) three\nb) four\n3. five\n   • deep\n   • down\n4. six"
    levels = [block.level for block in parse(text, "a.txt")[1]]
    assert levels == [1, 2, 2, 1, 2, 2, 1, 2, 2, 1]


def test_a_list_goes_on_after_what_is_indented_in_it() -> None:
    text = f"- one\n  - two\n\n    {LONG}\n\n  - three\n- four\n\n{LONG}\n\n  - five\n  - six"
    assert [(block.kind, block.level) for block in parse(text, "a.txt")[1]] == [
        (L, 1),
        (L, 2),
        (P, 0),
        (L, 2),
        (L, 1),
        (P, 0),
        (L, 1),
        (L, 1),
    ]


def test_another_kind_of_bullet_list_begins_anew() -> None:
    text = "- one\n- two\na) three\nb) four"
    assert [block.level for block in parse(text, "a.txt")[1]] == [1, 1, 1, 1]


def test_the_name_of_a_site_among_date_and_buttons_is_no_paragraph() -> None:
    assert kinds("12 May 2024", "The Daily Paper", "", "Our worst call", "", LONG, "", MORE) == [C, C, T, P, P]


def test_no_lines_make_no_blocks() -> None:
    assert parse(" \n", "empty.txt") == ("empty", ())


LINES = st.sampled_from(
    (
        "",
        " ",
        "Title",
        "# Head",
        "===",
        "---",
        "- one",
        "  - two",
        "1. a",
        "2. b",
        "1.1 c",
        "A: yes",
        "B: no",
        "\u200b- e",
    )
) | st.sampled_from(
    ("© me", "Share", "12 May 2024", "Anna Kowalska", "客户体验", "一、战略", LONG, MORE, LONG[:70], "word " * 9)
)
MARKED = st.sampled_from(
    (
        "\u200b> said",
        ">",
        "“Said.”",
        "a | b",
        "|-|-|",
        "a\tb",
        "a  b",
        "[0:12] A: yes",
        "B (0:13)",
        "a) b",
        "• c",
        "A:",
        "甲：是",
    )
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n", "\x0c"])


@settings(max_examples=2_000)
@given(st.lists(LINES | MARKED | st.text(max_size=20), max_size=14), ENDS)
def test_blocks_and_the_white_space_between_them_are_the_text(lines: list[str], end: str) -> None:
    text = end.join(lines)
    blocks = parse(text, "a.txt")[1]
    assert_whole(text, blocks)
    assert all((block.level > 0) == (block.kind in {H, L}) for block in blocks)


@settings(max_examples=2_000)
@given(st.text())
def test_any_text_has_blocks_that_hold_every_letter(text: str) -> None:
    assert_whole(text, parse(text, "a.txt")[1])


def assert_whole(text: str, blocks: tuple[Block, ...]) -> None:
    """Hold blocks to be in order, not to overlap, and to leave out nothing but white space."""
    edges = [0, *(edge for block in blocks for edge in (block.start, block.end)), len(text)]
    assert edges == sorted(edges)
    assert all(block.start < block.end for block in blocks)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))
    assert all(text[block.start : block.end] == text[block.start : block.end].strip() for block in blocks)
    assert all(text[block.start :].startswith(block.marker) for block in blocks)
    assert sum(block.kind is T for block in blocks) <= 1
