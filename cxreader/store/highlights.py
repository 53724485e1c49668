"""Highlights and their notes, themes and tags."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable

from cxreader.model.annotation import Highlight, Placing

_COLUMNS = (
    "h.id, h.guid, h.document, h.start, h.end, h.quote, h.note, h.starred, h.created, h.modified, h.author, a.outcome"
)
# one that was moved for sure is as good as one that stayed
_PLACINGS = {"confirm": Placing.CONFIRM, "lost": Placing.LOST}
# what hangs on a highlight; undo brings back only rows whose going it has seen, so they go first and by name
_CHILDREN = (
    ("highlight_theme", "highlight"),
    ("tag", "highlight"),
    ("anchoring", "highlight"),
    ("link", "one"),
    ("link", "other"),
)


def add(
    db: sqlite3.Connection, document: int, start: int, end: int, quote: str, now: str, author: str = "", guid: str = ""
) -> int:
    """Store a highlight on a stretch of a document's text and return its id.

    Args:
        db: The library.
        document: Id of the document.
        start: Offset of its first code point.
        end: Offset after its last code point.
        quote: The text there.
        now: The time.
        author: Who makes it.
        guid: Its name where it came from; empty for a new one.

    """
    import uuid  # loaded late: no start needs it

    cursor = db.execute(
        "INSERT INTO highlight (guid, document, start, end, quote, created, modified, author) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (guid or str(uuid.uuid4()), document, start, end, quote, now, now, author),
    )
    return int(cursor.lastrowid or 0)


def move(db: sqlite3.Connection, key: int, start: int, end: int, quote: str, now: str) -> None:
    """Have a highlight mark another stretch of its document."""
    db.execute(
        "UPDATE highlight SET start = ?, end = ?, quote = ?, modified = ? WHERE id = ?", (start, end, quote, now, key)
    )


def get(db: sqlite3.Connection, key: int) -> Highlight | None:
    """Return a highlight by its id, None where there is none."""
    return next(iter(_load(db, "WHERE h.id = ?", (key,))), None)


def some(db: sqlite3.Connection, keys: Collection[int]) -> tuple[Highlight, ...]:
    """Return highlights by their ids, those that there are, in the order of these."""
    marks = ", ".join("?" * len(keys))
    return tuple(_load(db, f"WHERE h.id IN ({marks}) ORDER BY h.id", tuple(keys)))


def at(db: sqlite3.Connection, document: int, start: int, end: int) -> Highlight | None:
    """Return the highlight that marks just this stretch of a document, None where there is none."""
    where = "WHERE h.document = ? AND h.start = ? AND h.end = ? ORDER BY h.id"
    return next((one for one in _load(db, where, (document, start, end)) if one.placing is Placing.SURE), None)


def of_document(db: sqlite3.Connection, document: int) -> tuple[Highlight, ...]:
    """Return a document's highlights in text order."""
    return tuple(_load(db, "WHERE h.document = ? ORDER BY h.start, h.end, h.id", (document,)))


def documents(db: sqlite3.Connection) -> list[int]:
    """Return the ids of the documents in the list that have highlights, in the order in which they were added."""
    rows = db.execute(
        "SELECT d.id FROM document d WHERE d.removed IS NULL "
        "AND EXISTS (SELECT 1 FROM highlight h WHERE h.document = d.id) ORDER BY d.id"
    )
    return [int(key) for (key,) in rows]


def in_text(db: sqlite3.Connection, document: int) -> tuple[Highlight, ...]:
    """Return the highlights that have a place in a document's text, sure or not, in text order."""
    return tuple(one for one in of_document(db, document) if one.placing is not Placing.LOST)


def everywhere(db: sqlite3.Connection, *, newest_first: bool = False) -> tuple[Highlight, ...]:
    """Return the highlights of all documents in the list, in text order or by time of last change."""
    return tuple(_load(db, _listed(newest_first), ()))


