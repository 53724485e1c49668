"""What can be read of a damaged library is put into another one beside it; the damaged one is left as it is.

What a person did is looked for; what the program finds by itself is made again. What is left is checked against itself:
a text has its hash, a note has a place in its text.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from cxreader.errors import LibraryError
from cxreader.model.keeping import Recovery, Salvage
from cxreader.store import soundness
from cxreader.store.backups import free_name
from cxreader.store.failures import explained
from cxreader.store.holding import reading_address
from cxreader.store.salvage import Column, Table, columns, rows
from cxreader.store.schema import MIGRATIONS, PAGE_SIZE, migrate
from cxreader.store.strays import strays

# each after those that it refers to
_TABLES = (
    Table("about"),
    Table("document"),
    Table("text", numbered="document", at_once=8),
    Table("other_path", key="document", numbered="document"),
    Table("place", numbered="document"),
    *map(
        Table, ("correction", "decision", "highlight", "highlight_theme", "tag", "lesson", "document_tag", "kept_scope")
    ),
    *map(Table, ("memo", "link", "version")),
    Table("anchoring", numbered="highlight"),
)
# one that nobody has changed comes with the program
_CODEBOOK = tuple(map(Table, ("edition", "family", "theme", "term", "example", "example_theme")))
# what people are told of, by the table that holds it
_TOLD = {
    "document": "documents",
    "highlight": "notes",
    "highlight_theme": "note themes",
    "tag": "note tags",
    "memo": "memos",
    "link": "links",
    "decision": "decisions",
    "correction": "corrections",
    "document_tag": "tags",
    "kept_scope": "scopes",
    "lesson": "lessons",
    "theme": "themes",
    "term": "words",
    "example": "examples",
}
# each step of the program makes one of these before anybody has done anything
_THERE = ("about", "edition")


def recover(library: Path) -> Recovery:
    """Put what can be read of a damaged library into another one, which is whole or not there.

    Raises:
        LibraryError: Nothing can be read, or the other one could not be written.

    """
    target = free_name(library, "recovered")
    part = target.with_name(f"{target.name}.part")
    with explained(target):
        part.unlink(missing_ok=True)
        try:
            with closing(_reader(library)) as old, closing(sqlite3.connect(part, isolation_level=None)) as new:
                recovery = _Rescue(old, new, library, target).run()
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            os.replace(part, target)  # noqa: PTH105 - Path.replace hides that a file of that name is replaced at once
        finally:
            part.unlink(missing_ok=True)
    return recovery


def _reader(library: Path) -> sqlite3.Connection:
    """Return a connection that reads a damaged library, and changes no byte of it."""
    db = sqlite3.connect(reading_address(library, still=True), uri=True, isolation_level=None)
    try:
        # else a page of garbage may pass for one of rows
        db.execute("PRAGMA cell_size_check = ON")
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('document', 'text')").fetchone()
    except sqlite3.Error:
        tables = 0
    if tables == 2:  # noqa: PLR2004 - those two
        return db
    db.close()
    raise LibraryError(
        f"Nothing can be read of “{library.name}”: it is damaged at its very beginning, or no library. It was left as "
        "it is. Restore it from a backup."
    )


class _Rescue:
    """Takes over what one library has of another's rows, has them checked, and keeps count."""

    def __init__(self, old: sqlite3.Connection, new: sqlite3.Connection, damaged: Path, target: Path) -> None:
        self._old, self._new = old, new
        self._damaged, self._target = damaged, target
        self._lost: Counter[str] = Counter()

    def run(self) -> Recovery:
        """Take over all there is."""
        new = self._new
        new.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        new.execute("PRAGMA journal_mode = OFF")
        new.execute("PRAGMA synchronous = OFF")
        (version,) = self._old.execute("PRAGMA user_version").fetchone()
        # first the tables that it had, so that the steps between see to what later versions have besides
        migrate(new, min(max(1, version), len(MIGRATIONS)))
        own = self._is_own(version)
        new.execute("BEGIN")
        unread = {table.name: self._take(table) for table in (*_TABLES, *(_CODEBOOK if own else ()))}
        self._lost.update(soundness.mend_codebook(new, own=own))
        gone = soundness.drop_without_text(new)
        new.execute("COMMIT")
        migrate(new)
        new.execute("BEGIN")
        checked = soundness.check_texts(new)
        notes, misplaced = soundness.drop_misplaced(new)
        self._lost.update(misplaced)
        texts = {int(key) for (key,) in new.execute("SELECT document FROM text")}
        self._lost["document"] = len(gone) + len(checked.unreadable) + len(unread["document"] - texts)
        # every text is read anew, since what the program had found in it was not looked for
        new.execute("UPDATE document SET corrections = 'recovered', judged = '', passages = 0, noise = 0")
        new.execute("COMMIT")
        gone += checked.unreadable
        return Recovery(
            self._damaged, self._target, self._salvage(own=own), gone, checked.altered, checked.nameless, notes
        )

    def _is_own(self, version: int) -> bool:
        """Tell whether a person may have changed the codebook."""
        try:
            row = self._old.execute("SELECT own FROM edition").fetchone()
        except sqlite3.Error:
            return version > 2  # noqa: PLR2004 - before, nobody could
        return row is None or bool(row[0])

    def _take(self, table: Table) -> set[int]:
        """Take over the rows of a table; return the numbers of those that cannot be read."""
        wanted = columns(self._old, self._new, table.name)
        if not wanted:
            return set()
        numbered = [table.key] if table.key == "rowid" else []
        names = ", ".join((*numbered, *(f'"{column.name}"' for column in wanted)))
        marks = ", ".join("?" * (len(wanted) + len(numbered)))
        either = "REPLACE" if table.name in _THERE else "IGNORE"
        write = f"INSERT OR {either} INTO {table.name} ({names}) VALUES ({marks})"
        unread = set()
        for number, values in rows(self._old, table, wanted):
            given = (number,) * len(numbered)
            if not values or not self._new.execute(write, (*given, *values)).rowcount:
                unread.add(number)
        if unread and table.name in ("document", "text"):
            unread -= self._find_strays(table, wanted, write, unread)
        self._lost[table.name] += len(unread)
        return unread

    def _find_strays(self, table: Table, wanted: Sequence[Column], write: str, unread: set[int]) -> set[int]:
        """Take over documents and texts from wherever in the file they are: the hash of a text tells true from false.

        Returns:
            The numbers of those that were found.

        """
        places = [str(row[1]) for row in self._old.execute(f"PRAGMA table_info({table.name})")]
        hashes = dict(self._new.execute("SELECT id, sha256 FROM document"))
        found = set()
        for number, stored in strays(self._damaged, unread, len(places)):
            # the column that is the row's number is stored empty
            by_name = dict(zip(places, (number, *stored[1:]), strict=True))
            values = [by_name[column.name] for column in wanted]
            sound = all(column.takes(value) for column, value in zip(wanted, values, strict=True))
            if table.name == "text":
                sound = sound and soundness.digest(by_name["text"]) == hashes.get(number)
            if sound and self._new.execute(write, (number, *values)).rowcount:
                found.add(number)
        return found

    def _salvage(self, *, own: bool) -> tuple[Salvage, ...]:
        found = []
        for table, kind in _TOLD.items():
            if own or table not in ("theme", "term", "example"):
                shown = " WHERE removed IS NULL" if table == "document" else ""
                (saved,) = self._new.execute(f"SELECT count(*) FROM {table}{shown}").fetchone()
                found.append(Salvage(kind, int(saved), self._lost[table]))
        return tuple(found)
