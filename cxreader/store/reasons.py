"""What speaks for the themes found in passages, and what against them.

It would make up a good part of a library, so it is packed: that of some neighbouring passages together, for most of it
comes again and again.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from cxreader.model.passage import Evidence, Finding
from cxreader.store.packing import packed_text, unpacked_text

_TOGETHER = 64
Reasons = tuple[tuple[Evidence, ...], tuple[str, ...]]


def put(db: sqlite3.Connection, document: int, found: Iterable[tuple[int, Sequence[Finding]]]) -> None:
    """Store the reasons of findings in the place of those that the passages had, given by their numbers."""
    parts: defaultdict[int, dict[int, Sequence[Finding]]] = defaultdict(dict)
    for number, findings in found:
        parts[number // _TOGETHER][number] = findings
    for part, passages in parts.items():
        rows = [row for row in _rows(db, document, [part]) if row[0] not in passages]
        rows += [[n, f.theme, f.evidence, f.against] for n, findings in passages.items() for f in findings]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        db.execute("INSERT OR REPLACE INTO reason VALUES (?, ?, ?)", (document, part, packed_text(text)))


def load(db: sqlite3.Connection, document: int, numbers: Sequence[int] = ()) -> dict[tuple[int, str], Reasons]:
    """Return the reasons of a document by number of the passage and theme: all, or at least those of some passages."""
    parts = sorted({number // _TOGETHER for number in numbers})
    return {
        (number, theme): (tuple(map(Evidence._make, evidence)), tuple(against))
        for number, theme, evidence, against in _rows(db, document, parts)
    }


def _rows(db: sqlite3.Connection, document: int, parts: Sequence[int]) -> list[Any]:
    some = f" AND part IN ({', '.join('?' * len(parts))})" if parts else ""
    found = db.execute(f"SELECT packed FROM reason WHERE document = ?{some}", (document, *parts))
    return [row for (part,) in found for row in json.loads(unpacked_text(part))]