def after(db: sqlite3.Connection, document: int, start: int, by: int) -> int:
    """Return the id of the next (1) or previous (-1) highlight from a place on in text order, 0 for none."""
    way, order = (">", "ASC") if by > 0 else ("<", "DESC")
    row = db.execute(
        f"SELECT h.id FROM highlight h JOIN document d ON d.id = h.document WHERE d.removed IS NULL "
        f"AND (h.document, h.start) {way} (?, ?) "
        f"ORDER BY h.document {order}, h.start {order}, h.end {order}, h.id {order} LIMIT 1",
        (document, start),
    ).fetchone()
    return int(row[0]) if row else 0


def are_many(db: sqlite3.Connection, most: int) -> bool:
    """Tell whether there are more than so many, on documents that are off the list too."""
    return db.execute("SELECT 1 FROM highlight LIMIT 1 OFFSET ?", (most,)).fetchone() is not None


def remove(db: sqlite3.Connection, key: int) -> None:
    """Delete a highlight with its note, themes, tags and links."""
    for table, column in _CHILDREN:
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
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


def settle(db: sqlite3.Connection, key: int) -> None:
    """Take note that a highlight whose file has changed stands where it belongs."""
    db.execute("UPDATE anchoring SET outcome = 'moved' WHERE highlight = ?", (key,))


def put_aside(
    db: sqlite3.Connection, key: int, document: int, start: int, end: int, outcome: str, likeness: float
) -> None:
    """Keep where a highlight stood, in which document's text, and how it was placed since."""
    db.execute("DELETE FROM anchoring WHERE highlight = ?", (key,))
    db.execute("INSERT INTO anchoring VALUES (?, ?, ?, ?, ?, ?)", (key, document, start, end, outcome, likeness))


def lose(db: sqlite3.Connection, key: int) -> None:
    """Take note that a highlight whose file has changed belongs nowhere in the new text."""
    db.execute("UPDATE anchoring SET outcome = 'lost' WHERE highlight = ?", (key,))


def set_tags(db: sqlite3.Connection, key: int, tags: Iterable[str], now: str) -> None:
    """Replace the tags of a highlight."""
    db.execute("DELETE FROM tag WHERE highlight = ?", (key,))
    db.executemany("INSERT INTO tag (highlight, tag) VALUES (?, ?)", [(key, tag) for tag in tags])
    db.execute("UPDATE highlight SET modified = ? WHERE id = ?", (now, key))


def all_tags(db: sqlite3.Connection) -> list[str]:
    """Return the tags of all highlights, the commonest first."""
    return [tag for (tag,) in db.execute("SELECT tag FROM tag GROUP BY tag ORDER BY count(*) DESC, tag")]


def _listed(newest_first: bool) -> str:
    order = "h.modified DESC, h.id DESC" if newest_first else "h.document, h.start, h.end, h.id"
    return f"JOIN document d ON d.id = h.document WHERE d.removed IS NULL ORDER BY {order}"


def _load(db: sqlite3.Connection, where: str, values: tuple[int, ...]) -> list[Highlight]:
    aside = "LEFT JOIN anchoring a ON a.highlight = h.id"
    rows = db.execute(f"SELECT {_COLUMNS} FROM highlight h {aside} {where}", values).fetchall()
    within = where.partition(" ORDER BY ")[0]
    given = "highlight_theme o ON o.highlight = h.id JOIN theme t ON t.id = o.theme"
    themes = _lists(db, f"SELECT h.id, o.theme FROM highlight h JOIN {given} {within} ORDER BY o.id", values)
    tags = _lists(
        db, f"SELECT h.id, t.tag FROM highlight h JOIN tag t ON t.highlight = h.id {within} ORDER BY t.id", values
    )
    found = []
    for key, guid, document, start, end, quote, note, starred, created, modified, author, outcome in rows:
        lists = (tuple(themes.get(key, ())), tuple(tags.get(key, ())))
        placing = _PLACINGS.get(outcome, Placing.SURE) if outcome else Placing.SURE
        times = (created, modified, author)
        found.append(Highlight(key, guid, document, start, end, quote, note, *lists, bool(starred), *times, placing))
    return found


def _lists(db: sqlite3.Connection, query: str, values: tuple[int, ...]) -> defaultdict[int, list[str]]:
    lists: defaultdict[int, list[str]] = defaultdict(list)
    for key, value in db.execute(query, values):
        lists[key].append(value)
    return lists
