"""What came of bringing texts into a library, and the sentence that sums it up."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cxreader.model.document import Problem
from cxreader.model.views import DocumentRow
from cxreader.ui.counts import counted
from cxreader.ui.document_rows import name_beside

_translate = QCoreApplication.translate


class NearCopy(NamedTuple):
    """A document that was added though there is one that is nearly the same.

    Attributes:
        path: Its file; its title where it was pasted.
        other: Title or file name of the other one.

    """

    path: Path
    other: str


class Outcome(NamedTuple):
    """What became of the texts that were brought.

    Attributes:
        added: Number of documents that were added.
        problems: The files that were not.
        copies: Those documents added that are nearly the same as another one.

    """

    added: int = 0
    problems: tuple[Problem, ...] = ()
    copies: tuple[NearCopy, ...] = ()

    @property
    def unread(self) -> int:
        """Number of files that could not be read."""
        return sum(not problem.known for problem in self.problems)

    @property
    def matters(self) -> bool:
        """Whether there is more to tell than how many were added."""
        return bool(self.unread or self.copies)

    @property
    def sentence(self) -> str:
        """How many were added, and what else happened, as far as it did."""
        known = len(self.problems) - self.unread
        parts = [(self.added, _translate("Outcome", "{} document added"), _translate("Outcome", "{} documents added"))]
        more = (
            (
                len(self.copies),
                _translate("Outcome", "{} is nearly the same as another"),
                _translate("Outcome", "{} are nearly the same as others"),
            ),
            (self.unread, _translate("Outcome", "{} could not be read"), _translate("Outcome", "{} could not be read")),
            (
                known,
                _translate("Outcome", "{} is already in this library"),
                _translate("Outcome", "{} are already in this library"),
            ),
        )
        parts += [part for part in more if part[0]]
        return " · ".join(counted(*part) for part in parts)


def near_copies(rows: Iterable[DocumentRow], added: Iterable[int]) -> Iterator[NearCopy]:
    """Yield those documents that are nearly the same as one that was there before them.

    Args:
        rows: The documents in the list.
        added: Ids of those that were added, in that order.

    """
    listed = {row.id: row for row in rows}
    order = [key for key in added if key in listed]
    for place, key in enumerate(order):
        row, later = listed[key], order[place:]
        other = next((listed[near] for near, _likeness in row.alike if near in listed and near not in later), None)
        if other:
            yield NearCopy(Path(row.path or row.title), name_beside(other, row))
