"""Compares the processor time cxreader takes to its first painted window with that of a bare window.

Run: python tests/bench/start.py [--runs N] [--platform offscreen|xcb]
Ends with status 1 where cxreader takes more than BOUND times as long.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

BOUND = 1.6
CHECKOUT = Path(__file__).resolve().parents[2]
BARE = (sys.executable, str(Path(__file__).with_name("bare_window.py")))
CXREADER = (sys.executable, "-m", "cxreader", "--measure-start")
COMPILE = (sys.executable, "-m", "compileall", "-q", "cxreader")
FIRST_SESSION = (
    sys.executable,
    "-c",
    "import os, pathlib; from cxreader import app; app.draw_window([], pathlib.Path(os.devnull))",
)
# a start that takes longer than this many seconds of waiting has gone wrong
PATIENCE = 120


def first_paint(command: tuple[str, ...], environment: Mapping[str, str]) -> float:
    """Run the command and return the seconds of processor time that it printed as "first-paint SECONDS"."""
    finished = subprocess.run(
        command, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=True
    )
    for line in finished.stdout.splitlines():
        name, _, seconds = line.partition(" ")
        if name == "first-paint":
            return float(seconds)
    sys.exit(f"No line 'first-paint SECONDS' came from: {' '.join(command)}")


def new_person(home: Path, platform: str) -> dict[str, str]:
    """Return the environment of a person whose home folder is empty."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith("XDG_") or name == "XDG_RUNTIME_DIR"
    }
    return own | {"HOME": str(home), "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": platform}


def main() -> int:
    """Measure both in turn, print the medians, and return 0 where the ratio is within the bound."""
    parser = argparse.ArgumentParser(description="Compare cxreader's start with that of a bare window.")
    parser.add_argument("--runs", type=int, default=9, help="starts of each program (default: 9)")
    parser.add_argument("--platform", default="offscreen", help="Qt platform: offscreen (default) or xcb")
    choice = parser.parse_args()
    bare, ours = [], []
    # as set-up does, since some systems keep Python from writing what it compiled
    subprocess.run(COMPILE, cwd=CHECKOUT, timeout=PATIENCE, check=True)
    with tempfile.TemporaryDirectory() as home:
        environment = new_person(Path(home), choice.platform)
        # a whole first session makes the sample library; the measured starts find it
        subprocess.run(FIRST_SESSION, cwd=CHECKOUT, env=environment, timeout=PATIENCE, check=True)
        first_paint(CXREADER, environment)
        first_paint(BARE, environment)
        for _ in range(choice.runs):
            bare.append(first_paint(BARE, environment))
            ours.append(first_paint(CXREADER, environment))
    ratio = statistics.median(ours) / statistics.median(bare)
    for name, seconds in (("bare window", bare), ("cxreader", ours)):
        sys.stdout.write(
            f"{name:<12} median {statistics.median(seconds):.3f} s, "
            f"lowest {min(seconds):.3f} s, highest {max(seconds):.3f} s of processor time\n"
        )
    sys.stdout.write(f"ratio {ratio:.2f}, bound {BOUND}, {choice.runs} runs each, platform {choice.platform}\n")
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
