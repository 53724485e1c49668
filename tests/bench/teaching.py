"""Shows how soon a new theme is learnt by questions, and how long a person waits for the next ten.

Run: python tests/bench/teaching.py
Each shipped theme is held out in turn and taught by the judged passages of tests/data/themes-dev.jsonl: F1 over these
after each round of ten questions, and how many answers were yes beside how many were to be expected. Times are of one
thread.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis import model_file
from cxreader.analysis.meaning.encoder import DIMENSIONS, Encoder
from cxreader.analysis.meaning.teaching import Said, Teacher
from tests.quality.asking import QUESTIONS, THREE, Collection, Lesson

GIVEN = (1, 3, 5)
ROUNDS = 4
PASSAGES, EXAMPLES = 20_000, 2_000

import numpy as np  # noqa: E402  cxreader.analysis.meaning loads it on one thread


def main() -> int:
    """Print all figures."""
    for line in report():
        sys.stdout.write(f"{line}\n")
    return 0


def report() -> Iterator[str]:
    """Give all figures, line by line."""
    lessons = Collection(Encoder(model_file.shipped())).lessons
    nameless = [lesson._replace(name=None) for lesson in lessons.values()]
    for given in GIVEN:
        yield f"== begun with {given}, after each of {ROUNDS} rounds of {QUESTIONS}"
        yield "three themes: " + figures((lessons[theme] for theme in THREE), given)
        yield f"all {len(lessons)} themes: " + figures(lessons.values(), given)
        yield "without their names: " + figures(nameless, given)
        for theme, lesson in lessons.items():
            yield f"  {theme} ({len(lesson.gold)} passages): {figures([lesson], given)}"
    yield from waits()


def figures(lessons: Iterable[Lesson], given: int) -> str:
    """Return F1, and yes beside expected, after each round."""
    rounds = np.mean([asked for lesson in lessons for asked in lesson.begun(given, ROUNDS)], axis=0)
    return ", ".join(f"{f1:.3f} ({yes:.1f} yes, {expected:.1f} expected)" for f1, expected, yes in rounds)


def waits() -> Iterator[str]:
    """Give the times for a large library of anything."""
    random = np.random.default_rng(1)
    rows = random.standard_normal((PASSAGES + EXAMPLES, DIMENSIONS), np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    started = time.perf_counter()
    teacher = Teacher(rows[:PASSAGES], range(PASSAGES), rows[PASSAGES:])
    yield f"== {PASSAGES} passages: looked over in {1000 * (time.perf_counter() - started):.0f} ms, once"
    started = time.perf_counter()
    teacher.suggest(Said(range(20), range(20, 100)))
    yield f"each round: {1000 * (time.perf_counter() - started):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
