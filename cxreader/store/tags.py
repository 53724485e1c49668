"""The tags that a person gives to whole documents."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from cxreader.store.selection import one_of


def of(db: sqlite3.Connection, documents: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of each of some documents that has any, by name."""
    listed = one_of("document", documents)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for document, tag in db.execute(
        f"SELECT document, tag FROM document_tag WHERE {listed.sql or 0} ORDER BY tag", listed.values
    ):
        found[document].append(str(tag))
    return {document: tuple(tags) for document, tags in found.items()}


def everywhere(db: sqlite3.Connection) -> dict[str, int]:
    """Return all tags by name, each with the number of documents in the list that have it."""
    rows = db.execute(
        "SELECT g.tag, count(*) FROM document_tag g JOIN document d ON d.id = g.document "
        "WHERE d.removed IS NULL GROUP BY g.tag ORDER BY g.tag"
    )
    return {str(tag): int(number) for tag, number in rows}


def give(db: sqlite3.Connection, document: int, tag: str) -> None:
    """Give a document a tag, unless it has it."""
    db.execute("INSERT OR IGNORE INTO document_tag (document, tag) VALUES (?, ?)", (document, tag))


def take(db: sqlite3.Connection, document: int, tag: str) -> None:
    """Take a tag off a document."""
    db.execute("DELETE FROM document_tag WHERE document = ? AND tag = ?", (document, tag))
