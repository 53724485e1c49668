"""Highlights and their notes, themes and tags."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from cxreader.model.annotation import Highlight

_COLUMNS = "h.id, h.guid, h.document, h.start, h.end, h.quote, h.note, h.starred, h.created, h.modified"


def add(db: sqlite3.Connection, document: int, start: int, end: int, quote: str, now: str) -> int:
    """Store a highlight on a stretch of a document's text and return its id."""
    import uuid  # loaded late: no start needs it

    cursor = db.execute(
        "INSERT INTO highlight (guid, document, start, end, quote, created, modified) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (str(uuid.uuid4()), document, start, end, quote, now, now),
    )
    return int(cursor.lastrowid or 0)


def get(db: sqlite3.Connection, key: int) -> Highlight | None:
    """Return a highlight by its id, None where there is none."""
    return next(iter(_load(db, "WHERE h.id = ?", (key,))), None)


def of_document(db: sqlite3.Connection, document: int) -> tuple[Highlight, ...]:
    """Return a document's highlights in text order."""
    return tuple(_load(db, "WHERE h.document = ? ORDER BY h.start, h.end, h.id", (document,)))


def everywhere(db: sqlite3.Connection, *, newest_first: bool = False) -> tuple[Highlight, ...]:
    """Return the highlights of all documents in the list, in text order or by time of last change."""
    order = "h.modified DESC, h.id DESC" if newest_first else "h.document, h.start, h.end, h.id"
    return tuple(_load(db, f"JOIN document d ON d.id = h.document WHERE d.removed IS NULL ORDER BY {order}", ()))


def remove(db: sqlite3.Connection, key: int) -> None:
    """Delete a highlight with its note, themes and tags."""
    # the children go first and by name: undo brings back only rows whose going it has seen
    for table in ("highlight_theme", "tag"):
        db.execute(f"DELETE FROM {table} WHERE highlight = ?", (key,))
    db.execute("DELETE FROM highlight WHERE id = ?", (key,))


def annotate(db: sqlite3.Connection, key: int, note: str, now: str) -> None:
    """Replace a highlight's note."""
    db.execute("UPDATE highlight SET note = ?, modified = ? WHERE id = ?", (note, now, key))


def star(db: sqlite3.Connection, key: int, starred: bool, now: str) -> None:
    """Mark a highlight as a quote to use, or no longer."""
    db.execute("UPDATE highlight SET starred = ?, modified = ? WHERE id = ?", (starred, now, key))


def set_themes(db: sqlite3.Connection, key: int, themes: Iterable[str], now: str) -> None:
    """Replace the themes of a highlight."""
    db.execute("DELETE FROM highlight_theme WHERE highlight = ?", (key,))
    db.executemany("INSERT INTO highlight_theme (highlight, theme) VALUES (?, ?)", [(key, theme) for theme in themes])
    db.execute("UPDATE highlight SET modified = ? WHERE id = ?", (now, key))


def _load(db: sqlite3.Connection, where: str, values: tuple[int, ...]) -> list[Highlight]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM highlight h {where}", values).fetchall()
    themes = _lists(
        db, "SELECT highlight, theme FROM highlight_theme WHERE theme IN (SELECT id FROM theme) ORDER BY id"
    )
    tags = _lists(db, "SELECT highlight, tag FROM tag ORDER BY id")
    found = []
    for id_, guid, document, start, end, quote, note, starred, created, modified in rows:
        own = (tuple(themes[id_]), tuple(tags[id_]))
        found.append(Highlight(id_, guid, document, start, end, quote, note, *own, bool(starred), created, modified))
    return found


def _lists(db: sqlite3.Connection, query: str) -> defaultdict[int, list[str]]:
    lists: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in db.execute(query):
        lists[key].append(value)
    return lists
