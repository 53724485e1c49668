"""A whole library leaves as a folder of plain files, and comes back from one."""

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from cxreader.errors import LibraryError
from cxreader.model.archive import Archive
from cxreader.session.edits import Session


def archive(session: Session) -> Archive:
    """Return all that a person can see of the library; its texts are read as they are asked for."""
    from cxreader.store import archiving  # loaded late: no start needs it

    with session.library.reading() as db:
        found = archiving.load(db, session.name)
    unguarded = found.text

    def text(guid: str) -> str:
        with session.library.reading():
            return unguarded(guid)

    return found._replace(text=text, about=found.about._replace(author=session.author))


def write_folder(session: Session, folder: Path, step: Callable[[], None] = lambda: None) -> Archive:
    """Write the library into a folder, whole or not at all; other files there stay as they are.

    Args:
        session: The library.
        folder: The folder.
        step: Called after each document; may raise to give up.

    Returns:
        What was written, for `remember_written`, which a library that is only read leaves to others.

    Raises:
        ExportError: It could not be written.
        LibraryError: The library cannot be read.

    """
    from cxreader.exporters import folder as folders  # loaded late: no start needs it

    whole = archive(session)
    folders.write(whole, folder, step)
    if not session.read_only:
        remember_written(session, whole)
    return whole


def remember_written(session: Session, archive: Archive) -> None:
    """Keep that others may have seen what was written, so that later one can tell what follows from what."""
    from cxreader.store import archiving  # loaded late: no start needs it

    with session.library.transaction() as db:
        archiving.remember(db, (*archive.highlights, *archive.memos, *archive.links))


@contextmanager
def opened_archive(path: Path) -> Generator[Archive]:
    """Look into another library, which is a file or was written into a folder.

    Raises:
        IncomingError: The folder holds no library, or one that cannot be understood.
        LibraryError: The file cannot be read.

    """
    from cxreader.importers import folder as folders  # loaded late: no start needs these
    from cxreader.store.library import Library

    if path.is_dir():
        yield folders.read(path)
        return
    with Library(path, reading=True) as library:
        yield archive(Session(library))


def read_folder(folder: Path, library: Path, step: Callable[[], None] = lambda: None) -> None:
    """Make a library of what was written into a folder, whole or not at all; its texts are still to be read.

    Args:
        folder: The folder.
        library: The library's file, which is not there yet.
        step: Called after each document; may raise to give up.

    Raises:
        IncomingError: The folder holds no library, or one that cannot be understood.
        LibraryError: The library cannot be written.

    """
    from cxreader.importers import folder as folders  # loaded late: no start needs these
    from cxreader.store import unarchiving
    from cxreader.store.library import Library

    if library.exists():
        raise LibraryError(f"“{library.name}” is there already, and stays as it is. Choose another name.")
    archive = folders.read(folder)
    draft = library.with_name(f"{library.stem}.draft{library.suffix}")
    try:
        with Library(draft) as made, made.transaction() as db:
            unarchiving.fill(db, archive, step)
        os.replace(draft, library)  # noqa: PTH105 - Path.replace hides that a file of that name is replaced at once
    finally:
        for ending in ("", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)
