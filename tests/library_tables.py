"""Every table of a library whatever its ids: two libraries with the same work have the same."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

# by the table whose rows it numbers, what a number is replaced by
_NAMES = {
    "document": "SELECT id, guid FROM document",
    "highlight": "SELECT id, guid FROM highlight",
    "example": "SELECT id, text FROM example",
}
_NUMBERED = {
    "document": "document",
    "successor": "document",
    "origin": "document",
    "highlight": "highlight",
    "one": "highlight",
    "other": "highlight",
    "example": "example",
}
# what a person did
OWN = (
    *("document", "text", "other_path", "place", "correction", "decision", "highlight", "highlight_theme", "tag"),
    *("document_tag", "memo", "link", "anchoring", "version", "lesson", "kept_scope", "watched_folder"),
    *("family", "theme", "term", "example", "example_theme", "edition"),
)
# what the program makes of texts
FOUND = ("block", "passage", "noise", "finding", "reason", "document_language", "document_theme", "alike")
# columns that say what a row is on
_ENDS = ("document", "highlight", "one", "other")
# made anew in each library
_FRESH = {"id", "judged", "stamp", "rowid"}
Tables = dict[str, list[tuple[tuple[str, object], ...]]]


def shown(library: Path) -> frozenset[str]:
    """Return the documents in the list, by their UUIDs."""
    with closing(sqlite3.connect(library)) as db:
        return frozenset(guid for (guid,) in db.execute("SELECT guid FROM document WHERE removed IS NULL"))


def tables(
    library: Path,
    names: Collection[str] = OWN + FOUND,
    *,
    documents: Collection[str] = (),
    without: Collection[str] = (),
) -> Tables:
    """Return the rows of some tables in a fixed order.

    Args:
        library: The library.
        names: The tables.
        documents: What is on other documents than these is left out; none for those in the list.
        without: Columns that are left out.

    """
    kept = set(documents or shown(library))
    with closing(sqlite3.connect(library)) as db:
        db.row_factory = sqlite3.Row
        known = {kind: dict(map(tuple, db.execute(query))) for kind, query in _NAMES.items()}
        on = dict(map(tuple, db.execute("SELECT h.guid, d.guid FROM highlight h JOIN document d ON d.id = h.document")))
        on |= {guid: guid for guid in known["document"].values()}
        found: Tables = {}
        for name in names:
            rows = [_named(row, known) for row in db.execute(f"SELECT * FROM {name}")]  # noqa: S608 - our own names
            if name == "document":
                rows = [row for row in rows if row["guid"] in kept]
            rows = [row for row in rows if {on[row[column]] for column in _ENDS if row.get(column)} <= kept]
            found[name] = sorted(
                (tuple((c, row[c]) for c in row if c not in _FRESH and c not in without) for row in rows), key=repr
            )
        return found


def _named(row: sqlite3.Row, known: dict[str, dict[int, str]]) -> dict[str, object]:
    """Return a row with names in the place of numbers."""
    columns = row.keys()
    return {c: known[_NUMBERED[c]].get(row[c]) if c in _NUMBERED else row[c] for c in columns}
