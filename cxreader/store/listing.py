"""The list of documents, and the languages they are in, within a scope."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxreader.model.scope import Scope
from cxreader.model.views import DocumentRow
from cxreader.store import codings, sketches

_Row = tuple[int, str, str, str, float, int, int, int, int, str, str, int, int, int]


class _Gathered(NamedTuple):
    """What is counted for all documents at once, by the id of each."""

    themes: Mapping[int, Mapping[str, int]]
    scoped: Mapping[int, int]
    languages: Mapping[int, Sequence[str]]
    alike: Mapping[int, Sequence[tuple[int, float]]]


def count(db: sqlite3.Connection, scope: Scope) -> int:
    """Return the number of documents in the list or, where the scope has themes, of those that speak of one."""
    within, values = codings.limits(Scope(themes=scope.themes))
    speaking = f" AND id IN (SELECT document FROM coding c WHERE 1{within})" if within else ""
    (number,) = db.execute(f"SELECT count(*) FROM document WHERE removed IS NULL{speaking}", values).fetchone()
    return int(number)


def languages_count(db: sqlite3.Connection, scope: Scope) -> list[tuple[str, int]]:
    """Return each base language with its number of documents in scope, commonest first.

    A document in several languages counts for each of them. The scope's own languages are left out of account: the
    count says what choosing one would show, and a language that would show nothing is there with 0.
    """
    within, values = codings.limits(Scope(themes=scope.themes))
    # gathered once: asked for each document anew, the view takes seconds in a large library
    speaking = (
        f"SELECT DISTINCT document, base FROM coding c WHERE 1{within}"
        if within
        else ("SELECT document, base FROM document_language")
    )
    rows = db.execute(
        "SELECT l.base, count(DISTINCT s.document) FROM document_language l JOIN document d ON d.id = l.document "
        f"LEFT JOIN ({speaking}) s ON s.document = l.document AND s.base = l.base "
        "WHERE d.removed IS NULL GROUP BY l.base ORDER BY count(DISTINCT l.document) DESC, 1",
        values,
    )
    return [(str(base), int(count)) for base, count in rows]


def keys(db: sqlite3.Connection, scope: Scope) -> list[int]:
    """Return the ids of the documents in the scope's languages, in the order they were added."""
    spoken, values = _spoken(scope)
    rows_ = db.execute(f"SELECT d.id FROM document d WHERE d.removed IS NULL{spoken} ORDER BY d.id", values)
    return [int(key) for (key,) in rows_]


def rows(
    db: sqlite3.Connection, scope: Scope, families: Mapping[str, str], names: Mapping[str, str]
) -> list[DocumentRow]:
    """Return the documents in the scope's languages, in the order they were added.

    Args:
        db: The library.
        scope: Its languages choose documents; both its languages and its themes count passages.
        families: For each theme its family.
        names: For each theme its name.

    """
    spoken, values = _spoken(scope)
    gathered = _Gathered(codings.theme_counts(db), codings.scoped_counts(db, scope), _languages(db), sketches.alike(db))
    found = db.execute(
        "SELECT d.id, d.title, d.path, d.language, d.confidence, d.length, d.characters, d.passages, d.noise, "
        "d.encoding, d.codec, (SELECT count(*) FROM highlight WHERE document = d.id), coalesce(p.seen, 0), "
        "length(t.text) FROM document d JOIN text t ON t.document = d.id LEFT JOIN place p ON p.document = d.id "
        f"WHERE d.removed IS NULL{spoken} ORDER BY d.id",
        values,
    )
    return [_row(row, gathered, families, names) for row in found]


def languages(db: sqlite3.Connection, document: int) -> tuple[str, ...]:
    """Return the tags of all languages that make up a good part of a document, the main one first."""
    rows = db.execute("SELECT language FROM document_language WHERE document = ? ORDER BY number", (document,))
    return tuple(str(tag) for (tag,) in rows)


def _languages(db: sqlite3.Connection) -> Mapping[int, Sequence[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for document, tag in db.execute("SELECT document, language FROM document_language ORDER BY document, number"):
        found[document].append(tag)
    return found


def _row(row: _Row, gathered: _Gathered, families: Mapping[str, str], names: Mapping[str, str]) -> DocumentRow:
    key, name, path, tag, confidence, length, characters, passages, noise, encoding, codec, notes, seen, size = row
    counts = gathered.themes.get(key, {})
    bar: defaultdict[str, int] = defaultdict(int)
    for theme, number in counts.items():
        bar[families[theme]] += number
    return DocumentRow(
        id=key,
        title=name,
        path=path,
        language=tag,
        confidence=confidence,
        length=length,
        characters=bool(characters),
        passages=passages,
        scoped=gathered.scoped.get(key, 0),
        noise=noise,
        notes=notes,
        progress=min(1.0, seen / size) if size else 0.0,
        families=tuple(sorted(bar.items(), key=lambda item: -item[1])),
        themes=tuple(names[theme] for theme in sorted(counts, key=lambda theme: -counts[theme])[:3]),
        languages=tuple(gathered.languages[key]),
        encoding=encoding,
        codec=codec,
        alike=tuple(gathered.alike.get(key, ())),
    )


def _spoken(scope: Scope) -> tuple[str, tuple[str, ...]]:
    """Return an SQL condition on `document d`, and its values, for those in the languages of a scope."""
    within, values = codings.limits(Scope(languages=scope.languages))
    return (f" AND d.id IN (SELECT document FROM document_language c WHERE 1{within})" if within else ""), values
