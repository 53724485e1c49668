"""Storing documents that are not in the list yet, with their near-duplicates."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from cxreader.intake import NearCopy
from cxreader.model.correction import Correction
from cxreader.model.document import Document, Source
from cxreader.store import analyses, arrivals, documents, forms, sketches
from cxreader.store.beside import beside

# near-duplicates of a document that are kept: a hundred copies of one text are not to be ten thousand pairs
_MOST_ALIKE = 5


class Stored(NamedTuple):
    """Where a text is in a library.

    Attributes:
        id: Its document.
        shown: Whether that is in the list already.
        doubled: Whether another file with the same text was stored just before, and is still to be shown.

    """

    id: int
    shown: bool = False
    doubled: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it is for this file that the document is to be shown."""
        return not self.shown and not self.doubled


def recognise(db: sqlite3.Connection, sha256: str, source: Source, *, is_chosen: bool = False) -> Stored | None:
    """Return where a text is that is in the list or on its way there, and keep the path of the second file with it.

    Args:
        db: The library.
        sha256: Hash of the text.
        source: The file.
        is_chosen: Whether a person has chosen how it is read: another column of a table that is there is another text.

    """
    known = documents.known(db, sha256, _told_by(source, is_chosen=is_chosen))
    if known is None or not (known.shown or arrivals.is_waiting(db, known.id)):
        return None
    if source.path:
        arrivals.add_path(db, known.id, source.path)
    # a process that died may have stored it and never said so
    is_own = source.path is not None and str(source.path) == documents.path(db, known.id)
    return Stored(known.id, known.shown, doubled=not known.shown and not is_own)


def next_id(library: Path) -> int:
    """Answer `intake.next_id`."""
    with beside(library) as db:
        return documents.next_id(db)


def put(db: sqlite3.Connection, document: Document, now: str, key: int = 0, *, is_chosen: bool = False) -> Stored:
    """Store a document, to be shown; a text that was removed from the list returns with all its notes.

    Args:
        db: The library, in a transaction.
        document: The document.
        now: The time.
        key: Id that was kept for it; 0 for none.
        is_chosen: As in `recognise`.

    """
    stored = recognise(db, document.sha256, document.source, is_chosen=is_chosen)
    if stored:
        return stored
    known = documents.known(db, document.sha256, _told_by(document.source, is_chosen=is_chosen))
    key = known.id if known else documents.add(db, document, now, kept=key)
    if known and known.same:
        forms.keep(db, key, document.reading.form)
        renew(db, key, document)
    elif not known:
        compare(db, key, document)
    arrivals.wait(db, key)
    return Stored(key)


def _told_by(source: Source, *, is_chosen: bool) -> Source | None:
    """Return the file by which a text is known to be there, None where its words alone tell."""
    return None if is_chosen else source


def renew(db: sqlite3.Connection, key: int, document: Document, said: Sequence[Correction] = ()) -> None:
    """Put a new analysis of a stored text in the place of the old one; every decision and note stays.

    Args:
        db: The library, in a transaction.
        key: Id of the document.
        document: The new analysis.
        said: The corrections that it went by.

    """
    analyses.replace(db, key, document, said)
    compare(db, key, document)


def compare(db: sqlite3.Connection, key: int, document: Document) -> None:
    """Find the near-duplicates of a document among all that are stored, in the list or not."""
    from cxreader.analysis.likeness import ALIKE, likeness  # loaded late: no start needs it

    if document.sketch == sketches.get(db, key):
        return
    others = sketches.candidates(db, key, document.sketch)
    found = [(other, likeness(document.sketch, sketch)) for other, sketch in others.items()]
    nearest = sorted(found, key=lambda pair: -pair[1])[:_MOST_ALIKE]
    sketches.replace(db, key, document.sketch, [pair for pair in nearest if pair[1] >= ALIKE])


def near_copies(library: Path, documents_: Sequence[int]) -> tuple[NearCopy, ...]:
    """Answer `intake.near_copies`."""
    later, found = set(documents_), []
    with beside(library) as db:
        for key in documents_:
            other = next((near for near in sketches.near(db, key) if near not in later), None)
            later.discard(key)
            if other:
                found.append(_near_copy(db, key, other))
    return tuple(found)


def _near_copy(db: sqlite3.Connection, key: int, other: int) -> NearCopy:
    title, path = documents.title(db, key), documents.path(db, key)
    name, file = documents.title(db, other), documents.path(db, other)
    # the same title would not say which of the two is meant
    return NearCopy(Path(path or title), PurePath(file).name if file and name == title else name)
