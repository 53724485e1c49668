"""Which library is open: the sample library, the person's own, or a new one where that cannot be had."""

import os.path
from pathlib import Path
from typing import NamedTuple

from cxreader import paths
from cxreader.errors import DamageError, LibraryError
from cxreader.session import Session, open_session

# how many libraries beside the wanted one are tried
_MOST = 10


class Opened(NamedTuple):
    """What was opened.

    Attributes:
        session: The open library.
        problem: What went wrong with the one that was wanted, and what is open instead; empty for nothing.
        damaged: The file of the one that was wanted, where that is damaged and must still be recovered.

    """

    session: Session
    problem: str = ""
    damaged: Path | None = None


def open_last(path: str, *, bringing: bool = False) -> Opened:
    """Open the library that was open last or, where that is not known, the person's own; without one, the samples.

    Args:
        path: Its file; empty for none, and one that is gone counts as none.
        bringing: Whether the person brings files of their own, which never go among the samples.

    """
    # pathlib's own question raises where a folder may not be entered
    there = bool(path) and os.path.isfile(path)  # noqa: PTH113
    own = paths.own_library()
    wanted = Path(path) if there else (own if own.is_file() else paths.sample_library())
    if bringing and wanted == paths.sample_library():
        wanted = own
    return open_or_begin(wanted)


def open_or_begin(wanted: Path) -> Opened:
    """Open a library or, where that is not possible, begin another one beside it or in a temporary folder.

    In the place of a damaged one there is an empty one that passes, until it is recovered.

    Raises:
        LibraryError: Nothing could be written anywhere.

    """
    try:
        return open_chosen(wanted)
    except LibraryError as problem:
        return begin_beside(wanted, str(problem))


def open_chosen(wanted: Path) -> Opened:
    """Open a library that a person chose, or what stands in for it where it is damaged.

    Raises:
        LibraryError: It cannot be opened.

    """
    try:
        return Opened(open_session(wanted))
    except DamageError:
        return stand_in(wanted)


def stand_in(damaged: Path) -> Opened:
    """Open what stands for a damaged library: what was recovered of it before, or an empty one that passes."""
    found = sorted(damaged.parent.glob(f"{damaged.stem} recovered*{paths.LIBRARY_SUFFIX}"), key=_time)
    if found and _time(found[-1]) > _time(damaged):
        try:
            return Opened(
                open_session(found[-1]),
                f"“{damaged.stem}” is damaged and was left as it is. What could be read of it is open instead, in "
                f"“{found[-1].stem}”.",
            )
        except LibraryError:
            pass
    words = f"“{damaged.stem}” is damaged. What can be read of it is being put into another library."
    return Opened(open_session(_passing(damaged)), words, damaged)


def begin_beside(wanted: Path, why: str) -> Opened:
    """Begin a library beside one that cannot be had, or in a temporary folder.

    Raises:
        LibraryError: Nothing could be written anywhere.

    """
    for number in range(2, _MOST):
        # the one that was begun the last time is found again
        beside = wanted.with_stem(f"{wanted.stem} {number}")
        try:
            return Opened(open_session(beside), f"{why} Another library, “{beside.stem}”, is open instead.")
        except LibraryError:
            continue
    passing = _passing(wanted)
    return Opened(open_session(passing), f"{why} What you do now is kept only in “{passing}”.")


def is_sample(session: Session) -> bool:
    """Tell whether the sample library is open."""
    return session.path == paths.sample_library()


def _passing(wanted: Path) -> Path:
    import tempfile  # slow to load, and hardly ever needed

    return Path(tempfile.mkdtemp(prefix="cxreader-")) / wanted.name


def _time(file: Path) -> int:
    return file.stat().st_mtime_ns
