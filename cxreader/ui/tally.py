"""What has become of the files of one job of reading so far, which may go on in a second one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cxreader.intake import NearCopy
from cxreader.model.document import Manner, Problem
from cxreader.ui.feeding import Dealt
from cxreader.ui.outcome import Comments, Outcome
from cxreader.ui.pace import Pace
from cxreader.ui.readings import Begun


class Guest(NamedTuple):
    """Who sees to what a job of theirs yields, and to its end."""

    take: Callable[[Any], None]
    then: Callable[[bool], None]


class Tally:
    """Counts what is done, and knows what there is to tell in the end.

    Attributes:
        is_whole: Whether no more files are to come, so that there is an end to tell of.
        jobs: How many jobs of it wait or run.

    """

    def __init__(self, group: str, *, samples: bool = False, guest: Guest | None = None, is_whole: bool = True) -> None:
        self.group = group
        self.samples = samples
        self.guest = guest
        self.is_whole = is_whole
        self.jobs = 0
        self.files: dict[Path, None] = {}
        self.are_files = False
        self.whole = self.done = 0
        self.added: dict[int, None] = {}
        self.problems: list[Problem] = []
        self.copies: tuple[NearCopy, ...] = ()
        self.passed: tuple[Path, ...] = ()
        self.manners: Mapping[Path, Manner] = {}
        self.failure = ""
        self.pace = Pace()

    def begin(self, begun: Begun) -> None:
        """Take note of what there is to do, beside what is done."""
        self.files |= dict.fromkeys(begun.files)
        self.are_files = self.are_files or bool(begun.files)
        self.whole = self.done + (len(begun.files) or begun.texts)
        self.pace = Pace()

    def count(self, dealt: Dealt[Any]) -> None:
        """Take note of what is done."""
        self.done += dealt.taken.done
        self.problems += dealt.taken.problems
        self.failure = self.failure or dealt.taken.failure
        for item in dealt.items:
            self.files.pop(item, None)

    @property
    def is_over(self) -> bool:
        """Whether all files were dealt with that are to be, so that it can be told what became of them."""
        return self.are_files and self.is_whole and not self.jobs

    def outcome(self, comments: Comments) -> Outcome:
        """Return what there is to tell in the end, given the comments in what was added."""
        left = tuple(self.files) if self.failure else ()
        return Outcome(
            len(self.added),
            tuple(self.problems),
            self.copies,
            left,
            self.failure,
            comments,
            self.passed,
            {file: manner for file, manner in self.manners.items() if file in left},
        )
