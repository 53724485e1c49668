import random
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader import paths
from cxreader.analysis.likeness import ALIKE, likeness, look_alike, sketch

_SEEDS = {path.name[:3]: path.read_text(encoding="utf-8-sig") for path in paths.seeds()}
_QUEUE = "We waited an hour in the queue and nobody came to help us with the broken till."


def _alike(one: str, other: str) -> float:
    return likeness(sketch(one), sketch(other))


def _edited(text: str, share: float) -> str:
    """Put another word of the text, or character where no spaces stand between words, in the place of some."""
    parts = re.findall(r"[\u4e00-\u9fff]|[^\W\d_\u4e00-\u9fff]+|[\W\d_]+", text)
    words = [part for part in parts if part[0].isalpha()]
    chance = random.Random(1)  # noqa: S311 - no secret
    return "".join(chance.choice(words) if part[0].isalpha() and chance.random() < share else part for part in parts)


@pytest.mark.parametrize("text", [*_SEEDS.values()], ids=[*_SEEDS])
@pytest.mark.parametrize("share", [0, 0.02, 0.05, 0.1])
def test_a_text_with_every_tenth_word_changed_is_the_same_text(text: str, share: float) -> None:
    assert _alike(text, _edited(text, share)) >= ALIKE


@pytest.mark.parametrize("text", [*_SEEDS.values()], ids=[*_SEEDS])
def test_a_text_with_half_of_its_words_changed_is_another(text: str) -> None:
    assert _alike(text, _edited(text, 0.5)) < ALIKE / 2


@pytest.mark.parametrize(("one", "other"), [*combinations(_SEEDS, 2)])
def test_texts_on_the_same_matter_have_little_in_common(one: str, other: str) -> None:
    assert _alike(_SEEDS[one], _SEEDS[other]) < 0.05


@pytest.mark.parametrize("text", [*_SEEDS.values()], ids=[*_SEEDS])
def test_the_two_halves_of_a_text_have_little_in_common(text: str) -> None:
    assert _alike(text[: len(text) // 2], text[len(text) // 2 :]) < 0.1


def test_a_text_cut_short_keeps_the_share_that_is_left() -> None:
    text = _SEEDS["000"]
    assert _alike(text, text[: len(text) // 2]) == pytest.approx(0.5, abs=0.1)


def test_a_sketch_is_small_and_its_numbers_fit_a_column() -> None:
    numbers = sketch(_SEEDS["003"])
    assert len(numbers) == 128
    assert all(0 <= number < 2**32 for number in numbers)


def test_a_sketch_is_the_same_in_every_version() -> None:
    assert sketch("Share") == {709912020}


def test_a_very_long_text_is_sketched_by_its_smallest_numbers() -> None:
    words = [f"word{number}" for number in range(20_000)]
    assert sketch(" ".join(words)) == sketch(" ".join(words) + " " + " ".join(words[:9_000]))


def test_a_small_set_is_compared_exactly() -> None:
    # 15 runs of three words, of which the three that hold "hour" differ
    assert _alike(_QUEUE, _QUEUE.replace("hour", "age")) == 12 / 18


@pytest.mark.parametrize(
    "other",
    [
        _QUEUE.upper(),
        _QUEUE.replace(" ", "\n\n"),
        _QUEUE.replace("queue", "qu\u00adeue").replace("till.", "till!!!"),
        "\ufeff" + _QUEUE.replace("a", "á"),
    ],
)
def test_what_a_reader_does_not_read_makes_no_difference(other: str) -> None:
    assert _alike(_QUEUE, other) == 1


def test_digits_make_a_difference() -> None:
    assert _alike("Call 100 now", "Call 200 now") == 0


def test_a_short_text_is_the_same_or_not() -> None:
    assert _alike("Nobody came to help us.", "nobody came to help us") == 1
    assert _alike("Nobody came to help us.", "Nobody came to help me.") == 0


@pytest.mark.parametrize(
    "text",
    ["店员很热情而且送货很快,但是退货流程太复杂了。", "พนักงานบริการดีมากแต่ต้องรอนานเกินไป", "店員さんはとても親切でした。"],
)
def test_scripts_without_spaces_are_compared_by_characters(text: str) -> None:
    assert _alike(text, "。" + text + "!") == 1
    assert 0.3 < _alike(text, text[:-6]) < 1


@pytest.mark.parametrize("text", ["", " \n", "— … !"])
def test_texts_without_words_have_nothing_in_common(text: str) -> None:
    assert sketch(text) == frozenset()
    assert _alike(text, text) == 0
    assert _alike(text, _QUEUE) == 0


@given(st.text(st.sampled_from("ab é店ก\u00ad.1") | st.characters(codec="utf-8"), max_size=80))
def test_likeness_is_whole_with_itself_and_the_same_both_ways(text: str) -> None:
    one, other = sketch(text), sketch(text[: len(text) // 2])
    assert likeness(one, one) == bool(one)
    assert 0 <= likeness(one, other) == likeness(other, one) <= 1


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("12 comments", "3 COMMENTS"),
        ("Posted on 2 May 2023", "Posted on 14 May 2023, "),
        ("Read more »", "» Read more"),
        ("3", "1.204"),
        ("* * *", "***"),
        ("Share this on the social network", "Share this on the socials network"),
        ("Photo by the editors of the daily paper in town", "Photo of the editors of the daily paper in town"),
        ("分享到微信朋友圈 3", "分享到微信朋友圈 12"),
    ],
)
def test_lines_that_look_the_same_are_found(line: str, other: str) -> None:
    assert look_alike(line, ["The queue was long.", other, line]) == [1, 2]


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("12 comments", "12 complaints"),
        ("Share", "Share this article with everyone"),
        ("Read more", "more Read"),
        ("***", "---"),
        ("Very good", "Very bad"),
    ],
)
def test_lines_that_look_otherwise_are_not(line: str, other: str) -> None:
    assert look_alike(line, [other]) == []


def test_long_lines_look_the_same_only_when_all_letters_are() -> None:
    line = "Subscribe to our letter today. " * 13
    assert look_alike(line, [line.upper(), line + "x", line[:300]]) == [0]


@given(st.text(max_size=40), st.lists(st.text(max_size=40), max_size=5))
def test_a_line_always_looks_like_itself(line: str, lines: list[str]) -> None:
    assert len(lines) in look_alike(line, [*lines, line])
