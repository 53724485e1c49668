"""Opens files made to do harm with the whole program: each by ``cxreader analyse``, then each in one window.

Run: python tests/bench/hostile.py FOLDER
The folder holds a manifest.json, as for formats.py; what no folder can hold (a pipe, a device, links in a ring, names
that are no UTF-8, 8 GiB of nothing) is made. Of each it tells how it ended, what was said, seconds and memory, and
whether it left a file, or (where strace is installed) opened a socket of the network. A window opens each beside a good
text, which must be there afterwards. Ends with status 1 where a file takes more than SECONDS or MEGABYTES, ends
otherwise than its manifest expects, or leaves anything.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

# the processes that read load this file as well
if __name__ == "__main__":
    from cxreader import app
    from cxreader.session import rereading
    from cxreader.ui.outcome import Outcome
    from cxreader.ui.workings import Workings
    from tests.bench.lateness import wait

SECONDS, MEGABYTES = 5.0, 500
ERROR, WARNED, OPENS = "clear error", "opens with warning", "opens"
_HUGE = 8 << 30
# what the program starts with: it tells the memory of the largest process of its own
_MEASURED = """
import resource, sys
from cxreader.cli import main
from cxreader.readers.isolation import isolation
ended = main(["analyse", "--words", sys.argv[1]])
# only what has ended is counted
isolation().close()
most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(f"memory {most // 1024}", file=sys.stderr)
sys.exit(ended)
"""


class Came(NamedTuple):
    """What came of a file."""

    how: str
    said: str
    seconds: float
    megabytes: int
    left: str


def main() -> int:
    """Print both tables and return the status to end with."""
    folder = Path(sys.argv[1]).absolute()
    expected = {
        folder / entry["file"]: entry["expected"] for entry in json.loads((folder / "manifest.json").read_text())
    }
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), home))
        expected |= dict(specials(Path(home, "specials")))
        wrong = sum([not _is_right(path, wish, analysed(path)) for path, wish in expected.items()])
        say(f"as expected by cxreader analyse: {len(expected) - wrong} of {len(expected)}")
        wrong += not in_window(list(expected), Path(home, "good"))
    return int(wrong > 0)


def say(line: str) -> None:
    """Print a line, of whatever characters."""
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.flush()


def specials(folder: Path) -> Iterator[tuple[Path, str]]:
    """Make what only looks like a file, and yield each with what is expected of it."""
    folder.mkdir()
    pipe, one, other, huge = (folder / name for name in ("pipe.txt", "one.txt", "other.txt", "huge.txt"))
    os.mkfifo(pipe)
    one.symlink_to(other)
    other.symlink_to(one)
    with huge.open("wb") as stream:
        stream.truncate(_HUGE)
    strange = Path(os.fsdecode(os.fsencode(folder) + b"/gr\xfc\xdfe.txt"))
    strange.write_text("The clerk was friendly and quick.", "utf-8")
    yield from ((path, ERROR) for path in (pipe, one, huge, folder, Path("/dev/zero"), folder / "missing.txt"))
    yield strange, OPENS


def _is_right(path: Path, wish: str, came: Came) -> bool:
    is_right = came.how == wish and came.seconds <= SECONDS and came.megabytes <= MEGABYTES and not came.left
    row = f"{path.name[:34]:36}{came.how:20}{came.seconds:6.1f} s{came.megabytes:6} MB  {came.said[:110]}"
    say(f"{row}{'' if is_right else f'   << {wish} {came.left}'}")
    return is_right


def analysed(path: Path) -> Came:
    """Return what came of a file by the command line, in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        traced, own = Path(folder, "trace"), Path(folder, "own")
        own.mkdir()
        command = [sys.executable, "-c", _MEASURED, str(path)]
        if shutil.which("strace"):
            command = ["strace", "-f", "-qq", "-o", str(traced), "-e", "trace=socket,connect", *command]
        before = _files(Path(os.environ["HOME"]))
        started = time.perf_counter()
        places = {"PYTHONPATH": str(ROOT), "TMPDIR": str(own)}
        done = subprocess.run(command, check=False, cwd=own, env={**os.environ, **places}, capture_output=True)
        seconds = time.perf_counter() - started
        left = [*_files(own), *(_files(Path(os.environ["HOME"])) - before)]
        sockets = [line for line in traced.read_text().split("\n") if "AF_INET" in line] if traced.exists() else []
        *lines, memory = done.stderr.decode("utf-8", "replace").strip().split("\n")
        said = " ".join(lines)
        how = {0: WARNED if lines else OPENS, 2: ERROR}.get(done.returncode, f"ended with {done.returncode}")
        if "Traceback" in said:
            how = "traceback"
    told = memory.removeprefix("memory ")
    return Came(how, said, seconds, int(told) if told.isdigit() else 0, " ".join([*left, *sockets]))


def _files(folder: Path) -> set[str]:
    return {str(path) for path in folder.rglob("*")}


def in_window(paths: list[Path], folder: Path) -> bool:
    """Open each file in one window beside a good text; return whether all of these came, in time and memory."""
    folder.mkdir()
    window, opened = app.make_window(app.make_application(), bringing=True)
    window.show()
    workings = Workings(window, opened)
    workings.judging.rest()
    outcomes: list[Outcome] = []
    workings.opening.reported.connect(outcomes.append)
    slowest, missing, refused = 0.0, 0, 0
    for number, path in enumerate(paths):
        good = folder / f"good {number}.txt"
        good.write_text(f"The clerk at desk {number} was friendly and quick, and nobody had to wait.", "utf-8")
        started = time.perf_counter()
        outcomes.clear()
        # nobody is there to say how a table is to be read
        workings.arriving.open_paths([good] if path.is_dir() else [path, good], ask=False)
        wait(lambda: outcomes and not workings.opening.busy)
        slowest = max(slowest, time.perf_counter() - started)
        refused += sum(len(outcome.problems) for outcome in outcomes)
        if not rereading.document_of(window.hub.session, str(good)):
            missing += 1
            say(f"{path.name}: the good text beside it did not come")
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    say(f"in one window: {len(paths) - missing} of {len(paths)} good texts beside them came;")
    say(f"{refused} refused in words; slowest {slowest:.1f} s; most {most} MB")
    window.close()
    return not missing and slowest <= SECONDS


if __name__ == "__main__":
    sys.exit(main())
