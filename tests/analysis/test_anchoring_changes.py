"""What becomes of stretches under kinds of change that people meet; where nobody can tell, it is asked."""

import random
import unicodedata

import pytest

from cxreader.analysis.anchoring import place
from cxreader.model.anchor import Anchor, Outcome

PARAGRAPHS = (
    "The clerk at the first counter was friendly, and quick as well.",
    "Nobody answered the telephone on Monday, nor on the day after it.",
    "The refund came at last, without a single word of explanation.",
    "Parking costs more than the goods, and the lift was out of order.",
    "I shall come back all the same, for the shop has good bread.",
)
CALL = "Call us any time."


def text(*numbers: int, foot: str = "") -> str:
    return "\n\n".join(PARAGRAPHS[number] + (f" {foot}" if foot else "") for number in numbers)


def anchors(old: str, new: str, *stretches: tuple[int, int]) -> list[Anchor]:
    return place(old, new, stretches)


def stretch(words: str, body: str, number: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(number + 1):
        start = body.index(words, start + 1)
    return start, start + len(words)


def test_two_paragraphs_are_moved_with_what_is_on_them() -> None:
    old, new = text(0, 1, 2, 3, 4), text(3, 0, 1, 4, 2)
    quotes = [quote for paragraph in PARAGRAPHS for quote in (paragraph, paragraph[4:30])]
    for quote, anchor in zip(quotes, anchors(old, new, *(stretch(quote, old) for quote in quotes)), strict=True):
        assert anchor.is_sure or quote not in PARAGRAPHS
        assert new[anchor.start : anchor.end] == quote


def test_twins_that_change_places_are_asked() -> None:
    # the numbers before and after each are the same, but not the words around
    body = [f"{paragraph} {CALL} {paragraph[::-1]}" for paragraph in PARAGRAPHS]
    old, new = "\n\n".join(body), "\n\n".join(body[at] for at in (3, 1, 0, 2, 4))
    for number in range(len(body)):
        (anchor,) = anchors(old, new, stretch(CALL, old, number))
        truth = new.index(CALL, new.index(PARAGRAPHS[number]))
        assert not anchor.is_sure or anchor.start == truth


def test_a_side_that_fits_another_twin_better_is_believed() -> None:
    long = "the words that everybody hears who calls the hotline in the morning or in the evening. " * 3
    body = [f"{paragraph} {long}{CALL} {long}{paragraph[::-1]}" for paragraph in PARAGRAPHS]
    old, new = "\n\n".join(body), "\n\n".join((body[1], body[0], *body[2:]))
    for number in range(2):
        (anchor,) = anchors(old, new, stretch(CALL, old, number))
        assert not anchor.is_sure or anchor.start == stretch(CALL, new, 1 - number)[0]


def test_a_paragraph_that_comes_many_times_stays_where_it_is_unless_one_was_taken_out() -> None:
    old = "\n\n".join([PARAGRAPHS[0], *[CALL] * 40, PARAGRAPHS[1]])
    stretches = [stretch(CALL, old, number) for number in (0, 20, 39)]
    moved = anchors(old, f"A new first line.\n\n{old}", *stretches)
    assert {anchor.outcome for anchor in moved} == {Outcome.MOVED}
    assert [anchor.start - start for anchor, (start, _) in zip(moved, stretches, strict=True)] == [19] * 3
    less = "\n\n".join([PARAGRAPHS[0], *[CALL] * 39, PARAGRAPHS[1]])
    assert {anchor.outcome for anchor in anchors(old, less, stretches[1])} == {Outcome.CONFIRM}


def test_a_foot_of_every_page_goes_with_its_page() -> None:
    old = text(0, 1, 2, 3, 4, foot=CALL)
    new = text(0, 2, 3, 4, foot=CALL)
    kept, gone = anchors(old, new, stretch(CALL, old, 3), stretch(CALL, old, 1))
    assert (kept.is_sure, kept.start) == (True, stretch(CALL, new, 2)[0])
    assert not gone.is_sure


def test_answers_of_one_word_are_those_of_their_rows() -> None:
    names = ("Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus")
    rows = [f"{name}: {'Yes' if number % 3 else 'No'}" for number, name in enumerate(names)]
    old, new = "\n".join(rows), "\n".join((rows[0], "Zoe: Yes", *rows[1:4], *rows[5:]))
    stretches = [(stretch(row, old)[1] - 3, stretch(row, old)[1]) for row in rows]
    for row, anchor in zip(rows, anchors(old, new, *stretches), strict=True):
        if anchor.is_sure:
            assert new[: anchor.end].endswith(row)


def test_where_all_is_replaced_nothing_is_sure() -> None:
    old = text(0, 1, 2)
    new = "Quite another matter altogether: how ships are built of oak, and sail to the islands of the south sea."
    found = anchors(old, new, *(stretch(paragraph, old) for paragraph in PARAGRAPHS[:3]), stretch("the", old))
    assert not any(anchor.is_sure for anchor in found)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace("\n", "\r\n"),
        lambda body: body.replace(" ", "\u00a0"),
        lambda body: " ".join(body.split()),
        lambda body: unicodedata.normalize("NFD", body),
        lambda body: body.replace("“", '"').replace("”", '"').replace("’", "'"),
    ],
    ids=["line ends", "hard spaces", "white space", "NFD", "quotes"],
)
def test_the_same_letters_are_the_same_text(change: object) -> None:
    assert callable(change)
    old = "Père Noël said: “It’s late.”\n\nZażółć gęślą jaźń, and then “It’s over.” was all.\n\n" + text(0, 1)
    new = change(old)
    quotes = ("Père", "“It’s late.”", "Noël said: “It’s late.”\n\nZażółć", "gęślą", "was all.")
    for quote, anchor in zip(quotes, anchors(old, new, *(stretch(quote, old) for quote in quotes)), strict=True):
        assert anchor.is_sure
        assert new[anchor.start : anchor.end] == change(quote)


