"""From files to documents of a library, beside the window: what a worker process is asked, and what it answers.

What is stored here is not in the list yet: that is for the window, so that it can be undone. Each of these calls opens
the library for itself, and all they are given and answer can be pickled. What they need is loaded when they are
called, for who asks must not load it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from cxreader.model.document import Manner, Problem
from cxreader.model.incoming import IncomingText


class Taken(NamedTuple):
    """What became of some files, or of some texts of the library.

    Attributes:
        done: How many of them were dealt with, whatever became of them.
        ids: Documents that are to be shown, or that were read again.
        problems: The files that became none.
        failure: Why the rest could not be stored, as a sentence; empty where all was.

    """

    done: int = 0
    ids: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()
    failure: str = ""


class NearCopy(NamedTuple):
    """A document that is nearly the same as one that was there before it.

    Attributes:
        path: Its file; its title where it was pasted.
        other: Title or file name of the other one.

    """

    path: Path
    other: str


def next_id(library: Path) -> int:
    """Return the id that the document has which is stored next.

    Raises:
        LibraryError: The library cannot be read.

    """
    from cxreader.intake import storing

    return storing.next_id(library)


def make_ready(library: Path) -> None:
    """Load all that it takes to read a file into a library, for one will come soon."""
    from cxreader.intake import reading

    reading.make_ready(library)


def take_in(
    library: Path, files: tuple[Path, ...], first: int = 0, manners: Mapping[Path, Manner] | None = None
) -> Taken:
    """Read files, understand them and store each, to be shown.

    Args:
        library: The library's file.
        files: The files.
        first: Id for the document of the first one, and so on: processes beside each other keep the order of all
            files that way. 0 for whichever is next.
        manners: How some of the files are to be read, as a person has chosen; the others are read as they come.

    """
    from cxreader.intake import reading

    return reading.take_in(library, files, first, manners or {})


def take_text(library: Path, text: str, name: str) -> Taken:
    """Understand a pasted text, whose title is its name, and store it, to be shown."""
    from cxreader.intake import reading

    return reading.take_text(library, text, name)


def take_texts(library: Path, texts: tuple[IncomingText, ...]) -> Taken:
    """Understand texts that came from another program and store each, to be shown; the answer names no file of them."""
    from cxreader.intake import reading

    return reading.take_texts(library, texts)


def read_again(library: Path, documents: tuple[int, ...]) -> Taken:
    """Understand texts of a library once more, by what the person says of them by now."""
    from cxreader.intake import reading

    return reading.read_again(library, documents)


def near_copies(library: Path, documents: tuple[int, ...]) -> tuple[NearCopy, ...]:
    """Return those documents that are nearly the same as another one in the list.

    Args:
        library: The library's file.
        documents: Ids of those that were added, in that order; of two that are alike the later one counts.

    Raises:
        LibraryError: The library cannot be read.

    """
    from cxreader.intake import storing

    return storing.near_copies(library, documents)
