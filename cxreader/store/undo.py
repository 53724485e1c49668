"""Undo and redo of every edit, kept by SQLite's own triggers.

Temporary triggers write the opposite of each row change into a log. To undo a step is to run its part of the log
backwards, while the same triggers log what will redo it.
"""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from typing import NamedTuple


class Step(NamedTuple):
    """An edit that can be taken back or brought back.

    Attributes:
        name: What the edit did, as the menu names it.
        tables: The tables it touched.

    """

    name: str
    tables: frozenset[str]


class _Entry(NamedTuple):
    """A step and the stretches of the log that hold it: what was written between them is no part of it."""

    name: str
    group: str
    spans: tuple[tuple[int, int], ...]


class Steps(NamedTuple):
    """All that can be undone and redone at one moment, to be put back where a transaction fails."""

    done: tuple[_Entry, ...] = ()
    undone: tuple[_Entry, ...] = ()


class UndoLog:
    """The steps of one connection that can be undone and redone.

    The caller opens and ends the transactions: a step is recorded, undone or redone inside one.
    """

    def __init__(self, db: sqlite3.Connection, tables: tuple[str, ...]) -> None:
        self._db = db
        self._tables = tables
        self.steps = Steps()

    @property
    def undo_name(self) -> str:
        """Name of the step that undo would take back; empty for none."""
        return self.steps.done[-1].name if self.steps.done else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that redo would bring back; empty for none."""
        return self.steps.undone[-1].name if self.steps.undone else ""

    @contextmanager
    def recording(self, name: str, group: str = "") -> Generator[None]:
        """Record the row changes made inside as one step.

        Args:
            name: What the edit does, for the menu.
            group: Steps that follow each other with the same group are one step.

        """
        self._begin()
        before = self._mark()
        yield
        after = self._mark()
        if after == before:
            return
        done = self.steps.done
        spans: tuple[tuple[int, int], ...] = ()
        if group and done and done[-1].group == group:
            spans, done = done[-1].spans, done[:-1]
        self.steps = Steps((*done, _Entry(name, group, (*spans, (before + 1, after)))))

    def forget(self) -> None:
        """Forget every step: none can be undone or redone any more."""
        self.steps = Steps()

    def undo(self) -> Step | None:
        """Take back the last step and return it; None where there is none."""
        done, undone = self.steps.done, self.steps.undone
        if not done:
            return None
        step, opposite = self._replay(done[-1])
        self.steps = Steps(done[:-1], (*undone, opposite))
        return step

    def redo(self) -> Step | None:
        """Bring back the step last undone and return it; None where there is none."""
        done, undone = self.steps.done, self.steps.undone
        if not undone:
            return None
        step, opposite = self._replay(undone[-1])
        self.steps = Steps((*done, opposite), undone[:-1])
        return step

    def _replay(self, entry: _Entry) -> tuple[Step, _Entry]:
        """Run a step's part of the log backwards; return the step and the entry that is its opposite."""
        query = 'SELECT "table", sql FROM undo_log WHERE id BETWEEN ? AND ? ORDER BY id DESC'
        log = [row for span in reversed(entry.spans) for row in self._db.execute(query, span).fetchall()]
        # rows come back one by one: a highlight's themes may return before the highlight does
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        before = self._mark()
        for _, sql in log:
            self._db.execute(sql)
        opposite = _Entry(entry.name, entry.group, ((before + 1, self._mark()),))
        return Step(entry.name, frozenset(table for table, _ in log)), opposite

    def _mark(self) -> int:
        (mark,) = self._db.execute("SELECT coalesce(max(id), 0) FROM undo_log").fetchone()
        return int(mark)

    def _begin(self) -> None:
        """Watch the tables from the first step on; where that one failed, its transaction took this back as well."""
        if not self._db.execute("SELECT count(*) FROM temp.sqlite_master WHERE name = 'undo_log'").fetchone()[0]:
            self._db.execute(
                'CREATE TEMP TABLE undo_log (id INTEGER PRIMARY KEY, "table" TEXT NOT NULL, sql TEXT NOT NULL)'
            )
            for table in self._tables:
                self._watch(table)

    def _watch(self, table: str) -> None:
        columns = [row[1] for row in self._db.execute(f"PRAGMA table_info({table})")]
        names = ", ".join(f'"{column}"' for column in columns)
        values = "||','||".join(f'quote(old."{column}")' for column in columns)
        # only what changed is put back: a new analysis may have changed the rest of the row since
        pairs = "||".join(
            f"""CASE WHEN old."{column}" IS new."{column}" THEN '' ELSE ',"{column}"='||quote(old."{column}") END"""
            for column in columns
        )
        same = " AND ".join(f'old."{column}" IS new."{column}"' for column in columns)
        opposites = {
            "AFTER INSERT": ("1", f"""'DELETE FROM "{table}" WHERE rowid='||new.rowid"""),
            "AFTER UPDATE": (
                f"NOT ({same})",
                f"""'UPDATE "{table}" SET '||ltrim({pairs}, ',')||' WHERE rowid='||old.rowid""",
            ),
            "BEFORE DELETE": (
                "1",
                f"""'INSERT INTO "{table}" (rowid,{names}) VALUES('||old.rowid||','||{values}||')'""",
            ),
        }
        for event, (condition, sql) in opposites.items():
            self._db.execute(
                f"CREATE TEMP TRIGGER undo_{table}_{event[-6:].lower()} {event} ON main.{table} WHEN {condition} "
                f"BEGIN INSERT INTO undo_log (\"table\", sql) VALUES ('{table}', {sql}); END"
            )
