"""Documents in a library: adding them, their texts, and the place a reader was at."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from cxreader.model.characters import storable
from cxreader.model.correction import Correction
from cxreader.model.document import Document, Source, StoredText
from cxreader.store import analyses, arrivals, corrections
from cxreader.store.packing import packed_text, unpacked_text
from cxreader.store.titles import folded_title, sorting_title


class Known(NamedTuple):
    """A document of the library that a text or a file is.

    Attributes:
        id: Its number.
        shown: Whether it is in the list.
        same: Whether its text is the very same; else its file was read in an encoding that the person chose.

    """

    id: int
    shown: bool
    same: bool


def next_id(db: sqlite3.Connection) -> int:
    """Return the id that the document has which is added next."""
    (number,) = db.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'document'").fetchone()
    return int(number or 0) + 1


def add(db: sqlite3.Connection, document: Document, now: str, instead_of: int = 0, kept: int = 0) -> int:
    """Store a document, not yet shown: it counts as removed until `show` is called on it.

    That way the undo log holds one small change, never the text.

    Args:
        db: The library.
        document: The document.
        now: The time.
        instead_of: Id of the document that its file was read as before; 0 for none.
        kept: Id that was kept for it, unless another one has it; 0 for the next one.

    Returns:
        Its id.

    """
    import uuid  # loaded late, as are these: no start needs them

    from cxreader.store import forms

    source = document.source
    cursor = db.execute(
        "INSERT INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, codec, "
        "language, confidence, length, characters, passages, noise, added, removed, folded, sorting, dated, extent) "
        "VALUES ((SELECT ?1 WHERE ?1 AND NOT EXISTS (SELECT 1 FROM document WHERE id = ?1)), "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, 'und', 0, 0, 0, 0, 0, ?, ?, ?, ?, "
        # a file may claim to be of a year that no calendar has
        "coalesce(nullif(?, ''), "
        "CASE WHEN ? THEN coalesce(date(? / 1000000000, 'unixepoch'), '') ELSE substr(?, 1, 10) END), ?)",
        (
            kept,
            # the same text has the same name in every library, so exports of the same work do not differ
            str(uuid.uuid5(uuid.NAMESPACE_URL, f"cxreader:{document.sha256}")),
            *_origin(document),
            document.sha256,
            source.sha256,
            source.size,
            source.modified,
            document.reading.encoding,
            document.reading.codec,
            now,
            now,
            folded_title(*_origin(document)),
            sorting_title(_origin(document)[0]),
            *(document.reading.stated.dated, source.path is not None, source.modified, now),
            len(document.reading.text),
        ),
    )
    key = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO text (document, text) VALUES (?, ?)", (key, packed_text(document.reading.text)))
    forms.keep(db, key, document.reading.form)
    db.execute(
        "UPDATE document SET origin = coalesce((SELECT origin FROM document WHERE id = ?), id) WHERE id = ?",
        (instead_of, key),
    )
    analyses.replace(db, key, document)
    return key


def show(db: sqlite3.Connection, *documents: int) -> None:
    """Put documents into the list; nothing stands in their places any more."""
    db.executemany(
        "UPDATE document SET removed = NULL, successor = NULL WHERE id = ?", [(document,) for document in documents]
    )
    arrivals.arrived(db, documents)


def hide(db: sqlite3.Connection, key: int, now: str) -> None:
    """Take a document off the list; its notes are kept and return with it."""
    db.execute("UPDATE document SET removed = ? WHERE id = ?", (now, key))


def mark_read(db: sqlite3.Connection, documents: Iterable[int], *, read: bool) -> None:
    """Keep that documents count as read or as unread."""
    db.executemany("UPDATE document SET read = ? WHERE id = ?", [(read, key) for key in documents])


def known(db: sqlite3.Connection, sha256: str, source: Source | None) -> Known | None:
    """Return the document of the library that a text from a file is, given its hash, None for no such document.

    One in the list has the same text or came from a file with the same bytes. One that was removed had the same bytes
    in an encoding that the person chose, or else the same text. Without the file, only the text tells.
    """
    row = db.execute(
        "SELECT id, removed IS NULL AS shown, sha256 = :text AS same FROM document WHERE sha256 = :text OR "
        # the beginning of the hash alone is in the index
        "(:file AND substr(source_sha256, 1, 16) = substr(:source, 1, 16) AND source_sha256 = :source AND path <> '' "
        "AND (removed IS NULL OR (successor IS NULL AND id IN (SELECT successor FROM document)))) "
        "ORDER BY shown DESC, same LIMIT 1",
        {
            "text": sha256,
            "file": source is not None and source.path is not None,
            "source": source.sha256 if source else "",
        },
    ).fetchone()
    return Known(int(row[0]), bool(row[1]), bool(row[2])) if row else None


def with_text(db: sqlite3.Connection, sha256: str) -> tuple[int, bool]:
    """Return the id of the document with a text, 0 for none, and whether it is in the list."""
    row = db.execute("SELECT id, removed IS NULL FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    return (int(row[0]), bool(row[1])) if row else (0, False)


def set_source(db: sqlite3.Connection, key: int, document: Document) -> None:
    """Say anew which file a stored text came from, and how that was read."""
    source, reading = document.source, document.reading
    db.execute(
        "UPDATE document SET title = ?, path = ?, folded = ?, sorting = ?, source_sha256 = ?, size = ?, modified = ?, "
        "encoding = ?, codec = ? WHERE id = ?",
        (
            *_origin(document),
            folded_title(*_origin(document)),
            sorting_title(_origin(document)[0]),
            *(source.sha256, source.size, source.modified, reading.encoding, reading.codec),
            key,
        ),
    )


def set_path(db: sqlite3.Connection, key: int, file: str, modified: int) -> None:
    """Say where the file of a document is now, and when that was changed last."""
    title_ = title(db, key)
    db.execute(
        "UPDATE document SET path = ?, folded = ?, modified = ? WHERE id = ?",
        (file, folded_title(title_, file), modified, key),
    )


def names(db: sqlite3.Connection) -> dict[str, str]:
    """Return which document it is, in words, for the hash of each text in the list, and that of its file's bytes."""
    found = {}
    for sha256, source, title_, path_ in db.execute(
        "SELECT sha256, source_sha256, title, path FROM document WHERE removed IS NULL"
    ):
        found[sha256] = _in_words(title_, path_)
        if path_:
            found.setdefault(source, found[sha256])
    return found


