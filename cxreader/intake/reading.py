"""Files and texts one after the other into a library, as a worker process or a thread does it."""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import count, repeat
from pathlib import Path
from typing import NamedTuple, TypeVar

from cxreader import readers
from cxreader.errors import LibraryError, ReadError
from cxreader.importing import Analyst, hash_text, wordless
from cxreader.intake import Taken, storing
from cxreader.model.document import Document, Manner, Problem
from cxreader.model.incoming import IncomingText
from cxreader.model.moment import now
from cxreader.readers.isolation import isolation
from cxreader.store import codebooks, corrections, documents, editions, judgements
from cxreader.store.beside import beside

_T = TypeVar("_T")
_AS_IT_COMES = Manner()


class _Wish(NamedTuple):
    """A file that is to become a document, the id that is kept for it, and how it is to be read."""

    path: Path
    key: int
    manner: Manner


class _Edition(NamedTuple):
    """What understands texts by one edition of a library's codebook."""

    stamp: str
    analyst: Analyst


def make_ready(library: Path) -> None:
    """Answer `intake.make_ready`."""
    isolation().begin()
    with beside(library) as db:
        _edition(library, db)


def take_in(library: Path, files: Iterable[Path], first: int, manners: Mapping[Path, Manner]) -> Taken:
    """Answer `intake.take_in`."""
    ids = count(first) if first else repeat(0)
    wishes = (_Wish(file, key, manners.get(file, _AS_IT_COMES)) for file, key in zip(files, ids, strict=False))
    return _deal(library, wishes, _take_file)


def take_text(library: Path, text: str, name: str) -> Taken:
    """Answer `intake.take_text`."""
    return _deal(library, [IncomingText(name, text, name)], _take_text)


def take_texts(library: Path, texts: Iterable[IncomingText]) -> Taken:
    """Answer `intake.take_texts`."""
    return _deal(library, texts, _take_text)


def read_again(library: Path, keys: Iterable[int]) -> Taken:
    """Answer `intake.read_again`."""
    return _deal(library, keys, _read_again)


def _deal(
    library: Path, items: Iterable[_T], deal: Callable[[_T, sqlite3.Connection, _Edition], int | Problem]
) -> Taken:
    """Deal with items one by one; what was stored before one that could not be stays."""
    ids: list[int] = []
    problems: list[Problem] = []
    failure = ""
    try:
        with beside(library) as db:
            edition = _edition(library, db)
            for item in items:
                outcome = deal(item, db, edition)
                if isinstance(outcome, Problem):
                    problems.append(outcome)
                else:
                    ids.append(outcome)
    except LibraryError as problem:
        failure = str(problem)
    return Taken(len(ids) + len(problems), tuple(ids), tuple(problems), failure)


def _take_file(wish: _Wish, db: sqlite3.Connection, edition: _Edition) -> int | Problem:
    path = wish.path
    try:
        reading, source = readers.read_file(path, manner=wish.manner)
    except ReadError as problem:
        return Problem(path, str(problem))
    if not reading.text:
        return wordless(path, reading)
    is_chosen = wish.manner != _AS_IT_COMES
    # told before it is understood, which takes long
    known = storing.recognise(db, hash_text(reading.text), source, is_chosen=is_chosen)
    if known is None:
        known = _put(db, edition, edition.analyst.analyse(reading, source), wish.key, is_chosen=is_chosen)
    if known.is_new:
        return known.id
    why = f"“{path.name}” is already in this library: its text is that of {documents.named(db, known.id)}."
    return Problem(path, why, known=True)


def _take_text(given: IncomingText, db: sqlite3.Connection, edition: _Edition) -> int | Problem:
    name = given.name
    try:
        document = edition.analyst.analyse_text(given.text, name)
    except ReadError as problem:
        return Problem(Path(name), str(problem))
    known = _put(db, edition, document._replace(reading=document.reading._replace(title=given.title)))
    if known.is_new:
        return known.id
    why = f"“{name}” is already in this library: its text is that of {documents.named(db, known.id)}."
    return Problem(Path(name), why, known=True)


def _read_again(key: int, db: sqlite3.Connection, edition: _Edition) -> int:
    said = corrections.of_document(db, key)
    stored = documents.stored_one(db, key, said)
    document = edition.analyst.analyse_stored(stored)
    with _writing(db):
        # what was said meanwhile is a reason to read it once more
        if said == corrections.of_document(db, key):
            storing.renew(db, key, document, said)
            _note_edition(db, edition, key)
    return key


def _put(
    db: sqlite3.Connection, edition: _Edition, document: Document, key: int = 0, *, is_chosen: bool = False
) -> storing.Stored:
    with _writing(db):
        stored = storing.put(db, document, now(), key, is_chosen=is_chosen)
        _note_edition(db, edition, stored.id)
    return stored


def _note_edition(db: sqlite3.Connection, edition: _Edition, key: int) -> None:
    """See to it that themes are looked for once more where the codebook has changed meanwhile."""
    if editions.stamp(db) != edition.stamp:
        judgements.wait(db, key)


def _edition(library: Path, db: sqlite3.Connection) -> _Edition:
    """Return the present edition of a library, made once."""
    stamp = editions.stamp(db)
    found = _made(library, stamp)
    if found.stamp != stamp:
        # undo may bring back the edition that was asked for
        _made.cache_clear()
    return found


@lru_cache(maxsize=1)
def _made(library: Path, stamp: str) -> _Edition:
    with beside(library) as db:
        # one view of both: the stamp may be another one by now
        db.execute("BEGIN")
        stamp = editions.stamp(db)
        return _Edition(stamp, Analyst(codebooks.load(db)))


@contextmanager
def _writing(db: sqlite3.Connection) -> Generator[None]:
    """Write as a whole or not at all, as shortly as can be: others wait for it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
