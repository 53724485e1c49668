"""Files that have changed since they were read: reading them again, and where notes are in the new text."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from cxreader.errors import LibraryError
from cxreader.model.anchor import Anchor, Outcome, Stretch
from cxreader.model.annotation import Placing
from cxreader.model.change import Change, Part
from cxreader.model.document import Form, Manner, Recoded, Reread, Rereading
from cxreader.model.moment import now
from cxreader.model.review import ChangedText, Remembered, ReviewRow
from cxreader.session.edits import Session
from cxreader.store import documents, forms, highlights

_Place = Callable[[int, Sequence[Stretch]], Sequence[Anchor]]


# ---- questions


def remembered(session: Session, document: int) -> Remembered | None:
    """Return the file of a document as it was when it was read, None where it has none."""
    from cxreader.store import reviews  # loaded late: no start needs it

    with session.library.reading() as db:
        return reviews.remembered(db, document)


def document_of(session: Session, path: str) -> int:
    """Return the document in the list that was read from a file; 0 for none."""
    from cxreader.store import reviews

    with session.library.reading() as db:
        return reviews.document_of(db, path)


def rereading(session: Session, document: int, manner: Manner | None = None) -> Rereading:
    """Return all that is needed to read a document's file once more.

    Args:
        session: The library.
        document: Id of the document.
        manner: How it is to be read; None for how it was.

    Raises:
        LibraryError: The document has no file: it was pasted.

    """
    from cxreader.store import replacing

    with session.library.reading() as db:
        wish = replacing.rereading(db, document, manner)
    if wish is None:
        raise LibraryError("A pasted text has no file. Paste the new text beside it.")
    return wish


def to_review(session: Session, document: int = 0) -> tuple[ReviewRow, ...]:
    """Return the highlights of a document, or of all, that were placed in another text than they were made in.

    Those to be confirmed come first, then those without a place, then those that moved.
    """
    from cxreader.store import reviews

    with session.library.reading() as db:
        return reviews.rows(db, document)


def unsettled(session: Session, document: int = 0) -> int:
    """Return how many highlights of a document, or of all, a person should confirm."""
    from cxreader.store import reviews

    with session.library.reading() as db:
        return reviews.unsettled(db, document)


def changed_text(session: Session, document: int) -> ChangedText | None:
    """Return a document's text with the one in whose place it was put; None where there was none before."""
    from cxreader.store import reviews

    with session.library.reading() as db:
        return reviews.changed_text(db, document)


# ---- edits


def recode(session: Session, recoded: Recoded) -> Change:
    """Put a document whose file was read in another encoding in the place of the old one, with all notes on it.

    Raises:
        LibraryError: The text that it is now is in the list already.

    """
    encoding = recoded.document.reading.encoding
    taken = f"As {encoding} this text is in the library already. Remove one of the two first."
    place = partial(_recoded_place, recoded, len(recoded.document.reading.text))
    new = _replace(session, recoded, f"Encoding {encoding}", taken, place)
    return _replaced(recoded.wish.stored.document, new, f"Encoding is now {encoding}. Undo: Ctrl+Z")


def reread(session: Session, reread: Reread) -> Change:
    """Put what a document's file is now in the place of what it was, with all notes on it.

    Raises:
        LibraryError: The text that it is now is in the list already.

    """
    wish, document = reread.wish, reread.document
    taken = "The file as it is now is in the library already. Remove one of the two first."
    texts = dict(wish.texts)
    place = partial(_reread_place, reread.anchors, texts, document.reading.text)
    new = _replace(
        session,
        reread,
        "Read Again",
        taken,
        place,
        is_other=True,
        is_named=reread.is_named,
    )
    asked = unsettled(session, new)
    done = _done(reread)
    if new == wish.stored.document and not _is_other(document.reading.form, wish.stored.form):
        told = "The text is as it was"
    elif asked:
        told = f"{done}: {asked:,} {'note' if asked == 1 else 'notes'} to be confirmed. Undo: Ctrl+Z"
    else:
        told = f"{done}. Undo: Ctrl+Z"
    return _replaced(wish.stored.document, new, told)


