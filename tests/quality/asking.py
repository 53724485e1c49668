"""Somebody who teaches a theme that is held out, and answers questions about the judged passages."""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from cxreader.analysis import codebook, examples, model_file
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import Encoder, Vectors
from cxreader.analysis.meaning.head import Head
from cxreader.analysis.meaning.stretches import stretches
from cxreader.analysis.meaning.teaching import Said, Teacher, distinct
from cxreader.analysis.meaning.tongues import without_language

# with thirteen passages at most: of eighteen, not even ten questions without a miss could find enough
THREE = ("brand-marketing", "complaints", "social-support")
QUESTIONS = 10
_GOLD = Path(__file__).resolve().parents[1] / "data/themes-dev.jsonl"
_OTHER_NAMES = {"tl": "fil"}
_BEGINNINGS, _SEED = 6, 7


class Round(NamedTuple):
    """One round of questions: what is found by then, and how many answers were yes.

    Attributes:
        f1: F1 over all passages, if the theme is given to those that a person said yes to and to no other.
        expected: How many were to be expected.
        yes: How many there were.

    """

    f1: float
    expected: float
    yes: int


class Collection:
    """The judged passages with their parts, the shipped examples, and the names of the themes, each with its meaning.

    A passage for which a theme is acceptable is answered yes, but is not among those that are to be found.
    """

    def __init__(self, encoder: Encoder) -> None:
        lines = _GOLD.read_text(encoding="utf-8").split("\n")[:-1]
        self.rows: list[dict[str, Any]] = [row for row in map(json.loads, lines) if not row["noise"]]
        parts = [[part.text for part in stretches(row["text"], 0, len(row["text"]), ())] for row in self.rows]
        self._begins = np.cumsum([0, *map(len, parts)])[:-1]
        self._tongues = [
            _OTHER_NAMES.get(row["lang"], row["lang"]) for row, own in zip(self.rows, parts, strict=True) for _ in own
        ]
        self._meanings = encoder.encode([text for own in parts for text in own])
        self._shown = examples.load(examples.shipped())
        known = vectors.read(vectors.shipped(), vectors.edition(model_file.shipped()))
        self._examples = vectors.meanings([example.text for example in self._shown], known, encoder.encode)
        themes = codebook.load(codebook.shipped()).themes
        self.themes = [theme.id for theme in themes]
        self._names = encoder.encode([theme.name for theme in themes])

    @cached_property
    def lessons(self) -> dict[str, "Lesson"]:
        """Each theme as one that is new."""
        return {theme: self._lesson(theme) for theme in self.themes}

    def _lesson(self, theme: str) -> "Lesson":
        kept = [place for place, example in enumerate(self._shown) if theme not in example.themes]
        head = Head.train((), self._examples[kept], [()] * len(kept))
        others = without_language(head.features(self._examples[kept]), [self._shown[place].language for place in kept])
        passages = without_language(head.features(self._meanings), self._tongues)
        own = self.themes.index(theme)
        names = np.concatenate([self._names[[own]], np.delete(self._names, own, axis=0)])
        gold, acceptable = (
            frozenset(number for number, row in enumerate(self.rows) if theme in row[key]) for key in ("themes", "ok")
        )
        return Lesson(
            Teacher(passages, self._begins.tolist(), others), distinct(head.features(names)), gold, gold | acceptable
        )


class Lesson(NamedTuple):
    """A theme of which no example is known.

    Attributes:
        teacher: Says what to ask.
        name: What its name means.
        gold: The passages that are to be found.
        speaks: Those that are answered yes.

    """

    teacher: Teacher
    name: Vectors | None
    gold: frozenset[int]
    speaks: frozenset[int]

    def begun(self, given: int, rounds: int) -> Iterator[list[Round]]:
        """Yield what the rounds of questions gave, begun with so many passages, several times with others."""
        random = np.random.default_rng(_SEED)
        for _ in range(_BEGINNINGS):
            yield self._asked(random.choice(sorted(self.gold), given, replace=False).tolist(), rounds)

    def _asked(self, yes: list[int], rounds: int) -> list[Round]:
        no: list[int] = []
        told = []
        for _ in range(rounds):
            questions = self.teacher.suggest(Said(yes, no, self.name))[:QUESTIONS]
            right = [number for number, _ in questions if number in self.speaks]
            yes = yes + right
            no = no + [number for number, _ in questions if number not in self.speaks]
            found = len(self.gold & set(yes))
            told.append(Round(2 * found / (found + len(self.gold)), sum(chance for _, chance in questions), len(right)))
        return told
