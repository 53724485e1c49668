"""The rows of a damaged database that can still be read.

They are asked for by ranges of their numbers. A range that cannot be read is halved until only damaged rows are left.
"""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

# rows that a page can hold at most, roughly: where nobody knows the last number, so many damaged ones are the end
_PAGEFUL = 1000
_KINDS: dict[str, tuple[type, ...]] = {
    "TEXT": (str,),
    "INTEGER": (int,),
    "REAL": (int, float),
    "BOTH": (str, bytes),
    "BLOB": (bytes,),
}


class Table(NamedTuple):
    """A table whose rows are asked for.

    Attributes:
        name: Its name.
        key: The column of whole numbers by which its rows are asked for.
        numbered: The table that gives those numbers.
        at_once: How many rows are asked for at once.

    """

    name: str
    key: str = "rowid"
    numbered: str = ""
    at_once: int = 500


class Column(NamedTuple):
    """A column of the table that rows are put into: its name, what its values are, and whether there must be one."""

    name: str
    kind: str
    needed: bool

    def takes(self, value: object) -> bool:
        """Tell whether a value can be one of this column's; a damaged page may hold anything."""
        return isinstance(value, _KINDS[self.kind]) or (value is None and not self.needed)


def columns(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> list[Column]:
    """Return the columns that a table has in two databases, as they are in the new one."""
    known = {str(row[1]) for row in old.execute(f"PRAGMA table_info({table})")}
    rows = new.execute(f"PRAGMA table_info({table})").fetchall()
    return [
        # texts are packed since the fourth version, in a column that was made for text
        Column(str(row[1]), "BOTH" if (table, row[1]) == ("text", "text") else str(row[2]), bool(row[3]))
        for row in rows
        if row[1] in known
    ]


def rows(db: sqlite3.Connection, table: Table, wanted: list[Column]) -> Iterator[tuple[int, tuple[object, ...] | None]]:
    """Yield the number of each row with its values, None for those that are not there or cannot be read.

    Numbers without a row are yielded of damaged tables only, for garbage may pass for a page of other rows. A row that
    was deleted long ago is among them.
    """
    names = ", ".join(f'"{column.name}"' for column in wanted)
    query = f"SELECT {table.key}, {names} FROM {table.name} WHERE {table.key} BETWEEN ? AND ?"
    is_sound, last = _is_sound(db, table), _last(db, table)
    missed = 0
    for start in range(1, (last or _most(db)) + 1, table.at_once):
        end = start + table.at_once - 1
        for number, values in _between(db, query, start, min(last or end, end), is_sound=is_sound):
            missed = 0 if values else missed + 1
            # of a last number that nobody knows, one missing row after the other may not have been there at all
            if last or missed <= 1:
                fits = values and all(column.takes(value) for column, value in zip(wanted, values, strict=True))
                yield number, values if fits else None
        if missed > _PAGEFUL and not last:
            return


def _between(
    db: sqlite3.Connection, query: str, first: int, last: int, *, is_sound: bool
) -> Iterator[tuple[int, tuple[object, ...] | None]]:
    """Yield the rows of a stretch of numbers in their order."""
    stretches = [(first, last)]
    while stretches:
        first, last = stretches.pop()
        try:
            found = db.execute(query, (first, last)).fetchall()
        except sqlite3.Error:
            found = []
            is_whole = False
        else:
            # where garbage passes for rows, the search ends at a number that is too high
            is_whole = is_sound or len({row[0] for row in found if first <= row[0] <= last}) > last - first
        if is_whole:
            yield from ((row[0], row[1:]) for row in found)
        elif first < last:
            middle = (first + last) // 2
            stretches += [(middle + 1, last), (first, middle)]
        else:
            yield next(((first, row[1:]) for row in found if row[0] == first), (first, None))


def _is_sound(db: sqlite3.Connection, table: Table) -> bool:
    try:
        return bool(db.execute(f"PRAGMA quick_check({table.name})").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _most(db: sqlite3.Connection) -> int:
    """Return a number that no row can have."""
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    return int(pages) * _PAGEFUL


def _last(db: sqlite3.Connection, table: Table) -> int | None:
    """Return the last number that a row may have, None where nobody knows."""
    for query, given in (
        ("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.numbered or table.name,)),
        (f"SELECT coalesce(max({table.key}), 0) FROM {table.name}", ()),
    ):
        try:
            row = db.execute(query, given).fetchone()
        except sqlite3.Error:
            continue
        if row and isinstance(row[0], int) and 0 <= row[0] <= _most(db):
            return row[0]
    return None
