"""Floors for telling languages, a little below what is reached; the benchmark tests/bench/language.py says how much."""

import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.analysis.language import Detector
from cxreader.model.language import base

_DATA = Path(__file__).parent.parent / "data" / "language"
_DIGESTS = {
    "passages.jsonl": "0f6304492b47d832b981439d4a7f760bd7991e1ca955f1533b66a336a6501e31",
    "junk.txt": "b306201ceb18078741f579b32f03fc57be5f26b6fb19e53defb3d614663584f3",
}
# they have no profile of their own, so a text without their own letters cannot be told
_WITHOUT_PROFILE = {"sr", "be", "is", "kk", "yi"}
_SEEDS = dict(zip(("000", "001", "002", "003"), ("es", "zh-Hans", "pl", "fil"), strict=True))
_FLOORS = [
    ("paragraph", 1.0),
    ("100 characters", 0.992),
    ("40 characters", 0.985),
    ("15 characters", 0.92),
    ("sentence", 0.955),
]
# each is mixed with the next one: first far languages, then near ones
_FAR = ("es", "zh-Hant", "pl", "fil", "ar", "fr", "ru", "tr", "ja", "vi", "de", "hi")
_NEAR = (("es", "pt"), ("da", "no"), ("cs", "sk"), ("es", "ca"), ("bg", "mk"), ("ru", "uk"), ("hi", "ne"), ("sl", "hr"))


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return [json.loads(line) for line in (_DATA / "passages.jsonl").read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture(scope="module")
def junk() -> list[str]:
    return [line for line in (_DATA / "junk.txt").read_text(encoding="utf-8").split("\n") if line]


def _seed(number: str) -> str:
    return next(path.read_text(encoding="utf-8-sig") for path in paths.seeds() if path.name.startswith(number))


def _mixed(rows: list[dict[str, str]], junk: list[str], first: str, second: str) -> list[tuple[str, str]]:
    """Make a document in two languages with headings and junk, as (text, language), from the rows by a fixed rule."""
    parts: list[tuple[str, str]] = []
    for language in (first, second):
        of_it = [row for row in rows if row["language"] == language]
        paragraphs = [row["text"] for row in of_it if row["length"] == "paragraph"]
        headings = [row["text"] for row in of_it if row["length"] == "15 characters"]
        for number, paragraph in enumerate(paragraphs):
            parts += [(headings[number], language), (paragraph, language)]
            parts.append((junk[(len(parts) * 7 + number) % len(junk)], "und"))
    return parts


def _same(told: str, language: str) -> bool:
    # Croatian, Bosnian and Serbian in Latin letters are one language to the profiles, and so are the ways of Chinese
    return base(told) == base(language)


@pytest.mark.parametrize(("name", "digest"), _DIGESTS.items())
def test_the_data_are_those_the_floors_were_set_for(name: str, digest: str) -> None:
    text = (_DATA / name).read_text(encoding="utf-8")
    assert hashlib.sha256(text.encode()).hexdigest() == digest


@pytest.mark.parametrize("pattern", [r"\n+", r"\n+|(?<=[.!?。!?])\s*"], ids=["paragraphs", "sentences"])
@pytest.mark.parametrize(("number", "language"), _SEEDS.items())
def test_every_passage_of_a_sample_text_has_its_language(
    detector: Detector, number: str, language: str, pattern: str
) -> None:
    texts = [text for text in re.split(pattern, _seed(number)) if len(re.findall(r"[^\W\d_]", text)) >= 3]
    named = [guess.language for text, guess in zip(texts, detector.passages(texts), strict=True) if "$" not in text]
    assert set(named) - {"und"} == {language}
    assert named.count("und") <= 1


@pytest.mark.parametrize(("number", "language"), _SEEDS.items())
def test_no_passage_of_a_sample_text_alone_gets_a_foreign_language(
    detector: Detector, number: str, language: str
) -> None:
    texts = _seed(number).split("\n")
    assert {detector.passage(text).language for text in texts} - {"und"} == {language}


@pytest.mark.parametrize(("length", "share"), _FLOORS)
def test_passages_of_known_language_are_told(
    detector: Detector, rows: list[dict[str, str]], length: str, share: float
) -> None:
    judged = [row for row in rows if row["length"] == length and row["language"] not in _WITHOUT_PROFILE]
    right = sum(_same(detector.passage(row["text"]).language, row["language"]) for row in judged)
    assert right >= share * len(judged)


def test_simplified_and_traditional_chinese_are_told_apart(detector: Detector, rows: list[dict[str, str]]) -> None:
    judged = [row for row in rows if base(row["language"]) == "zh" and row["length"] == "paragraph"]
    assert all(detector.passage(row["text"]).language == row["language"] for row in judged)


def test_confidence_is_near_the_share_of_right_answers(detector: Detector, rows: list[dict[str, str]]) -> None:
    judged = [row for row in rows if row["language"] not in _WITHOUT_PROFILE]
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for row in judged:
        guess = detector.passage(row["text"])
        if guess.language != "und":
            bins[min(9, int(guess.confidence * 10))].append((guess.confidence, _same(guess.language, row["language"])))
    answers = sum(map(len, bins.values()))
    gaps = [abs(sum(confidence - right for confidence, right in answered)) for answered in bins.values()]
    assert sum(gaps) / answers <= 0.02


def test_high_confidence_at_forty_characters_can_be_relied_on(detector: Detector, rows: list[dict[str, str]]) -> None:
    judged = [row for row in rows if row["length"] == "40 characters" and row["language"] not in _WITHOUT_PROFILE]
    sure = [(guess, row) for row in judged if (guess := detector.passage(row["text"])).confidence >= 0.9]
    assert len(sure) >= 0.9 * len(judged)
    assert sum(_same(guess.language, row["language"]) for guess, row in sure) >= 0.98 * len(sure)


def test_junk_alone_has_no_language(detector: Detector, junk: list[str]) -> None:
    assert sum(detector.passage(line).language == "und" for line in junk) >= 0.95 * len(junk)


@pytest.mark.parametrize(
    ("pairs", "share"),
    [(list(zip(_FAR, (*_FAR[1:], _FAR[0]), strict=True)), 1.0), (_NEAR, 0.98)],
    ids=["far languages", "near languages"],
)
def test_passages_of_a_document_in_two_languages_are_told(
    detector: Detector, rows: list[dict[str, str]], junk: list[str], pairs: list[tuple[str, str]], share: float
) -> None:
    outcomes: dict[bool, list[bool]] = {True: [], False: []}
    for first, second in pairs:
        document = _mixed(rows, junk, first, second)
        for guess, (_, language) in zip(detector.passages([text for text, _ in document]), document, strict=True):
            outcomes[language == "und"].append(_same(guess.language, language))
    assert sum(outcomes[False]) >= share * len(outcomes[False])
    assert sum(outcomes[True]) >= 0.95 * len(outcomes[True])


def test_a_lone_foreign_passage_is_found(detector: Detector, rows: list[dict[str, str]]) -> None:
    spanish = [row["text"] for row in rows if row["language"] == "es" and row["length"] == "paragraph"] * 2
    foreign = [row for row in rows if row["length"] == "100 characters" and row["language"] in _FAR[1:]]
    for row in foreign:
        assert _same(detector.passages([*spanish, row["text"], *spanish])[len(spanish)].language, row["language"])


def test_the_data_hold_many_languages(rows: list[dict[str, str]]) -> None:
    assert len({row["language"] for row in rows}) > 60
