"""Fills the disk while something is done to a library: there must be a sentence, and all that was confirmed is kept.

full_disk.py LIBRARY TEXTS [--rounds N] [--first SEED] [--on FOLDER]

LIBRARY is copied onto a small file system in memory, which only the administrator may mount; FOLDER is another small
one, of which everything is deleted. TEXTS is a folder of texts that are not in the library. Run it with the program's
own Python. Each round leaves another bit of room, does one thing until it fails, makes room again, and looks whether
work goes on as if nothing had been.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader import intake
from cxreader.errors import DamageError, LibraryError
from cxreader.model.keeping import Why
from cxreader.model.scope import Scope, SearchWords
from cxreader.model.searching import HitOrder
from cxreader.session import files, open_session, searching

WISHES = ("import", "edits", "undo", "search", "index", "backup", "restore", "recover")
# times the size of the library that the file system has
_ROOM = 8
_MOST = 600  # edits
_SOUGHT = SearchWords("pr")
_WORK = "SELECT id, note FROM highlight ORDER BY id"
_TEXTS = "SELECT document, text FROM text ORDER BY document"

# says what is wrong once there is room again
Check = Callable[[], list[str]]
Rows = list[tuple[Any, ...]]


class Disk:
    """A small file system, and what fills it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._ballast = root / "ballast"

    def fill(self, left: int) -> None:
        """Leave so many bytes."""
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(shutil.disk_usage(self.root).free - left, 1))

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink(missing_ok=True)

    def clear(self) -> None:
        """Take everything off it."""
        for path in self.root.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()


class Round:
    """One thing that is done until the disk is full.

    Attributes:
        failure: What was said when it was; empty where there was room enough.

    """

    def __init__(self, disk: Disk, library: Path, texts: list[Path], seed: int) -> None:
        self.failure = ""
        self._disk = disk
        self._chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
        self._texts = self._chance.sample(texts, len(texts))
        disk.clear()
        self._path = Path(shutil.copy(library, disk.root / "Full.cxlib"))
        self._session = open_session(self._path)
        self._keys = [row.id for row in self._session.documents(Scope())]
        # the notes as far as they were confirmed
        self._notes: dict[int, str] = {}

    def play(self, wish: str) -> list[str]:
        """Return what is wrong."""
        check = getattr(self, f"_{wish}")()
        wrong = [] if not self.failure or self.failure.endswith(".") else [f"no sentence: {self.failure}"]
        wrong += self._ask()
        self._disk.free()
        wrong += check()
        wrong += self._go_on()
        self._session.close()
        return wrong + _unsound(self._path)

    # ---- what is done

    def _import(self) -> Check:
        self._fill()
        kept: set[int] = set()
        while self._texts and not self.failure:
            taken = intake.take_in(self._path, tuple(self._texts.pop() for _ in range(min(4, len(self._texts)))))
            kept.update(taken.ids)
            self.failure = taken.failure
            if taken.ids:
                self._try(partial(self._session.show, taken.ids, "import"))

        def check() -> list[str]:
            # as the window does at its next look
            self._session.show(self._session.arrivals(), "import")
            lost = kept - {row.id for row in self._session.documents(Scope())}
            return [f"{len(lost)} of {len(kept)} documents lost"] if lost else []

        return check

    def _edits(self) -> Check:
        self._fill()
        self._try(partial(self._annotate, _MOST))
        return self._check_notes

    def _undo(self) -> Check:
        states: dict[int, Rows] = {}
        for _ in range(120):
            self._annotate(1)
            states[self._session.last_step] = self._rows(_WORK)
        self._notes.clear()
        # else there is room in its journal
        self._session.close()
        self._session = open_session(self._path)
        self._fill(100_000)
        while not self.failure and self._session.last_step:
            self._try(self._session.undo)
        here = self._session.last_step
        # a note and its highlight are two steps; of those the second was not looked at
        return lambda: [] if here not in states else _same(states[here], self._rows(_WORK), "notes")

    def _search(self) -> Check:
        before = searching.search(self._session, _SOUGHT, HitOrder.READING)
        self._fill()
        self._try(lambda: searching.search(self._session, _SOUGHT, HitOrder.LEFT))
        self._try(lambda: self._session.facets(Scope(words=(_SOUGHT,))))
        return partial(self._check_hits, before.keys)

    def _index(self) -> Check:
        before = searching.search(self._session, _SOUGHT, HitOrder.READING)
        self._session.close()
        with closing(sqlite3.connect(self._path)) as db, db:
            db.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
            db.execute("DELETE FROM indexed")
        self._session = open_session(self._path)
        self._fill()
        waiting = searching.unsearched(self._session)
        while waiting and not self.failure:
            self._try(partial(searching.make_searchable, self._session, waiting[:20]))
            waiting = waiting[20:]
        return partial(self._check_hits, before.keys)

    def _backup(self) -> Check:
        # two of a kind within a second are one
        old = files.make(self._path, Why.ROUTINE)
        before = old.path.read_bytes()
        self._annotate(5)
        # mostly less than it needs, and at times as much
        self._fill(2 * self._path.stat().st_size)
        self._try(lambda: files.make(self._path, Why.WISH))

        def check() -> list[str]:
            left = [path.name for path in old.path.parent.iterdir() if path.suffix != old.path.suffix]
            wrong = [f"left behind: {left}"] if left else []
            wrong += self._check_notes() + _same(before, old.path.read_bytes(), "backup")
            return wrong + [each for backup in files.kept(self._path) for each in _unsound(backup.path)]

        return check

    def _restore(self) -> Check:
        old = files.make(self._path, Why.WISH)
        then = self._rows(_WORK)
        self._annotate(20)
        self._notes.clear()
        now = self._rows(_WORK)
        self._session.close()
        self._fill(2 * self._path.stat().st_size)
        self._try(lambda: files.restore(self._path, old.path))
        wanted = now if self.failure else then
        self._session = open_session(self._path)
        return lambda: _same(wanted, self._rows(_WORK), "notes")

    def _recover(self) -> Check:
        texts = self._rows(_TEXTS)
        self._session.close()
        self._fill(self._path.stat().st_size)
        before = self._path.read_bytes()
        self._try(lambda: files.recover(self._path))
        wanted = [] if self.failure else ["Full recovered.cxlib"]
        found = sorted(path.name for path in self._path.parent.iterdir() if "recovered" in path.name)
        wrong = _same(wanted, found, "recovered library") + _same(before, self._path.read_bytes(), "file")
        self._session = open_session(self._path)
        return lambda: wrong + _same(texts, self._rows(_TEXTS), "texts")

    # ---- what it is made of

    def _fill(self, most: int = 600_000) -> None:
        self._disk.fill(self._chance.randrange(most))

    def _try(self, action: Callable[[], object]) -> None:
        try:
            action()
        except DamageError as problem:
            # that is no sentence about a full disk
            self.failure = f"damage? {problem}…"
        except LibraryError as problem:
            self.failure = str(problem)

    def _annotate(self, number: int) -> None:
        """Write so many notes."""
        for _ in range(number):
            words, start = f"note {self._chance.randrange(10**9)} ".ljust(300, "x"), self._chance.randrange(900)
            (key,) = self._session.highlight(self._chance.choice(self._keys), start, start + 9, ()).ids
            self._notes.setdefault(key, "")
            self._session.annotate(key, words)
            self._notes[key] = words

    def _check_notes(self) -> list[str]:
        there = set(self._rows(_WORK))
        lost = [note for note in self._notes.items() if note not in there]
        return [f"{len(lost)} of {len(self._notes)} notes lost"] if lost else []

    def _check_hits(self, before: object) -> list[str]:
        searching.make_searchable(self._session, searching.unsearched(self._session))
        return _same(before, searching.search(self._session, _SOUGHT, HitOrder.READING).keys, "hits")

    def _ask(self) -> list[str]:
        """Return what cannot be read while the disk is full."""
        try:
            self._session.open(self._keys[0])
            self._session.facets(Scope())
        except LibraryError as problem:
            return [f"not to be read: {problem}"]
        return []

    def _go_on(self) -> list[str]:
        """Return what cannot be done once there is room again."""
        try:
            # where it was opened on a full disk, it could only be read
            self._session.catch_up()
            self._annotate(3)
            self._session.undo()
            self._session.redo()
        except LibraryError as problem:
            return [f"does not go on: {problem}"]
        return self._check_notes()

    def _rows(self, query: str) -> Rows:
        with closing(sqlite3.connect(f"{self._path.as_uri()}?mode=ro", uri=True)) as db:
            return db.execute(query).fetchall()


