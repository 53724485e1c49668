"""What finds the themes of passages: words alone, or words and meaning together."""

from collections.abc import Sequence
from typing import Protocol

from cxreader.model.passage import Finding, Noise


class Finder(Protocol):
    """Finds the themes of passages, one after another."""

    def findings(self, text: str, start: int, end: int, language: str, noise: Sequence[Noise]) -> tuple[Finding, ...]:
        """Return the themes of one passage, the strongest first.

        Args:
            text: The text the passage is in.
            start: Offset of the passage's first code point.
            end: Offset after its last code point.
            language: Its language tag, ``und`` where that is not known.
            noise: The text's noise: a term that touches it counts for nothing.

        """