def named(db: sqlite3.Connection, key: int) -> str:
    """Return which document it is, in words."""
    return _in_words(title(db, key), path(db, key))


def path(db: sqlite3.Connection, key: int) -> str:
    """Return the path of the file that a document came from; empty for none."""
    (found,) = db.execute("SELECT path FROM document WHERE id = ?", (key,)).fetchone()
    return str(found)


def title(db: sqlite3.Connection, key: int) -> str:
    """Return a document's title."""
    return heading(db, key)[0]


def heading(db: sqlite3.Connection, key: int) -> tuple[str, str, str, str]:
    """Return a document's title, the tag of its main language, and the name and the codec of its encoding."""
    row = db.execute("SELECT title, language, encoding, codec FROM document WHERE id = ?", (key,)).fetchone()
    name, language, encoding, codec = map(str, row)
    return name, language, encoding, codec


def text(db: sqlite3.Connection, key: int) -> str:
    """Return a document's text, exactly as it was decoded."""
    (found,) = db.execute("SELECT text FROM text WHERE document = ?", (key,)).fetchone()
    return unpacked_text(found)


def stored(db: sqlite3.Connection, *, outdated: bool = False) -> list[StoredText]:
    """Return every text, also of removed documents, for analysing it again.

    Args:
        db: The library.
        outdated: Only those whose analysis went by other corrections than there are now. What was read in another
            encoding since is not one of them: its corrections have moved, and come back with it.

    """
    said = corrections.everywhere(db)
    rows = db.execute("SELECT id, corrections, successor IS NULL FROM document ORDER BY id").fetchall()
    return [
        stored_one(db, key, said.get(key, ()))
        for key, basis, current in rows
        if not outdated or (current and basis != corrections.packed(said.get(key, ())))
    ]


def stored_one(db: sqlite3.Connection, key: int, said: tuple[Correction, ...]) -> StoredText:
    """Return the text of a document with the corrections to it."""
    from cxreader.store import forms  # loaded late: no start needs it

    (name,) = db.execute("SELECT coalesce(nullif(path, ''), title) FROM document WHERE id = ?", (key,)).fetchone()
    return StoredText(key, str(name), text(db, key), said, forms.form(db, key))


def keys(db: sqlite3.Connection, *, outdated: bool = False) -> list[int]:
    """Return the ids of the documents that `stored` gives, without reading their texts."""
    if not outdated:
        return [int(key) for (key,) in db.execute("SELECT id FROM document ORDER BY id")]
    rows = db.execute(
        "SELECT id, corrections FROM document WHERE successor IS NULL AND id IN ("
        "SELECT id FROM document WHERE corrections <> '[]' UNION SELECT document FROM correction) ORDER BY id"
    ).fetchall()
    return [int(key) for key, basis in rows if basis != corrections.packed(corrections.of_document(db, key))]


def size(db: sqlite3.Connection, keys: Iterable[int]) -> int:
    """Return how many code points the texts of some documents have together."""
    rows = (db.execute("SELECT extent FROM document WHERE id = ?", (key,)).fetchone() for key in keys)
    return sum(int(extent) for (extent,) in rows)


def count(db: sqlite3.Connection) -> int:
    """Return the number of documents, removed ones too."""
    (number,) = db.execute("SELECT count(*) FROM document").fetchone()
    return int(number)


def place(db: sqlite3.Connection, key: int) -> int:
    """Return the offset a reader was last at in a document, 0 for a new one."""
    row = db.execute("SELECT position FROM place WHERE document = ?", (key,)).fetchone()
    return int(row[0]) if row else 0


def remember_place(db: sqlite3.Connection, key: int, position: int, seen: int) -> None:
    """Keep the offset a reader is at, and the furthest one that was on screen."""
    db.execute(
        "INSERT INTO place VALUES (?, ?, ?) ON CONFLICT (document) DO UPDATE "
        "SET position = excluded.position, seen = max(seen, excluded.seen)",
        (key, position, seen),
    )


def _origin(document: Document) -> tuple[str, str]:
    """Return title and path of a document, as they can be stored."""
    return storable(document.reading.title), storable(str(document.source.path or ""))


def _in_words(name: str, file: str) -> str:
    return f"“{name}” from “{file}”" if file else f"“{name}”"
