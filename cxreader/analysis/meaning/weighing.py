"""From what meaning and words say of passages to their themes: the rules, for one passage or for thousands at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxreader.analysis.meaning.encoder import Vectors
from cxreader.analysis.meaning.head import Head

# all figures here were chosen on the shipped examples, each judged by a head that had not seen it or the like of it
_WORDS, _MOST_WORDS = 0.15, 3.0
# what a part of a long passage counts beside the whole, for a theme and for the topic
PART, _PART_TOPIC = 0.8, 0.9
_ON_TOPIC = 0.75
_FIRST, _FURTHER, _MOST = 0.25, 0.35, 4
# a theme without examples has its words alone; one clear word is enough
_ENOUGH = 1.0
# a theme that is not found is named from this score on
_NAMED = 0.1


@dataclass(frozen=True, slots=True)
class Weighed:
    """What counts for each theme of some passages: a row for each passage, a column for each theme.

    Attributes:
        scores: The sum of what meaning and words say.
        words: What the words add.
        counted: What the meaning of each stretch says, as far as it counts: a row for each stretch.
        topics: For each passage how surely it is on the topic.

    """

    scores: Vectors
    words: Vectors
    counted: Vectors
    topics: Vectors

    def found(self) -> Iterator[list[int]]:
        """Yield for each passage the columns of its themes, the strongest first."""
        for scores, topic in zip(self.scores, self.topics, strict=True):
            yield _found(scores) if topic >= _ON_TOPIC and len(scores) else []

    def following(self, passage: int, found: Collection[int]) -> int | None:
        """Return the column of the strongest theme of a passage that is not among those found; None where none is."""
        ranked = np.argsort(-self.scores[passage], kind="stable").tolist()
        best = next((column for column in ranked if column not in found), None)
        return None if best is None or self.scores[passage, best] < _NAMED else best


class Scales:
    """Weighs what a head says of passages against what the terms of a codebook say.

    The score of a theme is what the head says of the passage's meaning (or a little less than what it says of a part
    of it, if that is more) and 0.15 for each unit of strength of its terms, at most 3 units. A theme that has no
    examples yet has the score its words alone would give it. A passage that seems to be about something else
    altogether has no theme. The strongest theme needs a score of .25, others .35.
    """

    def __init__(self, head: Head, themes: Sequence[str]) -> None:
        self._head = head
        places = [head.themes.index(theme) if theme in head.themes else -1 for theme in themes]
        self._learnt = np.array([place >= 0 for place in places], bool)
        self._columns = np.array([place for place in places if place >= 0], np.intp)

    def weigh(self, vectors: Vectors, begins: NDArray[np.intp], strengths: Vectors) -> Weighed:
        """Weigh passages.

        Args:
            vectors: The meanings of all stretches of all passages, a row each: the whole of a passage, then its parts.
            begins: The row of the whole of each passage.
            strengths: A row for each passage: how strongly the terms of each theme speak for it.

        """
        values, topics = self._head.scores(vectors)
        counts = np.full((len(vectors), 1), PART, np.float32)
        counts[begins] = 1
        counted = np.zeros((len(vectors), strengths.shape[1]), np.float32)
        counted[:, self._learnt] = values[:, self._columns] * counts
        alone = np.where(strengths >= _ENOUGH, 1 - np.exp2(-strengths), 0)
        words = np.where(self._learnt, _WORDS * np.minimum(strengths, _MOST_WORDS), alone)
        scores = np.maximum.reduceat(counted, begins, axis=0) + words
        on_topic = np.maximum(topics[begins], _PART_TOPIC * np.maximum.reduceat(topics, begins))
        return Weighed(scores, words, counted, on_topic + words.max(axis=1, initial=0.0))


def _found(scores: Vectors) -> list[int]:
    first, *further = np.argsort(-scores, kind="stable")[:_MOST].tolist()
    themes = [theme for theme in further if scores[theme] >= _FURTHER]
    return [first, *themes] if scores[first] >= _FIRST else themes
