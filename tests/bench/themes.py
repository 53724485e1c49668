"""Shows how well and how fast themes are found by meaning and words, and by words alone.

Run: python tests/bench/themes.py [PASSAGES.jsonl]
Each line of the file holds "text", "lang", "themes" and perhaps "ok" (themes that are neither right nor wrong), "noise"
and "register"; without one, those of tests/data/themes-dev.jsonl are taken. Times are of one thread.
"""

import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis import codebook, examples, model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.judge import Judge, Meaning
from cxreader.analysis.meaning.stretches import stretches
from cxreader.analysis.themes import Classifier
from cxreader.model.passage import Finding

CHECKOUT = Path(__file__).resolve().parents[2]

OTHER_NAMES = {"tl": "fil"}
Row = dict[str, Any]


class Answer(NamedTuple):
    """What the program said of a passage, and the theme with the highest score."""

    row: Row
    findings: tuple[Finding, ...]
    first: str


def main() -> int:
    """Print all figures."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "tests/data/themes-dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    for line in report([row for row in rows if not row.get("noise")]):
        sys.stdout.write(f"{line}\n")
    return 0


def report(rows: list[Row]) -> Iterator[str]:
    """Give all figures, line by line."""
    book = codebook.load(codebook.shipped())
    yield from timed("words alone", rows, by_words(Classifier(book)))
    started = time.perf_counter()
    shown = examples.load(examples.shipped())
    known = vectors.read(vectors.shipped(), vectors.edition(model_file.shipped()))
    yield f"examples: {len(shown)}, read in {time.perf_counter() - started:.2f} s"
    started = time.perf_counter()
    encoder = Encoder(model_file.shipped())
    yield f"model: loaded in {time.perf_counter() - started:.2f} s"
    rows_of = vectors.meanings([example.text for example in shown], known, encoder.encode)
    started = time.perf_counter()
    head = Head.train([theme.id for theme in book.themes], rows_of, [example.themes for example in shown])
    yield f"head: trained in {1000 * (time.perf_counter() - started):.0f} ms"
    yield from timed("meaning and words", rows, by_meaning(Judge(book, head), encoder))


def by_words(classifier: Classifier) -> Callable[[Row], Answer]:
    """Return what judges a passage by words alone."""

    def answer(row: Row) -> Answer:
        findings = classifier.findings(row["text"], 0, len(row["text"]), language(row), ())
        return Answer(row, findings, findings[0].theme if findings else "")

    return answer


def by_meaning(judge: Judge, encoder: Encoder) -> Callable[[Row], Answer]:
    """Return what judges a passage by meaning and words."""

    def answer(row: Row) -> Answer:
        text = row["text"]
        parts = stretches(text, 0, len(text), ())
        meanings = [Meaning(*pair) for pair in zip(parts, encoder.encode([part.text for part in parts]), strict=True)]
        findings = judge.findings(text, 0, len(text), language(row), (), meanings)
        return Answer(row, findings, findings[0].theme if findings else "")

    return answer


def language(row: Row) -> str:
    """Return a passage's language by the name the program has for it."""
    tag: str = row["lang"]
    return OTHER_NAMES.get(tag, tag)


def timed(name: str, rows: list[Row], judge: Callable[[Row], Answer]) -> Iterator[str]:
    """Give the figures of one way to find themes."""
    started = time.perf_counter()
    answers = [judge(row) for row in rows]
    yield f"== {name}: {len(rows) / (time.perf_counter() - started):.0f} passages a second, one by one"
    yield "all: " + figures(answers)
    for register, group in {
        "sample texts": [answer for answer in answers if answer.row.get("register") == "seed"],
        "others": [answer for answer in answers if answer.row.get("register") != "seed"],
    }.items():
        yield f"{register}: " + figures(group)
    groups = defaultdict[str, list[Answer]](list)
    for answer in answers:
        groups[language(answer.row)].append(answer)
    yield "micro F1 by language: " + ", ".join(f"{tag} {f1(group)[0]:.2f}" for tag, group in sorted(groups.items()))
    right = defaultdict[str, list[bool]](list)
    for row, findings, _ in answers:
        for finding in findings:
            right[finding.certainty].append(finding.theme in row["themes"] + row.get("ok", []))
    yield "right: " + ", ".join(f"{word} {share(hits)} of {len(hits)}" for word, hits in sorted(right.items()))


def figures(answers: list[Answer]) -> str:
    """Return F1, how often the strongest theme is right, and how often a passage off the topic gets one."""
    if not answers:
        return "none"
    micro, macro = f1(answers)
    first = [
        answer.first in answer.row["themes"] + answer.row.get("ok", []) for answer in answers if answer.row["themes"]
    ]
    off = [bool(findings) for row, findings, _ in answers if not row["themes"] and not row.get("ok")]
    return f"micro F1 {micro:.3f}, macro F1 {macro:.3f}, first right {share(first)}, off the topic {share(off)}"


def f1(answers: list[Answer]) -> tuple[float, float]:
    """Return micro and macro F1."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for row, findings, _ in answers:
        gold, found = set(row["themes"]), {finding.theme for finding in findings}
        right.update(gold & found)
        wrong.update(found - gold - set(row.get("ok", [])))
        missed.update(gold - found)
    themes = set(right) | set(missed)
    each = [2 * right[theme] / (2 * right[theme] + wrong[theme] + missed[theme]) for theme in themes]
    total = 2 * right.total() + wrong.total() + missed.total()
    return 2 * right.total() / max(1, total), sum(each) / max(1, len(each))


def share(answers: list[bool]) -> str:
    """Return a share in per cent."""
    return f"{sum(answers) / max(1, len(answers)):.1%}"


if __name__ == "__main__":
    sys.exit(main())
