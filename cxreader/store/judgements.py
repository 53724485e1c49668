"""What is judged of the passages of a library: which documents wait for it, and the themes that were found."""

import sqlite3
from collections import defaultdict
from typing import NamedTuple

from cxreader.model.judgement import Judged, Place
from cxreader.store import editions, findings, reasons, theme_counts

# more passages than any text has
_ALL = 1 << 40
# stands for the stamp in `document.judged` while the passages go by several
_PARTLY = "partly"


class Waiting(NamedTuple):
    """A document whose passages are to be judged.

    Attributes:
        document: Its id.
        numbers: How many passages are numbered, noise among them.
        passages: How many of them are to be judged.

    """

    document: int
    numbers: int
    passages: int


def waiting(db: sqlite3.Connection, basis: str) -> list[Waiting]:
    """Return the documents in the list whose themes go by another basis."""
    rows = db.execute(
        "SELECT id, (SELECT count(*) FROM passage WHERE document = id), passages FROM document "
        "WHERE removed IS NULL AND judged <> ? ORDER BY id",
        (basis,),
    )
    return [Waiting(*row) for row in rows]


def spans(db: sqlite3.Connection, document: int, first: int = 0, most: int = _ALL) -> list[tuple[int, int, str]]:
    """Return start, end and language of the passages of a document from a number on, at most so many; no noise."""
    return db.execute(
        "SELECT start, end, language FROM passage WHERE document = ? AND number >= ? AND number < ? AND NOT noise "
        "ORDER BY number",
        (document, first, first + most),
    ).fetchall()


def state(db: sqlite3.Connection) -> tuple[tuple[object, ...], ...]:
    """Return a row for each document in the list, its id first, that changes when its passages or meanings do."""
    return tuple(
        db.execute(
            "SELECT id, corrections, passages, noise, judged LIKE '_% meaning' FROM document WHERE removed IS NULL "
            "ORDER BY id"
        ).fetchall()
    )


def themes(db: sqlite3.Connection) -> dict[Place, list[str]]:
    """Return for each passage in the list the themes that were found in it."""
    found: defaultdict[Place, list[str]] = defaultdict(list)
    for document, start, end, theme in db.execute(
        "SELECT p.document, p.start, p.end, f.theme FROM finding f "
        "JOIN passage p ON p.document = f.document AND p.number = f.passage "
        "JOIN document d ON d.id = p.document WHERE d.removed IS NULL AND NOT p.noise"
    ):
        found[Place(document, start, end)].append(theme)
    return found


def count(db: sqlite3.Connection, document: int) -> int:
    """Return the number of passages of a document, noise among them."""
    (number,) = db.execute("SELECT count(*) FROM passage WHERE document = ?", (document,)).fetchone()
    return int(number)


def keep(db: sqlite3.Connection, judged: Judged) -> None:
    """Put the themes of passages in the place of those they had; a passage that is no more is left out."""
    places = []
    for place, found in judged.findings.items():
        row = db.execute(
            "SELECT number FROM passage WHERE document = ? AND start = ? AND end = ? AND NOT noise", place
        ).fetchone()
        if row:
            places.append((int(row[0]), found))
    findings.replace(db, judged.document, places)
    if judged.last:
        db.execute("UPDATE document SET judged = ? WHERE id = ?", (judged.basis, judged.document))
        theme_counts.settle(db, [judged.document])
        return
    # undo may bring back the edition that the rest goes by; how it was found is still true
    db.execute(
        "UPDATE document SET judged = ? || substr(judged, instr(judged, ' ')) "
        "WHERE id = ? AND judged <> ? AND instr(judged, ' ') > 1",
        (_PARTLY, judged.document, judged.basis),
    )


def wait(db: sqlite3.Connection, document: int) -> None:
    """Have the themes of a document looked for that were found by the words of another edition than the present one."""
    words = editions.basis(editions.stamp(db), by_meaning=False)
    db.execute("UPDATE document SET judged = '' WHERE id = ? AND judged = ?", (document, words))


def unexplained(db: sqlite3.Connection, document: int, first: int, last: int) -> bool:
    """Tell whether a theme was found by meaning in passages of these numbers without being told by which words.

    A theme of which nothing was ever shown has its words alone.
    """
    found = db.execute(
        "SELECT f.passage, f.theme FROM finding f JOIN document d ON d.id = f.document WHERE f.document = ? "
        "AND f.passage BETWEEN ? AND ? AND d.judged LIKE '% meaning' "
        "AND f.theme IN (SELECT theme FROM example_theme UNION SELECT theme FROM lesson WHERE verdict = 'yes')",
        (document, first, last),
    ).fetchall()
    why = reasons.load(db, document, [passage for passage, _ in found])
    return any(all(item.kind != "meaning" for item in why[key][0]) for key in found)
