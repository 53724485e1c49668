"""From the meaning of a passage to its themes: a linear head, learnt in closed form from examples."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import DIMENSIONS, Vectors
from cxreader.analysis.meaning.layers import KEPT, WIDTH

# how much the weights are held back: the best on examples left out of the training, group by group of like ones
_RIDGE = 3.0
# what a person says counts as much as so many examples
_DECIDED = 8.0
_CONSTANT = 1e-3


class Decision(NamedTuple):
    """What a person said of a passage.

    Attributes:
        vector: Its meaning, as the encoder gives it.
        said: For each theme spoken of whether the passage speaks of it.

    """

    vector: Vectors
    said: Mapping[str, bool]


class Scores(NamedTuple):
    """How strongly passages speak of themes: about 1 as clearly as an example, about 0 not at all.

    Attributes:
        themes: A row for each passage, a column for each theme of the head.
        topic: For each passage whether it speaks of any theme.

    """

    themes: Vectors
    topic: Vectors


@dataclass(frozen=True, slots=True)
class Head:
    """Ridge regression from meanings to themes, and to whether a passage is on the topic at all.

    It is linear once the lengths of a passage's vector are known, so that a score is exactly the sum of one share for
    each word piece.

    Attributes:
        themes: Ids of the themes it knows, in the order of its columns.

    """

    themes: tuple[str, ...]
    _centre: Vectors
    _weights: Vectors

    @classmethod
    def train(
        cls,
        themes: Sequence[str],
        vectors: Vectors,
        labels: Sequence[Collection[str]],
        decisions: Sequence[Decision] = (),
    ) -> "Head":
        """Learn from examples; some tens of milliseconds for two thousand.

        Args:
            themes: Ids of the themes to tell apart; those without any example are left out, but for those that a person
                found in some passage.
            vectors: The meanings of the examples.
            labels: For each example the ids of its themes; none for one that is off the topic.
            decisions: What a person said of passages. A theme nothing was said of counts as it would without them.

        """
        shown = {theme for own in labels for theme in own}
        shown |= {theme for decision in decisions for theme, answer in decision.said.items() if answer}
        known = tuple(theme for theme in themes if theme in shown)
        centre = _units(vectors).mean(axis=0)
        features = _features(vectors, centre)
        targets = np.array([[*(theme in own for theme in known), bool(own)] for own in labels], np.float32)
        head = cls(known, centre, solve(features, targets, np.ones(len(features), np.float32), _RIDGE))
        if not decisions:
            return head
        decided = _features(np.stack([decision.vector for decision in decisions]), centre)
        features = np.concatenate([features, decided])
        targets = np.concatenate([targets, head._told(decided, decisions)])
        weights = np.full(len(features), _DECIDED, np.float32)
        weights[: len(labels)] = 1
        return cls(known, centre, solve(features, targets, weights, _RIDGE))

    def scores(self, vectors: Vectors) -> Scores:
        """Return how strongly passages speak of each theme, given their meanings, a row each."""
        values = self._values(self.features(vectors))
        return Scores(values[:, :-1], values[:, -1])

    def features(self, vectors: Vectors) -> Vectors:
        """Return meanings as the head compares them: of length 1, without what all texts have in common."""
        return _features(vectors, self._centre)

    def shares(self, pieces: Vectors) -> Vectors:
        """Return what each word piece of one passage adds to its scores, a column for each theme.

        Args:
            pieces: The vectors of all pieces of the passage, also of those that frame it.

        Returns:
            A row for each piece. The sum of the rows is the row of ``scores`` for the mean of the pieces.

        """
        halves = pieces.reshape(-1, len(KEPT), WIDTH)
        whole = halves.mean(axis=0)
        lengths = np.linalg.norm(whole, axis=1)[:, None]
        rest = np.linalg.norm(whole / lengths - self._centre, axis=1)[:, None]
        features = (halves / lengths - self._centre) / (rest * len(KEPT) ** 0.5 * len(pieces))
        shares: Vectors = features.reshape(-1, DIMENSIONS) @ self._weights[:-1] + self._weights[-1] / len(pieces)
        return shares[:, :-1]

    def _values(self, features: Vectors) -> Vectors:
        values: Vectors = features @ self._weights[:-1] + self._weights[-1]
        return values

    def _told(self, features: Vectors, decisions: Sequence[Decision]) -> Vectors:
        """Return what is to be learnt of passages with decisions."""
        targets = self._values(features).clip(0, 1)
        column = {theme: place for place, theme in enumerate(self.themes)}
        for row, decision in zip(targets, decisions, strict=True):
            for theme, answer in decision.said.items():
                if theme in column:
                    row[column[theme]] = answer
            if any(decision.said.values()):
                row[-1] = 1
        return targets


def _units(vectors: Vectors) -> Vectors:
    """Return the two layers of meanings, each of length 1."""
    halves = vectors.reshape(-1, len(KEPT), WIDTH)
    units: Vectors = halves / np.linalg.norm(halves, axis=2, keepdims=True)
    return units


def _features(vectors: Vectors, centre: Vectors) -> Vectors:
    return _units(_units(vectors) - centre).reshape(-1, DIMENSIONS) / np.float32(len(KEPT) ** 0.5)


def solve(features: Vectors, targets: Vectors, weights: Vectors, ridge: float) -> Vectors:
    """Return the weights of ridge regression, the constant in the last row.

    Args:
        features: A row for each text.
        targets: What is to come out for each, a column for each question.
        weights: How much each text counts.
        ridge: How much the weights are held back.

    """
    rows = np.concatenate([features, np.ones((len(features), 1), np.float32)], axis=1)
    heavy = rows * weights[:, None]
    # doubles would take twice as long, and change no score by more than a thousandth of a thousandth
    square = (heavy.T @ rows).astype(np.float64)
    square[np.diag_indices_from(square)] += [ridge] * DIMENSIONS + [_CONSTANT]
    return np.linalg.solve(square, (heavy.T @ targets).astype(np.float64)).astype(np.float32)
