import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from cxreader.analysis.codebook import load, shipped
from cxreader.analysis.themes import Classifier
from cxreader.model.passage import Certainty, Finding

_GOLD = Path(__file__).parent.parent / "data" / "themes-dev.jsonl"
# the labelled passages name Tagalog, the program Filipino
_TAGS = {"tl": "fil"}
_LISTED = ("en", "es", "zh", "pl", "tl", "fr", "de", "pt")


def _rows() -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").split("\n") if line]
    return [row for row in rows if not row["noise"]]


@pytest.fixture(scope="module")
def judged() -> list[tuple[dict[str, Any], tuple[Finding, ...]]]:
    classifier = Classifier(load(shipped()))
    return [
        (row, classifier.findings(row["text"], 0, len(row["text"]), _TAGS.get(row["lang"], row["lang"]), ()))
        for row in _rows()
    ]


def _figures(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> tuple[float, float, float]:
    """Return micro F1, macro F1 and precision; a theme that is labelled as acceptable is neither right nor wrong."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for row, findings in judged:
        gold, found = set(row["themes"]), {finding.theme for finding in findings}
        right.update(gold & found)
        wrong.update(found - gold - set(row["ok"]))
        missed.update(gold - found)
    themes = set(right) | set(missed)
    macro = sum(2 * right[t] / (2 * right[t] + wrong[t] + missed[t]) for t in themes) / len(themes)
    hits, slips, gaps = right.total(), wrong.total(), missed.total()
    return 2 * hits / (2 * hits + slips + gaps), macro, hits / (hits + slips)


def test_themes_of_all_labelled_passages(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> None:
    micro, macro, precision = _figures(judged)
    assert micro >= 0.75
    assert macro >= 0.71
    assert precision >= 0.88


def test_themes_of_the_sample_texts(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> None:
    micro, macro, precision = _figures([pair for pair in judged if pair[0]["register"] == "seed"])
    assert micro >= 0.86
    assert macro >= 0.81
    assert precision >= 0.93


@pytest.mark.parametrize(
    ("language", "floor"),
    [("en", 0.60), ("es", 0.78), ("zh", 0.86), ("pl", 0.64), ("tl", 0.83), ("fr", 0.74), ("de", 0.84), ("pt", 0.82)],
)
def test_themes_by_language(
    judged: list[tuple[dict[str, Any], tuple[Finding, ...]]], language: str, floor: float
) -> None:
    assert _figures([pair for pair in judged if pair[0]["lang"] == language])[0] >= floor


def test_passages_off_the_topic_get_no_theme(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> None:
    off_topic = [findings for row, findings in judged if not row["themes"] and not row["ok"]]
    assert sum(map(bool, off_topic)) <= len(off_topic) * 0.03


def test_words_of_certainty_keep_what_they_say(judged: list[tuple[dict[str, Any], tuple[Finding, ...]]]) -> None:
    right = defaultdict[Certainty, list[bool]](list)
    for row, findings in judged:
        if row["lang"] in _LISTED:
            for finding in findings:
                right[finding.certainty].append(finding.theme in row["themes"] + row["ok"])
    share = {certainty: sum(answers) / len(answers) for certainty, answers in right.items()}
    assert share[Certainty.SURE] >= 0.95
    assert share[Certainty.FAIRLY] >= 0.83
    assert share[Certainty.DOUBTFUL] >= 0.70
    assert share[Certainty.SURE] > share[Certainty.FAIRLY] > share[Certainty.DOUBTFUL]
