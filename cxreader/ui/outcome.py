"""What came of bringing texts into a library, and the sentence that sums it up."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cxreader.intake import NearCopy
from cxreader.model.document import Manner, Problem
from cxreader.ui.counts import counted, grouped

# what can be done about it, as the banner names it
AGAIN, REPORT, BRING_IN = "again", "report", "bring in"

_translate = QCoreApplication.translate


class Comments(NamedTuple):
    """The comments that are in files, and that no notes were made of.

    Attributes:
        number: How many there are.
        documents: The documents that have them.
        file: Name of the file, where there is only one.

    """

    number: int = 0
    documents: tuple[int, ...] = ()
    file: str = ""

    @property
    def sentence(self) -> str:
        """How many there are, and where."""
        words = counted(self.number, _translate("Outcome", "{} comment"), _translate("Outcome", "{} comments"))
        if self.file:
            return _translate("Outcome", "{} in “{}”").format(words, self.file)
        return _translate("Outcome", "{} in {} files").format(words, grouped(len(self.documents)))


class Outcome(NamedTuple):
    """What became of the texts that were brought.

    Attributes:
        added: Number of documents that were added.
        problems: The files that were not.
        copies: Those documents added that are nearly the same as another one.
        left: The files that are still to be read, because nothing more could be stored.
        failure: Why, as a sentence; empty where all could.
        comments: What is in their files and may be brought in.
        passed: The files that the person did not want after all.
        manners: How some of those that are left are to be read.

    """

    added: int = 0
    problems: tuple[Problem, ...] = ()
    copies: tuple[NearCopy, ...] = ()
    left: tuple[Path, ...] = ()
    failure: str = ""
    comments: Comments = Comments()
    passed: tuple[Path, ...] = ()
    manners: Mapping[Path, Manner] = MappingProxyType({})

    @property
    def unread(self) -> int:
        """Number of files that could not be read."""
        return sum(not problem.known for problem in self.problems)

    @property
    def matters(self) -> bool:
        """Whether there is more to tell than how many were added."""
        return bool(self.comments.number or self._has_report)

    @property
    def actions(self) -> tuple[tuple[str, str], ...]:
        """What can be done about it: keys and words of buttons."""
        offered = (
            (AGAIN, _translate("Outcome", "Try Again"), self.left),
            (BRING_IN, _translate("Outcome", "Bring In"), self.comments.number),
            (REPORT, _translate("Outcome", "Show"), self._has_report),
        )
        return tuple((key, words) for key, words, is_there in offered if is_there)

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
            (len(self.passed), _translate("Outcome", "{} was left out"), _translate("Outcome", "{} were left out")),
            (
                len(self.left),
                _translate("Outcome", "{} is still to be read"),
                _translate("Outcome", "{} are still to be read"),
            ),
        )
        parts += [part for part in more if part[0]]
        said = [counted(*part) for part in parts]
        if self.comments.number:
            # that is all there is to tell, where nothing went wrong
            said = [*(said if self._has_report else ()), self.comments.sentence]
        sentence = " · ".join(said)
        return f"{sentence}. {self.failure}" if self.failure else sentence

    @property
    def _has_report(self) -> bool:
        return bool(self.unread or self.copies or self.passed or self.failure)
