import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxreader import paths
from cxreader.analysis.noise import find
from cxreader.model.block import Block, BlockKind
from cxreader.model.passage import Noise

_GOLD = Path(__file__).parent.parent / "data" / "themes-dev.jsonl"


def _blocks(text: str) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, *match.span()) for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def _found(text: str) -> list[tuple[str, str]]:
    return [(noise.kind, text[noise.start : noise.end]) for noise in find(text, _blocks(text))]


def _rows() -> Iterator[tuple[str, str, str, bool]]:
    for line in _GOLD.read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            yield row["id"], row["lang"], row["text"], row["noise"]


def _seed(number: str) -> str:
    return next(path.read_text(encoding="utf-8-sig") for path in paths.seeds() if path.name.startswith(number))


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_junk_of_a_sample_text_is_found_and_nothing_else(number: str) -> None:
    text = _seed(number)
    whole = {(noise.start, noise.end) for noise in find(text, _blocks(text))}
    taken = {text[block.start : block.end] for block in _blocks(text) if (block.start, block.end) in whole}
    assert taken == {line for name, _, line, noise in _rows() if noise and name.startswith(f"seed-{number}")}


def test_every_inserted_name_of_a_sample_text_is_covered() -> None:
    text = _seed("001")
    found = find(text, _blocks(text))
    places = [match.span() for match in re.finditer("vwin免佣百家乐", text)]
    assert len(places) == 26
    assert all(any(noise.start <= start and end <= noise.end for noise in found) for start, end in places)
    assert ("spam-word", "徳赢真人娱乐") in _found(text)
    reasons = {noise.why for noise in found if noise.kind == "injected"}
    assert reasons == {"“vwin免佣百家乐” stands 26 times in 17 places among unrelated words: it was inserted."}


def test_no_clean_passage_is_noise_alone() -> None:
    false = [text for name, _, text, noise in _rows() if not noise and not name.startswith("seed-001") and _found(text)]
    assert false == []


def test_clean_passages_of_a_language_are_no_noise_as_one_document() -> None:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, language, text, noise in _rows():
        if not noise and not name.startswith("seed-001"):
            texts[language].append(text)
    assert {language: _found("\n\n".join(lines)) for language, lines in texts.items()} == {
        language: [] for language in texts
    }


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("template", "$config[code] not found"),
        ("template", "{{ post.title }}"),
        ("template", "[Img #4335]"),
        ("template", "&nbsp;"),
        ("template", "404 Not Found"),
        ("counter", "28 Mga Puna ▼"),
        ("counter", "12 comentarios"),
        ("counter", "Komentarze (5)"),
        ("counter", "18 minutos de lectura"),
        ("counter", "阅读 1.200"),
        ("counter", "Page 3 of 12"),
        ("counter", "第3页"),
        ("stamp", "Czas po: 27-2023"),
        ("stamp", "2023-05-01 14:30:00"),
        ("stamp", "Viernes, 12 de Septiembre de 2025"),
        ("stamp", "Published: March 3, 2011"),
        ("stamp", "Aktualizacja wpisu: 02 grudnia 2025"),
        ("credit", "Foto: Getty Images"),
        ("credit", "© 2011 Small Business. All rights reserved."),
        ("credit", "A queue in a shop – by Anna Maria Nowak"),
        ("credit", "Source: McKinsey"),
        ("credit", "金融业中充满情感的互动示例——来源:麦肯锡"),
        ("credit", "所谓的客户投诉冰山-通过阿德里安温斯科"),
        ("fragment", "Anonim"),
        ("fragment", "» Compartir"),
    ],
)
def test_a_line_that_is_no_words_of_the_author_is_noise(kind: str, line: str) -> None:
    assert _found(line) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Bueno",
        "Excellent",
        "Customer experience – by design",
        "3 Customer journey",
        "12 people waited",
        "Our photo: it was never returned.",
        "The source: a careless agent.",
        "Price: 1200",
        "9",
        "I got a 404 not found page every time I tried",
        "We waited until 10:30 and left.",
        "Agent by agent – by team",
        "提高点击率的方法",
        "全渠道——通过技术实现",
        "The comments were read by nobody",
        "Read more about our service on the next page, where every one of the twelve steps is explained",
    ],
)
def test_a_line_that_says_something_stays(line: str) -> None:
    assert _found(line) == []


def test_code_inside_a_sentence_is_cut_out_alone() -> None:
    assert _found("Dear {{ name }}, your call is important to us, please hold the line.") == [
        ("template", "{{ name }}")
    ]
    assert _found("Research &amp; development") == [("template", "&amp;")]


def test_spam_inside_a_long_run_of_characters_is_cut_out_alone() -> None:
    assert _found("客户服务很重要百家乐客户体验也很重要。") == [("spam-word", "百家乐")]


def test_spam_that_fills_a_block_takes_all_of_it() -> None:
    assert _found("• 百家乐!") == [("spam-word", "• 百家乐!")]
    text = "1. 百家乐"
    assert find(text, [Block(BlockKind.LIST_ITEM, 0, 6, 1, "1.")])[0].end == 6


def test_the_longest_inserted_string_is_taken_whole() -> None:
    sentences = ["店员很热情。", "退货流程太复杂了。", "网站打不开。", "送货很快。", "价格合理。"]
    lines = [line + "win赢钱com" for line in sentences] + [line + "win赢钱" for line in sentences]
    assert [words for _, words in _found("\n".join(lines))] == ["win赢钱com"] * 5 + ["win赢钱"] * 5


