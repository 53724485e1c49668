"""Scopes as they are kept: the one a person was last at, and those they gave a name."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

from cxreader.model.scope import ColumnValue, Facet, Length, Scope, SearchWords, Status, Token, Value


def pack(scope: Scope) -> str:
    """Return a scope as JSON: a list for each facet that limits something."""
    found: dict[str, list[Value]] = {}
    for facet, value in scope.tokens():
        found.setdefault(facet.value, []).append(value)
    return json.dumps(found, ensure_ascii=False)


def unpack(kept: str | bytes) -> Scope:
    """Return the scope that was kept; what cannot be read of it sets no limit."""
    scope = Scope()
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return scope
    for facet in Facet if isinstance(found, dict) else ():
        values = found.get(facet.value)
        for value in values if isinstance(values, list) else ():
            try:
                scope = scope.with_token(Token(facet, _READ.get(facet, _text)(value)))
            except (ValueError, TypeError, IndexError, KeyError):
                continue
    return scope


def last_view(db: sqlite3.Connection) -> tuple[int, Scope]:
    """Return the document in the list and the scope that were kept last; 0 and no limits for none.

    What is no longer there, such as a theme, limits nothing.
    """
    # as bytes, for SQLite refuses to read a text that is not UTF-8
    found = dict(db.execute("SELECT key, CAST(value AS BLOB) FROM about WHERE key IN ('view', 'view scope')"))
    try:
        document = _number(json.loads(found.get("view", b"0")))
    except (ValueError, TypeError, RecursionError):
        document = 0
    listed = db.execute("SELECT id FROM document WHERE id = ? AND removed IS NULL", (document,)).fetchone()
    return (document if listed else 0), known(db, unpack(found.get("view scope", b"")))


def remember_view(db: sqlite3.Connection, document: int, scope: Scope) -> None:
    """Keep the document and the scope that a person is at."""
    db.executemany(
        "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)",
        [("view", json.dumps(document)), ("view scope", pack(scope))],
    )


def known(db: sqlite3.Connection, scope: Scope) -> Scope:
    """Return a scope without themes, tags, values of columns and documents that are no more."""
    if scope.themes or scope.also:
        themes = {str(key) for (key,) in db.execute("SELECT id FROM theme")}
        scope = scope._replace(themes=scope.themes & themes, also=scope.also & themes)
    if scope.tags:
        tags = {str(tag) for (tag,) in db.execute("SELECT DISTINCT tag FROM document_tag")}
        scope = scope._replace(tags=scope.tags & tags)
    if scope.columns:
        query = "SELECT 1 FROM column_value WHERE title = ? AND value = ?"
        there = frozenset(each for each in scope.columns if db.execute(query, each).fetchone())
        scope = scope._replace(columns=there)
    if scope.documents:
        marks = ", ".join("?" * len(scope.documents))
        query = f"SELECT id FROM document WHERE removed IS NULL AND id IN ({marks})"
        scope = scope._replace(documents=frozenset(int(key) for (key,) in db.execute(query, tuple(scope.documents))))
    return scope


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 63:
        raise TypeError
    return value


# what a kept value must be to be asked for in SQL, which knows no halves of characters, and ids of 64 bits
_READ: Mapping[Facet, Callable[[Any], Value]] = {
    Facet.STATUS: Status,
    Facet.LENGTH: Length,
    Facet.COLUMN: lambda value: ColumnValue(*map(_text, value if isinstance(value, list) else ())),
    Facet.DOCUMENT: _number,
    Facet.WORDS: lambda value: SearchWords(_text(value[0]), bool(value[1]), bool(value[2])),
}