def find_file(session: Session, document: int, path: str, modified: int) -> Change:
    """Say where the file of a document is now.

    Args:
        session: The open library.
        document: Id of the document.
        path: The file; perhaps it is no longer as it was when it was read.
        modified: Its time of last change where it is as it was, else that of the file that was read.

    Raises:
        LibraryError: It is the file of another document.

    """
    other = document_of(session, path)
    with session.library.reading() as db:
        taken = documents.title(db, other) if other not in (0, document) else ""
        before = documents.path(db, document)
    if taken:
        raise LibraryError(f"That is the file of “{taken}”. Choose another one, or remove one of the two first.")
    if before == path:
        return Change(Part(0), "The file is where it was")
    with session.library.edit("Find File") as db:
        documents.set_path(db, document, path, modified)
    return Change(Part.DOCUMENTS, "The file is found. Undo: Ctrl+Z", (document,))


def keep_as_note(session: Session, highlight: int) -> Change:
    """Say that a highlight belongs nowhere in the text as it is now; it stays as a note with its quote."""
    with session.library.reading() as db:
        found = highlights.get(db, highlight)
    if found is None or found.placing is not Placing.CONFIRM:
        return Change(Part(0))
    with session.library.edit("Keep as a Note") as db:
        highlights.lose(db, highlight)
    return Change(Part.HIGHLIGHTS, "Kept as a note. Undo: Ctrl+Z", (highlight,))


def _done(reread: Reread) -> str:
    """Return in words what reading a file again has changed by itself."""
    before, now_ = reread.wish.stored.form.manner, reread.wish.manner
    if now_.encoding != before.encoding:
        return f"Encoding is now {reread.document.reading.encoding}"
    if now_.whole != before.whole:
        return "Read as a whole page" if now_.whole else "Read without menus and margins"
    if now_.lines != before.lines:
        return "Each line is an answer" if now_.lines else "Read as a plain text"
    if now_.table != before.table:
        number = len(reread.document.reading.answers)
        return f"{number:,} {'answer' if number == 1 else 'answers'} read" if number else "Read row by row"
    return "Read again"


def _is_other(form: Form, before: Form) -> bool:
    """Tell whether the same text was read in another manner: in which encoding is told by the text itself."""
    return form.manner._replace(encoding="") != before.manner._replace(encoding="")


def _replaced(old: int, new: int, told: str) -> Change:
    if not new:
        return Change(Part(0), "This text is no longer in the list")
    return Change(Part.DOCUMENTS | Part.HIGHLIGHTS | Part.MEMOS, told, (new, old))


def _replace(
    session: Session,
    read: Recoded | Reread,
    name: str,
    taken: str,
    place: _Place,
    *,
    is_other: bool = False,
    is_named: bool = False,
) -> int:
    """Put one document in the place of another; return its id, 0 where that one is no longer in the list."""
    from cxreader.intake import storing  # loaded late: no start needs it
    from cxreader.store import replacing

    old, document = read.wish.stored.document, read.document
    form = document.reading.form
    with session.library.reading() as db:
        new, shown = documents.with_text(db, document.sha256)
        is_reformed = new == old and _is_other(form, forms.form(db, old))
    if session.stand_in(old) != old:
        return 0
    if shown and new != old:
        raise LibraryError(taken)
    with session.library.transaction() as db:
        if not new:
            new = documents.add(db, document, now(), old)
        if not is_reformed:
            # the same words may have been read in another manner
            forms.keep(db, new, form)
            storing.renew(db, new, document, read.corrections)
    with session.library.edit(name) as db:
        documents.set_source(db, new, document)
        if is_reformed:
            forms.change(db, new, form, len(document.reading.text))
        if is_named:
            replacing.keep_title(db, old, new)
        if new != old:
            replacing.put_in_place(db, old, new, place, now(), is_other=is_other)
    return new


def _recoded_place(recoded: Recoded, size: int, _document: int, stretches: Sequence[Stretch]) -> list[Anchor]:
    """Return where the bytes of stretches are; at least one character, also where several were one in truth."""
    places = recoded.move([offset for stretch in stretches for offset in stretch])
    firsts = [min(first, size - 1) for first in places[::2]]
    return [
        Anchor(first, max(first + 1, last), Outcome.MOVED) for first, last in zip(firsts, places[1::2], strict=True)
    ]


def _reread_place(
    anchors: Mapping[int, Mapping[Stretch, Anchor]],
    texts: Mapping[int, str],
    text: str,
    document: int,
    stretches: Sequence[Stretch],
) -> list[Anchor]:
    """Return where stretches are that were looked for while the file was read, and look for those that came since."""
    known = anchors.get(document, {})
    since = [stretch for stretch in stretches if stretch not in known]
    if since:
        from cxreader.analysis.anchoring import place  # loaded late: it is hardly ever needed here

        known = {**known, **dict(zip(since, place(texts[document], text, since), strict=True))}
    return [known[stretch] for stretch in stretches]
