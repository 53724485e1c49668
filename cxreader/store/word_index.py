"""The index of a library: which words are in which passages.

Each passage has a number of its own in the index. A document that is read again gets new numbers, and the old ones
stand for nothing from then on: so nothing is ever taken out, for which exactly the old words would be needed.
"""

import sqlite3
from collections.abc import Sequence


def replace(db: sqlite3.Connection, document: int, passages: Sequence[str]) -> None:
    """Put the words of all passages of a document into the index, in the place of those that it had there.

    Args:
        db: The library, in a transaction.
        document: The document's id.
        passages: The passages by number, without the noise in them; empty where one is noise as a whole.

    """
    from cxreader.model.search_words import index_terms  # loaded late: no start needs it

    first = end(db)
    db.execute("DELETE FROM indexed WHERE document = ?", (document,))
    db.execute("INSERT INTO indexed VALUES (?, ?, ?)", (first, document, max(1, len(passages))))
    rows, words = index_terms(passages)
    numbered = [(number, terms) for number, terms in enumerate(rows, first) if terms.strip()]
    db.executemany("INSERT INTO word_index (rowid, words) VALUES (?, ?)", numbered)
    db.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(words)])


def end(db: sqlite3.Connection) -> int:
    """Return the first number of the index that was never given: it rises with each change of the index."""
    # what is at the end is never taken out but for something after it
    row = db.execute("SELECT first + passages FROM indexed ORDER BY first DESC LIMIT 1").fetchone()
    return int(row[0]) if row else 1
