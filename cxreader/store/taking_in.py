"""Highlights, memos and links that come from elsewhere, each as it is there."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from cxreader.model.annotation import Highlight, Link, Memo, Placing


def in_place_of(db: sqlite3.Connection, key: int) -> int:
    """Return the document that stands in the list in the place of another one, which may be that itself."""
    while True:
        row = db.execute(
            "SELECT successor FROM document WHERE id = ? AND removed IS NOT NULL AND successor IS NOT NULL", (key,)
        ).fetchone()
        if row is None:
            return key
        key = int(row[0])


def hidden(db: sqlite3.Connection, documents: Iterable[int]) -> tuple[int, ...]:
    """Return those of some documents that are not in the list."""
    query = "SELECT 1 FROM document WHERE id = ? AND removed IS NOT NULL"
    return tuple(key for key in documents if db.execute(query, (key,)).fetchone())


def holding(db: sqlite3.Connection, guids: Iterable[str]) -> int:
    """Return the document that the first of some highlights is in that is there, by their UUIDs; 0 for none."""
    rows = (db.execute("SELECT document FROM highlight WHERE guid = ?", (guid,)).fetchone() for guid in guids)
    return next((int(row[0]) for row in rows if row), 0)


def by_name(db: sqlite3.Connection) -> dict[str, list[int]]:
    """Return for each title and each name of a file, in folded letters, the documents in the list that have it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for key, names in db.execute("SELECT id, folded FROM document WHERE removed IS NULL ORDER BY id"):
        for name in dict.fromkeys(str(names).split("\n")):
            found[name].append(int(key))
    return found


def known(db: sqlite3.Connection, table: str, guids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return id and time of last change of those rows of a table that are there, by their UUIDs."""
    query = f"SELECT id, modified FROM {table} WHERE guid = ?"
    rows = ((guid, db.execute(query, (guid,)).fetchone()) for guid in guids)
    return {guid: (int(row[0]), str(row[1])) for guid, row in rows if row}


def add(db: sqlite3.Connection, highlight: Highlight, likeness: float) -> int:
    """Store a highlight, with a new id, and how much its place is like its quote; return the id."""
    h = highlight
    cursor = db.execute(
        "INSERT INTO highlight (guid, document, start, end, quote, note, starred, created, modified, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (h.guid, h.document, h.start, h.end, h.quote, h.note, h.starred, h.created, h.modified, h.author),
    )
    key = int(cursor.lastrowid or 0)
    _describe(db, key, h)
    if h.placing is not Placing.SURE:
        db.execute(
            "INSERT INTO anchoring (highlight, document, start, end, outcome, likeness) VALUES (?, ?, ?, ?, ?, ?)",
            (key, h.document, h.start, h.end, h.placing.value, likeness),
        )
    return key


def update(db: sqlite3.Connection, highlight: Highlight) -> None:
    """Replace what a person left on a highlight, by its id; it stays where it is."""
    h = highlight
    db.execute(
        "UPDATE highlight SET note = ?, starred = ?, modified = ?, author = ? WHERE id = ?",
        (h.note, h.starred, h.modified, h.author, h.id),
    )
    db.execute("DELETE FROM highlight_theme WHERE highlight = ?", (h.id,))
    db.execute("DELETE FROM tag WHERE highlight = ?", (h.id,))
    _describe(db, h.id, h)


def rewrite(db: sqlite3.Connection, table: str, said: Memo | Link) -> None:
    """Replace what a memo or a link says, by its id."""
    db.execute(
        f"UPDATE {table} SET note = ?, author = ?, modified = ? WHERE id = ?",
        (said.note, said.author, said.modified, said.id),
    )


def _describe(db: sqlite3.Connection, key: int, highlight: Highlight) -> None:
    themes = [(key, theme) for theme in highlight.themes]
    db.executemany("INSERT INTO highlight_theme (highlight, theme) VALUES (?, ?)", themes)
    db.executemany("INSERT INTO tag (highlight, tag) VALUES (?, ?)", [(key, tag) for tag in highlight.tags])
