import hashlib
import json
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cxreader.analysis import codebook, examples, model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.judge import Judge, Meaning
from cxreader.analysis.meaning.stretches import stretches
from cxreader.model.passage import Certainty, Finding

_ROOT = Path(__file__).resolve().parents[2]
_GOLD = _ROOT / "tests/data/themes-dev.jsonl"
# the floors belong to these passages
_DIGEST = "07ca5d379da6030d0d83cabdfce12a75266eab09dac97d7ce32e9cd589158ee5"
_TAGS = {"tl": "fil"}
_CODEBOOK = codebook.load(codebook.shipped())
_SHOWN = examples.load(examples.shipped())
_ROWS: list[dict[str, Any]] = [
    row for row in map(json.loads, _GOLD.read_text(encoding="utf-8").split("\n")[:-1]) if not row["noise"]
]


class _Judged(NamedTuple):
    row: dict[str, Any]
    findings: tuple[Finding, ...]
    first: str


class _Learnt(NamedTuple):
    encoder: Encoder
    head: Head


@pytest.fixture(scope="module")
def learnt() -> _Learnt:
    subprocess.run([sys.executable, str(_ROOT / "packaging/model.py")], check=True)
    model = model_file.shipped()
    encoder = Encoder(model)
    known = vectors.read(vectors.shipped(), vectors.edition(model))
    meanings = vectors.meanings([example.text for example in _SHOWN], known, encoder.encode)
    themes = [theme.id for theme in _CODEBOOK.themes]
    return _Learnt(encoder, Head.train(themes, meanings, [example.themes for example in _SHOWN]))


@pytest.fixture(scope="module")
def judged(learnt: _Learnt) -> list[_Judged]:
    judge = Judge(_CODEBOOK, learnt.head)
    answers = []
    for row in _ROWS:
        text, language = row["text"], _TAGS.get(row["lang"], row["lang"])
        parts = stretches(text, 0, len(text), ())
        rows = learnt.encoder.encode([part.text for part in parts])
        meanings = [Meaning(part, vector) for part, vector in zip(parts, rows, strict=True)]
        findings = judge.findings(text, 0, len(text), language, (), meanings)
        answers.append(_Judged(row, findings, findings[0].theme if findings else ""))
    return answers


def _figures(judged: list[_Judged]) -> tuple[float, float]:
    """Return micro and macro F1; a theme that is labelled as acceptable is neither right nor wrong."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for row, findings, _ in judged:
        gold, found = set(row["themes"]), {finding.theme for finding in findings}
        right.update(gold & found)
        wrong.update(found - gold - set(row["ok"]))
        missed.update(gold - found)
    themes = set(right) | set(missed)
    macro = sum(2 * right[t] / (2 * right[t] + wrong[t] + missed[t]) for t in themes) / len(themes)
    return 2 * right.total() / (2 * right.total() + wrong.total() + missed.total()), macro


def test_the_floors_are_those_of_these_passages_and_no_example_is_one_of_them() -> None:
    assert hashlib.sha256(_GOLD.read_bytes()).hexdigest() == _DIGEST
    assert not {row["text"] for row in _ROWS} & {example.text for example in _SHOWN}


def test_themes_of_all_labelled_passages(judged: list[_Judged]) -> None:
    micro, macro = _figures(judged)
    assert micro >= 0.85
    assert macro >= 0.85


def test_themes_of_the_sample_texts(judged: list[_Judged]) -> None:
    micro, macro = _figures([answer for answer in judged if answer.row["register"] == "seed"])
    assert micro >= 0.81
    assert macro >= 0.80


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "id", "ja", "pl", "pt", "ru", "tl", "zh"])
def test_themes_by_language(judged: list[_Judged], language: str) -> None:
    assert _figures([answer for answer in judged if answer.row["lang"] == language])[0] >= 0.75


def test_the_strongest_theme_is_right(judged: list[_Judged]) -> None:
    asked = [answer for answer in judged if answer.row["themes"]]
    right = sum(answer.first in answer.row["themes"] + answer.row["ok"] for answer in asked)
    assert right >= len(asked) * 0.95


def test_passages_off_the_topic_get_no_theme(judged: list[_Judged]) -> None:
    off_topic = [answer for answer in judged if not answer.row["themes"] and not answer.row["ok"]]
    assert sum(bool(answer.findings) for answer in off_topic) <= len(off_topic) * 0.03


def test_words_of_certainty_keep_what_they_say(judged: list[_Judged]) -> None:
    right = defaultdict[Certainty, list[bool]](list)
    for row, findings, _ in judged:
        for finding in findings:
            right[finding.certainty].append(finding.theme in row["themes"] + row["ok"])
    share = {certainty: sum(answers) / len(answers) for certainty, answers in right.items()}
    assert share[Certainty.SURE] >= 0.95
    assert share[Certainty.FAIRLY] >= 0.80
    assert share[Certainty.FAIRLY] > share[Certainty.DOUBTFUL]
