"""Which library is open: the sample library, the person's own, or a new one where that cannot be had."""

import os.path
from pathlib import Path

from cxreader import paths
from cxreader.errors import LibraryError
from cxreader.session import Session, open_session

# how many libraries beside the wanted one are tried
_MOST = 10


def open_last(path: str, *, bringing: bool = False) -> tuple[Session, str]:
    """Open the library that was open last or, where that is not known, the person's own; without one, the samples.

    Args:
        path: Its file; empty for none, and one that is gone counts as none.
        bringing: Whether the person brings files of their own, which never go among the samples.

    Returns:
        The session, and a sentence about what went wrong and what was opened instead; empty for nothing.

    """
    # pathlib's own question raises where a folder may not be entered
    there = bool(path) and os.path.isfile(path)  # noqa: PTH113
    own = paths.own_library()
    wanted = Path(path) if there else (own if own.is_file() else paths.sample_library())
    if bringing and wanted == paths.sample_library():
        wanted = own
    return open_or_begin(wanted)


def open_or_begin(wanted: Path) -> tuple[Session, str]:
    """Open a library or, where that is not possible, begin another one beside it or in a temporary folder.

    Returns:
        The session, and a sentence about what went wrong and what was opened instead; empty for nothing.

    """
    try:
        return open_session(wanted), ""
    except LibraryError as problem:
        why = str(problem)
    for number in range(2, _MOST):
        # the one that was begun the last time is found again
        beside = wanted.with_stem(f"{wanted.stem} {number}")
        try:
            return open_session(beside), f"{why} Another library, “{beside.stem}”, is open instead."
        except LibraryError:
            continue
    import tempfile  # slow to load, and hardly ever needed

    passing = Path(tempfile.mkdtemp(prefix="cxreader-")) / wanted.name
    return open_session(passing), f"{why} What you do now is kept only in “{passing}”."


def is_sample(session: Session) -> bool:
    """Tell whether the sample library is open."""
    return session.path == paths.sample_library()
