"""What the program found in the passages of a document: themes with their reasons."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cxreader.model.passage import Certainty, Evidence, Finding
from cxreader.store import reasons


def store(db: sqlite3.Connection, document: int, found: Iterable[Sequence[Finding]]) -> None:
    """Store the findings of all passages of a document, which must be stored already and have none."""
    _add(db, document, list(enumerate(found)))


def replace(db: sqlite3.Connection, document: int, found: Sequence[tuple[int, Sequence[Finding]]]) -> None:
    """Put findings in the place of those that passages had, given by their numbers."""
    db.executemany(
        "DELETE FROM finding WHERE document = ? AND passage = ?", [(document, number) for number, _ in found]
    )
    _add(db, document, found)


def _add(db: sqlite3.Connection, document: int, found: Sequence[tuple[int, Sequence[Finding]]]) -> None:
    db.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?)",
        [(document, number, f.theme, f.score, f.certainty.value, f.following) for number, own in found for f in own],
    )
    reasons.put(db, document, found)


def load(db: sqlite3.Connection, document: int, numbers: Sequence[int] = ()) -> dict[int, list[Finding]]:
    """Return for each passage number of a document, or for some of them, its findings, strongest first."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    why = reasons.load(db, document, numbers)
    some = f" AND passage IN ({', '.join('?' * len(numbers))})" if numbers else ""
    rows = db.execute(
        f"SELECT passage, theme, score, certainty, following FROM finding WHERE document = ?{some} "
        "ORDER BY passage, score DESC, theme",
        (document, *numbers),
    )
    for number, theme, score, certainty, following in rows:
        found[number].append(Finding(theme, score, Certainty(certainty), *why[number, theme], following))
    return found


def evidence(db: sqlite3.Connection, document: int, passage: int, theme: str) -> tuple[Evidence, ...]:
    """Return what speaks for a theme of a passage, given by its number; nothing where the program did not find it."""
    found, _ = reasons.load(db, document, [passage]).get((passage, theme), ((), ()))
    return found
