"""Another person's library becomes part of this one."""

from collections.abc import Generator, Mapping
from contextlib import suppress
from pathlib import Path
from sqlite3 import Connection

from cxreader.errors import LibraryError
from cxreader.model.annotation import Verdict
from cxreader.model.archive import Archive, ArchivedDocument
from cxreader.model.change import Change, Part
from cxreader.model.incoming import themes_of
from cxreader.model.judgement import Place
from cxreader.model.merging import Choices, Contradiction, Merged
from cxreader.model.moment import now
from cxreader.session.archiving import archive
from cxreader.session.edits import Session

_LENT = (
    "“{name}” is being merged with another library. You can read here; to change something, wait until that is "
    "done, or cancel it."
)


def contradictions(session: Session, theirs: Archive) -> tuple[Contradiction, ...]:
    """Return the decisions of another library that say the opposite of those here, in reading order."""
    from cxreader.session.taking_themes import placed  # loaded late: no start needs these
    from cxreader.store import documents

    mine = archive(session)
    shown = {row.sha256: row for row in mine.documents if not row.removed}
    keys = {row.guid: shown[row.sha256] for row in theirs.documents if row.sha256 in shown}
    said = {row[:4]: Verdict(row.verdict) for row in mine.decisions}
    themes = placed(session.full_codebook(), themes_of(theirs.codebook)).ids
    found = []
    with session.library.reading() as db:
        for row in theirs.decisions:
            if row.document not in keys:
                continue
            own, theme = keys[row.document], themes.get(row.theme, row.theme)
            verdict = said.get((own.guid, row.start, row.end, theme))
            if verdict not in (None, row.verdict):
                key, _ = documents.with_text(db, own.sha256)
                quote = documents.text(db, key)[row.start : row.end]
                found.append(Contradiction(Place(key, row.start, row.end), theme, verdict, own.title, quote))
    return tuple(sorted(found))


def merge(
    session: Session, theirs: Archive, choices: Choices, stored: Mapping[str, int] | None = None
) -> tuple[Change, Merged]:
    """Put another person's library into this one, as one step to undo; its texts are still to be read.

    What is new comes in, what is the same stays. Of two versions of a highlight, a memo or a link the later one
    holds, and notes that both have changed are both kept. How far the other person has read, and what their program
    has learnt from, stays with them.

    Args:
        session: The person's own library.
        theirs: The other library.
        choices: Whose decision holds, for those of `contradictions`; mine, for those that are not among them.
        stored: Where its texts are, where `store_texts` has stored them already.

    Raises:
        CxError: A text of the other one cannot be read, or it cannot be stored; nothing was changed.

    """
    from cxreader.session.merging_rows import Merging  # loaded late: no start needs these
    from cxreader.store import arrivals

    if stored is None:
        with session.library.transaction() as db:
            stored = dict(pair for row in theirs.documents if (pair := _stored(db, theirs, row)))
    try:
        with session.library.edit("Merge") as db:
            merged = Merging(db, session.author or session.name, theirs, stored, choices).all()
    except BaseException:
        # else they would be shown at the next start
        with suppress(LibraryError), session.library.transaction() as db:
            arrivals.arrived(db, stored.values())
        raise
    session.renew()
    return Change(Part.ALL, _said(merged)), merged


def lend(session: Session) -> None:
    """Only read from now on, while `merge_beside` writes, until `take_back`."""
    session.library.lend(_LENT.format(name=session.name))


def take_back(session: Session, merged: Merged | None = None, beyond: str = "") -> Change:
    """Write again, and take note of what was merged; ``beyond`` is as `merge_beside` yields it."""
    session.library.take_back(beyond)
    session.renew()
    return Change(Part.ALL, _said(merged)) if merged else Change(Part(0))


def merge_beside(
    library: Path, author: str, theirs: Archive, choices: Choices, stored: Mapping[str, int]
) -> Generator[tuple[Merged, str] | None]:
    """Do what `merge` does beside the window, whose session has lent the library.

    Whoever gives up in between leaves all as it was, but for texts that are stored and still to be shown.

    Args:
        library: The library's file.
        author: Who writes in it, or its name.
        theirs: The other library.
        choices: As for `merge`.
        stored: Where its texts are, as `store_texts` has it.

    Yields:
        None after each step; at the end what came in, and the name of the edit where it was too large to be undone.

    Raises:
        CxError: A text of the other one cannot be read, or it cannot be stored; nothing was changed.

    """
    from cxreader.session.merging_rows import Merging  # loaded late: no start needs these
    from cxreader.store.beside import editing_beside

    with editing_beside(library, "Merge") as (db, log):
        merging = Merging(db, author, theirs, stored, choices)
        yield from merging.steps()
    yield merging.merged, log.beyond


def store_texts(library: Path, theirs: Archive) -> Generator[tuple[str, int] | None]:
    """Store the texts of another library that are to be shown, for `merge`, beside the window.

    Whoever gives up in between leaves those that are stored by then still to be shown.

    Args:
        library: The library's file.
        theirs: The other library.

    Yields:
        After each document its UUID and the id that it has here; None for one that is here already.

    Raises:
        CxError: A text cannot be read or stored.

    """
    from cxreader.store.beside import beside  # loaded late: no start needs it

    with beside(library) as db:
        for row in theirs.documents:
            db.execute("BEGIN IMMEDIATE")
            pair = _stored(db, theirs, row)
            db.execute("COMMIT")
            yield pair


def _stored(db: Connection, theirs: Archive, row: ArchivedDocument) -> tuple[str, int] | None:
    """Store a text that is to be shown, or that another one took the place of; return its UUID and its id."""
    from cxreader.store import arrivals, documents, unarchiving  # loaded late: no start needs them

    key, shown = documents.with_text(db, row.sha256)
    if key and (row.removed or shown or _is_replaced(db, key)):
        return None
    if not key:
        # its tags are part of what can be undone
        bare = row._replace(tags=())
        key = unarchiving.put_document(db, bare, theirs.text(row.guid), row.removed or now())
    if not row.removed:
        arrivals.wait(db, key)
    return row.guid, key


def _is_replaced(db: Connection, key: int) -> bool:
    from cxreader.store import taking_in  # loaded late: no start needs it

    return taking_in.in_place_of(db, key) != key


def _said(merged: Merged) -> str:
    """Return what came in, in few words."""
    counts = (
        (merged.documents, "document"),
        (merged.highlights, "highlight"),
        (merged.updated + merged.both, "newer note"),
        (merged.memos, "memo"),
        (merged.decisions, "decision"),
        (merged.themes, "theme"),
    )
    parts = [f"{number:,} {name}{'s' * (number != 1)}" for number, name in counts if number]
    return f"Merged {', '.join(parts)}. Undo: Ctrl+Z" if parts else "All of it was here already"
