"""The lines of the list of passages: groups under their heads, some of them folded; and how high each line is."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from cxreader.model.listed import Group, PassageRow


class Head(NamedTuple):
    """The line above a group.

    Attributes:
        key: What stands for the group.
        name: What it is called.

    """

    key: str
    name: str


Entry = Head | PassageRow


class Lines:
    """Which passage stands in which line.

    A passage is named by its place among all passages that are listed, folded ones too; a group by its number.
    """

    def __init__(self, groups: Sequence[Group] = (), *, headed: bool = False, folded: Collection[str] = ()) -> None:
        """Lay out groups.

        Args:
            groups: All groups.
            headed: Whether each has a head.
            folded: Keys of the groups of which only the head is shown.

        """
        self._places = list(accumulate((group.passages for group in groups), initial=0))
        self._shown = [0 if group.key in folded else group.passages for group in groups]
        self._firsts = list(accumulate((shown + headed for shown in self._shown), initial=0))
        self._headed = int(headed)
        # the lines of the heads
        self.heads: Sequence[int] = self._firsts[:-1] if headed else ()

    def __len__(self) -> int:
        """Return the number of lines."""
        return self._firsts[-1]

    def group(self, line: int) -> int:
        """Return the number of the group that a line belongs to."""
        return bisect_right(self._firsts, line) - 1

    def place(self, line: int) -> int | None:
        """Return the place of the passage in a line, None for a head."""
        group = self.group(line)
        at = line - self._firsts[group] - self._headed
        return None if at < 0 else self._places[group] + at

    def step(self, line: int, by: int) -> int:
        """Return the line of the next (1) or previous (-1) passage, heads left out; -1 at the end."""
        line += by
        while 0 <= line < len(self):
            if self.place(line) is not None:
                return line
            line += by
        return -1

    def nearest(self, line: int) -> int:
        """Return the line of the passage in a line or, where none is there, of one near it; -1 for none at all."""
        line = min(line, len(self) - 1)
        if line < 0 or self.place(line) is not None:
            return line
        after = self.step(line, 1)
        return after if after >= 0 else self.step(line, -1)

    def first_place(self, group: int) -> int:
        """Return the place of the first passage of a group."""
        return self._places[group]

    def head(self, group: int) -> int:
        """Return the line of the head of a group."""
        return self._firsts[group]

    def line(self, place: int) -> int | None:
        """Return the line of a passage, None where its group is folded."""
        group = bisect_right(self._places, place) - 1
        return self._firsts[group] + self._headed + place - self._places[group] if self._shown[group] else None


class Heights:
    """Where each line begins: nearly all are of one height, so that no more than the others are counted."""

    def __init__(self, count: int, plain: int, heads: Sequence[int], head: int, tall: Mapping[int, int]) -> None:
        """Stack lines.

        Args:
            count: Their number.
            plain: The height of a passage.
            heads: The lines that are heads, in their order.
            head: The height of a head.
            tall: The heights of those passages that are unfolded, by their lines.

        """
        self._count, self._plain, self._heads, self._head = count, plain, heads, head
        self._tall = sorted(tall)
        self._more = list(accumulate((tall[line] - plain for line in self._tall), initial=0))

    @property
    def plain(self) -> int:
        """The height of a passage."""
        return self._plain

    @property
    def whole(self) -> int:
        """The height of all lines together."""
        return self.top(self._count)

    def top(self, line: int) -> int:
        """Return where a line begins."""
        heads = bisect_left(self._heads, line)
        return line * self._plain + heads * (self._head - self._plain) + self._more[bisect_left(self._tall, line)]

    def at(self, height: int) -> int:
        """Return the line at a height, the first or the last one beyond the ends."""
        found = bisect_right(range(self._count), height, key=self.top) - 1
        return max(0, found)
