"""What came of bringing texts into a library, and the sentence that sums it up."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cxreader.intake import NearCopy
from cxreader.model.document import Problem
from cxreader.ui.counts import counted

_translate = QCoreApplication.translate


class Outcome(NamedTuple):
    """What became of the texts that were brought.

    Attributes:
        added: Number of documents that were added.
        problems: The files that were not.
        copies: Those documents added that are nearly the same as another one.
        left: The files that are still to be read, because nothing more could be stored.
        failure: Why, as a sentence; empty where all could.

    """

    added: int = 0
    problems: tuple[Problem, ...] = ()
    copies: tuple[NearCopy, ...] = ()
    left: tuple[Path, ...] = ()
    failure: str = ""

    @property
    def unread(self) -> int:
        """Number of files that could not be read."""
        return sum(not problem.known for problem in self.problems)

    @property
    def matters(self) -> bool:
        """Whether there is more to tell than how many were added."""
        return bool(self.unread or self.copies or self.failure)

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
            (
                len(self.left),
                _translate("Outcome", "{} is still to be read"),
                _translate("Outcome", "{} are still to be read"),
            ),
        )
        parts += [part for part in more if part[0]]
        sentence = " · ".join(counted(*part) for part in parts)
        return f"{sentence}. {self.failure}" if self.failure else sentence