def _same(wanted: object, there: object, name: str) -> list[str]:
    return [] if wanted == there else [f"{name}: not as before"]


def _unsound(library: Path) -> list[str]:
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as db:
        state = db.execute("PRAGMA integrity_check").fetchall()
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"{library.name}: {state[0]}, {broken}"] if state != [("ok",)] or broken else []


def tell(words: str) -> None:
    """Say how it goes."""
    print(words, flush=True)  # noqa: T201 - what a person runs this for


@contextmanager
def mounted(size: int) -> Generator[Path]:
    """Give a file system in memory."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder), check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(("umount", folder), check=True)


def play(root: Path, library: Path, texts: list[Path], seeds: range) -> int:
    """Play all rounds and return how many went wrong."""
    bad = 0
    full: Counter[str] = Counter()
    said: Counter[str] = Counter()
    # what SQLite needs besides is to be there as well
    os.environ["SQLITE_TMPDIR"] = str(root)
    for seed in seeds:
        for wish in WISHES:
            one = Round(Disk(root), library, texts, seed)
            wrong = one.play(wish)
            if one.failure:
                full[wish] += 1
                said[one.failure.replace(str(root), "…")] += 1
            if wrong:
                bad += 1
                tell(f"seed {seed}, {wish}: {wrong}")
    for wish in WISHES:
        tell(f"{wish}: {len(seeds)} rounds, {full[wish]} met a full disk")
    for sentence, number in said.most_common():
        tell(f"{number:4} × {sentence}")
    tell(f"{len(seeds) * len(WISHES) - bad} of {len(seeds) * len(WISHES)} as it should be")
    return bad


def main() -> int:
    """Play all rounds and return 0 where nothing was lost in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("library", type=Path)
    options.add_argument("texts", type=Path)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--on", type=Path, help="a folder on a small file system")
    given = options.parse_args()
    texts, seeds = sorted(given.texts.iterdir()), range(given.first, given.first + given.rounds)
    if given.on:
        return 1 if play(given.on, given.library, texts, seeds) else 0
    with mounted(_ROOM * given.library.stat().st_size) as root:
        return 1 if play(root, given.library, texts, seeds) else 0


if __name__ == "__main__":
    sys.exit(main())
