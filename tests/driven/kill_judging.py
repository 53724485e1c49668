"""Kills the program while themes are found, while it learns from decisions, and while themes are merged.

kill_judging.py DRIVER --python PYTHON [--rounds N] [--first SEED] -- PROGRAM [ARGUMENT]...

It kills the program alone, not the processes beside it, which are to end by themselves. After each round all that was
confirmed must be there, the codebook as it was before or after a step, and the program goes on finding themes.
PYTHON is the program's own, for what is done to a library without a window.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.driven.kill import LIBRARY, Confirmed, Hands, driver, in_file, start, tell

_EDITS = Path(__file__).with_name("edits.py")
# how long the program may take to find all themes again, in seconds, on a busy machine
_PATIENCE = 120
_FINDINGS = "SELECT document, passage, theme, score FROM finding ORDER BY document, passage, theme"
_DECISIONS = "SELECT document, start, end, theme, verdict FROM decision ORDER BY document, start, end, theme"
_LESSONS = "SELECT document, start, end, theme, verdict FROM lesson ORDER BY document, start, end, theme"
_WAITING = "SELECT count(*) FROM document WHERE removed IS NULL AND judged <> (SELECT stamp FROM edition) || ' meaning'"

Rows = list[tuple[Any, ...]]


class Grounds:
    """The libraries that rounds begin with, and what they must come to."""

    def __init__(self, python: str, folder: Path, read: Path) -> None:
        """Make them of a library of texts that were read."""
        self._python = python
        self.fresh, self.decided, learnt = (folder / f"{name}.cxlib" for name in ("fresh", "decided", "learnt"))
        shutil.copy(read, self.fresh)
        with closing(sqlite3.connect(self.fresh)) as db, db:
            db.execute("UPDATE document SET judged = ''")
            db.execute("DELETE FROM finding")
            db.execute("DELETE FROM meaning")
        shutil.copy(self.fresh, self.decided)
        self.edit("judge", self.decided)
        self.found = ask(self.decided, _FINDINGS)
        self.edit("decide", self.decided)
        shutil.copy(self.decided, learnt)
        self.edit("learn", learnt)
        self.edit("judge", learnt)
        self.learnt = ask(learnt, _FINDINGS)
        merged = Path(shutil.copy(self.decided, folder / "merged.cxlib"))
        begun = time.monotonic()
        with self.merging(merged) as process:
            begun = time.monotonic() if process.stdout.readline() else begun
            self.states = [self.edit("state", self.decided), *process.stdout.read().split()]
        self.merging_takes = time.monotonic() - begun

    def edit(self, wish: str, library: Path) -> str:
        """Do something to a library, and return what was said of it."""
        command = (self._python, str(_EDITS), wish, str(library))
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    @contextmanager
    def merging(self, library: Path) -> Iterator[Any]:
        """Start to merge the themes of a library."""
        command = (self._python, str(_EDITS), "merge", str(library))
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            yield process


def ask(library: Path, query: str) -> Rows:
    """Return what a library's file answers; a program may be using it."""
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as db:
        return db.execute(query).fetchall()


