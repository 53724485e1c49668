"""What only the file of a document tells: its format, and the comments in it that a person may bring in."""

from collections.abc import Collection
from pathlib import Path

from cxreader import readers
from cxreader.model.change import Change, Part
from cxreader.model.document import ONE_TO_A_LINE, FileFacts, Manner
from cxreader.model.moment import now
from cxreader.session.edits import Session
from cxreader.store import documents, forms, remarks


def file_facts(session: Session, document: int) -> FileFacts:
    """Return what can be done about a document because of its file."""
    with session.library.reading() as db:
        kind, whole = forms.in_short(db, document)
        file = documents.path(db, document)
        is_plain = bool(file) and kind in ("", ONE_TO_A_LINE) and readers.is_plain(Path(file))
        return FileFacts(kind, whole, remarks.left(db, document), is_plain)


def manner(session: Session, document: int) -> Manner:
    """Return how the file of a document was read."""
    with session.library.reading() as db:
        return forms.form(db, document).manner


def waiting(session: Session, keys: Collection[int]) -> dict[int, int]:
    """Return how many comments were not brought in, for each of some documents in the list that has some."""
    with session.library.reading() as db:
        # those that were just added are the last ones
        there = remarks.left_by_document(db, min(keys, default=0))
    return {key: number for key, number in there.items() if key in keys}


def bring_in(session: Session, keys: Collection[int]) -> Change:
    """Make highlights of the comments in the files of documents, with their words, authors and times.

    What was brought in before is left as it is, wherever it stands by now.
    """
    there = waiting(session, keys)
    if not there:
        return Change(Part(0), "All comments are among your notes")
    with session.library.edit("Bring In Comments") as db:
        made = [one for key in there for one in remarks.bring_in(db, key, documents.text(db, key), now())]
    what = "1 comment is" if len(made) == 1 else f"{len(made):,} comments are"
    return Change(Part.HIGHLIGHTS, f"{what} among your notes. Undo: Ctrl+Z", tuple(made))
