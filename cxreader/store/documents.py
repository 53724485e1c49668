"""Documents in a library: adding, listing, opening, and the place a reader was at."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from cxreader.model import language as languages
from cxreader.model.block import Block, BlockKind
from cxreader.model.characters import storable
from cxreader.model.document import Document, StoredText
from cxreader.model.passage import Noise
from cxreader.model.scope import Scope
from cxreader.model.views import DocumentRow
from cxreader.store import codings, findings


def add(db: sqlite3.Connection, document: Document, now: str) -> int:
    """Store a document, not yet shown: it counts as removed until `show` is called on it.

    That way the undo log holds one small change, never the text.

    Returns:
        Its id.

    """
    import uuid  # loaded late: no start needs it

    source = document.source
    cursor = db.execute(
        "INSERT INTO document (guid, title, path, sha256, source_sha256, size, modified, encoding, language, base, "
        "confidence, length, characters, passages, noise, added, removed) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'und', 'und', 0, 0, 0, 0, 0, ?, ?)",
        (
            # the same text has the same name in every library, so exports of the same work do not differ
            str(uuid.uuid5(uuid.NAMESPACE_URL, f"cxreader:{document.sha256}")),
            storable(document.reading.title),
            storable(str(source.path or "")),
            document.sha256,
            source.sha256,
            source.size,
            source.modified,
            document.reading.encoding,
            now,
            now,
        ),
    )
    key = int(cursor.lastrowid or 0)
    db.execute("INSERT INTO text (document, text) VALUES (?, ?)", (key, document.reading.text))
    replace_analysis(db, key, document)
    return key


def replace_analysis(db: sqlite3.Connection, key: int, document: Document, chosen: str = "") -> None:
    """Put a new analysis of a stored text in the place of the old one; what the person did stays.

    Args:
        db: The library.
        key: The document's id.
        document: The new analysis.
        chosen: The language the analysis went by, where a person chose one.

    """
    db.execute("UPDATE text SET chosen = ? WHERE document = ?", (chosen, key))
    for table in ("block", "passage", "noise"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    db.executemany(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(key, n, b.kind.value, b.start, b.end, b.level, b.marker) for n, b in enumerate(document.blocks)],
    )
    db.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, n, p.block, p.start, p.end, p.language.language, p.language.confidence, p.noise)
            for n, p in enumerate(document.passages)
        ],
    )
    db.executemany(
        "INSERT INTO noise VALUES (?, ?, ?, ?, ?)", [(key, n.start, n.end, n.kind, n.why) for n in document.noise]
    )
    findings.store(db, key, document.passages)
    language = document.language
    length, characters = _length(document)
    db.execute(
        "UPDATE document SET language = ?, base = ?, confidence = ?, length = ?, characters = ?, passages = ?, "
        "noise = ? WHERE id = ?",
        (
            language.language,
            languages.base(language.language),
            language.confidence,
            length,
            characters,
            sum(not passage.noise for passage in document.passages),
            len(document.noise),
            key,
        ),
    )


def show(db: sqlite3.Connection, key: int) -> None:
    """Put a document into the list."""
    db.execute("UPDATE document SET removed = NULL WHERE id = ?", (key,))


def hide(db: sqlite3.Connection, key: int, now: str) -> None:
    """Take a document off the list; its notes are kept and return with it."""
    db.execute("UPDATE document SET removed = ? WHERE id = ?", (now, key))


def known(db: sqlite3.Connection, sha256: str) -> tuple[int, bool] | None:
    """Return id and whether it is in the list of the document with this text, None for no such document."""
    row = db.execute("SELECT id, removed IS NULL FROM document WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else (int(row[0]), bool(row[1]))


def hashes(db: sqlite3.Connection) -> frozenset[str]:
    """Return the text hashes of all documents in the list."""
    return frozenset(row[0] for row in db.execute("SELECT sha256 FROM document WHERE removed IS NULL"))


def title(db: sqlite3.Connection, key: int) -> str:
    """Return a document's title."""
    (found,) = db.execute("SELECT title FROM document WHERE id = ?", (key,)).fetchone()
    return str(found)


def language(db: sqlite3.Connection, key: int) -> str:
    """Return the tag of a document's main language."""
    (found,) = db.execute("SELECT language FROM document WHERE id = ?", (key,)).fetchone()
    return str(found)


def text(db: sqlite3.Connection, key: int) -> str:
    """Return a document's text, exactly as it was decoded."""
    (found,) = db.execute("SELECT text FROM text WHERE document = ?", (key,)).fetchone()
    return str(found)


def blocks(db: sqlite3.Connection, key: int) -> tuple[Block, ...]:
    """Return a document's blocks in text order."""
    rows = db.execute("SELECT kind, start, end, level, marker FROM block WHERE document = ? ORDER BY number", (key,))
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in rows)


