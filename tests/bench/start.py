"""Compares the processor time cxreader takes to its first painted window with that of a bare window.

Run: python tests/bench/start.py [--runs N] [--platform offscreen|xcb] [--library LIBRARY]
LIBRARY is what is opened, such as one that making_library.py made; else it is that of the samples. Ends with status 1
where cxreader takes more than BOUND times as long, or more memory than ROOM.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import NamedTuple

BOUND = 1.3
ROOM = 120  # MB
CHECKOUT = Path(__file__).resolve().parents[2]
BARE = (sys.executable, str(Path(__file__).with_name("bare_window.py")))
CXREADER = (sys.executable, "-m", "cxreader", "--measure-start")
COMPILE = (sys.executable, "-m", "compileall", "-q", "cxreader")
FIRST_SESSION = (
    sys.executable,
    "-c",
    "import os, pathlib; from cxreader import app; app.draw_window({}, pathlib.Path(os.devnull))",
)
# a start that takes longer than this many seconds of waiting has gone wrong
PATIENCE = 120


class Start(NamedTuple):
    """What a start took: seconds of processor time to the first picture, and MB of memory at most, to its end."""

    seconds: float
    room: float


def start(command: tuple[str, ...], environment: Mapping[str, str]) -> Start:
    """Run the command, which prints "first-paint SECONDS"."""
    with subprocess.Popen(command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        watch = Timer(PATIENCE, process.kill)
        watch.start()
        said = process.stdout.read() if process.stdout else ""
        # what the process alone has taken: subprocess would tell that of all together
        _, status, usage = os.wait4(process.pid, 0)
        watch.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    for line in said.split("\n"):
        name, _, seconds = line.partition(" ")
        if name == "first-paint" and not process.returncode:
            return Start(float(seconds), usage.ru_maxrss / 1000)
    sys.exit(f"No line 'first-paint SECONDS' came from: {' '.join(command)}")


def new_person(home: Path, platform: str) -> dict[str, str]:
    """Return the environment of a person whose home folder is empty."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith("XDG_") or name == "XDG_RUNTIME_DIR"
    }
    return own | {"HOME": str(home), "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": platform}


def lay(library: Path, home: Path) -> None:
    """Put a library where the program looks for the person's own."""
    own = home / ".local" / "share" / "cxreader" / "My library.cxlib"
    own.parent.mkdir(parents=True)
    shutil.copy(library, own)


def main() -> int:
    """Measure both in turn, print the medians, and return 0 where the ratio is within the bound."""
    parser = argparse.ArgumentParser(description="Compare cxreader's start with that of a bare window.")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program (default: 9)")
    parser.add_argument("--platform", default="offscreen", help="Qt platform: offscreen (default) or xcb")
    parser.add_argument("--library", type=Path, help="a library to open (default: the samples)")
    choice = parser.parse_args()
    bare, ours = [], []
    # as set-up does, since some systems keep Python from writing what it compiled
    subprocess.run(COMPILE, cwd=CHECKOUT, timeout=PATIENCE, check=True)
    with tempfile.TemporaryDirectory() as home:
        environment = new_person(Path(home), choice.platform)
        if choice.library:
            lay(choice.library, Path(home))
        else:
            # a whole first session makes the sample library; the measured starts find it
            subprocess.run(FIRST_SESSION, cwd=CHECKOUT, env=environment, timeout=PATIENCE, check=True)
        start(CXREADER, environment)
        start(BARE, environment)
        for _ in range(choice.runs):
            bare.append(start(BARE, environment))
            ours.append(start(CXREADER, environment))
    for name, starts in (("bare window", bare), ("cxreader", ours)):
        seconds = [each.seconds for each in starts]
        sys.stdout.write(
            f"{name:<12} median {statistics.median(seconds):.3f} s, "
            f"lowest {min(seconds):.3f} s, highest {max(seconds):.3f} s of processor time; "
            f"{max(each.room for each in starts):.0f} MB\n"
        )
    ratio = statistics.median(each.seconds for each in ours) / statistics.median(each.seconds for each in bare)
    sys.stdout.write(f"ratio {ratio:.2f}, bound {BOUND}, {choice.runs} runs each, platform {choice.platform}\n")
    return 0 if ratio <= BOUND and max(each.room for each in ours) <= ROOM else 1


if __name__ == "__main__":
    sys.exit(main())
