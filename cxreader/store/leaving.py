"""Whole documents, memos and links as exports need them, each document loaded as it is come to."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import PurePath

from cxreader.model import language as languages
from cxreader.model.annotation import Subject
from cxreader.model.export import ExportDocument, ExportLink, ExportMemo
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.store import analyses, annotated, codings, documents, highlights, links, memos, scopes, tags

_Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


class Documents:
    """Documents on their way out; may be gone through several times."""

    def __init__(self, reading: _Reading, guids: Sequence[str]) -> None:
        """Take on some documents by their UUIDs, in the order in which they will come."""
        self._reading = reading
        self._guids = tuple(dict.fromkeys(guids))

    def __len__(self) -> int:
        return len(self._guids)

    def __iter__(self) -> Iterator[ExportDocument]:
        for guid in self._guids:
            with self._reading() as db:
                document = _document(db, guid)
            yield document


def memo_rows(db: sqlite3.Connection, codebook: Codebook, guids: frozenset[str], library: str) -> list[ExportMemo]:
    """Return the memos on some documents, by their UUIDs, and on themes, languages and the library."""
    known = {key: (guid, title) for key, guid, title in db.execute("SELECT id, guid, title FROM document")}
    names = {theme.id: theme.name for theme in codebook.themes}
    rows = []
    for memo in memos.everywhere(db):
        target, name = memo.target, library
        if memo.subject is Subject.DOCUMENT:
            target, name = known[memo.document]
            if target not in guids:
                continue
        elif memo.subject is Subject.THEME:
            # a theme that was removed takes its memos off with it
            if target not in names:
                continue
            name = names[target]
        elif memo.subject is Subject.LANGUAGE:
            name = languages.name(target)
        rest = (memo.note, memo.author, memo.created, memo.modified)
        rows.append(ExportMemo(memo.guid, memo.subject, target, name, *rest))
    return rows


def link_rows(db: sqlite3.Connection, highlights: frozenset[str]) -> list[ExportLink]:
    """Return the links between highlights that are both among some, by their UUIDs."""
    known = {int(key): str(guid) for key, guid in db.execute("SELECT id, guid FROM highlight")}
    return [
        ExportLink(link.guid, known[link.one], known[link.other], *link[4:])
        for link in links.everywhere(db)
        if {known[link.one], known[link.other]} <= highlights
    ]


def place(db: sqlite3.Connection, document: str, row: str) -> tuple[int, int, int] | None:
    """Return where a row of an export is, by the UUIDs of its document and itself: a document with start and end.

    It is the start of the document where the row is no more, and None where the document is not in the list.
    """
    found = db.execute("SELECT id FROM document WHERE guid = ? AND removed IS NULL", (document,)).fetchone()
    if found is None:
        return None
    (key,) = found
    for mark in highlights.in_text(db, key):
        if mark.guid == row:
            return key, mark.start, mark.end
    for start, end in db.execute("SELECT start, end FROM passage WHERE document = ?", (key,)):
        if annotated.passage_guid(document, start, end) == row:
            return key, start, end
    return key, 0, 0


def keep_choice(db: sqlite3.Connection, choice: Mapping[str, str | bool], scope: Scope) -> None:
    """Keep what was chosen for an export, and its scope."""
    db.executemany(
        "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)",
        [("export", json.dumps(dict(choice))), ("export scope", scopes.pack(scope))],
    )


def kept_choice(db: sqlite3.Connection) -> tuple[dict[str, str | bool], Scope] | None:
    """Return what was chosen for the last export, and its scope; None where there is nothing that can be read."""
    found = dict(db.execute("SELECT key, CAST(value AS BLOB) FROM about WHERE key IN ('export', 'export scope')"))
    try:
        choice = json.loads(found.get("export", b""))
    except (ValueError, RecursionError):
        return None
    if not isinstance(choice, dict):
        return None
    fit = {key: value for key, value in choice.items() if isinstance(value, str | bool)}
    return fit, scopes.known(db, scopes.unpack(found.get("export scope", b"")))


def _document(db: sqlite3.Connection, guid: str) -> ExportDocument:
    key, path, title, sha256, language, dated, added = db.execute(
        "SELECT id, path, title, sha256, language, dated, added FROM document WHERE guid = ?", (guid,)
    ).fetchone()
    return ExportDocument(
        guid=guid,
        name=PurePath(path).name or title,
        title=title,
        path=path,
        sha256=sha256,
        language=language,
        dated=dated,
        added=added,
        tags=tags.of(db, (key,)).get(key, ()),
        text=documents.text(db, key),
        blocks=analyses.blocks(db, key),
        stretches=tuple((p.start, p.end, p.language) for p in codings.passages(db, key)),
    )
