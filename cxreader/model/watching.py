"""Folders that are watched, and the files in them that a library does not hold as they are."""

from pathlib import Path
from typing import NamedTuple


class FolderNews(NamedTuple):
    """What is new in watched folders.

    Attributes:
        new: Files that were never opened.
        changed: Files of documents in the list that have another content by now.
        gone: Watched folders that are not there.

    """

    new: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
