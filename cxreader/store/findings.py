"""What the program found in the passages of a document: themes with their reasons."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from cxreader.model.passage import Certainty, Evidence, Finding, Passage


def store(db: sqlite3.Connection, document: int, passages: Sequence[Passage]) -> None:
    """Store the findings of all passages of a document, which must be stored already."""
    db.executemany(
        "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (document, number, f.theme, f.score, f.certainty.value, _pack(f.evidence), json.dumps(f.against))
            for number, passage in enumerate(passages)
            for f in passage.findings
        ],
    )


def load(db: sqlite3.Connection, document: int) -> dict[int, list[Finding]]:
    """Return for each passage number of a document its findings, strongest first."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    rows = db.execute(
        "SELECT passage, theme, score, certainty, evidence, against FROM finding WHERE document = ? "
        "ORDER BY passage, score DESC, theme",
        (document,),
    )
    for number, theme, score, certainty, evidence, against in rows:
        reasons = tuple(Evidence(*item) for item in json.loads(evidence))
        found[number].append(Finding(theme, score, Certainty(certainty), reasons, tuple(json.loads(against))))
    return found


def _pack(evidence: Sequence[Evidence]) -> str:
    return json.dumps([(e.start, e.end, e.kind, e.term, e.language, e.share) for e in evidence], ensure_ascii=False)