def test_chinese_without_spaces_is_placed_by_its_signs() -> None:
    old = "客服人员很友好，处理也很快。退款在三周后才到账。星期一没有人接电话。排队的人很多，我还是会再来。"
    new = "前言在此。排队的人很多，我还是会再来。客服人员非常友好，处理也很快。退款在三周后才到账。"
    friendly, refund, phone = anchors(
        old, new, stretch("处理也很快", old), stretch("退款在三周后才到账", old), stretch("没有人接电话", old)
    )
    assert [new[one.start : one.end] for one in (friendly, refund)] == ["处理也很快", "退款在三周后才到账"]
    assert not phone.is_sure


def test_one_character_overlapping_stretches_and_the_end_of_a_paragraph_keep_their_places() -> None:
    old, added = text(0, 1, 2), "First of all, a word to all who read this.\n\n"
    end = old.index("\n\n")
    wanted = [(4, 5), (4, 30), (10, 60), (end - 12, end + 14), (0, len(old))]
    found = anchors(old, added + old, *wanted)
    assert [anchor[:2] for anchor in found] == [(start + len(added), stop + len(added)) for start, stop in wanted]
    assert all(anchor.is_sure for anchor in found)


def test_words_that_have_changed_are_asked_where_one_side_alone_speaks_for_them_and_others_are_like_them() -> None:
    changed = "The refund came at lasst, without a single word of explanaton."
    old, new = text(0, 2, 4), f"{PARAGRAPHS[0]}\n\n{changed}\n\nShips are built of oak."
    (anchor,) = anchors(old, new, stretch(PARAGRAPHS[2], old))
    assert (anchor.outcome, new[anchor.start : anchor.end]) == (Outcome.MOVED, changed)
    more = f"The refund came at last, without a single wordd of explanation.\n\n{new}"
    (anchor,) = anchors(old, more, stretch(PARAGRAPHS[2], old))
    assert (anchor.outcome, more[anchor.start : anchor.end]) == (Outcome.CONFIRM, changed)
    less = new.replace(changed, "Tha refuni came at lest, witheut a single wird of explinotion.")
    assert anchors(old, less, stretch(PARAGRAPHS[2], old))[0].outcome is Outcome.CONFIRM


