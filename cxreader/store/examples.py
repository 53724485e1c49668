"""The examples of a library's themes, from which their meaning is learnt."""

import sqlite3
from collections.abc import Iterable, Sequence

from cxreader.model.theme import Example


def load(db: sqlite3.Connection, theme: str = "") -> tuple[Example, ...]:
    """Return all examples, or those of one theme, each with all its themes."""
    links: dict[int, list[str]] = {}
    for key, name in db.execute("SELECT example, theme FROM example_theme ORDER BY id"):
        links.setdefault(key, []).append(name)
    known = {str(key) for (key,) in db.execute("SELECT id FROM theme")}
    found = []
    for key, language, text in db.execute("SELECT id, language, text FROM example ORDER BY id"):
        named = links.get(key, [])
        themes = tuple(name for name in named if name in known)
        # one whose themes are all gone would say that what it speaks of is off the topic
        if (themes or not named) and (not theme or theme in themes):
            found.append(Example(text, language, themes))
    return tuple(found)


def state(db: sqlite3.Connection) -> frozenset[tuple[object, ...]]:
    """Return what changes when examples do, or the themes that they are examples of."""
    # the text of an example never changes, nor is its id given twice
    return frozenset(db.execute("SELECT example, theme FROM example_theme UNION ALL SELECT id, language FROM example"))


def replace(db: sqlite3.Connection, examples: Iterable[Example]) -> None:
    """Put examples in the place of all that are there."""
    db.execute("DELETE FROM example")
    add(db, tuple(examples))


def add(db: sqlite3.Connection, examples: Sequence[Example]) -> None:
    """Add examples; one whose text is there already gains the themes that it had not."""
    _write(db, examples)
    _link(db, [(theme, example.text) for example in examples for theme in example.themes])


def assign(db: sqlite3.Connection, theme: str, examples: Sequence[Example]) -> None:
    """Make these the examples of a theme; what they are to other themes stays, and one left without any theme goes."""
    texts = {example.text for example in examples}
    linked = db.execute(
        "SELECT id, text FROM example WHERE id IN (SELECT example FROM example_theme WHERE theme = ?)", (theme,)
    )
    gone = [key for key, text in linked.fetchall() if text not in texts]
    db.executemany("DELETE FROM example_theme WHERE example = ? AND theme = ?", [(key, theme) for key in gone])
    db.executemany(
        "DELETE FROM example WHERE id = ? AND id NOT IN (SELECT example FROM example_theme)", [(key,) for key in gone]
    )
    _write(db, examples)
    _link(db, [(theme, text) for text in dict.fromkeys(example.text for example in examples)])


def move(db: sqlite3.Connection, texts: Iterable[str], source: str, target: str) -> None:
    """Make examples of one theme, given by their texts, examples of another."""
    db.executemany(
        "UPDATE OR IGNORE example_theme SET theme = ? WHERE theme = ? "
        "AND example IN (SELECT id FROM example WHERE text = ?)",
        [(target, source, text) for text in texts],
    )


def _write(db: sqlite3.Connection, examples: Sequence[Example]) -> None:
    db.executemany(
        "INSERT INTO example (language, text) VALUES (?, ?) "
        "ON CONFLICT (text) DO UPDATE SET language = excluded.language WHERE language <> excluded.language",
        [(example.language, example.text) for example in examples],
    )


def _link(db: sqlite3.Connection, pairs: Sequence[tuple[str, str]]) -> None:
    db.executemany(
        "INSERT OR IGNORE INTO example_theme (example, theme) SELECT id, ? FROM example WHERE text = ?", [*pairs]
    )
