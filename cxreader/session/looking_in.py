"""What is in a file of another program and what would become of it, as a worker process looks into it.

Such files may be made to do harm, and it may take long to find where things belong: neither is to reach the window.
"""

from contextlib import closing
from pathlib import Path

from cxreader.analysis import codebook_files
from cxreader.analysis.codebook_files import CodebookFile
from cxreader.model.incoming import Coming, Incoming, Places
from cxreader.session import open_session, taking_in

# kinds of files that hold a codebook alone
_CODEBOOKS = frozenset({"qdc", "toml", "csv", "xlsx"})


def look_into(library: Path, file: Path) -> Coming | CodebookFile:
    """Return what a file holds and what would become of it in a library, or the codebook that it is.

    Raises:
        CxError: It cannot be understood, may do harm, or does not fit.

    """
    from cxreader import importers  # loaded late: who asks a process for this need not load it

    key = importers.key_of(file)
    incoming = importers.IMPORTERS[key].read(file)
    # a table whose themes stand below each other is more than a codebook of ours can say
    is_plain = key in _CODEBOOKS and all(theme.id for theme in incoming.themes)
    if is_plain and file.suffix.lower() in codebook_files.FORMS:
        return codebook_files.read(file)
    with closing(open_session(library, reading=True)) as session:
        return taking_in.coming(session, incoming)


def find_places(library: Path, incoming: Incoming) -> Places:
    """Return where in a library all that came belongs, now that its new texts are stored.

    Raises:
        LibraryError: The library cannot be read.

    """
    with closing(open_session(library, reading=True)) as session:
        return taking_in.places(session, incoming)
