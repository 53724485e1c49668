"""Whether the files of an open library are still where they were: another program may take them away or replace them.

A sync program, a file manager or whoever takes out a disk asks nobody. And where anything in this process opens and
closes the library, the system drops the locks on it, so that another process may take away its journal
(https://www.sqlite.org/howtocorrupt.html, 2.2). What is written from then on goes to files that nobody finds again.
"""

import os
from pathlib import Path


class Whereabouts:
    """The files of a library that is open for writing, as they were when it was opened."""

    def __init__(self, library: Path) -> None:
        self._library = library
        # beside the file itself, whatever link led to it
        self._journal = Path(f"{os.path.realpath(library)}-wal")
        self._folder = _mark(library.parent)
        self._marks = (_mark(library), _mark(self._journal))

    @property
    def is_moved(self) -> bool:
        """Whether the library alone is no longer there: its journal is still where it was."""
        return _mark(self._library) != self._marks[0] and _mark(self._journal) == self._marks[1]

    @property
    def is_folder_there(self) -> bool:
        """Whether the folder is still there, and not another one."""
        return _mark(self._library.parent) == self._folder

    def changed(self) -> str:
        """Return in a sentence what has become of them; empty where they are still there."""
        name, found = self._library.stem, _mark(self._library)
        if (found, _mark(self._journal)) == self._marks:
            return ""
        if not found:
            return f"The file of “{name}” is gone: it was moved, renamed or deleted, or its disk was taken out."
        if found != self._marks[0]:
            return f"Another file was put in the place of “{name}”."
        return f"Another program took away the journal of “{name}”."


def _mark(path: Path) -> tuple[int, ...]:
    """Return what tells one file from every other; nothing for none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - twice as fast, and each edit asks
    except OSError:
        return ()
    return found.st_dev, found.st_ino
