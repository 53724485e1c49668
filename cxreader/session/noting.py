"""What the list of notes asks: which notes there are, and each as it is shown."""

from collections.abc import Collection, Sequence

from cxreader.model.annotation import Memo, Subject
from cxreader.model.note_limits import NO_LIMITS, NoteLimits
from cxreader.model.note_places import NotePlace
from cxreader.model.note_rows import AsideRow, NoteRow
from cxreader.session.edits import Session
from cxreader.store import annotated, highlights, noted


def note_keys(session: Session, *, newest_first: bool = False, limits: NoteLimits = NO_LIMITS) -> tuple[int, ...]:
    """Return the keys of the notes on documents in the list that fit: highlights by their ids, memos and links."""
    with session.library.reading() as db:
        return noted.keys(db, newest_first=newest_first, limits=limits)


def note_rows(session: Session, keys: Sequence[int]) -> list[NoteRow]:
    """Return some highlights by their ids, with all that belongs to them; those that are no more are left out."""
    with session.library.reading() as db:
        return annotated.note_rows(db, session.codebook, highlights.some(db, keys))


def aside_rows(session: Session, keys: Sequence[int]) -> list[AsideRow]:
    """Return some memos and links by their keys; those that are no more are left out."""
    with session.library.reading() as db:
        return noted.asides(db, session.codebook, session.name, keys)


def blank_memo(session: Session, subject: Subject, target: str = "", document: int = 0) -> AsideRow:
    """Return a memo on something as it is before anything is written."""
    with session.library.reading() as db:
        return noted.memo_row(db, session.codebook, session.name, Memo(0, "", subject, target, document, ""))


def note_places(
    session: Session, marks: Collection[int] | None = None, *, newest_first: bool = False
) -> Sequence[NotePlace]:
    """Return the places of all notes, or of some highlights and the links drawn from them, in one of two orders."""
    with session.library.reading() as db:
        return noted.places(db, marks, newest_first=newest_first)


def has_many_notes(session: Session, most: int) -> bool:
    """Tell whether there are more than so many highlights."""
    with session.library.reading() as db:
        return highlights.are_many(db, most)


def notes_having(session: Session, words: str, most: int) -> list[NoteRow]:
    """Return the first highlights in text order with some words in quote, note, tags or title; all for no words."""
    with session.library.reading() as db:
        keys = noted.having(db, words, most)
    return note_rows(session, keys)
