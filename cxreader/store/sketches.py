"""Which documents are near-duplicates of each other, found by the sketches of their texts."""

import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable

# of two texts of which a third is the same, one in ten thousand pairs has none of so many numbers in common
_LOOKED_UP = 12
_CANDIDATES = 50
# a number that more documents have stands for words of a form that they were all written in, and tells none from others
_HOLDERS = 200


def get(db: sqlite3.Connection, document: int) -> frozenset[int]:
    """Return the sketch of a document, an empty one where none is stored."""
    row = db.execute("SELECT numbers FROM sketch WHERE document = ?", (document,)).fetchone()
    return _unpack(row[0]) if row else frozenset()


def candidates(db: sqlite3.Connection, document: int, sketch: frozenset[int]) -> dict[int, frozenset[int]]:
    """Return the sketches of the documents that may be near-duplicates of one with this sketch."""
    common = Counter(key for number in sorted(sketch) for key in _holders(db, number) if key != document)
    nearest = sorted(common, key=lambda key: (-common[key], key))[:_CANDIDATES]
    return {key: get(db, key) for key in nearest}


def replace(db: sqlite3.Connection, document: int, sketch: frozenset[int], alike: Iterable[tuple[int, float]]) -> None:
    """Store the sketch of a document, and its near-duplicates with how alike they are, in the place of the old ones."""
    db.execute("DELETE FROM alike WHERE one = ? OR other = ?", (document, document))
    db.executemany(
        "DELETE FROM sketch_number WHERE number = ? AND document = ?",
        [(number, document) for number in _smallest(get(db, document))],
    )
    db.execute(
        "INSERT OR REPLACE INTO sketch VALUES (?, ?)", (document, struct.pack(f"<{len(sketch)}I", *sorted(sketch)))
    )
    db.executemany("INSERT INTO sketch_number VALUES (?, ?)", [(number, document) for number in _smallest(sketch)])
    db.executemany(
        "INSERT INTO alike VALUES (?, ?, ?)",
        [(min(document, other), max(document, other), likeness) for other, likeness in alike],
    )


def near(db: sqlite3.Connection, document: int) -> list[int]:
    """Return the near-duplicates of a document that are in the list, most alike first."""
    rows = db.execute(
        "SELECT d.id FROM (SELECT other AS id, likeness FROM alike WHERE one = :id "
        "UNION ALL SELECT one, likeness FROM alike WHERE other = :id) a "
        "JOIN document d ON d.id = a.id WHERE d.removed IS NULL ORDER BY a.likeness DESC, d.id",
        {"id": document},
    )
    return [int(key) for (key,) in rows]


def alike(db: sqlite3.Connection) -> dict[int, list[tuple[int, float]]]:
    """Return for each document in the list its near-duplicates in the list, most alike first."""
    found: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = db.execute(
        "SELECT a.one, a.other, a.likeness FROM alike a "
        "JOIN document o ON o.id = a.one JOIN document d ON d.id = a.other "
        "WHERE o.removed IS NULL AND d.removed IS NULL ORDER BY a.likeness DESC, a.one, a.other"
    )
    for one, other, likeness in rows:
        found[one].append((other, likeness))
        found[other].append((one, likeness))
    return found


def _holders(db: sqlite3.Connection, number: int) -> list[int]:
    """Return the documents that a number is looked up for, not all where they are many."""
    rows = db.execute("SELECT document FROM sketch_number WHERE number = ? LIMIT ?", (number, _HOLDERS))
    return [int(key) for (key,) in rows]


def _smallest(sketch: frozenset[int]) -> list[int]:
    return sorted(sketch)[:_LOOKED_UP]


def _unpack(numbers: bytes) -> frozenset[int]:
    return frozenset(struct.unpack(f"<{len(numbers) // 4}I", numbers))
