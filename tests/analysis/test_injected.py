import pytest

from cxreader import paths
from cxreader.analysis.injected import find_inserted

_SENTENCES = (
    "客户服务不仅仅是一个部门。",
    "店员很热情。",
    "我们等了很久才有人接电话。",
    "价格合理而且送货很快。",
    "退货流程太复杂了。",
    "网站打不开。",
)


def _lines(lines: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return text, spans


def _never(_: str) -> bool:
    return False


def test_the_inserted_name_of_a_sample_text_is_found_everywhere() -> None:
    path = next(path for path in paths.seeds() if path.name.startswith("001"))
    text, spans = _lines(path.read_text(encoding="utf-8").split("\n"))
    (string,) = find_inserted(text, spans, _never)
    assert string.words == "vwin免佣百家乐"
    assert len(string.starts) == text.count(string.words) == 26
    assert all(text.startswith(string.words, start) for start in string.starts)
    assert string.blocks == 17


def test_a_product_that_many_sentences_name_is_not_inserted() -> None:
    lines = [
        "我们的CRM系统很慢。",
        "新的CRM系统上线了。",
        "没有CRM系统就不行。",
        "把CRM系统换掉吧。",
        "用CRM系统来管理。",
    ]
    assert find_inserted(*_lines(lines), _never) == ()


def test_a_name_that_hangs_loose_behind_sentences_is_inserted() -> None:
    lines = [line + "win赢钱" for line in _SENTENCES[:3]] + ["客户win赢钱服务", "快win赢钱递", "win赢钱店员"]
    assert [string.words for string in find_inserted(*_lines(lines), _never)] == ["win赢钱"]


def test_known_spam_need_not_hang_loose() -> None:
    lines = ["我们win赢钱很慢。", "新的win赢钱上线。", "没有win赢钱不行。", "把win赢钱换掉。"]
    text, spans = _lines(lines)
    assert [string.words for string in find_inserted(text, spans, lambda words: "赢钱" in words)] == ["win赢钱"]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_string_that_stands_rarely_is_not_inserted(times: int) -> None:
    assert find_inserted(*_lines([line + "win赢钱" for line in _SENTENCES[:times]]), _never) == ()


def test_a_string_that_stands_in_few_blocks_is_not_inserted() -> None:
    assert find_inserted(*_lines(["好win赢钱。坏win赢钱。来win赢钱。去win赢钱吧"] * 2), _never) == ()


def test_a_string_with_the_same_neighbours_is_a_word() -> None:
    lines = ["我爱T恤衫们。", "我爱T恤衫们吧", "我爱T恤衫们了", "我爱T恤衫们的"]
    assert find_inserted(*_lines(lines), lambda _: True) == ()


def test_a_string_at_the_edges_of_a_text_is_found() -> None:
    lines = ["win赢钱", "店员。win赢钱", "客户。win赢钱", "快win赢钱递", "慢win赢钱"]
    assert [string.starts for string in find_inserted(*_lines(lines), _never)] == [(0, 9, 18, 25, 33)]


def test_a_string_that_always_hangs_loose_is_inserted() -> None:
    lines = [line + "win赢钱" for line in _SENTENCES]
    assert [string.blocks for string in find_inserted(*_lines(lines), _never)] == [6]


def test_a_string_that_also_stands_in_a_longer_one_is_found_behind_it() -> None:
    lines = [line + "win赢钱com" for line in _SENTENCES] + [line + "win赢钱" for line in _SENTENCES]
    assert [string.words for string in find_inserted(*_lines(lines), _never)] == ["win赢钱com", "win赢钱"]


def test_a_place_outside_all_blocks_does_not_count() -> None:
    text, spans = _lines([line + "win赢钱" for line in _SENTENCES])
    (string,) = find_inserted(text, spans[:5], _never)
    assert len(string.starts) == 5


@pytest.mark.parametrize("words", ["казино вулкан", "كازينو", "เว็บคาสิโน", "카지노"])
def test_known_spam_in_another_script_is_found_between_words(words: str) -> None:
    lines = [
        f"The staff {words} was friendly.",
        f"We waited {words} an hour.",
        f"Nobody {words} came to help.",
        f"Prices {words} rose.",
    ]
    (string,) = find_inserted(*_lines(lines), _never, "казино|كازينو|คาสิโน|카지노")
    assert (string.words, len(string.starts)) == (words, 4)


def test_a_foreign_word_that_a_text_speaks_of_is_not_inserted() -> None:
    lines = [
        "The word おもてなし means care.",
        "They say おもてなし is an art.",
        "We teach おもてなし here.",
        "With おもてなし it ends.",
    ]
    assert find_inserted(*_lines(lines), _never, "カジノ") == ()


_LATIN = (
    "Customers wait {} much too long.",
    "Nobody answers {} when they call.",
    "Prices rose {} again last year.",
    "Shops close {} early here.",
)


def test_a_name_with_a_hint_is_inserted_where_it_stands_among_unrelated_words() -> None:
    lines = [line.format("Lucky 8 casino") for line in _LATIN]
    (string,) = find_inserted(*_lines(lines), _never, r"\bcasino\b")
    assert string.words == "Lucky 8 casino"


@pytest.mark.parametrize(
    "lines",
    [
        [line.format("at the Bellagio casino") for line in _LATIN],
        [line.format("casino") for line in _LATIN],
        [line.format("XYZ casino") for line in _LATIN[:3]] + ["Some casino closed."],
        [line.format("XYZ casino") for line in _LATIN[:3]] + ["The casino closed.", "Our casino is loud."],
        ["We like XYZ casino staff."] * 4,
        ["XYZ casino is loud.", "XYZ casino was old.", "XYZ casino has rooms.", "XYZ casino smelled."],
        ["I lost in XYZ casino today.", "Go to XYZ casino now.", "Look at XYZ casino here.", "Out of XYZ casino then."],
    ],
)
def test_a_name_with_a_hint_that_belongs_to_its_sentences_is_not_inserted(lines: list[str]) -> None:
    assert find_inserted(*_lines(lines), _never, r"\bcasino\b") == ()


def test_a_text_without_blocks_has_none() -> None:
    assert find_inserted("", [], _never) == ()
