"""Lessons: the decisions of a person from which the program has learnt what themes mean."""

import sqlite3
from collections import defaultdict

from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place

# by passage what was said of each theme: whether it speaks of it
Said = dict[Place, dict[str, bool]]

_DECIDED = (
    "SELECT d.document, d.start, d.end, d.theme, d.verdict FROM decision d JOIN document o ON o.id = d.document "
    "WHERE o.removed IS NULL AND d.theme IN (SELECT id FROM theme WHERE applied)"
)


def decided(db: sqlite3.Connection) -> Said:
    """Return what a person has said of passages in the list, for themes that the program looks for."""
    return _said(db, f"{_DECIDED} ORDER BY d.id")


def learnt(db: sqlite3.Connection) -> Said:
    """Return what the program has learnt from."""
    return _said(db, "SELECT document, start, end, theme, verdict FROM lesson ORDER BY id")


def learn(db: sqlite3.Connection) -> None:
    """Learn from all that is decided now, and from nothing else."""
    same = "document, start, end, theme, verdict"
    db.execute(f"DELETE FROM lesson WHERE ({same}) NOT IN ({_DECIDED})")
    db.execute(f"INSERT OR IGNORE INTO lesson ({same}) {_DECIDED} ORDER BY d.id")


def taught(db: sqlite3.Connection) -> frozenset[str]:
    """Return the themes whose meaning is known, from an example or a decision that was learnt from."""
    rows = db.execute("SELECT theme FROM example_theme UNION SELECT theme FROM lesson WHERE verdict = 'yes'")
    return frozenset(str(theme) for (theme,) in rows)


def untaught(db: sqlite3.Connection) -> int:
    """Return how many decisions the program has not learnt from, or would have to unlearn."""
    known = "SELECT document, start, end, theme, verdict FROM lesson"
    # one that was turned round is among both
    (count,) = db.execute(
        f"SELECT count(*) FROM (SELECT document, start, end, theme FROM ({_DECIDED} EXCEPT {known}) "
        f"UNION SELECT document, start, end, theme FROM ({known} EXCEPT {_DECIDED}))"
    ).fetchone()
    return int(count)


def _said(db: sqlite3.Connection, query: str) -> Said:
    found: defaultdict[Place, dict[str, bool]] = defaultdict(dict)
    for document, start, end, theme, verdict in db.execute(query):
        found[Place(document, start, end)][theme] = verdict == Verdict.YES
    return dict(found)
