"""What the program made of a text: blocks, noise, passages with their themes, and languages."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence

from cxreader.model.block import Block, BlockKind
from cxreader.model.correction import Correction
from cxreader.model.document import Document
from cxreader.model.language import base, is_unspaced
from cxreader.model.passage import Finding, Noise, without_noise
from cxreader.model.scope import counts_under
from cxreader.store import corrections, editions, findings, theme_counts

# how `document.judged` ends where themes were found by meaning; alone, it tells of an earlier analysis of the text
_BY_MEANING = " meaning"


def replace(db: sqlite3.Connection, key: int, document: Document, said: Sequence[Correction] = ()) -> None:
    """Put a new analysis of a stored text in the place of the old one; what the person did stays.

    Args:
        db: The library.
        key: The document's id.
        document: The new analysis.
        said: The corrections that the analysis went by.

    """
    from cxreader.store import answers, columns, remarks, word_index  # loaded late: no start needs them

    found = _found_by_meaning(db, key)
    for table in ("block", "passage", "noise", "reason", "document_language"):
        db.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    db.executemany(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(key, n, b.kind.value, b.start, b.end, b.level, b.marker) for n, b in enumerate(document.blocks)],
    )
    db.executemany(
        "INSERT INTO noise VALUES (?, ?, ?, ?, ?)", [(key, n.start, n.end, n.kind, n.why) for n in document.noise]
    )
    answers.replace(db, key, document.reading.form)
    remarks.replace(db, key, document.reading)
    _add_passages(db, key, document, found)
    columns.replace(db, key, document)
    own = _own_words(document)
    word_index.replace(db, key, own)
    passages = sum(not passage.noise for passage in document.passages)
    language, confidence = document.language.language, document.language.confidence
    length, characters = _length(own, language)
    db.execute(
        "UPDATE document SET language = ?, confidence = ?, length = ?, characters = ?, passages = ?, noise = ?, "
        "corrections = ?, judged = ? WHERE id = ?",
        (
            *(language, confidence, length, characters, passages, len(document.noise), corrections.packed(said)),
            _BY_MEANING if found else editions.basis(editions.stamp(db), by_meaning=False),
            key,
        ),
    )
    theme_counts.settle(db, [key])


def blocks(db: sqlite3.Connection, key: int) -> tuple[Block, ...]:
    """Return a document's blocks in text order."""
    rows = db.execute("SELECT kind, start, end, level, marker FROM block WHERE document = ? ORDER BY number", (key,))
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in rows)


def block_starts(db: sqlite3.Connection, key: int) -> list[int]:
    """Return where a document's blocks begin, in text order."""
    return [start for (start,) in db.execute("SELECT start FROM block WHERE document = ? ORDER BY number", (key,))]


def noise(db: sqlite3.Connection, key: int) -> tuple[Noise, ...]:
    """Return a document's noise in text order."""
    rows = db.execute("SELECT start, end, kind, why FROM noise WHERE document = ? ORDER BY start", (key,))
    return tuple(Noise(*row) for row in rows)


def _found_by_meaning(db: sqlite3.Connection, key: int) -> dict[tuple[int, int], tuple[Finding, ...]]:
    """Return what was found in the passages of a document by where they stand; nothing if by words alone."""
    (judged,) = db.execute("SELECT judged FROM document WHERE id = ?", (key,)).fetchone()
    if not str(judged).endswith(_BY_MEANING):
        return {}
    found = findings.load(db, key)
    rows = db.execute("SELECT number, start, end FROM passage WHERE document = ? AND NOT noise", (key,))
    return {(start, end): tuple(found.get(number, ())) for number, start, end in rows}


def _add_passages(
    db: sqlite3.Connection, key: int, document: Document, found: Mapping[tuple[int, int], tuple[Finding, ...]]
) -> None:
    """Store the passages with their themes, and the languages with the passages that count under each.

    A passage that stays as it was keeps the themes found before, until it is judged anew.
    """
    bases = [counts_under(passage.language.language, document.languages) for passage in document.passages]
    db.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, n, p.block, p.start, p.end, p.language.language, round(1000 * p.language.confidence), p.noise, under)
            for n, (p, under) in enumerate(zip(document.passages, bases, strict=True))
        ],
    )
    own = (() if p.noise else found.get((p.start, p.end), p.findings) for p in document.passages)
    findings.store(db, key, own)
    counts = Counter(tag for tag, passage in zip(bases, document.passages, strict=True) if not passage.noise)
    db.executemany(
        "INSERT INTO document_language VALUES (?, ?, ?, ?, ?)",
        # of two scripts of one language only the first has the count, so that sums are right
        [(key, n, tag, base(tag), counts.pop(base(tag), 0)) for n, tag in enumerate(document.languages)],
    )


def _own_words(document: Document) -> list[str]:
    """Return the passages of a document without noise, empty where one is noise as a whole."""
    text, noise = document.reading.text, document.noise
    return ["" if p.noise else without_noise(text, p.start, p.end, noise) for p in document.passages]


def _length(passages: Sequence[str], language: str) -> tuple[int, bool]:
    """Return the number of words in passages, or of characters where the language writes no spaces."""
    if is_unspaced(language):
        return sum(not letter.isspace() for passage in passages for letter in passage), True
    return sum(len(passage.split()) for passage in passages), False