def test_typing_errors_all_over_a_text_that_repeats_itself_lead_to_no_other_repetition() -> None:
    words = " ".join(PARAGRAPHS).split()
    body = words * 4
    new = [f"{word}x" if at % 5 == at // len(words) else word for at, word in enumerate(body)]
    offsets = [sum(len(word) + 1 for word in body[:at]) for at in range(0, len(body), 10)]
    truths = [sum(len(word) + 1 for word in new[:at]) for at in range(0, len(body), 10)]
    found = anchors(" ".join(body), " ".join(new), *((at, at + 20) for at in offsets))
    assert all(not anchor.is_sure or anchor.start == truth for anchor, truth in zip(found, truths, strict=True))
    assert sum(anchor.start == truth for anchor, truth in zip(found, truths, strict=True)) >= len(truths) - 2


def test_words_far_apart_in_two_long_texts_that_have_little_in_common_do_not_take_much_memory() -> None:
    old = " ".join(f"a{number}" for number in range(21_000))
    new = " ".join(f"b{number}" if number % 7_000 else f"a{20_999 - number}" for number in range(21_000))
    (anchor,) = anchors(old, new, stretch("a10 a11 a12", old))
    assert not anchor.is_sure


def test_a_paragraph_that_comes_twice_is_told_apart_by_what_comes_before_and_after_it() -> None:
    rows = [f"In year {number} the house had {number * 37} guests, of whom few came again." for number in range(30)]
    twin, words = "\n".join(rows), rows[14][8:26]
    old = "\n\n".join((*PARAGRAPHS[:2], twin, PARAGRAPHS[2], twin, *PARAGRAPHS[3:]))
    stretches = [stretch(words, old, number) for number in range(2)]
    # where nothing was moved they stay what they are
    new = f"{PARAGRAPHS[4]}\n\n{old}"
    assert [(anchor.is_sure, anchor.start) for anchor in anchors(old, new, *stretches)] == [
        (True, stretch(words, new, number)[0]) for number in range(2)
    ]
    # the second one is now before the first one, or alone where neither was
    for new in (
        "\n\n".join((*PARAGRAPHS[:2], twin, twin, *PARAGRAPHS[2:])),
        "\n\n".join((*PARAGRAPHS, twin, PARAGRAPHS[0][::-1], twin)),
    ):
        assert not any(anchor.is_sure for anchor in anchors(old, new, *stretches))


def test_a_word_put_in_that_is_a_little_like_the_edge_of_a_stretch_makes_it_no_sure_place() -> None:
    old = text(0, 1, 2)
    words = "Monday, nor on the day after it"
    # what stood before the rest is replaced by much that has something like it at its end
    new = old.replace("on Monday, nor", f"in autumn {PARAGRAPHS[0].replace(',', '')} That was Modday, nor", 1)
    (anchor,) = anchors(old, new, stretch(words, old))
    assert anchor.outcome is Outcome.MOVED
    (anchor,) = anchors(old, new.replace("Modday", "Sunda"), stretch(words, old))
    assert anchor.outcome is Outcome.CONFIRM


def test_what_was_put_in_behind_a_changed_word_and_ends_like_it_is_no_part_of_a_stretch() -> None:
    old = text(0, 1, 2)
    new = old.replace("the day after it.", "the day after itt. Two more calls.")
    (anchor,) = anchors(old, new, stretch("nor on the day after it.", old))
    assert anchor.outcome is Outcome.CONFIRM


def test_long_texts_of_which_every_fifth_word_has_changed_are_compared_by_the_words_between() -> None:
    fresh = random.Random(7)  # noqa: S311 - the same texts each time
    words = [f"w{fresh.randrange(40)}" for _ in range(7_000)]
    changed = [word if at % 5 else f"x{at}" for at, word in enumerate(words)]
    old, new = " ".join(words), " ".join(changed)
    starts = range(3, 6_900, 300)
    places, truths = (
        [(len(" ".join(row[:at])) + 1, len(" ".join(row[: at + 9]))) for at in starts] for row in (words, changed)
    )
    found = anchors(old, new, *places)
    right = [abs(anchor.start - truth[0]) <= 6 for anchor, truth in zip(found, truths, strict=True)]
    assert all(right)
