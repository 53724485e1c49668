"""The list of documents within a scope, and the languages they are in."""

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import count
from pathlib import PurePath
from typing import NamedTuple

from cxreader.model.characters import folded
from cxreader.model.ordering import Listed, Ordering, OrderKey
from cxreader.model.scope import Scope
from cxreader.model.views import DocumentRow
from cxreader.store import facets, selection, tags
from cxreader.store.selection import one_of

_LAST_LETTER = "\U0010ffff"
# how much of `document d` was on screen, or what the person says of that
PROGRESS = (
    "coalesce(d.read, (SELECT min(1.0, 1.0 * seen / d.extent) FROM place WHERE document = d.id AND d.extent > 0), 0.0)"
)
_KEYS = {
    OrderKey.ADDED: "id",
    OrderKey.TITLE: "d.sorting",
    # not sure comes last
    OrderKey.LANGUAGE: "replace(d.language, 'und', '~')",
    OrderKey.LENGTH: selection.EXTENT,
    OrderKey.READ: PROGRESS,
    OrderKey.NOTES: "(SELECT count(*) FROM highlight WHERE document = d.id)",
}
_COLUMNS = (
    "d.id, d.title, d.path, d.language, d.confidence, d.length, d.characters, d.passages, d.noise, d.encoding, "
    f"d.codec, (SELECT count(*) FROM highlight WHERE document = d.id), {PROGRESS}"
)
_Row = tuple[int, str, str, str, float, int, int, int, int, str, str, int, float]
_Alike = Mapping[int, Sequence[tuple[int, float]]]


class _Gathered(NamedTuple):
    """What is asked for some documents at once, by the id of each."""

    themes: Mapping[int, Mapping[str, int]]
    languages: Mapping[int, Sequence[str]]
    alike: _Alike
    nearest: Mapping[int, tuple[str, str]]
    tags: Mapping[int, tuple[str, ...]]
    families: Mapping[str, str]
    names: Mapping[str, str]


def listed(db: sqlite3.Connection, scope: Scope, ordering: Ordering) -> Listed:
    """Return the documents with passages in scope, or all documents where the scope has no limits."""
    order = _order(ordering)
    if not selection.limits_passages(scope):
        which = selection.documents(scope)
        some = " AND d.passages > 0" if scope else ""
        query, values = f"SELECT d.id FROM document d WHERE {which.sql}{some} ORDER BY {order}", which.values
        return Listed(_numbers(db, f"SELECT json_group_array(id) FROM ({query})", values)[0], array("q"))
    sql, values = facets.tally(db, scope)
    query = f"SELECT document AS id, sum(passages) AS scoped FROM ({sql}) GROUP BY document"
    if ordering.by is not OrderKey.ADDED:
        query = f"SELECT d.id, t.scoped FROM ({query}) t JOIN document d ON d.id = t.id"
    query = f"SELECT json_group_array(id), json_group_array(scoped) FROM ({query} ORDER BY {order})"
    return Listed(*_numbers(db, query, values))


def neighbour(db: sqlite3.Connection, scope: Scope, here: int, by: int) -> int:
    """Return the id of the document in scope that was added next after (1) or before (-1) another one; 0 for none."""
    sign, end = (">", "min") if by > 0 else ("<", "max")
    if scope:
        sql, values = facets.tally(db, scope)
        query = f"SELECT {end}(document) FROM ({sql}) WHERE document {sign} ?"
    else:
        query, values = f"SELECT {end}(id) FROM document WHERE removed IS NULL AND id {sign} ?", ()
    (found,) = db.execute(query, (*values, here)).fetchone()
    return int(found or 0)


def is_listed(db: sqlite3.Connection, document: int) -> bool:
    """Tell whether a document is in the list."""
    return db.execute("SELECT 1 FROM document WHERE id = ? AND removed IS NULL", (document,)).fetchone() is not None


def rows(
    db: sqlite3.Connection, documents: Sequence[int], families: Mapping[str, str], names: Mapping[str, str]
) -> list[DocumentRow]:
    """Return documents in the order given, with all their passages in scope.

    What this takes goes by their number, not by that of the whole library.

    Args:
        db: The library.
        documents: Their ids.
        families: For each theme its family.
        names: For each theme its name.

    """
    which = one_of("d.id", documents)
    found = db.execute(f"SELECT {_COLUMNS} FROM document d WHERE {which.sql or 0}", which.values)
    alike = _alike(db, documents)
    gathered = _Gathered(
        facets.themes_of(db, documents),
        _languages(db, documents),
        alike,
        _titles(db, {others[0][0] for others in alike.values()}),
        tags.of(db, documents),
        families,
        names,
    )
    made = {row[0]: _row(row, gathered) for row in found}
    return [made[key] for key in documents if key in made]