class Round:
    """One round, in a home and with a window of its own."""

    def __init__(self, screen: Any, home: Path, grounds: Grounds, seed: int) -> None:
        self._screen = screen
        self._home = home
        self._grounds = grounds
        self._library = home / LIBRARY
        self._chance = random.Random(seed)  # noqa: S311 - chance, not secrecy

    def finding(self) -> list[str]:
        """Kill the program while meanings are computed; return what was lost."""
        self._begin(self._grounds.fresh)
        self._screen.focus("text", "^Text of")
        hands = Hands(self._screen, self._chance)
        self._until_killed(self._chance.uniform(0.3, 6), hands.work)
        lost = in_file(self._library, hands.done)
        return lost + self._goes_on(self._grounds.found)

    def learning(self) -> list[str]:
        """Kill the program while it learns from decisions."""
        self._begin(self._grounds.decided)
        before, decisions = ask(self._library, "SELECT stamp FROM edition"), ask(self._library, _DECISIONS)
        said: list[bool] = []

        def learn() -> None:
            self._screen.do("push button", "^Learn from your decisions")
            said.append(bool(self._screen.status("^Learnt from your decisions", 5)))
            # it goes on until it is killed
            self._screen.until(lambda: False, 60, "the end")

        self._screen.expect("push button", "^Learn from your decisions", 30)
        self._until_killed(self._chance.uniform(0, 3), learn)
        lost = in_file(self._library, Confirmed())
        lessons, after = ask(self._library, _LESSONS), ask(self._library, "SELECT stamp FROM edition")
        if ask(self._library, _DECISIONS) != decisions:
            lost.append("decisions")
        if lessons not in ([], decisions) or bool(lessons) != (before != after) or (said and not lessons):
            lost.append(f"lessons: {len(lessons)} of {len(decisions)}, told: {said}, stamps {before} and {after}")
        return lost + self._goes_on(self._grounds.learnt if lessons else self._grounds.found)

    def merging(self) -> list[str]:
        """Kill a program while it merges themes, then open the library in the window."""
        self._put(self._grounds.decided)
        decisions = len(ask(self._library, _DECISIONS))
        with self._grounds.merging(self._library) as process:
            process.stdout.readline()
            threading.Timer(self._chance.uniform(0, self._grounds.merging_takes), process.kill).start()
            told = process.stdout.read().split()
        lost = in_file(self._library, Confirmed())
        states, state = self._grounds.states, self._grounds.edit("state", self._library)
        if state not in states[len(told) : len(told) + 2] or told != states[1 : len(told) + 1]:
            lost.append(f"codebook: {len(told)} steps told of, now {states.index(state) if state in states else state}")
        if len(ask(self._library, _DECISIONS)) > decisions:
            lost.append("decisions")
        start(self._screen, self._home)
        return lost + self._goes_on(None)

    def _put(self, library: Path) -> None:
        self._library.parent.mkdir(parents=True)
        shutil.copy(library, self._library)

    def _begin(self, library: Path) -> None:
        self._put(library)
        start(self._screen, self._home)

    def _until_killed(self, seconds: float, work: Callable[[], None]) -> None:
        process = self._screen.app.pid
        timer = threading.Timer(seconds, lambda: os.kill(process, signal.SIGKILL))
        timer.start()
        try:
            work()
        except SystemExit:
            self._screen.app.wait()
        finally:
            timer.cancel()

    def _goes_on(self, expected: Rows | None) -> list[str]:
        """Return what is wrong after another start: processes that stayed, or themes that are not found."""
        lost = [] if self._is_alone() else ["a process has stayed"]
        if self._screen.app.poll() is not None:
            start(self._screen, self._home)
        self._screen.until(lambda: ask(self._library, _WAITING) == [(0,)], _PATIENCE, "all themes found")
        if expected is not None and ask(self._library, _FINDINGS) != expected:
            lost.append("other themes were found")
        self._screen.quit()
        return lost if self._is_alone() else [*lost, "a process has stayed after closing"]

    def _is_alone(self) -> bool:
        """Tell whether all processes of the program's group end with it."""
        process, end = self._screen.app, time.monotonic() + 10
        while process.poll() is not None and time.monotonic() < end:
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.1)
        return process.poll() is None


def main() -> int:
    """Play all rounds and return 0 where nothing was lost in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("driver", type=Path)
    options.add_argument("--python", required=True)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("program", nargs="+")
    given = options.parse_args()
    os.environ["DRIVE_LIMIT"] = str(600 * given.rounds)
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "home")
        with driver(given.driver).Session(given.program, out=folder, home=str(prepared)) as screen:
            screen.window("— Sample library — cxreader")
            screen.status("Added 4 documents", 20)
            screen.quit()
            grounds = Grounds(given.python, Path(folder), prepared / LIBRARY)
            for seed in range(given.first, given.first + given.rounds):
                for wish in ("finding", "learning", "merging"):
                    with tempfile.TemporaryDirectory() as home:
                        lost = getattr(Round(screen, Path(home, "home"), grounds, seed), wish)()
                    good += not lost
                    tell(f"seed {seed}, {wish}: {f'lost: {lost}' if lost else 'all there'}")
    tell(f"{good} of {3 * given.rounds}")
    return 0 if good == 3 * given.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
