"""Undo and redo of every edit, kept by SQLite's own triggers in the library itself.

Temporary triggers write the opposite of each row change into a log. To undo a step is to run its part of the log
backwards, while the same triggers log what will redo it. The log is committed with the edit, so that it is there after
another start.
"""

import sqlite3
from collections.abc import Collection, Generator
from contextlib import contextmanager
from typing import NamedTuple

from cxreader.model.characters import storable
from cxreader.model.history import DoneStep

_MOST = 1_000  # steps
_ROOM = 64_000_000  # characters of their log


class Step(NamedTuple):
    """An edit that was taken back or brought back.

    Attributes:
        name: What the edit did, as the menu names it.
        tables: The tables it touched.

    """

    name: str
    tables: frozenset[str]


class MisfitError(Exception):
    """A row that a step would put back is no longer as the step left it."""


class UndoLog:
    """The steps of a library that can be undone and redone, as one connection makes them.

    Done steps come before undone ones, by their numbers. The caller opens and ends the transactions: a step is
    recorded, undone or redone inside one.
    """

    def __init__(self, db: sqlite3.Connection, tables: tuple[str, ...], most: int = _MOST, room: int = _ROOM) -> None:
        """Take on a connection.

        Args:
            db: The connection, to a library of the newest version.
            tables: The tables whose rows are put back.
            most: How many steps are kept; the oldest go first.
            room: How many characters the log of all steps may have.

        """
        self._db = db
        self._tables = tables
        self._most = most
        self._room = room
        # other versions have other tables, so their steps are none of ours
        (self._version,) = db.execute("PRAGMA user_version").fetchone()
        self._group = (0, "")
        self._writing: int | None = None
        self.beyond = ""
        db.create_function("undo_step", 0, lambda: self._writing)

    @property
    def undo_name(self) -> str:
        """Name of the step that undo would take back; empty for none."""
        return self._last()[1]

    @property
    def redo_name(self) -> str:
        """Name of the step that redo would bring back; empty for none."""
        return self._next()[1]

    @property
    def last(self) -> int:
        """Number of the step that undo would take back; 0 for none."""
        return self._last()[0]

    def steps(self) -> tuple[DoneStep, ...]:
        """Return all steps, the newest first."""
        rows = self._db.execute(
            "SELECT id, name, made, undone FROM undo_step WHERE version = ? ORDER BY id DESC", (self._version,)
        )
        return tuple(DoneStep(int(key), str(name), str(made), bool(undone)) for key, name, made, undone in rows)

    @contextmanager
    def recording(self, name: str, group: str = "") -> Generator[None]:
        """Record the row changes made inside as one step.

        Afterwards ``beyond`` is the name of the step where its log was too long to be kept, else empty.

        Args:
            name: What the edit does, for the menu.
            group: Steps of one connection that follow each other with the same group are one step.

        """
        self._begin()
        continued = bool(group) and self._group == (self.last, group)
        step = self.last if continued else self._add(name)
        before = self._mark()
        with self._logging(step):
            yield
        self.beyond = ""
        if self._mark() > before:
            self._keep(step, before)
            self._group = (step, group)
        elif not continued:
            self._db.execute("DELETE FROM undo_step WHERE id = ?", (step,))

    def forget(self, touching: Collection[str] = ()) -> None:
        """Forget every step, or every one where any touches one of some tables, for all after that rest on it."""
        marks = ", ".join("?" * len(touching))
        some = f' WHERE EXISTS (SELECT 1 FROM undo_log WHERE "table" IN ({marks}))' if touching else ""
        self._db.execute(f"DELETE FROM undo_step{some}", tuple(touching))

    def undo(self) -> Step | None:
        """Take back the last step and return it; None where there is none.

        Raises:
            MisfitError: A row is no longer as the step left it.

        """
        step, name = self._last()
        return self._replay(step, name, undone=True) if step else None

    def redo(self) -> Step | None:
        """Bring back the step last undone and return it; None where there is none.

        Raises:
            MisfitError: As for `undo`.

        """
        step, name = self._next()
        return self._replay(step, name, undone=False) if step else None

    def go_to(self, step: int) -> list[Step]:
        """Undo or redo until a step is the last one done, 0 for none; return what was undone or redone, in order.

        Raises:
            MisfitError: As for `undo`.

        """
        replayed = []
        while self.last > step and (undone := self.undo()):
            replayed.append(undone)
        while 0 < self._next()[0] <= step and (redone := self.redo()):
            replayed.append(redone)
        return replayed

    def _last(self) -> tuple[int, str]:
        """Return number and name of the last step done; 0 for none."""
        return self._first_of("NOT undone ORDER BY id DESC")

    def _next(self) -> tuple[int, str]:
        """Return number and name of the step undone last; 0 for none."""
        return self._first_of("undone ORDER BY id")

    def _first_of(self, which: str) -> tuple[int, str]:
        query = f"SELECT id, name FROM undo_step WHERE version = ? AND {which} LIMIT 1"
        row = self._db.execute(query, (self._version,)).fetchone()
        return (int(row[0]), str(row[1])) if row else (0, "")

    def _add(self, name: str) -> int:
        cursor = self._db.execute(
            "INSERT INTO undo_step (name, made, version) VALUES (?, '', ?)", (storable(name), self._version)
        )
        return int(cursor.lastrowid or 0)

    def _keep(self, step: int, before: int) -> None:
        """Keep a step that has logged something since a mark; what was undone before can no longer be redone."""
        self._db.execute("DELETE FROM undo_step WHERE undone")
        self._db.execute(
            "UPDATE undo_step SET made = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), "
            "size = size + (SELECT sum(length(sql)) FROM undo_log WHERE id > ?) WHERE id = ?",
            (before, step),
        )
        _, name = self._last()
        self._db.execute(
            "DELETE FROM undo_step WHERE id <= (SELECT max(id) FROM (SELECT id, row_number() OVER newest AS place, "
            "sum(size) OVER newest AS whole FROM undo_step WINDOW newest AS (ORDER BY id DESC)) "
            "WHERE place > ? OR whole > ?)",
            (self._most, self._room),
        )
        self.beyond = "" if self.last else name

    def _replay(self, step: int, name: str, *, undone: bool) -> Step:
        """Run a step's part of the log backwards, which logs its opposite in the place of that."""
        self._begin()
        query = 'SELECT "table", sql FROM undo_log WHERE step = ? ORDER BY id DESC'
        log = self._db.execute(query, (step,)).fetchall()
        self._db.execute("DELETE FROM undo_log WHERE step = ?", (step,))
        # rows come back one by one: a highlight's themes may return before the highlight does
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        with self._logging(step):
            for _, sql in log:
                # a row that is to go may have gone with the one that it belongs to
                if not self._db.execute(sql).rowcount and not sql.startswith("DELETE"):
                    raise MisfitError
        self._db.execute(
            "UPDATE undo_step SET undone = ?, "
            "size = (SELECT total(length(sql)) FROM undo_log WHERE step = undo_step.id) WHERE id = ?",
            (undone, step),
        )
        return Step(name, frozenset(table for table, _ in log))

    @contextmanager
    def _logging(self, step: int) -> Generator[None]:
        """Have row changes logged as part of a step; all others are no edits of the person."""
        self._writing = step
        try:
            yield
        finally:
            self._writing = None

    def _mark(self) -> int:
        (mark,) = self._db.execute("SELECT coalesce(max(id), 0) FROM undo_log").fetchone()
        return int(mark)

    def _begin(self) -> None:
        """Watch the tables from the first step on; where that one failed, its transaction took this back as well."""
        if self._db.execute("SELECT EXISTS (SELECT 1 FROM temp.sqlite_master WHERE type = 'trigger')").fetchone()[0]:
            return
        self._db.execute("DELETE FROM undo_step WHERE version <> ?", (self._version,))
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
                f"CREATE TEMP TRIGGER undo_{table}_{event[-6:].lower()} {event} ON main.{table} "
                f"WHEN undo_step() IS NOT NULL AND {condition} "
                f"BEGIN INSERT INTO undo_log (step, \"table\", sql) VALUES (undo_step(), '{table}', {sql}); END"
            )
