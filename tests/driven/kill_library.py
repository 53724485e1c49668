"""Kills the program in the middle of an import, edits, undo, searches and backups; all it confirmed must be there.

kill_library.py LIBRARY TEXTS [--rounds N] [--first SEED] [--parallel N] [--wish WISH]

Each round begins with a copy of LIBRARY. TEXTS is a folder of texts that are not in it. `player.py` plays the person,
in the real window; it is killed at a random moment, alone or with all processes beside it. Then the file is looked
over, the program is started twice (the second start tells how long a clean one takes), and what it holds is compared
with what was confirmed: it must be just that, after an undo or redo too. Where what was under way was done, going back
on it must lead to just that. Run it with the program's own Python.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.model.ordering import Ordering
from cxreader.model.scope import Scope, SearchWords
from cxreader.model.searching import HitOrder
from cxreader.session import files, open_session, searching

ROOT = Path(__file__).resolve().parents[2]

WISHES = ("import", "edits", "undo", "search", "backup")
_PLAYER = (sys.executable, str(Path(__file__).with_name("player.py")))
_LIBRARY = Path("data", "cxreader", "My library.cxlib")
# a start that takes longer has gone wrong, and so have processes that stay longer
_PATIENCE, _STAY = 120, 10
# seconds that a start may take longer after a kill
LONGER = 2.0
# how to go back on what was done last
_BACK = {"edit": "undo", "undo": "redo", "redo": "undo", "step": "go_to_step"}
_WORK = (
    "SELECT id, title, removed IS NULL, read FROM document",
    "SELECT id, document, start, end, quote, note, starred FROM highlight",
    "SELECT highlight, theme FROM highlight_theme",
    "SELECT document, start, end, theme, verdict FROM decision",
    "SELECT document, start, end, kind, value FROM correction",
    "SELECT document, tag FROM document_tag",
    "SELECT name, scope FROM kept_scope",
)


class Outcome(NamedTuple):
    """How a round went.

    Attributes:
        wish: What was done.
        confirmed: How many things the window had confirmed.
        later: Seconds that the start after the kill took longer than a clean one.
        wrong: What was not as it should be.

    """

    wish: str
    confirmed: int
    later: float
    wrong: list[str]


def digest(library: Path) -> str:
    """Return what tells one state of a person's work from another."""
    found = hashlib.sha256()
    with closing(sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True)) as db:
        db.execute("BEGIN")
        for query in _WORK:
            found.update(repr(sorted(map(repr, db.execute(query)))).encode())
    return found.hexdigest()[:16]


class Round:
    """One home, and a program in it that is killed."""

    def __init__(self, home: Path, library: Path, texts: Path, wish: str, seed: int) -> None:
        self._wish, self._seed, self._texts = wish, seed, texts
        self._chance = random.Random(f"{wish} {seed}")  # noqa: S311 - chance, not secrecy
        self._path = home / _LIBRARY
        self._path.parent.mkdir(parents=True)
        shutil.copy(library, self._path)
        own = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        self._environment: Mapping[str, str] = own | {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(home),
        }

    def play(self) -> Outcome:
        """Play the round."""
        if self._wish == "search":
            self._make_unsearchable()
        said, wrong = self._kill()
        wrong += self._unsound()
        shown = {int(key) for line in said if line[0] == "shown" for key in line[1:]}
        wrong += [f"said: {' '.join(line)}" for line in said if line[0] == "failed"]
        first, rows = self._start()
        second, _ = self._start()
        with closing(open_session(self._path)) as session:
            lost = shown.difference(session.listed(Scope(), Ordering()).ids)
            wanted = len(session.listed(session.last_view()[1], Ordering()).ids)
        if lost:
            wrong.append(f"{len(lost)} of {len(shown)} documents lost")
        if rows != wanted:
            wrong.append(f"{rows} rows for {wanted} documents")
        works = [line[1:] for line in said if line[0] == "work"]
        wrong += self._compare(works[-1], under_way(said)) if works else []
        wrong += self._retrace() + self._search()
        for _, *path in (line for line in said if line[0] == "backup"):
            # older ones may have gone by now
            wrong += _looked_over(Path(" ".join(path))) if Path(" ".join(path)).exists() else []
        if any(line[0] == "backup" for line in said) and not files.kept(self._path):
            wrong.append("no backup is there")
        return Outcome(self._wish, len(works) + len(shown), first - second, wrong)

    def _kill(self) -> tuple[list[list[str]], list[str]]:
        """Play and kill; return what was said, and what is wrong."""
        process = self._begin(self._wish)
        lines: list[str] = []
        reader = Thread(target=lambda: lines.extend(process.stdout or ()))
        begun = time.monotonic()
        reader.start()
        if self._chance.random() < 0.9:
            while not lines and time.monotonic() < begun + _PATIENCE:
                time.sleep(0.01)
        # else in the middle of the start; the first text takes some seconds
        time.sleep(self._chance.uniform(0, 15 if self._wish == "import" else 4))
        if self._chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        wrong = [] if _are_gone(process.pid) else ["a process has stayed"]
        reader.join()
        # of the last one the end may be lacking
        return [line.split() for line in lines if line.endswith("\n")], wrong

    def _start(self) -> tuple[float, int]:
        """Start the program; return the seconds until it acts, and the rows it shows in the end."""
        begun = time.monotonic()
        with self._begin("start") as process:
            assert process.stdout
            seconds, rows = float(_PATIENCE), -1
            for line in process.stdout:
                if line.startswith("ready"):
                    seconds = time.monotonic() - begun
                elif line.startswith("rows"):
                    rows = int(line.split()[1])
        return seconds, rows

    def _begin(self, wish: str) -> "subprocess.Popen[str]":
        command = (*_PLAYER, wish, str(self._seed), str(self._texts))
        return subprocess.Popen(
            command, env=self._environment, stdout=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT
        )

    def _unsound(self) -> list[str]:
        """Look a copy over, so that the program finds all as it was left."""
        with tempfile.TemporaryDirectory() as folder:
            for part in self._path.parent.glob(f"{self._path.name}*"):
                shutil.copy(part, folder)
            return _looked_over(Path(folder, self._path.name))

    def _compare(self, confirmed: list[str], under_way: str) -> list[str]:
        """Return what is wrong with the state that was confirmed last; only what was under way may have been done."""
        step, state = confirmed
        if digest(self._path) == state:
            return []
        with closing(open_session(self._path)) as session:
            if under_way:
                getattr(session, _BACK[under_way])(*([int(step)] if under_way == "step" else []))
            last = session.last_step
        same = digest(self._path) == state and last == int(step)
        return [] if same else [f"not as confirmed; under way: {under_way or 'nothing'}"]

    def _retrace(self) -> list[str]:
        """Return what is wrong with undoing everything and bringing it back."""
        with closing(open_session(self._path)) as session:
            steps, state = session.steps(), digest(self._path)
            here = session.last_step
            session.go_to_step(0)
            session.go_to_step(here)
            again = session.steps()
        return [] if digest(self._path) == state and steps == again else ["other work after undo and redo of all"]

    def _search(self) -> list[str]:
        """Return what is wrong with a search: whatever the index holds must be what it holds when made anew."""
        with closing(open_session(self._path)) as session:
            searching.make_searchable(session, searching.unsearched(session))
            before = [
                searching.search(session, SearchWords(words), HitOrder.READING).keys for words in ("on", "kund", "客")
            ]
        self._make_unsearchable()
        with closing(open_session(self._path)) as session:
            searching.make_searchable(session, searching.unsearched(session))
            after = [
                searching.search(session, SearchWords(words), HitOrder.READING).keys for words in ("on", "kund", "客")
            ]
        return [] if before == after else [f"hits {[*map(len, before)]}, made anew {[*map(len, after)]}"]

    def _make_unsearchable(self) -> None:
        with closing(sqlite3.connect(self._path)) as db, db:
            db.execute("INSERT INTO word_index (word_index) VALUES ('delete-all')")
            db.execute("DELETE FROM indexed")


