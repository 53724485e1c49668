"""Where a stretch of a text stands in another version of that text."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from cxreader.model.annotation import Placing
from cxreader.model.correction import Correction

# first offset of a stretch, and the one after its last
Stretch = tuple[int, int]


class Outcome(StrEnum):
    """What became of a stretch."""

    SAME = "same"
    MOVED = "moved"
    CONFIRM = "confirm"
    LOST = "lost"


_PLACINGS = {Outcome.CONFIRM: Placing.CONFIRM, Outcome.LOST: Placing.LOST}


class Anchor(NamedTuple):
    """The place of a stretch in the other text.

    Attributes:
        start: Offset of its first code point; of one that is lost, about where it was.
        end: Offset after its last code point.
        outcome: How sure that is.
        likeness: How much the text there is like the stretch, 0 to 1.

    """

    start: int
    end: int
    outcome: Outcome
    likeness: float = 1.0

    @property
    def is_sure(self) -> bool:
        """Whether nobody need confirm it."""
        return self.outcome in (Outcome.SAME, Outcome.MOVED)

    @property
    def placing(self) -> Placing:
        """What a highlight is told as that stands there."""
        return _PLACINGS.get(self.outcome, Placing.SURE)


# where stretches of a document's text, given by its id, are in the text that takes its place, in their order
Placer = Callable[[int, Sequence[Stretch]], Sequence[Anchor]]


def carried(corrections: Sequence[Correction], anchors: Mapping[Stretch, Anchor]) -> tuple[Correction, ...]:
    """Return what a person said of stretches of a text that have a sure place in another one, at those places."""
    placed = [(said, anchors[said.start, said.end]) for said in corrections]
    return tuple(said._replace(start=anchor.start, end=anchor.end) for said, anchor in placed if anchor.is_sure)
