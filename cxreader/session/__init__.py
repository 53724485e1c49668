"""The open library as its user knows it: questions to it, edits of it, and how it is opened."""

import zlib
from pathlib import Path

from cxreader.analysis import codebook as codebook_files
from cxreader.session.edits import Session
from cxreader.store.library import Library

__all__ = ["Session", "open_session"]


def open_session(path: Path, *, reading: bool = False) -> Session:
    """Open a library, making it where there is none, with the shipped codebook unless it has a person's own.

    Args:
        path: Its file.
        reading: Whether it is opened only to be read, beside whoever writes to it.

    Raises:
        LibraryError: It cannot be opened.

    """
    library = Library(path, reading=reading)
    try:
        session = Session(library)
        if not session.read_only:
            _take_shipped(session)
    except BaseException:
        library.close()
        raise
    return session


def _take_shipped(session: Session) -> None:
    """Give a library the shipped codebook and its examples, unless it has them, or newer ones, or a person's own."""
    stamp, own = session.edition
    if own:
        return
    shipped = codebook_files.shipped()
    # parsing the files takes longer than all else here, so they are left alone while they are those we know; a checksum
    # tells that, for hashlib would take longer to load than all of this takes, and that of the examples stands in the
    # codebook itself
    digest = f"{zlib.crc32(shipped.read_bytes()):08x}"
    if stamp and session.codebook_file == digest:
        return
    edition, present = codebook_files.load(shipped), session.codebook
    # an older program must leave a newer edition alone; the same version from another file is one that is still being
    # written
    if edition.id != present.id or edition.version >= present.version:
        from cxreader.analysis import examples  # loaded late: it is needed only then

        session.adopt(edition, examples.load(examples.shipped()), digest)
