"""What a connection still sees of a library whose files were taken away is put into another library."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from cxreader.errors import LibraryError
from cxreader.store import backups, recovery
from cxreader.store.failures import explained

_TIME = "%Y-%m-%d %H.%M"


def rescue(db: sqlite3.Connection, library: Path, folders: Sequence[Path]) -> tuple[Path, bool]:
    """Put all that a connection sees into a library of its own, in the first folder that takes it.

    Returns:
        That library, and whether it holds all that was seen.

    Raises:
        LibraryError: Nothing can be read any more, or it could not be written in any of the folders.

    """
    problem = LibraryError("")
    word = f"rescued {datetime.now().astimezone().strftime(_TIME)}"
    for folder in folders:
        try:
            return _put(db, backups.free_name(folder / library.name, word))
        except LibraryError as failure:
            problem = failure
    raise problem


def _put(db: sqlite3.Connection, target: Path) -> tuple[Path, bool]:
    part = target.with_name(f"{target.name}.part")
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            backups.copy_pages(db, part)
            os.replace(part, target)  # noqa: PTH105 - Path.replace hides that a file of that name is replaced at once
        finally:
            part.unlink(missing_ok=True)
    if _is_sound(target):
        return target, True
    # others have written to the file meanwhile, and old pages stand beside new ones
    return recovery.recover(target).recovered, False


def _is_sound(library: Path) -> bool:
    """Tell whether a copy is in order to the last entry of each index; to look over its pages is not enough here."""
    try:
        with closing(sqlite3.connect(library)) as db:
            return bool(db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