def test_spam_words_in_one_run_are_one_piece() -> None:
    assert _found("请看 真人娱乐百家乐 谢谢你们") == [("spam-word", "真人娱乐百家乐")]


def test_captions_that_say_the_same_twice_are_noise() -> None:
    lines = ["The complaint iceberg of a bank – drawn in 2008", "The complaint iceberg of the bank – drawn in 2008"]
    assert _found("\n".join(lines)) == [("repeat", line) for line in lines]


def test_a_line_like_the_credit_beside_it_is_noise() -> None:
    lines = ["The complaint iceberg of a bank – Adrian", "The complaint iceberg of a bank – Source: Adrian Winscoe"]
    assert [kind for kind, _ in _found("\n".join(lines))] == ["repeat", "credit"]


@pytest.mark.parametrize(
    "lines",
    [
        ["The service at the counter – good", "The service at the counter – bad"],
        ["Results of the first quarter 2020 – all shops", "Results of the first quarter 2021 – all shops"],
        ["The staff was friendly – every day"] * 3,
        ["The staff was friendly – every day."] * 2,
        ["Very good – thanks"] * 2,
    ],
)
def test_lines_that_are_merely_alike_stay(lines: list[str]) -> None:
    assert _found("\n".join(lines)) == []


def test_list_items_that_are_alike_stay() -> None:
    line = "The service at the counter – all shops"
    blocks = [Block(BlockKind.LIST_ITEM, 0, len(line)), Block(BlockKind.LIST_ITEM, len(line) + 1, 2 * len(line) + 1)]
    assert find(f"{line}\n{line}", blocks) == ()


def test_a_block_that_its_reader_calls_noise_is_noise() -> None:
    text = "Home Products About Contact"
    (noise,) = find(text, [Block(BlockKind.NOISE, 0, len(text))])
    assert (noise.start, noise.end, noise.kind) == (0, len(text), "fragment")
    assert noise.why.startswith("Left-over page furniture")


def test_a_block_that_its_reader_calls_noise_keeps_a_better_reason() -> None:
    text = "12 comments"
    assert find(text, [Block(BlockKind.NOISE, 0, len(text))])[0].kind == "counter"


def test_a_reason_names_the_words() -> None:
    line = "Foto: Getty Images"
    why = "“Foto:” in a short line without a sentence: a credit, source or link."
    assert find(line, _blocks(line)) == (Noise(0, len(line), "credit", why),)


def test_noise_is_in_order_and_never_overlaps() -> None:
    text = _seed("001")
    found = find(text, _blocks(text))
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_long_block_is_never_noise_as_a_whole() -> None:
    assert _found("Source: " + "McKinsey " * 40) == []


def test_a_common_word_is_noise_beside_other_noise_only() -> None:
    assert _found("Share\nWe waited an hour.\n12 May 2023") == [("stamp", "12 May 2023")]
    assert _found("Share\nWe waited an hour.\n12 comments") == [("fragment", "Share"), ("counter", "12 comments")]


def test_short_answers_in_a_talk_or_a_table_stay() -> None:
    text = "Ben: Home.\nAnna: 5 comments\nBen: 10:30\nAnna: Read more\nBen: {{name}}"
    said = [block._replace(marker=text[block.start :].split(maxsplit=1)[0]) for block in _blocks(text)]
    for kind in (BlockKind.TURN, BlockKind.TABLE_ROW):
        assert [noise.kind for noise in find(text, [block._replace(kind=kind) for block in said])] == ["template"]


def test_code_stays_in_a_text_about_code() -> None:
    text = "Write it like this:\n```\ndef greet(name):\n  return f(name)\n```\n{{ name }}\nUse ${name} in a shell."
    assert _found(text) == []


def test_code_that_is_quoted_stays() -> None:
    assert _found("The letter began with “{{ name }}” and ended so.") == []


def test_a_name_with_a_hint_of_spam_among_unrelated_words_is_cut_out() -> None:
    lines = [
        "Los clientes esperan XYZ casino mucho tiempo en la cola.",
        "Nadie contesta XYZ casino cuando llaman por la mañana.",
        "El servicio mejora XYZ casino despacio este año.",
        "Las quejas llegan XYZ casino siempre tarde.",
    ]
    assert _found("\n".join(lines)) == [("injected", "XYZ casino")] * 4


_PIECES = (
    "vwin娱乐",
    "casino XYZ ",
    "казино",
    "{{a}}",
    "&nbsp;",
    "[a b='c']",
    "12 comments",
    "Foto:",
    " – ",
    "\n",
    "。",
    "客",
    "\u00ad",
)


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=6), max_size=40), st.sampled_from(BlockKind))
def test_any_text_has_its_noise_in_order_and_inside_blocks(pieces: list[str], kind: BlockKind) -> None:
    text = "".join(pieces)
    blocks = [Block(kind, block.start, block.end) for block in _blocks(text)]
    found = find(text, blocks)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(b.start <= noise.start < noise.end <= b.end for b in blocks) for noise in found)
    assert all(noise.why.endswith(".") for noise in found)


def test_a_text_without_blocks_has_no_noise() -> None:
    assert find("", []) == ()
