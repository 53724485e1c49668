"""The open library as its user knows it: questions to it, edits of it, and how it is opened."""

import zlib
from pathlib import Path

from cxreader.analysis import codebook as codebook_files
from cxreader.session.edits import Session
from cxreader.store.library import Library

__all__ = ["Session", "open_session"]


def open_session(path: Path) -> Session:
    """Open a library, making it where there is none, with the shipped codebook unless its own is a newer edition.

    Raises:
        LibraryError: It cannot be opened.

    """
    library = Library(path)
    try:
        session = Session(library)
        shipped = codebook_files.shipped()
        # parsing the file takes longer than all else here, so it is left alone while it is the one we know; a checksum
        # tells that, for hashlib would take longer to load than all of this takes
        digest = f"{zlib.crc32(shipped.read_bytes()):08x}"
        if session.codebook_file != digest:
            edition, own = codebook_files.load(shipped), session.codebook
            # an older program must leave a newer edition alone; the same version from another file is one that is still
            # being written
            if edition.id != own.id or edition.version >= own.version:
                session.adopt(edition, digest)
    except BaseException:
        library.close()
        raise
    return session
