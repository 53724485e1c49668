"""All words of a library in scripts that are written with spaces, for finding those that have some letters in them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from cxreader.store import word_index

_END = "\n"
_LAST = "\U0010ffff"
# of the words with a beginning so many are put in order
_COMPARED = 1000


@dataclass(frozen=True, slots=True)
class State:
    """A library as its index was at one moment; two are equal where all that the index says is.

    Attributes:
        path: Its file.
        end: The first number of the index that was never given.
        newest: Hash of the text that went into the index last.
        db: A connection to it.

    """

    path: str
    end: int
    newest: str
    db: sqlite3.Connection = field(compare=False, repr=False)


def state(db: sqlite3.Connection) -> State:
    """Return what tells the present index from all others."""
    (path,) = (path for _, name, path in db.execute("PRAGMA database_list") if name == "main")
    row = db.execute(
        "SELECT d.sha256 FROM indexed i JOIN document d ON d.id = i.document ORDER BY i.first DESC LIMIT 1"
    ).fetchone()
    return State(str(path), word_index.end(db), str(row[0]) if row else "", db)


def containing(db: sqlite3.Connection, letters: str, *, begins: bool = False, ends: bool = False) -> Iterator[str]:
    """Give all words that have some letters in them, or only those that begin with them, or that end with them."""
    if begins:
        begun = db.execute("SELECT word FROM word WHERE word >= ? AND word < ?", (letters, letters + _LAST))
        yield from (word for (word,) in begun)
        return
    words, sought = _words(state(db)), f"{letters}{_END * ends}".encode()
    at = words.find(sought)
    while at >= 0:
        start = words.rfind(b"\n", 0, at) + 1
        end = words.find(b"\n", start)
        yield words[start:end].decode()
        at = words.find(sought, end)


def beginning(db: sqlite3.Connection, letters: str, most: int) -> list[str]:
    """Return words that begin with some letters, shorter ones first where they are few enough to be compared."""
    rows = db.execute(
        "SELECT word FROM (SELECT word FROM word WHERE word >= ? AND word < ? ORDER BY word LIMIT ?) "
        "ORDER BY length(word), word LIMIT ?",
        (letters, letters + _LAST, _COMPARED, most),
    )
    return [str(word) for (word,) in rows]


def pairs(db: sqlite3.Connection, character: str, most: int) -> list[str]:
    """Return some of what the index has of a character of a run: the character at the end, and pairs it begins."""
    rows = db.execute(
        "SELECT term FROM word_use WHERE term >= ? AND term < ? LIMIT ?", (character, character + _LAST, most)
    )
    return [str(term) for (term,) in rows]


def has(db: sqlite3.Connection, word: str) -> bool:
    """Tell whether a word is one of them."""
    return db.execute("SELECT 1 FROM word WHERE word = ?", (word,)).fetchone() is not None


def uses(db: sqlite3.Connection, word: str) -> int:
    """Return how many passages have a word, those of removed documents among them."""
    row = db.execute("SELECT doc FROM word_use WHERE term = ?", (word,)).fetchone()
    return int(row[0]) if row else 0


@lru_cache(maxsize=2)
def _words(present: State) -> bytes:
    """Return all words, each with a line end before it and after it; kept, for a large library takes long to tell."""
    (words,) = present.db.execute("SELECT group_concat(word, ?) FROM word", (_END,)).fetchone()
    return f"{_END}{words or ''}{_END}".encode()
