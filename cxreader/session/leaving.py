"""What leaves the library: everything that an export of a scope needs."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice

from cxreader.model.export import Export, ExportRow, Grouping
from cxreader.model.scope import Scope
from cxreader.session.edits import Session


def linked(session: Session, address: str) -> tuple[int, int, int] | None:
    """Return what a link of an export leads to: a document with start and end; None where it is not here."""
    from urllib.parse import parse_qs, urlsplit  # loaded late: no start needs it

    from cxreader.store import leaving

    asked = parse_qs(urlsplit(address).query)
    document, row = ("".join(asked.get(key, [])) for key in ("doc", "h"))
    with session.library.reading() as db:
        return leaving.place(db, document, row)


def first_leaving(session: Session, scope: Scope, limit: int, *, passages: bool) -> Export:
    """Return the first rows of what ``leave`` would return, without documents, memos and links."""
    from cxreader.store import annotated, columns  # loaded late: no start needs them

    collect = annotated.passage_rows if passages else annotated.highlight_rows
    with session.library.reading() as db:
        rows = tuple(islice(collect(db, session.codebook, scope), limit))
        titles = columns.titles_of(db, tuple(dict.fromkeys(row.document_guid for row in rows)))
    return _export(session, scope)._replace(rows=rows, columns=titles)


def keep_export(session: Session, choice: Mapping[str, str | bool], scope: Scope) -> None:
    """Keep what was chosen for the last export, and of which scope that was.

    Raises:
        LibraryError: It could not be written.

    """
    from cxreader.store import leaving  # loaded late: no start needs it

    with session.library.transaction(lasting=False) as db:
        leaving.keep_choice(db, choice, scope)


def kept_export(session: Session) -> tuple[dict[str, str | bool], Scope] | None:
    """Return what was chosen for the last export, and its scope without what is no more; None for nothing."""
    from cxreader.store import leaving  # loaded late: no start needs it

    with session.library.reading() as db:
        return leaving.kept_choice(db)


def leave(
    session: Session,
    scope: Scope,
    *,
    passages: bool = False,
    grouping: Grouping = Grouping.THEME,
    look: Callable[[], object] = lambda: None,
) -> Export:
    """Return what a scope holds, ready to be written: its passages, or the highlights in it.

    Whole documents come along, each loaded as it is come to, and the memos and links that belong to the rows.

    Args:
        session: The library.
        scope: What of it.
        passages: Its passages, not its highlights.
        grouping: The sections that it will have.
        look: Called for each row that is found; where it raises, no more are.

    """
    from cxreader.store import annotated, columns, leaving  # loaded late: no start needs it
    from cxreader.store.export_rows import PackedRows

    collect = annotated.passage_rows if passages else annotated.highlight_rows
    documents: dict[str, None] = {}
    guids: set[str] = set()

    def noted(rows: Iterator[ExportRow]) -> Iterator[ExportRow]:
        for row in rows:
            look()
            documents[row.document_guid] = None
            guids.add(row.guid)
            yield row

    with session.library.reading() as db:
        rows = PackedRows(noted(collect(db, session.codebook, scope)), session.codebook.theme)
        titles = columns.titles_of(db, tuple(documents))
        memos = leaving.memo_rows(db, session.codebook, frozenset(documents), session.name)
        links = leaving.link_rows(db, frozenset(guids))
    return _export(session, scope)._replace(
        rows=rows,
        grouping=grouping,
        documents=leaving.Documents(session.library.reading, tuple(documents)),
        memos=tuple(memos),
        links=tuple(links),
        columns=titles,
    )


def export_rows(session: Session, scope: Scope, *, passages: bool) -> list[ExportRow]:
    """Return what an export of a scope holds: its passages, or the highlights in it."""
    from cxreader.store import annotated  # loaded late: no start needs it

    collect = annotated.passage_rows if passages else annotated.highlight_rows
    with session.library.reading() as db:
        return list(collect(db, session.codebook, scope))


def _export(session: Session, scope: Scope) -> Export:
    """Return an export without rows."""
    return Export(
        library=session.name,
        scope=session.described(scope),
        rows=(),
        date=datetime.now(UTC).astimezone().date().isoformat(),
        families=session.codebook.families,
        themes=session.codebook.themes,
    )
