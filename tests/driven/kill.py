"""Kills the running program at random moments and looks whether all that it had confirmed on screen is still there.

kill.py DRIVER [--rounds N] [--first SEED] -- PROGRAM [ARGUMENT]...
"""

import argparse
import importlib.util
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

LIBRARY = Path(".local", "share", "cxreader", "Sample library.cxlib")
_ACTIONS = ("h", "n", "x", "y", "digit")
_WORDS = ("kolejka", "waiting", "servicio", "naghihintay", "obietnica", "promise")


@dataclass(slots=True)
class Confirmed:
    """What the screen has said is done."""

    quotes: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    decisions: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # title, theme, verdict


class Hands:
    """Does edits in the window, each on another passage, and believes only what the window says."""

    def __init__(self, screen: Any, chance: random.Random) -> None:
        self._screen = screen
        self._chance = chance
        self.done = Confirmed()

    def work(self) -> None:
        """Go on until the program is no more; SystemExit tells of that."""
        while True:
            for _ in range(self._chance.randint(1, 3)):
                before = self.said()
                self._screen.key("j")
                self._screen.until(lambda: self.said() not in {before, ""}, 5, "the next passage")  # noqa: B023 - used at once
            getattr(self, f"_do_{self._chance.choice(_ACTIONS)}")()

    def said(self) -> str:
        bar = self._screen.find("status bar", ".")
        return str(self._screen.w.name(bar)) if bar else ""

    def rows(self) -> list[str]:
        """Return what the rows of the notes list say."""
        notes = self._screen.find("list", "^Notes$")
        return [self._screen.w.name(row) for row in self._screen.w.kids(notes)] if notes else []

    def title(self) -> str:
        text = self._screen.expect("text", "^Text of ")
        return str(self._screen.w.name(text)).removeprefix("Text of ")

    def _do_h(self) -> None:
        self._mark("h")

    def _do_n(self) -> None:
        self._mark("n")
        self._screen.focus("text", "^Note on")
        words = f"{self._chance.choice(_WORDS)} {self._chance.randrange(10**6)}"
        self._screen.x("type", "--delay", "4", words)
        self._screen.key("ctrl+Return")
        self._screen.until(lambda: any(f"Note: {words}." in row for row in self.rows()), 5, f"the note {words}")
        self.done.notes.add(words)
        self._screen.focus("text", "^Text of")

    def _do_x(self) -> None:
        self._decide("x", r"^Not (.+)\. Undo", "no")

    def _do_y(self) -> None:
        self._decide("y", r"^Yes, (.+)$", "yes")

    def _do_digit(self) -> None:
        self._decide(str(self._chance.randint(1, 9)), r"^Theme is now (.+)$", "yes")

    def _mark(self, key: str) -> None:
        before = set(self.rows())
        self._screen.key(key)
        new = self._screen.until(lambda: set(self.rows()) - before, 5, "a new row in the notes")
        self.done.quotes.update(_quote(row) for row in new)

    def _decide(self, key: str, pattern: str, verdict: str) -> None:
        title = self.title()
        self._screen.key(key)
        answer = self._screen.until(lambda: re.search(f"{pattern}|has no theme", self.said()), 5, pattern)
        if answer[1]:
            self.done.decisions[title, answer[1], verdict] += 1


def _quote(row: str) -> str:
    return re.split("”\\. (?:Note|Themes): |”\\. ", row.removeprefix("“"))[0]


