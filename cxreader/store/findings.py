"""What the program found in the passages of a document: themes with their reasons."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from cxreader.model.passage import Certainty, Evidence, Finding


def store(db: sqlite3.Connection, document: int, found: Iterable[Sequence[Finding]]) -> None:
    """Store the findings of all passages of a document, which must be stored already and have none."""
    _add(db, document, enumerate(found))


def replace(db: sqlite3.Connection, document: int, found: Sequence[tuple[int, Sequence[Finding]]]) -> None:
    """Put findings in the place of those that passages had, given by their numbers."""
    db.executemany(
        "DELETE FROM finding WHERE document = ? AND passage = ?", [(document, number) for number, _ in found]
    )
    _add(db, document, found)


def _add(db: sqlite3.Connection, document: int, found: Iterable[tuple[int, Sequence[Finding]]]) -> None:
    db.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(document, number, f.theme, f.score, f.certainty.value),
                *(_pack(f.evidence), json.dumps(f.against), f.following),
            )
            for number, own in found
            for f in own
        ],
    )


def load(db: sqlite3.Connection, document: int, numbers: Sequence[int] = ()) -> dict[int, list[Finding]]:
    """Return for each passage number of a document, or for some of them, its findings, strongest first."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    some = f" AND passage IN ({', '.join('?' * len(numbers))})" if numbers else ""
    rows = db.execute(
        f"SELECT passage, theme, score, certainty, evidence, against, following FROM finding WHERE document = ?{some} "
        "ORDER BY passage, score DESC, theme",
        (document, *numbers),
    )
    for number, theme, score, certainty, evidence, against, following in rows:
        reasons = tuple(Evidence(*item) for item in json.loads(evidence))
        found[number].append(
            Finding(theme, score, Certainty(certainty), reasons, tuple(json.loads(against)), following)
        )
    return found


def evidence(db: sqlite3.Connection, document: int, passage: int, theme: str) -> tuple[Evidence, ...]:
    """Return what speaks for a theme of a passage, given by its number; nothing where the program did not find it."""
    row = db.execute(
        "SELECT evidence FROM finding WHERE document = ? AND passage = ? AND theme = ?", (document, passage, theme)
    ).fetchone()
    return tuple(Evidence(*item) for item in json.loads(row[0])) if row else ()


def _pack(evidence: Sequence[Evidence]) -> str:
    return json.dumps([(e.start, e.end, e.kind, e.term, e.language, e.share) for e in evidence], ensure_ascii=False)
