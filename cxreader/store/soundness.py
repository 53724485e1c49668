"""Checks the rows that were saved of a damaged library against each other, and lets go of what has no place there."""

import hashlib
import sqlite3
import zlib
from collections import Counter
from typing import NamedTuple

from cxreader.store import forms
from cxreader.store.packing import unpacked_text
from cxreader.store.titles import folded_title, sorting_title


def digest(stored: object) -> str:
    """Return the hash of a text, whether it is stored packed or as it is; empty where it is no text."""
    try:
        text = unpacked_text(stored) if isinstance(stored, bytes) else stored
    except (zlib.error, UnicodeDecodeError):
        return ""
    return _hash(text) if isinstance(text, str) else ""


def mend_codebook(db: sqlite3.Connection, *, own: bool) -> Counter[str]:
    """Give themes whose family is gone another one of that name; return how many rows of each table have no place.

    Args:
        db: The library, with the tables it had.
        own: Whether a person may have changed the codebook; else the shipped one comes in its place.

    """
    if not own:
        db.execute("DELETE FROM about WHERE key LIKE 'codebook%'")
        return Counter()
    db.execute("UPDATE edition SET own = 1")
    db.execute(
        "INSERT INTO family SELECT DISTINCT family, 99, family, 'blue' FROM theme "
        "WHERE family NOT IN (SELECT id FROM family)"
    )
    marks = "theme NOT IN (SELECT id FROM theme) OR example NOT IN (SELECT id FROM example)"
    db.execute(f"DELETE FROM example_theme WHERE {marks}")
    return Counter(term=_drop(db, "term", "theme NOT IN (SELECT id FROM theme)"))


def drop_without_text(db: sqlite3.Connection) -> tuple[str, ...]:
    """Let go of documents that have no text; return the titles of those in the list."""
    textless = "id NOT IN (SELECT document FROM text)"
    query = f"SELECT title FROM document WHERE {textless} AND removed IS NULL ORDER BY id"
    titles = tuple(str(title) for (title,) in db.execute(query))
    db.execute(f"DELETE FROM document WHERE {textless}")
    return titles


class Checked(NamedTuple):
    """What became of texts.

    Attributes:
        unreadable: Titles of those that cannot be read and are let go of.
        altered: Titles of those that are not what they were.
        nameless: The titles given to those of which all else is lost.

    """

    unreadable: tuple[str, ...]
    altered: tuple[str, ...]
    nameless: tuple[str, ...]


def check_texts(db: sqlite3.Connection) -> Checked:
    """See that each text is what it was; one of which all else is lost becomes a document of its own."""
    altered: list[tuple[str, str, int]] = []
    nameless: list[tuple[int, str]] = []
    unreadable: list[int] = []
    query = "SELECT t.document, t.text, d.sha256, d.title FROM text t LEFT JOIN document d ON d.id = t.document"
    for key, stored, sha256, title in db.execute(query):
        found = digest(stored)
        if not found:
            unreadable.append(key)
        elif title is None:
            nameless.append((key, unpacked_text(stored)))
        elif found != sha256:
            altered.append((str(title), found, key))
    db.executemany("DELETE FROM text WHERE document = ?", [(key,) for key in unreadable])
    _drop_forms(db)
    named = tuple(filter(None, (_name(db, key, text) for key, text in nameless)))
    # or the file that it came from would be taken for the same text
    db.executemany("UPDATE OR IGNORE document SET sha256 = ? WHERE id = ?", [(found, key) for _, found, key in altered])
    return Checked(drop_without_text(db), tuple(title for title, _, _ in altered), named)


def _drop_forms(db: sqlite3.Connection) -> None:
    """Let go of what cannot be true of a text: it is read as plain text then."""
    query = "SELECT t.document, t.form, d.extent FROM text t JOIN document d ON d.id = t.document WHERE t.form <> x''"
    wrong = [(key,) for key, packed, size in db.execute(query) if not forms.sound(packed, size)]
    db.executemany("UPDATE text SET form = x'', format = '', whole = 0 WHERE document = ?", wrong)


def drop_misplaced(db: sqlite3.Connection) -> tuple[tuple[tuple[str, str], ...], Counter[str]]:
    """Let go of what has no place in any text, and of ties to documents that are no more.

    Returns:
        The quotes and notes among that, and how many rows of each table it was.

    """
    db.execute("UPDATE document SET origin = id WHERE origin NOT IN (SELECT id FROM document)")
    db.execute("UPDATE document SET successor = NULL WHERE successor NOT IN (SELECT id FROM document)")
    outside = (
        "id NOT IN (SELECT o.id FROM {0} o JOIN document d ON d.id = o.document "
        "WHERE o.start >= 0 AND o.start <= o.end AND o.end <= d.extent)"
    )
    query = f"SELECT quote, note FROM highlight WHERE {outside.format('highlight')} ORDER BY id"
    notes = tuple((str(quote), str(note)) for quote, note in db.execute(query))
    lost = Counter(
        {table: _drop(db, table, outside.format(table)) for table in ("highlight", "decision", "correction", "lesson")}
    )
    placeless = "document NOT IN (SELECT id FROM document)"
    notes += tuple(("", str(note)) for (note,) in db.execute(f"SELECT note FROM memo WHERE {placeless} ORDER BY id"))
    for table, column in (
        *(("highlight_theme", "highlight"), ("tag", "highlight"), ("anchoring", "highlight")),
        *(("link", "one"), ("link", "other")),
    ):
        # these go with their note, and are not told of beside it
        db.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM highlight)")
    db.execute(f"DELETE FROM anchoring WHERE {placeless}")
    for table in ("place", "other_path", "document_tag", "memo"):
        lost[table] = _drop(db, table, placeless)
    return notes, lost


def _name(db: sqlite3.Connection, key: int, text: str) -> str:
    """Make a document of a text and return its title; empty where another one has the same text."""
    title = f"Recovered text {key}"
    done = db.execute(
        "INSERT OR IGNORE INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, "
        "language, confidence, length, characters, passages, noise, added, extent, origin, folded, sorting) VALUES "
        "(?, lower(hex(randomblob(16))), ?, '', ?, '', ?, 0, 'UTF-8', 'und', 0, 0, 0, 0, 0, "
        "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?)",
        (key, title, _hash(text), len(text.encode()), len(text), key, folded_title(title, ""), sorting_title(title)),
    )
    if not done.rowcount:
        db.execute("DELETE FROM text WHERE document = ?", (key,))
    return title if done.rowcount else ""


def _drop(db: sqlite3.Connection, table: str, condition: str) -> int:
    return db.execute(f"DELETE FROM {table} WHERE {condition}").rowcount


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