def noise(db: sqlite3.Connection, key: int) -> tuple[Noise, ...]:
    """Return a document's noise in text order."""
    rows = db.execute("SELECT start, end, kind, why FROM noise WHERE document = ? ORDER BY start", (key,))
    return tuple(Noise(*row) for row in rows)


def stored(db: sqlite3.Connection, *, outdated: bool = False) -> list[StoredText]:
    """Return every text, also of removed documents, for analysing it again.

    Args:
        db: The library.
        outdated: Only those whose analysis went by another language than the one that is chosen now.

    """
    rows = db.execute(
        "SELECT d.id, coalesce(nullif(d.path, ''), d.title), t.text, d.chosen FROM document d "
        f"JOIN text t ON d.id = t.document WHERE {'d.chosen IS NOT t.chosen' if outdated else '1'} ORDER BY d.id"
    )
    return [StoredText(*row) for row in rows]


def count(db: sqlite3.Connection) -> int:
    """Return the number of documents, removed ones too."""
    (number,) = db.execute("SELECT count(*) FROM document").fetchone()
    return int(number)


def choose_language(db: sqlite3.Connection, key: int, tag: str) -> None:
    """Keep the language that a person says a document is in, a base tag; its analysis is then outdated."""
    db.execute("UPDATE document SET chosen = ? WHERE id = ?", (tag, key))


def languages_count(db: sqlite3.Connection, scope: Scope) -> list[tuple[str, int]]:
    """Return each base language with its number of documents in scope, commonest first.

    The scope's own languages are left out of account: the count says what choosing one would show, and a language
    that would show nothing is there with 0.
    """
    within, values = codings.documents_condition(Scope(themes=scope.themes))
    rows = db.execute(
        f"SELECT base, sum({within}) FROM document d WHERE d.removed IS NULL GROUP BY base ORDER BY count(*) DESC, 1",
        values,
    )
    return [(str(base), int(count)) for base, count in rows]


def rows(
    db: sqlite3.Connection, scope: Scope, families: Mapping[str, str], names: Mapping[str, str]
) -> list[DocumentRow]:
    """Return the documents in the scope's languages, in the order they were added.

    Args:
        db: The library.
        scope: Its languages choose documents; its themes only count passages.
        families: For each theme its family.
        names: For each theme its name.

    """
    within, values = codings.documents_condition(Scope(languages=scope.languages))
    themes = codings.theme_counts(db)
    scoped = codings.scoped_counts(db, scope) if scope.themes else {}
    found = db.execute(
        "SELECT d.id, d.title, d.path, d.language, d.confidence, d.length, d.characters, d.passages, d.noise, "
        "(SELECT count(*) FROM highlight WHERE document = d.id), coalesce(p.seen, 0), length(t.text) "
        "FROM document d JOIN text t ON t.document = d.id LEFT JOIN place p ON p.document = d.id "
        f"WHERE {within} ORDER BY d.id",
        values,
    )
    return [
        _row(row, themes.get(row[0], {}), scoped.get(row[0], 0) if scope.themes else row[7], families, names)
        for row in found
    ]


def _row(
    row: tuple[int, str, str, str, float, int, int, int, int, int, int, int],
    themes: Mapping[str, int],
    scoped: int,
    families: Mapping[str, str],
    names: Mapping[str, str],
) -> DocumentRow:
    bar: defaultdict[str, int] = defaultdict(int)
    for theme, count in themes.items():
        bar[families[theme]] += count
    key, name, path, tag, confidence, length, characters, passages, noise_count, notes, seen, size = row
    return DocumentRow(
        id=key,
        title=name,
        path=path,
        language=tag,
        confidence=confidence,
        length=length,
        characters=bool(characters),
        passages=passages,
        scoped=scoped,
        noise=noise_count,
        notes=notes,
        progress=min(1.0, seen / size) if size else 0.0,
        families=tuple(sorted(bar.items(), key=lambda item: -item[1])),
        themes=tuple(names[theme] for theme in sorted(themes, key=lambda theme: -themes[theme])[:3]),
    )


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


def _length(document: Document) -> tuple[int, bool]:
    """Return words, or characters where the language writes no spaces, of all that is not noise."""
    characters = languages.is_unspaced(document.language.language)
    whole = document.reading.text
    pieces = []
    for passage in document.passages:
        if passage.noise:
            continue
        at = passage.start
        for gap in document.noise:
            if at < gap.end and gap.start < passage.end:
                pieces.append(whole[at : max(at, gap.start)])
                at = gap.end
        pieces.append(whole[at : passage.end])
    if characters:
        return sum(not letter.isspace() for piece in pieces for letter in piece), True
    return sum(len(piece.split()) for piece in pieces), False
