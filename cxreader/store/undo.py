"""Undo and redo of every edit, kept by SQLite's own triggers.

Temporary triggers write the opposite of each row change into a log. To undo a step is to run its part of the log
backwards, while the same triggers log what will redo it.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that can be taken back or brought back.

    Attributes:
        name: What the edit did, as the menu names it.
        tables: The tables it touched.

    """

    name: str
    tables: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    group: str
    first: int
    last: int


class UndoLog:
    """The steps of one connection that can be undone and redone.

    The caller opens and ends the transactions: a step is recorded, undone or redone inside one.
    """

    def __init__(self, db: sqlite3.Connection, tables: tuple[str, ...]) -> None:
        self._db = db
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []
        db.execute('CREATE TEMP TABLE undo_log (id INTEGER PRIMARY KEY, "table" TEXT NOT NULL, sql TEXT NOT NULL)')
        for table in tables:
            self._watch(table)

    @property
    def undo_name(self) -> str:
        """Name of the step that undo would take back; empty for none."""
        return self._done[-1].name if self._done else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that redo would bring back; empty for none."""
        return self._undone[-1].name if self._undone else ""

    @contextmanager
    def recording(self, name: str, group: str = "") -> Generator[None]:
        """Record the row changes made inside as one step.

        Args:
            name: What the edit does, for the menu.
            group: Steps that follow each other with the same group are one step.

        """
        before = self._mark()
        yield
        after = self._mark()
        if after == before:
            return
        first = before + 1
        if group and self._done and self._done[-1].group == group:
            first = self._done.pop().first
        self._done.append(_Entry(name, group, first, after))
        self._undone.clear()

    def undo(self) -> Step | None:
        """Take back the last step and return it; None where there is none."""
        return self._replay(self._done, self._undone)

    def redo(self) -> Step | None:
        """Bring back the step last undone and return it; None where there is none."""
        return self._replay(self._undone, self._done)

    def _replay(self, source: list[_Entry], target: list[_Entry]) -> Step | None:
        if not source:
            return None
        entry = source[-1]
        log = self._db.execute(
            'SELECT "table", sql FROM undo_log WHERE id BETWEEN ? AND ? ORDER BY id DESC', (entry.first, entry.last)
        ).fetchall()
        # rows come back one by one: a highlight's themes may return before the highlight does
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        before = self._mark()
        for _, sql in log:
            self._db.execute(sql)
        source.pop()
        target.append(_Entry(entry.name, entry.group, before + 1, self._mark()))
        return Step(entry.name, frozenset(table for table, _ in log))

    def _mark(self) -> int:
        (mark,) = self._db.execute("SELECT coalesce(max(id), 0) FROM undo_log").fetchone()
        return int(mark)

    def _watch(self, table: str) -> None:
        columns = [row[1] for row in self._db.execute(f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{column}"' for column in columns)
        values = "||','||".join(f'quote(old."{column}")' for column in columns)
        pairs = "||','||".join(f"""'"{column}"='||quote(old."{column}")""" for column in columns)
        opposites = {
            "AFTER INSERT": f"""'DELETE FROM "{table}" WHERE rowid='||new.rowid""",
            "AFTER UPDATE": f"""'UPDATE "{table}" SET '||{pairs}||' WHERE rowid='||old.rowid""",
            "BEFORE DELETE": f"""'INSERT INTO "{table}" (rowid,{names}) VALUES('||old.rowid||','||{values}||')'""",
        }
        for event, sql in opposites.items():
            self._db.execute(
                f"CREATE TEMP TRIGGER undo_{table}_{event[-6:].lower()} {event} ON main.{table} "
                f"BEGIN INSERT INTO undo_log (\"table\", sql) VALUES ('{table}', {sql}); END"
            )
