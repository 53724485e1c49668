"""What somebody marked in files with other programs: kept beside their texts until a person brings it in."""

import sqlite3
from collections import Counter

from cxreader.model.characters import storable
from cxreader.model.document import Reading
from cxreader.store import highlights

_LEFT = "NOT EXISTS (SELECT 1 FROM highlight h WHERE h.guid = r.guid)"


def replace(db: sqlite3.Connection, key: int, reading: Reading) -> None:
    """List anew what is marked in the file of a document."""
    db.execute("DELETE FROM remark WHERE document = ?", (key,))
    if not reading.remarks:
        return
    import uuid  # loaded late: no start needs it

    # the same comment has the same name in every library, and after its file was read again
    (origin,) = db.execute(
        "SELECT guid FROM document WHERE id = (SELECT origin FROM document WHERE id = ?)", (key,)
    ).fetchone()
    seen: Counter[tuple[str, ...]] = Counter()
    rows = []
    for start, end, words, author, made in reading.remarks:
        # what it stands on may change with its file
        told = (words, author, made) if made else (words, author, reading.text[start:end])
        seen[told] += 1
        name = "\n".join(("cxreader", str(origin), *told, str(seen[told])))
        guid = str(uuid.uuid5(uuid.NAMESPACE_URL, storable(name)))
        rows.append((key, guid, start, end, storable(words), storable(author), storable(made)))
    db.executemany("INSERT INTO remark VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def left(db: sqlite3.Connection, key: int) -> int:
    """Return how many of the comments in the file of a document were not brought in."""
    (number,) = db.execute(f"SELECT count(*) FROM remark r WHERE document = ? AND {_LEFT}", (key,)).fetchone()
    return int(number)


def left_by_document(db: sqlite3.Connection, first: int) -> dict[int, int]:
    """Return how many comments were not brought in, for each document in the list, from an id on, that has some."""
    rows = db.execute(
        f"SELECT r.document, count(*) FROM remark r JOIN document d ON d.id = r.document "
        f"WHERE r.document >= ? AND d.removed IS NULL AND {_LEFT} GROUP BY r.document",
        (first,),
    )
    return {int(key): int(number) for key, number in rows}


def bring_in(db: sqlite3.Connection, key: int, text: str, now: str) -> list[int]:
    """Make highlights of those comments of a document that none was made of.

    Args:
        db: The library.
        key: Id of the document.
        text: Its text.
        now: The time; it counts for those that do not tell theirs.

    Returns:
        The ids of the highlights.

    """
    rows = db.execute(
        f"SELECT guid, start, end, words, author, made FROM remark r WHERE document = ? AND {_LEFT} "
        "ORDER BY start, end, guid",
        (key,),
    ).fetchall()
    made_of = []
    for guid, start, end, words, author, made in rows:
        highlight = highlights.add(db, key, start, end, text[start:end], made or now, author, guid)
        if words:
            highlights.annotate(db, highlight, words, made or now)
        made_of.append(highlight)
    return made_of