def under_way(said: list[list[str]]) -> str:
    """Return what had begun and was not confirmed; empty for nothing."""
    last = next((line for line in reversed(said) if line[0] in ("begin", "work")), [""])
    return last[1] if last[0] == "begin" else ""


def _looked_over(library: Path) -> list[str]:
    with closing(sqlite3.connect(library)) as db:
        state = db.execute("PRAGMA integrity_check").fetchall()
        broken = db.execute("PRAGMA foreign_key_check").fetchall()
    return [f"{library.name}: {state[0]}, {broken}"] if state != [("ok",)] or broken else []


def _are_gone(group: int) -> bool:
    """Tell whether all processes of a group end by themselves, and end them otherwise."""
    end = time.monotonic() + _STAY
    while time.monotonic() < end:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    os.killpg(group, signal.SIGKILL)
    return False


def tell(words: str) -> None:
    """Say how it goes."""
    print(words, flush=True)  # noqa: T201 - what a person runs this for


def play(library: Path, texts: Path, round_: tuple[int, str]) -> Outcome:
    """Play one round in a home of its own."""
    seed, wish = round_
    with tempfile.TemporaryDirectory() as home:
        outcome = Round(Path(home), library, texts, wish, seed).play()
    if outcome.later > LONGER:
        outcome.wrong.append(f"the start took {outcome.later:.1f} s longer")
    if outcome.wrong:
        tell(f"seed {seed}, {wish}: {outcome.wrong}")
    return outcome


def main() -> int:
    """Play all rounds and return 0 where nothing was lost in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("library", type=Path)
    options.add_argument("texts", type=Path)
    options.add_argument("--rounds", type=int, default=4, help="of each kind (default: 4)")
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--parallel", type=int, default=1)
    options.add_argument("--wish", choices=WISHES, action="append")
    given = options.parse_args()
    rounds = [(seed, wish) for seed in range(given.first, given.first + given.rounds) for wish in given.wish or WISHES]
    with ThreadPoolExecutor(given.parallel) as pool:
        outcomes = list(pool.map(partial(play, given.library, given.texts), rounds))
    confirmed: Counter[str] = Counter()
    for outcome in outcomes:
        confirmed[outcome.wish] += outcome.confirmed
    tell(f"confirmed: {dict(confirmed)}")
    later = sorted(outcome.later for outcome in outcomes)
    tell(f"start after a kill later by {later[len(later) // 2]:.2f} s as a rule, {later[-1]:.2f} s at most")
    good = sum(not outcome.wrong for outcome in outcomes)
    tell(f"{good} of {len(rounds)}")
    return 0 if good == len(rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
