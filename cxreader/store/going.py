"""Where a person may go: documents looked up by some of their letters, and where they went last."""

import json
import re
import sqlite3
from collections.abc import Iterable
from pathlib import PurePath

from cxreader.model.characters import folded
from cxreader.model.going import AnswerRow, TitleRow

# so many are looked at to find the best of what has a few common letters
_LOOKED_AT = 2_000
_MOST_RECENT = 12
_COLUMNS = "id, title, path, language, passages"
_LAST = "\U0010ffff"
_ANSWERS = """
SELECT document, start, end, name, title FROM answer JOIN document ON id = document
WHERE name LIKE ? ESCAPE '!' AND removed IS NULL ORDER BY length(name), name, document, start LIMIT ?
"""
# first in the index alone, so that a hundred thousand titles are gone through at once
_INSIDE = f"""
WITH
    found AS (
        SELECT id, folded FROM document INDEXED BY document_folded
        WHERE removed IS NULL AND folded NOT GLOB ?1 || '*' AND folded GLOB '*' || ?1 || '*' LIMIT ?2),
    best AS (
        SELECT id AS key, NOT (instr(folded, ' ' || ?3) OR instr(folded, char(10) || ?3)) AS within, folded AS name
        FROM found ORDER BY within, name LIMIT ?4)
SELECT {_COLUMNS} FROM best JOIN document ON id = key ORDER BY within, name
"""


def look_up(db: sqlite3.Connection, typed: str, most: int) -> list[TitleRow]:
    """Return documents in the list with some letters in their title or the name of their file.

    Those whose title begins with the letters come first, then those where a word does, then the others; where nearly
    all documents have the letters, only some of them are looked at.

    Args:
        db: The library.
        typed: The letters; case and accents do not matter. Empty for the first titles of all.
        most: How many are wanted at most.

    """
    wanted = folded(typed)
    beginning = db.execute(
        f"SELECT {_COLUMNS} FROM document INDEXED BY document_folded "
        "WHERE removed IS NULL AND folded >= ? AND folded < ? ORDER BY folded LIMIT ?",
        (wanted, wanted + _LAST, most),
    ).fetchall()
    missing = most - len(beginning) if wanted else 0
    inside = db.execute(_INSIDE, (_literal(wanted), _LOOKED_AT, wanted, missing)).fetchall() if missing else []
    return [_row(*found) for found in (*beginning, *inside)]


def titles(db: sqlite3.Connection, documents: Iterable[int]) -> list[TitleRow]:
    """Return those of some documents that are in the list, in the order given."""
    query = f"SELECT {_COLUMNS} FROM document WHERE removed IS NULL AND id = ?"
    return [_row(*row) for key in documents for row in db.execute(query, (key,))]


def answers(db: sqlite3.Connection, typed: str, most: int) -> list[AnswerRow]:
    """Return answers of documents in the list whose names begin with some letters, the shortest names first.

    Args:
        db: The library.
        typed: The letters; the case of those of English does not matter.
        most: How many are wanted at most.

    """
    wanted = re.sub("[%_!]", r"!\g<0>", typed.strip())
    return [AnswerRow(*found) for found in db.execute(_ANSWERS, (f"{wanted}%", most))] if wanted else []


def recent(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of where a person went last by a list of places, the latest first."""
    row = db.execute("SELECT CAST(value AS BLOB) FROM about WHERE key = 'went'").fetchone()
    try:
        found = json.loads(row[0]) if row else ()
    except (ValueError, RecursionError):
        return ()
    return tuple(key for key in found if isinstance(key, str)) if isinstance(found, list) else ()


def remember(db: sqlite3.Connection, key: str) -> None:
    """Keep that a person went somewhere, by its key."""
    keys = list(dict.fromkeys((key, *recent(db))))[:_MOST_RECENT]
    db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('went', ?)", (json.dumps(keys),))


def _row(key: int, title: str, path: str, language: str, passages: int) -> TitleRow:
    return TitleRow(key, title, PurePath(path).name, language, passages)


def _literal(text: str) -> str:
    """Return a text for GLOB in which no character stands for others."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in text)