def in_file(library: Path, done: Confirmed) -> list[str]:
    """Return what a library's file lacks; only a copy is opened, so that the program finds all as it was left."""
    missing = []
    with tempfile.TemporaryDirectory() as folder:
        for part in library.parent.glob(f"{library.name}*"):
            shutil.copy(part, folder)
        with closing(sqlite3.connect(f"file:{Path(folder, library.name)}?mode=ro", uri=True)) as db:
            if (state := db.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
                missing.append(f"integrity: {state}")
            if broken := db.execute("PRAGMA foreign_key_check").fetchall():
                missing.append(f"references: {broken}")
            quotes = {quote for (quote,) in db.execute("SELECT quote FROM highlight")}
            notes = {note for (note,) in db.execute("SELECT note FROM highlight")}
            decisions = Counter(
                db.execute(
                    "SELECT d.title, t.name, c.verdict FROM decision c "
                    "JOIN document d ON d.id = c.document JOIN theme t ON t.id = c.theme"
                )
            )
    missing += [f"quote {quote}" for quote in done.quotes - quotes]
    missing += [f"note {note}" for note in done.notes - notes]
    missing += [f"decision {decision}" for decision in done.decisions - decisions]
    return missing


def _counts_in_file(library: Path) -> dict[str, int]:
    """Return the number of passages of each theme."""
    with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as db:
        return dict(
            db.execute("SELECT t.name, count(c.theme) FROM theme t LEFT JOIN coding c ON c.theme = t.id GROUP BY t.id")
        )


def _in_window(screen: Any, library: Path, done: Confirmed) -> list[str]:
    """Return what the window lacks after another start."""
    screen.expect("list item", "Polish, 352 words", 20)
    hands = Hands(screen, random.Random())  # noqa: S311 - chance, not secrecy
    if done.quotes:
        screen.until(hands.rows, 5, "the notes")
    rows = hands.rows()
    missing = [f"row “{quote}”" for quote in done.quotes if not any(quote in row for row in rows)]
    missing += [f"row with {note}" for note in done.notes if not any(note in row for row in rows)]
    tree = screen.expect("tree", "^Themes$")
    shown = {
        found[1]: int(found[2])
        for cell in screen.w.kids(tree)
        if (found := re.match(r"(.+), code .., ([0-9]+) passages?", screen.w.name(cell)))
    }
    for name, count in _counts_in_file(library).items():
        if shown.get(name, 0) != count:
            missing.append(f"{name}: {shown.get(name)} passages shown, {count} in the file")
    return missing


@contextmanager
def killer(screen: Any, seconds: float) -> Iterator[None]:
    """Kill the program after so many seconds, unless all else ends before."""
    timer = threading.Timer(seconds, lambda: os.killpg(screen.app.pid, signal.SIGKILL))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def start(screen: Any, home: Path) -> None:
    """Start the program anew, on the same screen, for the person who lives in a home."""
    old = screen.appenv["HOME"]
    screen.appenv = {key: value.replace(old, str(home)) for key, value in screen.appenv.items()}
    screen.app = subprocess.Popen(
        screen.cmd, env=screen.appenv, stdout=screen.log, stderr=subprocess.STDOUT, start_new_session=True
    )
    screen.procs.append(screen.app)
    screen.window("— Sample library — cxreader")


def _play(screen: Any, prepared: Path, seed: int) -> tuple[Confirmed, list[str]]:
    """Play one round and return what was confirmed and what of it was lost."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder, "home")
        shutil.copytree(prepared, home)
        # the settings name the library by its full path
        (home / ".config" / "cxreader" / "settings.toml").unlink()
        library = home / LIBRARY
        start(screen, home)
        screen.focus("text", "^Text of")
        hands = Hands(screen, chance)
        try:
            with killer(screen, chance.uniform(1, 8)):
                hands.work()
        except SystemExit:
            screen.app.wait()
        lost = in_file(library, hands.done)
        start(screen, home)
        lost += _in_window(screen, library, hands.done)
        screen.quit()
    return hands.done, lost


def driver(path: Path) -> ModuleType:
    """Return the script that plays steps, as a module."""
    spec = importlib.util.spec_from_file_location("drive", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tell(words: str) -> None:
    """Say how it goes."""
    print(words, flush=True)  # noqa: T201 - what a person runs this for


def main() -> int:
    """Play all rounds and return 0 where nothing was lost in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("driver", type=Path)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("program", nargs="+")
    given = options.parse_args()
    # a round takes some ten seconds, twenty times that on a busy machine
    os.environ["DRIVE_LIMIT"] = str(200 * given.rounds)
    good = 0
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder, "home")
        with driver(given.driver).Session(given.program, out=folder, home=str(prepared)) as screen:
            screen.window("— Sample library — cxreader")
            screen.status("Added 4 documents", 20)
            screen.quit()
            for seed in range(given.first, given.first + given.rounds):
                done, lost = _play(screen, prepared, seed)
                good += not lost
                kinds = f"{len(done.quotes)} highlights, {len(done.notes)} notes, {done.decisions.total()} decisions"
                tell(f"seed {seed}: {kinds} confirmed, {f'lost: {lost}' if lost else 'all there'}")
    tell(f"{good} of {given.rounds}")
    return 0 if good == given.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
