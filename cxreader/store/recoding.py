"""Putting a document in the place of one that was read from the same file in another encoding."""

import sqlite3
from collections.abc import Callable, Sequence

from cxreader.model.document import Recoding
from cxreader.store import corrections, documents

_Move = Callable[[Sequence[int]], list[int]]
_Places = dict[int, int]
_OFFSETS = " UNION ".join(
    f"SELECT {column} FROM {table} WHERE document = :document"
    for table, columns in {
        "highlight": ("start", "end"),
        "decision": ("start", "end"),
        "correction": ("start", "end"),
        "place": ("position", "seen"),
    }.items()
    for column in columns
)


def wish(db: sqlite3.Connection, document: int, codec: str) -> Recoding | None:
    """Return all that is needed to read a document's file in another encoding, None where it has no file."""
    path, source_sha256, own = db.execute(
        "SELECT path, source_sha256, codec FROM document WHERE id = ?", (document,)
    ).fetchone()
    if not path:
        return None
    stored = documents.stored_one(db, document, corrections.of_document(db, document))
    return Recoding(stored, str(source_sha256), str(own), codec)


def put_in_place(db: sqlite3.Connection, old: int, new: int, move: _Move, now: str) -> None:
    """Show one document in the place of another, with all that a person did to that one.

    Args:
        db: The library.
        old: Id of the document in the list.
        new: Id of the document that takes its place.
        move: Maps offsets of the old text to those of the new one.
        now: The time.

    """
    offsets = sorted(int(offset) for (offset,) in db.execute(_OFFSETS, {"document": old}))
    places = dict(zip(offsets, move(offsets), strict=True))
    _move_highlights(db, old, new, places)
    _move_decisions(db, old, new, places)
    _move_corrections(db, old, new, places)
    for position, seen in db.execute("SELECT position, seen FROM place WHERE document = ?", (old,)).fetchall():
        documents.remember_place(db, new, places[position], places[seen])
    db.execute("UPDATE document SET removed = ?, successor = ? WHERE id = ?", (now, new, old))
    db.execute("UPDATE document SET removed = NULL, successor = NULL WHERE id = ?", (new,))


def stand_in(db: sqlite3.Connection, document: int) -> int:
    """Return a document itself while it is in the list, else one there that its file was read as; 0 for none."""
    row = db.execute(
        "SELECT d.id FROM document d JOIN document o ON o.origin = d.origin WHERE o.id = ? AND d.removed IS NULL "
        "ORDER BY d.id = o.id DESC",
        (document,),
    ).fetchone()
    return int(row[0]) if row else 0


def _move_highlights(db: sqlite3.Connection, old: int, new: int, places: _Places) -> None:
    text = documents.text(db, new)
    for key, start, end in db.execute("SELECT id, start, end FROM highlight WHERE document = ?", (old,)).fetchall():
        first, last = _stretch(places, start, end, len(text))
        db.execute(
            "UPDATE highlight SET document = ?, start = ?, end = ?, quote = ? WHERE id = ?",
            (new, first, last, text[first:last], key),
        )


def _move_decisions(db: sqlite3.Connection, old: int, new: int, places: _Places) -> None:
    size = len(documents.text(db, new))
    rows = db.execute("SELECT start, end, theme, verdict, decided FROM decision WHERE document = ? ORDER BY id", (old,))
    moved = [(new, *_stretch(places, start, end, size), *rest) for start, end, *rest in rows.fetchall()]
    for row in moved:
        # two stretches may fall together; by name, for undo brings back only rows whose going it has seen
        db.execute("DELETE FROM decision WHERE document = ? AND start = ? AND end = ? AND theme = ?", row[:4])
        db.execute(
            "INSERT INTO decision (document, start, end, theme, verdict, decided) VALUES (?, ?, ?, ?, ?, ?)", row
        )
    db.execute("DELETE FROM decision WHERE document = ?", (old,))


def _move_corrections(db: sqlite3.Connection, old: int, new: int, places: _Places) -> None:
    for said in corrections.of_document(db, old):
        corrections.say(db, new, said._replace(start=places[said.start], end=places[said.end]))
    db.execute("DELETE FROM correction WHERE document = ?", (old,))


def _stretch(places: _Places, start: int, end: int, size: int) -> tuple[int, int]:
    """Return where a stretch is now: at least one character, also where several were one in truth."""
    first = min(places[start], size - 1)
    return first, max(first + 1, places[end])
