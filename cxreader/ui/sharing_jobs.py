"""What is done with whole libraries off the window's thread: written, read, merged and compared."""

import time
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from cxreader.errors import CxError
from cxreader.intake import Taken
from cxreader.model.agreeing import Comparison
from cxreader.model.archive import Archive
from cxreader.model.merging import Choices, Contradiction, Merged
from cxreader.session import agreeing, archiving, merging, open_session
from cxreader.session.archiving import opened_archive
from cxreader.session.merging import merge_beside, store_texts
from cxreader.ui.bringing_jobs import Refused
from cxreader.ui.feeding import Dealt
from cxreader.ui.readings import Begun
from cxreader.ui.workers import Workers

# seconds between two looks at how far it is
_PACE = 0.1


class Met(NamedTuple):
    """Another person's library, and what is said in it against what is said here."""

    theirs: Archive
    against: tuple[Contradiction, ...]


class Ready(NamedTuple):
    """All texts are stored: the library that they are in is to be lent now."""

    library: Path


class Put(NamedTuple):
    """What came in, and the name of that edit where it was too large to be undone."""

    merged: Merged
    beyond: str


class Merger:
    """Brings in another person's library, once it is known whose decisions hold.

    Attributes:
        choices: Whose they are; None as long as nobody has said so, and then nothing comes in.
        lent: Whether the library is lent, without which nothing comes in either.
        put: What came in, once it has: whoever cancels too late is to be told of it.

    """

    def __init__(self, other: Path, author: str) -> None:
        """Say which library comes in, and who writes in this one."""
        self._other = other
        self._author = author
        self.choices: Choices | None = None
        self.lent = False
        self.put: Put | None = None

    def work(self, library: Path, _workers: Workers) -> Generator[object]:
        """Yield what there is to do, what was met, what is done, and what is ready; or why it is refused."""
        try:
            with opened_archive(self._other) as theirs:
                yield Begun(texts=len(theirs.documents))
                with closing(open_session(library, reading=True)) as session:
                    against = merging.contradictions(session, theirs)
                # who is asked here answers before this goes on
                yield Met(theirs, against)
                if self.choices is not None:
                    yield from self._put_in(library, theirs, self.choices)
        except CxError as problem:
            yield Refused(str(problem))

    def _put_in(self, library: Path, theirs: Archive, choices: Choices) -> Generator[object]:
        stored: dict[str, int] = {}
        told, done = time.monotonic(), 0
        for pair in store_texts(library, theirs):
            stored |= dict([pair] if pair else [])
            done += 1
            if time.monotonic() - told > _PACE:
                yield Dealt(taken=Taken(done))
                told, done = time.monotonic(), 0
        yield Ready(library)
        # who has cancelled by now is heard here
        yield Dealt()
        for found in merge_beside(library, self._author, theirs, choices, stored) if self.lent else ():
            if found:
                self.put = Put(*found)
            elif time.monotonic() - told > _PACE:
                # so that it can be cancelled
                yield Dealt()
                told = time.monotonic()


def write(library: Path, folder: Path, step: Callable[[], None]) -> Archive:
    """Write a library into a folder, and return what was written."""
    with closing(open_session(library, reading=True)) as session, session.steady():
        return archiving.write_folder(session, folder, step)


def compare(library: Path, other: Path, step: Callable[[], None]) -> Comparison:
    """Return how far another person agrees with what is said in a library."""
    with opened_archive(other) as theirs, closing(open_session(library, reading=True)) as session:
        step()
        found = agreeing.agreement(session, theirs)
        step()
        return found
