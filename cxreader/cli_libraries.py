"""Libraries on the command line: opened, written into folders and read from them, merged and compared."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from cxreader import intake
from cxreader.errors import CxError, LibraryError
from cxreader.model.agreeing import AgreementRow, Comparison
from cxreader.model.library_folder import holds_library
from cxreader.model.merging import Choice
from cxreader.paths import LIBRARY_SUFFIX
from cxreader.session import Session, agreeing, archiving, merging, open_session
from cxreader.session.archiving import opened_archive, read_folder
from cxreader.store.schema import APPLICATION_ID

# what `export --format` calls a folder of plain files
FOLDER = "folder"
# texts that are read between two looks at the library
_SOME = 50
# how every SQLite file begins, and where its program's mark is (https://www.sqlite.org/fileformat.html, 1.3)
_SQLITE = b"SQLite format 3\0"
_MARK_START, _MARK_END = 68, 72
_HEADS = ("passages", "same", "percent", "kappa", "alpha")
_WIDTH = 28


def check(path: Path) -> None:
    """Raise CxError where a file is no library, before SQLite can touch it: it would make one of an empty file."""
    if not os.path.isfile(path):  # noqa: PTH113 - Path.is_file raises where a name is too long or a folder is shut
        raise CxError(f"There is no library “{path}”. Check the name.")
    try:
        with path.open("rb") as file:
            head = file.read(_MARK_END)
    except OSError as error:
        raise CxError(f"“{path}” cannot be opened: {error.strerror}. Check the name and who may read it.") from error
    marked = int.from_bytes(head[_MARK_START:]) == APPLICATION_ID
    # a new library that is open in a window may have its mark in the journal only
    if not head.startswith(_SQLITE) or not (marked or Path(f"{path}-wal").exists()):
        raise CxError(f"“{path.name}” is not a library of cxreader. Choose another file.")


def opened(path: Path) -> Session:
    """Open a library to read it, while a window may write to it."""
    try:
        return open_session(path, reading=True)
    except LibraryError:
        # one of an older version must be brought up to date first; what else is the matter is told the second time
        return open_session(path)


def is_library(path: Path) -> bool:
    """Tell whether what is to come in is a whole library: its file, or a folder that one was written into."""
    return path.suffix == LIBRARY_SUFFIX or os.path.isdir(path)  # noqa: PTH112 - as in `check`


def write_folder(library: Path, folder: Path) -> int:
    """Write a library into a folder, and return how many texts are in its list.

    Raises:
        CxError: It could not be written.

    """
    check(library)
    # what leaves is kept in mind where no window has hold of the library
    with closing(open_session(library)) as session:
        archive = archiving.write_folder(session, folder)
    return sum(not row.removed for row in archive.documents)


def bring(other: Path, library: Path, decisions: Choice) -> tuple[str, ...]:
    """Make another library part of a library, or the library itself of a folder where there is none yet.

    Returns:
        What became of it, as sentences.

    Raises:
        CxError: It cannot be understood, or not be stored; nothing was changed.

    """
    _check_other(other)
    if not library.exists() and os.path.isdir(other):  # noqa: PTH112 - as in `check`
        read_folder(other, library)
        with closing(open_session(library)) as session:
            _read_texts(session)
            number = session.text_count()
        return (f"Read {number:,} {'text' if number == 1 else 'texts'} into {library.name}",)
    with closing(open_session(library)) as session:
        if session.read_only:
            raise CxError(session.read_only)
        with opened_archive(other) as archive:
            against = merging.contradictions(session, archive)
            choices = {(one.place, one.theme): decisions for one in against}
            change, merged = merging.merge(session, archive, choices)
        _read_texts(session)
        names = {theme.id: theme.name for theme in session.codebook.themes}
    kept = {Choice.MINE: "yours holds", Choice.THEIRS: "theirs holds", Choice.NEITHER: "it is to be decided anew"}
    return (
        change.message.partition(". Undo")[0],
        *merged.kept,
        *(
            f"{one.title}: “{_short(one.quote)}” · {names[one.theme]}: you said {one.mine.value}, they said the "
            f"opposite; {kept[decisions]}"
            for one in against
        ),
    )


def compared(library: Path, other: Path) -> Iterator[str]:
    """Yield lines that tell how far two people agree, and on which passages they do not.

    Raises:
        CxError: One of the libraries cannot be read.

    """
    found = _comparison(library, other)
    yield f"Both have looked at {found.passages:,} {'passage' if found.passages == 1 else 'passages'}."
    yield f"{'':<{_WIDTH}}" + "".join(f"{head:>10}" for head in _HEADS)
    yield from map(_line, found.rows)
    for one in found.differences:
        mine, theirs = ("yes", "no") if one.mine else ("no", "yes")
        yield f"{one.title}: “{_short(one.quote)}” · {one.name}: {mine} here, {theirs} for {found.other}"


def compare(library: Path, other: Path, out: Path) -> None:
    """Write a table of how far two people agree.

    Raises:
        CxError: One of the libraries cannot be read, or the file not be written.

    """
    from cxreader.exporters import agreement_table, writing  # loaded late: nothing else here needs them

    table = agreement_table.render(_comparison(library, other))
    writing.replace_file(out, table, (library, other))


def _comparison(library: Path, other: Path) -> Comparison:
    check(library)
    _check_other(other)
    with closing(opened(library)) as session, opened_archive(other) as archive:
        return agreeing.agreement(session, archive)


def _check_other(other: Path) -> None:
    if os.path.isdir(other):  # noqa: PTH112 - as in `check`
        if not holds_library(other):
            raise CxError(f"No library was written into the folder “{other}”. Choose another one.")
    else:
        check(other)


def _read_texts(session: Session) -> None:
    """Have texts understood that have only been stored."""
    keys = session.text_keys(outdated=True)
    for first in range(0, len(keys), _SOME):
        taken = intake.read_again(session.path, tuple(keys[first : first + _SOME]))
        if taken.failure:
            raise CxError(taken.failure)
        session.read_anew(taken.ids)


def _line(row: AgreementRow) -> str:
    found = row.agreement
    shares = ("–" if share is None else f"{share:.3f}" for share in found[3:])
    percent = "–" if found.percent is None else f"{found.percent:.1f}"
    cells = (f"{found.units:,}", f"{found.same:,}", percent, *shares)
    return f"{row.name[: _WIDTH - 1]:<{_WIDTH}}" + "".join(f"{cell:>10}" for cell in cells)


def _short(quote: str) -> str:
    flat = " ".join(quote.split())
    return f"{flat[:79]}…" if len(flat) > 80 else flat  # noqa: PLR2004 - a line of a terminal
