"""The codebook that a library holds."""

import sqlite3
from collections import defaultdict

from cxreader.model.theme import Codebook, Family, Theme


def load(db: sqlite3.Connection, *, terms: bool = True) -> Codebook:
    """Return the library's codebook, on request without its terms, which only classifying needs."""
    lists: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    if terms:
        for theme, language, term in db.execute("SELECT theme, language, term FROM term ORDER BY id"):
            lists[theme][language].append(term)
    families = tuple(Family(*row) for row in db.execute("SELECT id, name, colour FROM family ORDER BY position"))
    themes = tuple(
        Theme(key, code, name, family, definition, {language: tuple(words) for language, words in lists[key].items()})
        for key, code, name, family, definition in db.execute(
            "SELECT id, code, name, family, definition FROM theme ORDER BY position"
        )
    )
    return Codebook(*_edition(db), families, themes)


def origin(db: sqlite3.Connection) -> str:
    """Return the hash of the file that the codebook came from; empty where there is no codebook yet."""
    row = db.execute("SELECT value FROM about WHERE key = 'codebook file'").fetchone()
    return str(row[0]) if row else ""


def replace(db: sqlite3.Connection, codebook: Codebook, digest: str) -> None:
    """Put a codebook, read from a file with this hash, in the place of the library's own.

    What was found of themes that are no more goes. What the person said of them stays, unseen, for they may return.
    """
    for table in ("term", "theme", "family"):
        db.execute(f"DELETE FROM {table}")
    db.executemany(
        "INSERT INTO family (id, position, name, colour) VALUES (?, ?, ?, ?)",
        [(family.id, place, family.name, family.colour) for place, family in enumerate(codebook.families)],
    )
    db.executemany(
        "INSERT INTO theme (id, position, family, code, name, definition) VALUES (?, ?, ?, ?, ?, ?)",
        [(t.id, place, t.family, t.code, t.name, t.definition) for place, t in enumerate(codebook.themes)],
    )
    db.execute("DELETE FROM finding WHERE theme NOT IN (SELECT id FROM theme)")
    db.executemany(
        "INSERT INTO term (theme, language, term) VALUES (?, ?, ?)",
        [(t.id, language, term) for t in codebook.themes for language, terms in t.terms.items() for term in terms],
    )
    db.executemany(
        "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)",
        [("codebook", codebook.id), ("codebook version", str(codebook.version)), ("codebook file", digest)],
    )


def _edition(db: sqlite3.Connection) -> tuple[str, int]:
    rows = dict(db.execute("SELECT key, value FROM about WHERE key IN ('codebook', 'codebook version')").fetchall())
    return rows.get("codebook", ""), int(rows.get("codebook version", 0))
