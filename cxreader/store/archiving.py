"""A whole library as rows of plain values, and back: documents go by their UUIDs, whatever their ids."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxreader.model.archive import (
    Archive,
    ArchivedAbout,
    ArchivedCorrection,
    ArchivedDecision,
    ArchivedDocument,
    ArchivedHighlight,
    ArchivedLesson,
    ArchivedLink,
    ArchivedMemo,
    ArchivedReading,
    ArchivedScope,
    Shared,
    digest,
)
from cxreader.store import codebooks, codings, documents, editions, examples, forms, scopes, watched_folders

# the documents in the list, those in whose place others were put, and those that highlights stood in before
_KEPT = """
WITH RECURSIVE kept (id) AS (
    SELECT id FROM document WHERE removed IS NULL
    UNION SELECT d.id FROM document d JOIN kept ON d.successor = kept.id
    UNION SELECT a.document FROM anchoring a JOIN highlight h ON h.id = a.highlight JOIN kept ON h.document = kept.id
    UNION SELECT d.origin FROM document d JOIN kept ON d.id = kept.id WHERE d.origin IS NOT NULL
)
"""


_Shared = TypeVar("_Shared", ArchivedHighlight, ArchivedMemo, ArchivedLink)
_PLACE = "c.start, c.end, c.theme"
# code points of a quote that is written out though it is just what stands in the text
_LONGEST = 5_000


def load(db: sqlite3.Connection, name: str) -> Archive:
    """Return all of a library that a person can see, as it is at one moment; texts are read as they are asked for."""
    if db.in_transaction:
        return _load(db, name)
    db.execute("BEGIN")
    try:
        return _load(db, name)
    finally:
        db.rollback()


def _load(db: sqlite3.Connection, name: str) -> Archive:
    guids = {int(key): str(guid) for key, guid in db.execute(f"{_KEPT} SELECT id, guid FROM document WHERE id IN kept")}
    keys = {guid: key for key, guid in guids.items()}
    earlier: defaultdict[str, list[str]] = defaultdict(list)
    for guid, found in db.execute("SELECT guid, digest FROM version ORDER BY digest"):
        earlier[guid].append(found)
    return Archive(
        about=_about(db, name),
        codebook=codebooks.load(db),
        examples=examples.load(db),
        text=lambda guid: documents.text(db, keys[guid]),
        documents=tuple(_documents(db, guids)),
        corrections=tuple(
            ArchivedCorrection(*row) for row in _rows(db, "correction c", "c.start, c.end, c.kind, c.value", "c.id")
        ),
        highlights=tuple(_with_earlier(_highlights(db, guids), earlier)),
        decisions=tuple(
            ArchivedDecision(*row) for row in _rows(db, "decision c", f"{_PLACE}, c.verdict, c.decided", _PLACE)
        ),
        memos=tuple(_with_earlier(_memos(db), earlier)),
        links=tuple(_with_earlier(_links(db), earlier)),
        lessons=tuple(ArchivedLesson(*row) for row in _rows(db, "lesson c", f"{_PLACE}, c.verdict", _PLACE)),
        scopes=tuple(_scopes(db, guids)),
        reading=tuple(_reading(db)),
    )


def remember(db: sqlite3.Connection, rows: Iterable[Shared]) -> None:
    """Keep that others may have seen rows as they are, and all that is known of what they were before."""
    db.executemany(
        "INSERT OR IGNORE INTO version (guid, digest) VALUES (?, ?)",
        [(row.guid, found) for row in rows for found in (*row.earlier, digest(row))],
    )


def _about(db: sqlite3.Connection, name: str) -> ArchivedAbout:
    made = db.execute("SELECT value FROM about WHERE key = 'made'").fetchone()
    watched = tuple(str(folder) for folder in watched_folders.folders(db))
    suggestions = codings.suggestions(db).value
    return ArchivedAbout(name, "", str(made[0]) if made else "", suggestions, editions.is_own(db), watched)


def _documents(db: sqlite3.Connection, guids: dict[int, str]) -> Iterator[ArchivedDocument]:
    tags, paths = (
        _lists(db, f"SELECT document, {column} FROM {table} ORDER BY {column}")
        for table, column in (("document_tag", "tag"), ("other_path", "path"))
    )
    rows = db.execute(
        f"{_KEPT} SELECT id, guid, title, path, language, dated, added, sha256, source_sha256, size, modified, "
        "encoding, codec, coalesce(removed, ''), successor, origin FROM document WHERE id IN kept ORDER BY id"
    )
    for key, guid, title, path, language, dated, added, *file, removed, successor, origin in rows:
        place = (guids.get(successor, "") if removed else "", guids[origin] if origin not in (None, key) else "")
        about = (guid, title, path, paths.get(key, ()), language, tags.get(key, ()), dated, added)
        form = forms.written(forms.form(db, key))
        yield ArchivedDocument._make((*about, *file, removed, *place, form))


def _highlights(db: sqlite3.Connection, guids: dict[int, str]) -> Iterator[ArchivedHighlight]:
    themes, tags = (
        _lists(db, f"SELECT highlight, {column} FROM {table} ORDER BY id")
        for table, column in (("highlight_theme", "theme"), ("tag", "tag"))
    )
    rows = db.execute(
        f"{_KEPT} SELECT h.id, h.guid, d.guid, h.start, h.end, CASE WHEN length(h.quote) > {_LONGEST} "
        "AND coalesce(a.outcome, 'moved') = 'moved' THEN '' ELSE h.quote END, h.note, h.starred, h.author, h.created, "
        "h.modified, coalesce(a.outcome, ''), coalesce(a.likeness, 1), a.document, coalesce(a.start, 0), "
        "coalesce(a.end, 0) FROM highlight h JOIN document d ON d.id = h.document "
        "LEFT JOIN anchoring a ON a.highlight = h.id WHERE d.id IN kept ORDER BY d.id, h.start, h.end, h.guid"
    )
    for key, *head, starred, author, created, modified, outcome, likeness, old, old_start, old_end in rows:
        own = (themes.get(key, ()), tags.get(key, ()), bool(starred), author, created, modified)
        before = (outcome, float(likeness), guids.get(old, ""), old_start, old_end, ())
        yield ArchivedHighlight._make((*head, *own, *before))


def _with_earlier(rows: Iterable[_Shared], earlier: Mapping[str, Sequence[str]]) -> Iterator[_Shared]:
    """Give rows with what they were before, as far as others may have seen that."""
    for row in rows:
        now = digest(row)
        yield row._replace(earlier=tuple(found for found in earlier.get(row.guid, ()) if found != now))


def _memos(db: sqlite3.Connection) -> Iterator[ArchivedMemo]:
    rows = db.execute(
        f"{_KEPT} SELECT m.guid, m.subject, coalesce(d.guid, m.target), m.note, m.author, m.created, m.modified "
        "FROM memo m LEFT JOIN document d ON d.id = m.document WHERE d.id IS NULL OR d.id IN kept ORDER BY m.id"
    )
    return (ArchivedMemo(*row) for row in rows)


def _links(db: sqlite3.Connection) -> Iterator[ArchivedLink]:
    kept = "(SELECT id FROM highlight WHERE document IN kept)"
    rows = db.execute(
        f"{_KEPT} SELECT l.guid, one.guid, other.guid, l.note, l.author, l.created, l.modified FROM link l "
        "JOIN highlight one ON one.id = l.one JOIN highlight other ON other.id = l.other "
        f"WHERE one.id IN {kept} AND other.id IN {kept} ORDER BY l.id"
    )
    return (ArchivedLink(*row) for row in rows)


def _scopes(db: sqlite3.Connection, guids: dict[int, str]) -> Iterator[ArchivedScope]:
    for name, packed in db.execute("SELECT name, scope FROM kept_scope ORDER BY name"):
        scope = scopes.unpack(packed)
        there = tuple(guids[key] for key in sorted(scope.documents) if key in guids)
        yield ArchivedScope(name, scopes.pack(scope._replace(documents=frozenset())), there)


def _reading(db: sqlite3.Connection) -> Iterator[ArchivedReading]:
    rows = db.execute(
        f"{_KEPT} SELECT d.guid, coalesce(p.position, -1), coalesce(p.seen, 0), d.read FROM document d "
        "LEFT JOIN place p ON p.document = d.id WHERE d.id IN kept AND (d.read IS NOT NULL OR p.document IS NOT NULL) "
        "ORDER BY d.id"
    )
    words = {None: "", 0: "unread", 1: "read"}
    return (ArchivedReading(guid, position, seen, words[read]) for guid, position, seen, read in rows)


def _rows(db: sqlite3.Connection, table: str, columns: str, order: str) -> sqlite3.Cursor:
    """Ask for the rows of a table on documents that are kept, each after the UUID of its document."""
    return db.execute(
        f"{_KEPT} SELECT d.guid, {columns} FROM {table} JOIN document d ON d.id = c.document WHERE d.id IN kept "
        f"ORDER BY d.id, {order}"
    )


def _lists(db: sqlite3.Connection, query: str) -> dict[int, tuple[str, ...]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in db.execute(query):
        found[key].append(str(value))
    return {key: tuple(values) for key, values in found.items()}
