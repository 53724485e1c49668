"""The example of a theme that a passage is most like."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from cxreader.analysis.meaning.encoder import Vectors
from cxreader.analysis.meaning.head import Head


class Nearest(NamedTuple):
    """An example by its place among all, and how like it a passage is: a cosine, 1 for the same meaning."""

    place: int
    likeness: float


class Memory:
    """The examples a head has learnt from, as it compares them."""

    def __init__(self, head: Head, vectors: Vectors, labels: Sequence[Collection[str]]) -> None:
        """Remember examples.

        Args:
            head: Says what is alike.
            vectors: The meanings of the examples, a row each.
            labels: For each example the ids of its themes.

        """
        self._head = head
        self._features = head.features(vectors)
        self._places = {
            theme: np.array([place for place, own in enumerate(labels) if theme in own]) for theme in head.themes
        }

    def nearest(self, vector: Vectors, theme: str) -> Nearest | None:
        """Return the example of a theme that a passage, given its meaning, is most like; None if it has none."""
        places = self._places.get(theme)
        if places is None:
            return None
        likeness = self._features[places] @ self._head.features(vector[None])[0]
        best = int(likeness.argmax())
        return Nearest(int(places[best]), float(likeness[best]))
