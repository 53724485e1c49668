"""Takes the open library away from the program; nothing confirmed may be lost, and nothing lost may be confirmed.

taken_away.py LIBRARY [--rounds N] [--first SEED] [--way WAY]

Each round begins with a copy of LIBRARY. `player.py` edits in the real window, until something befalls the file: it is
deleted, renamed or replaced, its journal is deleted, its folder is renamed, or its disk is taken out, for which this
must be run by the administrator. The program has to go over to another library by itself, and is killed some time
later. The next start must show that library, and all that was confirmed must be in it. Run it with the program's own
Python.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.model.ordering import Ordering
from cxreader.session import open_session
from tests.driven.kill_library import Round, digest, tell

# seconds until the program must have gone over
_PATIENCE = 60


def _delete(library: Path) -> None:
    library.unlink()


def _rename(library: Path) -> None:
    library.rename(library.with_stem("Renamed"))


def _replace(library: Path) -> None:
    Path(shutil.copy(library, library.with_name("coming"))).replace(library)


def _tidy(library: Path) -> None:
    for part in ("wal", "shm"):
        library.with_name(f"{library.name}-{part}").unlink()


def _take_folder(library: Path) -> None:
    library.parent.rename(library.parent.with_name("elsewhere"))


def _take_disk(library: Path) -> None:
    subprocess.run(("umount", "--lazy", library.parent), check=True)


WAYS: dict[str, Callable[[Path], None]] = {
    "delete": _delete,
    "rename": _rename,
    "replace": _replace,
    "journal": _tidy,
    "folder": _take_folder,
    "disk": _take_disk,
}


class Taking(Round):
    """One home, and a program in it whose library is taken away."""

    def __init__(self, home: Path, library: Path, way: str, seed: int) -> None:
        super().__init__(home, library, home, "edits", seed)
        self._way = way
        self._home = home
        if way == "disk":
            self._path.unlink()
            subprocess.run(("mount", "-t", "tmpfs", "tmpfs", self._path.parent), check=True)
            shutil.copy(library, self._path)

    def take(self) -> tuple[int, list[str]]:
        """Play, and return how much was confirmed, and what is wrong."""
        said, wrong = self._take()
        works = [line[1:] for line in said if line[0] == "work"]
        saved = [*self._home.glob("data/**/* rescued *.cxlib")]
        if len(saved) != 1:
            return len(works), [*wrong, f"made: {[path.name for path in saved]}"]
        (self._path,) = saved
        wrong += self._unsound()
        _, rows = self._start()
        with closing(open_session(self._path)) as session:
            wanted = len(session.listed(session.last_view()[1], Ordering()).ids)
        if rows != wanted:
            wrong.append(f"{rows} rows for {wanted} documents")
        return len(works), [*wrong, *self._compare_last(said, *works[-1]), *self._retrace()]

    def _take(self) -> tuple[list[list[str]], list[str]]:
        process = self._begin(self._wish)
        lines: list[str] = []
        reader = Thread(target=lambda: lines.extend(process.stdout or ()))
        reader.start()
        # once something was done
        self._wait(lambda: any(line.startswith("work") for line in lines))
        time.sleep(self._chance.uniform(0, 2))
        WAYS[self._way](self._path)
        went = self._wait(lambda: any(line.startswith("library") for line in lines))
        time.sleep(self._chance.uniform(0, 1))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reader.join()
        said = [line.split() for line in lines if line.endswith("\n")]
        failures = (" ".join(line) for line in said if line[0] == "failed")
        wrong = [f"no sentence: {words}" for words in failures if not words.endswith(".")]
        return said, wrong if went else [*wrong, "did not go over"]

    def _compare_last(self, said: list[list[str]], _step: str, state: str) -> list[str]:
        """Return what is wrong with the state that was confirmed last; what was not confirmed since may be there."""
        most = next(at for at, line in enumerate(reversed(said)) if line[0] == "work")
        with closing(open_session(self._path)) as session:
            for _ in range(most):
                if digest(self._path) == state:
                    break
                session.undo()
        return [] if digest(self._path) == state else ["not as confirmed"]

    def _wait(self, truth: Callable[[], bool]) -> bool:
        end = time.monotonic() + _PATIENCE
        while not truth() and time.monotonic() < end:
            time.sleep(0.01)
        return truth()


def main() -> int:
    """Play all rounds and return 0 where nothing was lost in any."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("library", type=Path)
    options.add_argument("--rounds", type=int, default=4, help="of each kind (default: 4)")
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--way", choices=WAYS, action="append")
    given = options.parse_args()
    confirmed: Counter[str] = Counter()
    bad, rounds = 0, [(s, way) for s in range(given.first, given.first + given.rounds) for way in given.way or WAYS]
    for seed, way in rounds:
        with tempfile.TemporaryDirectory() as home:
            number, wrong = Taking(Path(home), given.library, way, seed).take()
        confirmed[way] += number
        bad += bool(wrong)
        if wrong:
            tell(f"seed {seed}, {way}: {wrong}")
    tell(f"confirmed: {dict(confirmed)}")
    tell(f"{len(rounds) - bad} of {len(rounds)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
