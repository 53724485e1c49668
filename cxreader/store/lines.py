"""Short lines of all texts, for finding those that look the same."""

import sqlite3
from itertools import groupby
from typing import NamedTuple

from cxreader.store import documents

# two lines that look the same may differ in length by their numbers and white space: so many times, and characters
_TIMES, _CHARACTERS = 1.5, 10


class Line(NamedTuple):
    """A block or a passage as it stands in its text.

    Attributes:
        place: Its document, its start and its end.
        text: Its words.

    """

    place: tuple[int, int, int]
    text: str


def like(db: sqlite3.Connection, document: int, start: int, end: int) -> list[Line]:
    """Return what may look the same as a stretch of a text, by its length: blocks for a block, else passages.

    What is noise is left out, what a person said to be noise or text, and the stretch itself.
    """
    (blocks,) = db.execute(
        "SELECT count(*) FROM block WHERE document = ? AND start >= ? AND end <= ?", (document, start, end)
    ).fetchone()
    table, kept = ("block", "l.kind <> 'noise'") if blocks else ("passage", "NOT l.noise")
    size = end - start
    found = db.execute(
        f"SELECT l.document, l.start, l.end FROM {table} l JOIN document d ON d.id = l.document "
        f"WHERE d.removed IS NULL AND {kept} AND l.end - l.start BETWEEN ? AND ? "
        "AND NOT (l.document = ? AND l.start < ? AND ? < l.end) AND NOT EXISTS (SELECT 1 FROM correction c "
        "WHERE c.document = l.document AND c.kind = 'noise' AND c.start < l.end AND l.start < c.end) "
        "ORDER BY l.document, l.number",
        (size / _TIMES - _CHARACTERS, size * _TIMES + _CHARACTERS, document, end, start),
    ).fetchall()
    lines = []
    for key, places in groupby(found, key=lambda place: place[0]):
        text = documents.text(db, key)
        lines += [Line(place, text[place[1] : place[2]]) for place in places]
    return lines
