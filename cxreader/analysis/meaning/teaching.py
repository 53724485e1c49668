"""A new theme by example: which passages a person should be asked about next, and how likely each speaks of it."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cxreader.analysis.meaning.encoder import Vectors

Numbers = NDArray[np.float64]

# All examples of other themes count 1, and so do all passages: nearly all of them speak of something else, and they are
# written as the wanted ones are, which examples are not. (Where there are few, none counts more than this.)
_MOST_EACH = 0.01
# Beside them count all that are said to speak of the theme, ...
_YES = 0.3
# its name, as so many of these, ...
_NAME = 2
# and each that is said not to speak of it
_NO = 0.1
_RIDGE, _CONSTANT = 0.026, 1e-6
# so many passages tell how passages are written
_ENOUGH = 2000
# How scores become chances: by logistic regression over the questions about each shipped theme in turn. Themes are rare
# in one library and common in another, so answers move the level, which is known beforehand within this variance.
_STEEP, _USUAL, _VARIANCE = 16.0, -4.9, 0.5
_FARTHEST, _HALVINGS = 8.0, 30


class Said(NamedTuple):
    """What a person has said of a new theme.

    Attributes:
        yes: The numbers of passages that speak of it, at least one; the one that it was begun with first.
        no: The numbers of those that do not.
        name: The meaning of its name, as ``distinct`` gives it; None where it has none worth the name.

    """

    yes: Sequence[int]
    no: Sequence[int] = ()
    name: Vectors | None = None


class Likely(NamedTuple):
    """A passage by its number, and how likely a person is to say that it speaks of the theme, from 0 to 1."""

    number: int
    likelihood: float


class Teacher:
    """Knows all passages there are, and examples of other themes; made once for many questions.

    It is ridge regression of what a person said against these. (Logistic regression and curved kernels found no more;
    neither did asking about doubtful or varied passages.) Of a long passage the part most like the theme counts.
    """

    def __init__(self, features: Vectors, begins: Sequence[int], others: Vectors) -> None:
        """Learn how passages and examples are spread, in some hundredths of a second for each thousand.

        Args:
            features: What ``without_language`` gives: for each passage a row, followed by those of its parts if it has
                any.
            begins: For each passage the place of its first row.
            others: The features of examples of other themes and of none.

        """
        self._features = features
        self._begins = np.asarray(begins, np.intp)
        some = self._begins[:: max(1, ceil(len(begins) / _ENOUGH))]
        self._square = _square(features[some]) + _square(others)
        self._square[np.diag_indices_from(self._square)] += [_RIDGE] * features.shape[1] + [_CONSTANT]

    def suggest(self, said: Said) -> list[Likely]:
        """Return the passages that nothing was said of, the likeliest first.

        How many of the next ten speak of the theme is about the sum of their likelihoods.
        """
        told = [*said.yes, *said.no]
        rows, targets, weights = self._lesson(said)
        heavy = rows * weights[:, None]
        sides = np.concatenate([heavy.T @ targets[:, None], rows.T], axis=1)
        solved = np.linalg.solve(self._square + heavy.T @ rows, sides)
        own = weights * (rows * solved[:, 1:].T).sum(axis=1)
        # what the score of each would be had nothing been said of it
        unsaid = (rows @ solved[:, 0] - own * targets) / (1 - own)
        # the first passage was no answer, and no more is the name
        asked = slice(1, len(told))
        level = _level(unsaid[asked], targets[asked]) if said.no else _USUAL
        scores = np.maximum.reduceat(self._features @ solved[:-1, 0].astype(np.float32), self._begins)
        chances = _chances(scores + solved[-1, 0], level).tolist()
        order = np.argsort(-scores, kind="stable").tolist()
        answered = set(told)
        return [Likely(number, chances[number]) for number in order if number not in answered]

    def _lesson(self, said: Said) -> tuple[Numbers, Numbers, Numbers]:
        """Return what a person said: the rows, what is to come out for each, and how much it counts."""
        rows = self._features[self._begins[[*said.yes, *said.no]]]
        targets = [1.0] * len(said.yes) + [0.0] * len(said.no)
        weights = [_YES / len(said.yes)] * len(said.yes) + [_NO] * len(said.no)
        if said.name is not None:
            rows = np.concatenate([rows, said.name[None]])
            targets.append(1.0)
            weights.append(_NAME * _YES / len(said.yes))
        return _with_constant(rows).astype(np.float64), np.array(targets), np.array(weights)


def distinct(names: Vectors) -> Vectors:
    """Return what a theme's name says and the names of others do not, of length 1.

    Args:
        names: The features of the names, as ``Head.features`` gives them: first the theme's own, then those of others.

    """
    own = names[0] - names[1:].mean(axis=0) if len(names) > 1 else names[0]
    unit: Vectors = own / max(np.linalg.norm(own), np.finfo(np.float32).tiny)
    return unit


def _square(features: Vectors) -> Numbers:
    """Return what ridge regression needs of rows that have nothing of what is sought."""
    rows = _with_constant(features)
    return (rows.T @ rows).astype(np.float64) * min(_MOST_EACH, 1 / max(1, len(rows)))


def _with_constant(features: Vectors) -> Vectors:
    return np.concatenate([features, np.ones((len(features), 1), np.float32)], axis=1)


def _level(scores: Numbers, targets: Numbers) -> float:
    """Return the level of chances that answers to questions speak for, together with what is known beforehand."""
    low, high = _USUAL - _FARTHEST, _USUAL + _FARTHEST
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        surplus = float((targets - _chances(scores, middle)).sum())
        if surplus > (middle - _USUAL) / _VARIANCE:
            low = middle
        else:
            high = middle
    return low


def _chances(scores: Numbers, level: float) -> Numbers:
    chances: Numbers = 1 / (1 + np.exp(-_STEEP * scores - level))
    return chances