def beginning(db: sqlite3.Connection, letters: str) -> frozenset[int]:
    """Return the documents in the list whose title begins with some letters, whatever their case and accents."""
    first = folded(letters)
    found = db.execute(
        "SELECT id FROM document WHERE removed IS NULL AND folded >= ? AND folded < ?", (first, first + _LAST_LETTER)
    )
    return frozenset(int(key) for (key,) in found)


def files(db: sqlite3.Connection) -> list[str]:
    """Return the paths of the files that the documents in the list came from."""
    return [str(path) for (path,) in db.execute("SELECT path FROM document WHERE removed IS NULL AND path <> ''")]


def last_file(db: sqlite3.Connection) -> str:
    """Return the path of the file that was added last; empty for none."""
    row = db.execute(
        "SELECT path FROM document WHERE removed IS NULL AND path <> '' ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return str(row[0]) if row else ""


def free_title(db: sqlite3.Connection, beginning: str) -> str:
    """Return a title that no document in the list has: some words, and a number."""
    query = "SELECT 1 FROM document WHERE removed IS NULL AND folded >= ?1 AND folded < ?1 || char(11) AND title = ?2"
    titles = (f"{beginning} {number}" for number in count(1))
    return next(title for title in titles if not db.execute(query, (folded(title), title)).fetchone())


def languages(db: sqlite3.Connection, document: int) -> tuple[str, ...]:
    """Return the tags of all languages that make up a good part of a document, the main one first."""
    return tuple(_languages(db, (document,)).get(document, ()))


def _numbers(db: sqlite3.Connection, query: str, values: Sequence[object]) -> "list[array[int]]":
    """Return the lists of numbers that a query gives as JSON: in half the time that so many rows would take."""
    return [array("q", json.loads(numbers)) for numbers in db.execute(query, values).fetchone()]


def _order(ordering: Ordering) -> str:
    """Return the terms of an order in SQL: what is equal in it stands by title, and then as it was added."""
    key = f"{_KEYS[ordering.by]}{' DESC' * ordering.descending}"
    return key if ordering.by is OrderKey.ADDED else f"{key}{', d.sorting' * (ordering.by is not OrderKey.TITLE)}, d.id"


def _languages(db: sqlite3.Connection, documents: Sequence[int]) -> Mapping[int, Sequence[str]]:
    which = one_of("document", documents)
    found: defaultdict[int, list[str]] = defaultdict(list)
    query = f"SELECT document, language FROM document_language WHERE {which.sql or 0} ORDER BY document, number"
    for document, tag in db.execute(query, which.values):
        found[document].append(str(tag))
    return found


def _alike(db: sqlite3.Connection, documents: Sequence[int]) -> _Alike:
    """Return for each of some documents its near-duplicates in the list, most alike first."""
    one, other = one_of("a.one", documents), one_of("a.other", documents)
    wanted, found = frozenset(documents), defaultdict[int, list[tuple[int, float]]](list)
    pairs = db.execute(
        "SELECT a.one, a.other, a.likeness FROM alike a "
        "JOIN document o ON o.id = a.one JOIN document d ON d.id = a.other "
        f"WHERE o.removed IS NULL AND d.removed IS NULL AND ({one.sql or 0} OR {other.sql or 0}) "
        "ORDER BY a.likeness DESC, a.one, a.other",
        (*one.values, *other.values),
    )
    for key, near, likeness in pairs:
        for document, neighbour_ in ((key, near), (near, key)):
            if document in wanted:
                found[document].append((neighbour_, likeness))
    return found


def _titles(db: sqlite3.Connection, documents: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Return title and path of some documents."""
    which = one_of("id", documents)
    found = db.execute(f"SELECT id, title, path FROM document WHERE {which.sql or 0}", which.values)
    return {key: (str(title), str(path)) for key, title, path in found}


def _row(row: _Row, gathered: _Gathered) -> DocumentRow:
    key, title, path, tag, confidence, length, characters, passages, noise, encoding, codec, notes, progress = row
    counts = gathered.themes.get(key, {})
    bar: defaultdict[str, int] = defaultdict(int)
    for theme, number in counts.items():
        bar[gathered.families[theme]] += number
    alike = tuple(gathered.alike.get(key, ()))
    return DocumentRow(
        id=key,
        title=title,
        path=path,
        language=tag,
        confidence=confidence,
        length=length,
        characters=bool(characters),
        passages=passages,
        scoped=passages,
        noise=noise,
        notes=notes,
        progress=float(progress),
        families=tuple(sorted(bar.items(), key=lambda item: -item[1])),
        themes=tuple(gathered.names[theme] for theme in sorted(counts, key=lambda theme: -counts[theme])[:3]),
        languages=tuple(gathered.languages.get(key, ())),
        encoding=encoding,
        codec=codec,
        alike=alike,
        nearest=_name_beside(title, *gathered.nearest[alike[0][0]]) if alike else "",
        tags=gathered.tags.get(key, ()),
    )


def _name_beside(own: str, title: str, path: str) -> str:
    """Return the title of a document, or the name of its file where that alone tells it from one with a title."""
    return PurePath(path).name if path and title == own else title
