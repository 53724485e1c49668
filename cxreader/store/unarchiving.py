"""Rows of plain values become those of a library; what the program finds in its texts is to be made again."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from cxreader.errors import IncomingError
from cxreader.model.annotation import Highlight, Link, Memo, Subject
from cxreader.model.archive import (
    Archive,
    ArchivedDocument,
    ArchivedHighlight,
    ArchivedReading,
    ArchivedScope,
)
from cxreader.model.document import Form
from cxreader.model.suggestions import Suggestions
from cxreader.store import (
    archiving,
    arrivals,
    codebooks,
    codings,
    documents,
    editions,
    examples,
    forms,
    highlights,
    links,
    memos,
    scopes,
    tags,
    taking_in,
    watched_folders,
)
from cxreader.store.packing import packed_text
from cxreader.store.titles import folded_title, sorting_title

# as the corrections that an analysis went by, they are never those there are: so the text is read again
_UNREAD = "archived"
# how it is kept that a person said that they have read a text
_SAID = {"": None, "unread": 0, "read": 1}


def fill(db: sqlite3.Connection, archive: Archive, step: Callable[[], None]) -> None:
    """Put all of a library into one in which there is nothing yet.

    Args:
        db: The library, in a transaction.
        archive: The other one.
        step: Called after each document; may raise to give up.

    Raises:
        CxError: A text cannot be read.

    """
    _fill_codebook(db, archive)
    keys: dict[str, int] = {}
    for row in archive.documents:
        keys[row.guid] = put_document(db, row, archive.text(row.guid))
        step()
    connect(db, archive.documents, keys)
    _fill_rows(db, archive, keys)
    for scope in archive.scopes:
        keep_scope(db, scope.name, scope, keys)
    for reading in archive.reading:
        _keep_reading(db, keys[reading.document], reading)
    for folder in archive.about.watched:
        watched_folders.add(db, Path(folder))
    codings.set_suggestions(db, Suggestions(archive.about.suggestions))
    if archive.about.made:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('made', ?)", (archive.about.made,))


def put_document(db: sqlite3.Connection, row: ArchivedDocument, text: str, hidden: str = "") -> int:
    """Store a document with its text and its tags, and return its id; its text waits to be read.

    Args:
        db: The library.
        row: The document.
        text: Its text.
        hidden: Since when it is not in the list, where that is not as the row says.

    """
    cursor = db.execute(
        "INSERT INTO document (guid, title, path, sha256, source_sha256, size, modified, encoding, codec, language, "
        "confidence, length, characters, passages, noise, added, removed, folded, sorting, dated, extent, corrections) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, ?, nullif(?, ''), ?, ?, ?, ?, ?)",
        (
            *(row.guid, row.title, row.path, row.sha256, row.source_sha256, row.size, row.modified),
            *(row.encoding, row.codec, row.language or "und", row.added, hidden or row.removed),
            *(folded_title(row.title, row.path), sorting_title(row.title), row.dated, len(text), _UNREAD),
        ),
    )
    key = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO text (document, text) VALUES (?, ?)", (key, packed_text(text)))
    forms.keep(db, key, _form(row, text))
    db.execute("UPDATE document SET origin = id WHERE id = ?", (key,))
    for path in row.other_paths:
        arrivals.add_path(db, key, Path(path))
    for tag in row.tags:
        tags.give(db, key, tag)
    return key


def _form(row: ArchivedDocument, text: str) -> Form:
    """Return the form of a text; none where what came along does not fit it, for the text is there all the same."""
    try:
        form = forms.read(row.form)
    except ValueError:
        return Form()
    return form if forms.fits(form, len(text)) else Form()


def connect(db: sqlite3.Connection, rows: Iterable[ArchivedDocument], keys: Mapping[str, int]) -> None:
    """Keep which documents were read from one file, one after the other."""
    for row in rows:
        for column, guid in (("origin", row.origin), ("successor", row.successor)):
            if guid in keys:
                db.execute(f"UPDATE document SET {column} = ? WHERE id = ?", (keys[guid], keys[row.guid]))


def put_highlight(db: sqlite3.Connection, row: ArchivedHighlight, keys: Mapping[str, int]) -> int:
    """Store a highlight, and return its id.

    Raises:
        IncomingError: It stands beyond the end of its text.

    """
    (extent,) = db.execute("SELECT extent FROM document WHERE id = ?", (keys[row.document],)).fetchone()
    if row.end > extent:
        raise IncomingError(
            f"The highlight “{row.quote[:50]}” would stand beyond the end of its text. Nothing was changed. Write the "
            "folder anew from the library that it is of."
        )
    made = (row.note, row.themes, row.tags, row.starred, row.created, row.modified, row.author)
    quote = row.quote or documents.text(db, keys[row.document])[row.start : row.end]
    mark = Highlight(0, row.guid, keys[row.document], row.start, row.end, quote, *made)
    key = taking_in.add(db, mark, 1)
    if row.outcome and row.old_document in keys:
        old = (keys[row.old_document], row.old_start, row.old_end)
        highlights.put_aside(db, key, *old, row.outcome, row.likeness)
    return key


def keep_scope(db: sqlite3.Connection, name: str, row: ArchivedScope, keys: Mapping[str, int]) -> None:
    """Keep a scope under a name that none has."""
    scope = scopes.unpack(row.scope)
    there = frozenset(keys[guid] for guid in row.documents if guid in keys)
    packed = scopes.pack(scope._replace(documents=there))
    db.execute("INSERT INTO kept_scope (name, scope) VALUES (?, ?)", (name, packed))


def _fill_codebook(db: sqlite3.Connection, archive: Archive) -> None:
    codebooks.adopt(db, archive.codebook, "")
    examples.replace(db, archive.examples)
    editions.set_own(db, archive.about.own_codebook)
    editions.renew(db)


def _fill_rows(db: sqlite3.Connection, archive: Archive, keys: Mapping[str, int]) -> None:
    db.executemany(
        "INSERT INTO correction (document, start, end, kind, value) VALUES (?, ?, ?, ?, ?)",
        [(keys[row.document], *row[1:]) for row in archive.corrections],
    )
    db.executemany(
        "INSERT INTO decision (document, start, end, theme, verdict, decided) VALUES (?, ?, ?, ?, ?, ?)",
        [(keys[row.document], *row[1:]) for row in sorted(archive.decisions, key=lambda row: row.decided)],
    )
    db.executemany(
        "INSERT INTO lesson (document, start, end, theme, verdict) VALUES (?, ?, ?, ?, ?)",
        [(keys[row.document], *row[1:]) for row in archive.lessons],
    )
    # in the order in which they were made, as far as the clock tells
    marks = {row.guid: put_highlight(db, row, keys) for row in sorted(archive.highlights, key=lambda row: row.created)}
    for memo in archive.memos:
        is_document = memo.subject == Subject.DOCUMENT
        about = ("", keys[memo.target]) if is_document else (memo.target, 0)
        memos.add(db, Memo(0, memo.guid, Subject(memo.subject), *about, *memo[3:7]))
    for link in archive.links:
        links.add(db, Link(0, link.guid, marks[link.one], marks[link.other], *link[3:7]))
    archiving.remember(db, (*archive.highlights, *archive.memos, *archive.links))


def _keep_reading(db: sqlite3.Connection, key: int, row: ArchivedReading) -> None:
    if row.position >= 0:
        documents.remember_place(db, key, row.position, row.seen)
    db.execute("UPDATE document SET read = ? WHERE id = ?", (_SAID[row.said], key))
