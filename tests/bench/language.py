"""Shows how well and how fast languages are told: right answers by length, confidence, junk, speed, loading.

Run: python tests/bench/language.py [PASSAGES.jsonl]
Each line of the file holds "text", "language" (or "lang") and "length" (or "bucket"); without one, those of
tests/data/language are taken. Only languages that those hold, and the program can tell, are judged.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis.language import Detector
from cxreader.model.language import UNKNOWN, base

CHECKOUT = Path(__file__).resolve().parents[2]

DATA = CHECKOUT / "tests" / "data" / "language"
# they have no profile of their own, so a text without their own letters cannot be told
WITHOUT_PROFILE = {"sr", "be", "is", "kk", "yi"}
OTHER_NAMES = {"tl": "fil", "zh-cn": "zh-Hans", "zh-tw": "zh-Hant"}
WIDTH = 50
SURE = 0.9
FORTY = ("40 characters", "c40")
PARAGRAPH = ("paragraph", "para")


class Answer(NamedTuple):
    """What the program said of a passage."""

    length: str
    language: str
    confidence: float
    right: bool


def main() -> int:
    """Print all figures."""
    for line in report(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "passages.jsonl"):
        sys.stdout.write(f"{line}\n")
    return 0


def report(path: Path) -> Iterator[str]:
    """Give all figures, line by line."""
    known = {language for _, language, _ in read(DATA / "passages.jsonl")} - WITHOUT_PROFILE
    rows = [row for row in read(path) if row[1] in known]
    started = time.process_time()
    detector = Detector()
    yield f"loading: {time.process_time() - started:.2f} s of processor time"
    answers = [answer(detector, *row) for row in rows]
    yield from accuracy(answers)
    yield from calibration([answer for answer in answers if answer.language != UNKNOWN])
    junk = (DATA / "junk.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    unnamed = share([detector.passage(line).language == UNKNOWN for line in junk])
    yield f"junk lines that get no language: {unnamed:.1%} of {len(junk)}"
    yield from speed(detector, [text for length, _, text in rows if length in PARAGRAPH])


def read(path: Path) -> list[tuple[str, str, str]]:
    """Return the rows of a file as (length, language, text)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    tags = [row.get("language") or row["lang"] for row in rows]
    return [
        (row.get("length") or row["bucket"], OTHER_NAMES.get(tag, tag), row["text"])
        for row, tag in zip(rows, tags, strict=True)
    ]


def answer(detector: Detector, length: str, language: str, text: str) -> Answer:
    """Ask for the language of a text; the two ways of writing Chinese count as one here."""
    guess = detector.passage(text)
    return Answer(length, guess.language, guess.confidence, base(guess.language) == base(language))


def accuracy(answers: Iterable[Answer]) -> Iterator[str]:
    """Give the share of right answers for each length; no answer counts as wrong."""
    by_length: defaultdict[str, list[Answer]] = defaultdict(list)
    for each in answers:
        by_length[each.length].append(each)
    yield f"{'length':16}{'passages':>10}{'right':>10}{'not sure':>10}"
    for length, group in sorted(by_length.items()):
        unsure = share([each.language == UNKNOWN for each in group])
        yield f"{length:16}{len(group):10}{share([each.right for each in group]):10.2%}{unsure:10.2%}"
    sure = [each.right for length in FORTY for each in by_length[length] if each.confidence >= SURE]
    yield f"right at 40 characters, of {len(sure)} answers with a confidence of {SURE} or more: {share(sure):.2%}"


def calibration(answers: Sequence[Answer]) -> Iterator[str]:
    """Give for each tenth of confidence the share of right answers as a bar, with a sign where it should end."""
    yield f"{'confidence':12}{'answers':>8}  right (| is where the bar should end)"
    error = 0.0
    for tenth in range(10):
        group = [each for each in answers if min(9, int(each.confidence * 10)) == tenth]
        if not group:
            continue
        right, meant = share([each.right for each in group]), sum(each.confidence for each in group) / len(group)
        error += abs(right - meant) * len(group) / len(answers)
        bar = f"{'#' * round(right * WIDTH):{WIDTH + 1}}"
        mark = round(meant * WIDTH)
        yield f"{tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}  {len(group):8}  {bar[:mark]}|{bar[mark + 1 :]} {right:.3f}"
    yield f"calibration error: {error:.4f}"


def speed(detector: Detector, paragraphs: Sequence[str]) -> Iterator[str]:
    """Give how many paragraphs are told in a second, each alone, and all as one document."""
    if paragraphs:
        started = time.process_time()
        for paragraph in paragraphs:
            detector.passage(paragraph)
        alone = time.process_time() - started
        detector.passages(paragraphs)
        together = time.process_time() - started - alone
        many = len(paragraphs)
        yield f"paragraphs a second: {many / alone:,.0f} alone, {many / together:,.0f} as one document of {many}"


def share(truths: Sequence[bool]) -> float:
    """Return how many of some truths hold, 0 to 1; 0 for none."""
    return sum(truths) / max(1, len(truths))


if __name__ == "__main__":
    sys.exit(main())
