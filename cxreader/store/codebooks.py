"""The codebook that a library holds."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from cxreader.model.theme import Codebook, Family, Theme

# what names a theme beside the codebook itself
_NAMING = ("decision", "lesson", "highlight_theme", "example_theme")


def load(db: sqlite3.Connection, *, terms: bool = True) -> Codebook:
    """Return the library's codebook, on request without its terms, which few need."""
    lists: defaultdict[tuple[str, int], defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    if terms:
        for theme, language, term, used in db.execute("SELECT theme, language, term, used FROM term ORDER BY id"):
            lists[theme, used][language].append(term)
    families = tuple(Family(*row) for row in db.execute("SELECT id, name, colour FROM family ORDER BY position"))
    themes = tuple(
        Theme(
            *(key, code, name, family, definition, _frozen(lists[key, 1]), include, exclude, _frozen(lists[key, 0])),
            applied=bool(applied),
        )
        for key, code, name, family, definition, include, exclude, applied in db.execute(
            "SELECT id, code, name, family, definition, include, exclude, applied FROM theme ORDER BY position"
        )
    )
    return Codebook(*_version(db), families, themes)


def origin(db: sqlite3.Connection) -> str:
    """Return the hash of the file that the codebook came from; empty where there is no codebook yet."""
    row = db.execute("SELECT value FROM about WHERE key = 'codebook file'").fetchone()
    return str(row[0]) if row else ""


def adopt(db: sqlite3.Connection, codebook: Codebook, digest: str) -> None:
    """Put a shipped codebook, read from a file with this hash, in the place of the library's own."""
    update(db, codebook)
    db.executemany(
        "INSERT OR REPLACE INTO about (key, value) VALUES (?, ?)",
        [("codebook", codebook.id), ("codebook version", str(codebook.version)), ("codebook file", digest)],
    )


def update(db: sqlite3.Connection, codebook: Codebook) -> None:
    """Make the families and themes those of a codebook; what is the same is not written.

    What the person said of themes that are no more stays, unseen, for they may return; so does what was found of them.
    """
    old = load(db)
    before = {theme.id: (place, theme) for place, theme in enumerate(old.themes)}
    _write_families(db, old.families, codebook.families)
    for place, theme in enumerate(codebook.themes):
        known_place, known = before.pop(theme.id, (-1, None))
        if known is None or (known_place, *_row(known)) != (place, *_row(theme)):
            _write_theme(db, place, theme)
        if known is None or (known.terms, known.off) != (theme.terms, theme.off):
            _write_terms(db, theme)
    db.executemany("DELETE FROM theme WHERE id = ?", [(key,) for key in before])
    gone = {family.id for family in old.families} - {family.id for family in codebook.families}
    db.executemany("DELETE FROM family WHERE id = ?", [(key,) for key in sorted(gone)])


def hand_over(db: sqlite3.Connection, source: str, target: str) -> None:
    """Give a theme all that names another one; where something names both already, that stays as it is."""
    for table in _NAMING:
        db.execute(f"UPDATE OR IGNORE {table} SET theme = ? WHERE theme = ?", (target, source))
        db.execute(f"DELETE FROM {table} WHERE theme = ?", (source,))


def _write_families(db: sqlite3.Connection, old: tuple[Family, ...], new: tuple[Family, ...]) -> None:
    before = list(enumerate(old))
    db.executemany(
        "INSERT INTO family (id, position, name, colour) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, colour = excluded.colour",
        [(f.id, place, f.name, f.colour) for place, f in enumerate(new) if (place, f) not in before],
    )


def _write_theme(db: sqlite3.Connection, place: int, theme: Theme) -> None:
    db.execute(
        "INSERT INTO theme (position, id, family, code, name, definition, include, exclude, applied) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position, "
        "family = excluded.family, code = excluded.code, name = excluded.name, definition = excluded.definition, "
        "include = excluded.include, exclude = excluded.exclude, applied = excluded.applied",
        (place, *_row(theme)),
    )


def _write_terms(db: sqlite3.Connection, theme: Theme) -> None:
    db.execute("DELETE FROM term WHERE theme = ?", (theme.id,))
    db.executemany(
        "INSERT INTO term (theme, language, term, used) VALUES (?, ?, ?, ?)",
        [
            (theme.id, language, term, used)
            for used, lists in ((1, theme.terms), (0, theme.off))
            for language, terms in lists.items()
            for term in terms
        ],
    )


def _row(theme: Theme) -> tuple[str | bool, ...]:
    """Return a theme as its row in the table has it, without its place."""
    t = theme
    return (t.id, t.family, t.code, t.name, t.definition, t.include, t.exclude, t.applied)


def _frozen(lists: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(terms) for language, terms in lists.items()}


def _version(db: sqlite3.Connection) -> tuple[str, int]:
    rows = dict(db.execute("SELECT key, value FROM about WHERE key IN ('codebook', 'codebook version')").fetchall())
    return rows.get("codebook", ""), int(rows.get("codebook version", 0))
