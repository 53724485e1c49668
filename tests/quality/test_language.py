import json
import re
from collections import Counter
from pathlib import Path

import pytest

from cxreader import paths
from cxreader.analysis.language import Detector

_DATA = Path(__file__).parent.parent / "data" / "language" / "passages.jsonl"
# they have no profile of their own, so a text without their own letters cannot be told
_WITHOUT_PROFILE = {"sr", "be", "is", "kk", "yi"}
_SEEDS = dict(zip(("000", "001", "002", "003"), ("es", "zh-Hans", "pl", "fil"), strict=True))


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


def _seed(number: str) -> str:
    return next(path.read_text(encoding="utf-8-sig") for path in paths.seeds() if path.name.startswith(number))


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


@pytest.mark.parametrize(("length", "share"), [("paragraph", 0.99), ("40 characters", 0.96), ("sentence", 0.92)])
def test_passages_of_known_language_are_told(detector: Detector, length: str, share: float) -> None:
    rows = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row["length"] == length and row["language"] not in _WITHOUT_PROFILE]
    right = sum(detector.passage(row["text"], floor=0).language == row["language"] for row in rows)
    assert right >= share * len(rows)


def test_confidence_is_near_the_share_of_right_answers(detector: Detector) -> None:
    rows = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").split("\n") if line]
    rows = [row for row in rows if row["language"] not in _WITHOUT_PROFILE]
    guesses = [detector.passage(row["text"], floor=0) for row in rows]
    right = sum(guess.language == row["language"] for guess, row in zip(guesses, rows, strict=True))
    assert sum(guess.confidence for guess in guesses) / len(rows) == pytest.approx(right / len(rows), abs=0.03)


def test_the_data_hold_many_languages() -> None:
    rows = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").split("\n") if line]
    assert len(Counter(row["language"] for row in rows)) > 60
