"""What the list of notes asks: which notes there are, and each as it is shown."""

from collections.abc import Sequence

from cxreader.model.annotation import Memo, Subject
from cxreader.model.note_limits import NO_LIMITS, NoteLimits
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
