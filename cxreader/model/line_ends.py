"""A text with a line feed at the end of each of its lines, and where its places are then."""

import re
from bisect import bisect_left


class LineEnds:
    """A text whose lines end in a line feed alone, as other programs count them.

    Attributes:
        text: The text as it is then.

    """

    def __init__(self, text: str) -> None:
        """Take on a text whose lines may end in any way."""
        self._dropped = [match.start() for match in re.finditer("\r\n", text)] if "\r" in text else []
        # of a text with other ends of lines these are the places in the new one
        self._kept = [place - number for number, place in enumerate(self._dropped)]
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")

    def to(self, offset: int) -> int:
        """Return where an offset of the text as it was is in the new one."""
        return offset - bisect_left(self._dropped, offset)

    def back(self, offset: int) -> int:
        """Return where an offset of the new text was."""
        return offset + bisect_left(self._kept, offset)
