"""What a person says of texts: in which language a stretch is, what is noise, what kind of block a block is."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from cxreader.model.correction import Correction, CorrectionKind


def say(db: sqlite3.Connection, document: int, correction: Correction) -> None:
    """Keep what a person says of a stretch of a text; what they said of the same stretch before goes.

    What is called noise, or text, is so as a whole: whatever was said of stretches in it goes as well.
    """
    stretch = "start >= ? AND end <= ?" if correction.kind is CorrectionKind.NOISE else "start = ? AND end = ?"
    db.execute(
        f"DELETE FROM correction WHERE document = ? AND kind = ? AND {stretch}",
        (document, correction.kind.value, correction.start, correction.end),
    )
    db.execute(
        "INSERT INTO correction (document, start, end, kind, value) VALUES (?, ?, ?, ?, ?)",
        (document, correction.start, correction.end, correction.kind.value, correction.value),
    )


def of_document(db: sqlite3.Connection, document: int) -> tuple[Correction, ...]:
    """Return what a person said of a text, in the order it was said."""
    rows = db.execute("SELECT start, end, kind, value FROM correction WHERE document = ? ORDER BY id", (document,))
    return tuple(_correction(row) for row in rows)


def everywhere(db: sqlite3.Connection) -> dict[int, tuple[Correction, ...]]:
    """Return for each document that a person said something of what they said, in the order it was said."""
    said: defaultdict[int, list[Correction]] = defaultdict(list)
    for row in db.execute("SELECT start, end, kind, value, document FROM correction ORDER BY id"):
        said[row[4]].append(_correction(row[:4]))
    return {document: tuple(corrections) for document, corrections in said.items()}


def packed(corrections: Sequence[Correction]) -> str:
    """Return corrections as a string that only the same ones in the same order have."""
    return json.dumps([(c.start, c.end, c.kind.value, c.value) for c in corrections], separators=(",", ":"))


def _correction(row: tuple[int, int, str, str]) -> Correction:
    start, end, kind, value = row
    return Correction(start, end, CorrectionKind(kind), value)
