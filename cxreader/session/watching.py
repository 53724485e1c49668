"""Folders that the open library is to be filled from."""

from collections.abc import Sequence
from pathlib import Path

from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.watching import FolderNews
from cxreader.session.edits import Session


def watched_folders(session: Session) -> tuple[Path, ...]:
    """Return the watched folders by name."""
    from cxreader.store import watched_folders  # loaded late: no start needs it

    with session.library.reading() as db:
        return watched_folders.folders(db)


def watch(session: Session, folder: Path) -> Change:
    """Watch a folder."""
    from cxreader.store import watched_folders

    with session.library.transaction() as db:
        watched_folders.add(db, folder)
    return Change(Part(0), f"Watching “{folder.name}”")


def unwatch(session: Session, folder: Path) -> Change:
    """Watch a folder no more; its texts stay."""
    from cxreader.store import watched_folders

    with session.library.transaction() as db:
        watched_folders.remove(db, folder)
    return Change(Part(0), f"No longer watching “{folder.name}”. Its texts stay in the library")


def folder_news(session: Session, folders: Sequence[Path] = ()) -> FolderNews:
    """Return what is new in all watched folders, or in some; it looks at each of their files.

    A file of a document that the person took off the list is not new.
    """
    from cxreader.readers.folders import find_files
    from cxreader.store import watched_folders

    with session.library.reading() as db:
        known = watched_folders.known(db)
        watched = tuple(folders) or watched_folders.folders(db)
    there = [folder for folder in watched if folder.is_dir()]
    new, changed = [], []
    for file in dict.fromkeys(find_files(there)):
        before = known.get(storable(str(file)))
        if before is None:
            new.append(file)
        elif before.shown and _is_other(file, before.size, before.modified, before.sha256):
            changed.append(file)
    return FolderNews(tuple(new), tuple(changed), tuple(folder for folder in watched if folder not in there))


def _is_other(file: Path, size: int, modified: int, sha256: str) -> bool:
    """Tell whether a file has another content than it had; one that cannot be read is left alone."""
    try:
        state = file.stat()
        if (state.st_size, state.st_mtime_ns) == (size, modified):
            return False
        import hashlib  # loaded late: no start needs it

        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() != sha256
    except OSError:
        return False
