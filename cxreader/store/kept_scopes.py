"""The scopes that a person gave a name."""

import sqlite3

from cxreader.model.scope import KeptScope, Scope
from cxreader.store import scopes


def load(db: sqlite3.Connection) -> list[KeptScope]:
    """Return all by name, each without what is no more."""
    rows = db.execute("SELECT id, name, scope FROM kept_scope").fetchall()
    found = [KeptScope(key, name, scopes.known(db, scopes.unpack(scope))) for key, name, scope in rows]
    return sorted(found, key=lambda kept: kept.name.casefold())


def named(db: sqlite3.Connection, name: str) -> int:
    """Return the id of the one that has a name, 0 for none."""
    row = db.execute("SELECT id FROM kept_scope WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else 0


def keep(db: sqlite3.Connection, name: str, scope: Scope) -> int:
    """Keep a scope under a name, in the place of the one that has it, and return its id."""
    key = named(db, name)
    if key:
        db.execute("UPDATE kept_scope SET scope = ? WHERE id = ?", (scopes.pack(scope), key))
        return key
    cursor = db.execute("INSERT INTO kept_scope (name, scope) VALUES (?, ?)", (name, scopes.pack(scope)))
    return cursor.lastrowid or 0


def rename(db: sqlite3.Connection, key: int, name: str) -> None:
    """Give one another name, which no other one has."""
    db.execute("UPDATE kept_scope SET name = ? WHERE id = ?", (name, key))


def remove(db: sqlite3.Connection, key: int) -> None:
    """Forget one."""
    db.execute("DELETE FROM kept_scope WHERE id = ?", (key,))
