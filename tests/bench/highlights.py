"""Ten thousand highlights in a text of a megabyte: opening it beside one without any, and adding one more.

Run: python tests/bench/highlights.py [--highlights N] [--size BYTES] [--text NUMBER] [--keep FOLDER]

What comes after an edit by a timer is measured too: it may hold up the window no longer than the edit itself.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
# a folder of this one's own name must not hide the checkout
sys.path[0] = str(CHECKOUT)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402  on the path only from here on

from cxreader import paths  # noqa: E402
from cxreader.analysis import codebook  # noqa: E402
from cxreader.app import make_window  # noqa: E402
from cxreader.importing import Analyst  # noqa: E402
from cxreader.model.scope import Scope  # noqa: E402
from cxreader.session import open_session  # noqa: E402
from cxreader.store import highlights  # noqa: E402
from cxreader.ui.workings import Workings  # noqa: E402
from tests.bench.making_library import text  # noqa: E402

ROUNDS, ADDED = 5, 40
SLOWER, LONGEST = 1.5, 16
# so many seconds after an edit nothing that it has put off is still to come
_AFTER = 1.5
NOW = "2026-11-22T00:00:00Z"


def make(library: Path, size: int, number: int, which: int) -> tuple[int, int]:
    """Make a library of two texts that differ in one word, the second with highlights; return the ids of both."""
    words = text(which, size)
    analyst = Analyst(codebook.load(codebook.shipped()))
    session = open_session(library)
    for title in ("Without", "With"):
        session.add(analyst.analyse_text(f"{title}\n\n{words}", title), "texts")
    without, other = sorted(row.id for row in session.documents(Scope()))
    opened = session.open(other)
    length = len(opened.text)
    themes = [theme.id for theme in session.codebook.themes]
    # one by one they would take minutes
    with session._library.edit("Highlights") as db:
        for place in range(number):
            start = place * (length - 200) // number
            end = start + 20 + place % 150
            key = highlights.add(db, other, start, end, opened.text[start:end], NOW)
            if place % 3 == 0:
                highlights.set_themes(db, key, themes[place % len(themes) :][:1], NOW)
            if place % 5 == 0:
                highlights.annotate(db, key, f"Note number {place}.", NOW)
    session.close()
    return without, other


def spent(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, painted and all, in milliseconds."""
    begin = time.process_time()
    work()
    QApplication.processEvents()
    return 1000 * (time.process_time() - begin)


def longest_stall(seconds: float) -> float:
    """Return the most processor time, in milliseconds, that the window's thread takes at once in the next seconds."""
    most, end = 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        most = max(most, spent(QApplication.processEvents))
        time.sleep(0.001)
    return most


def main() -> int:
    """Measure, print, and return 1 where it is slower than it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--highlights", type=int, default=10_000)
    parser.add_argument("--size", type=int, default=1_000_000)
    parser.add_argument("--text", type=int, default=0, help="number of the text to make, which gives its language")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root = given.keep or Path(scratch)
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"):
            os.environ[variable] = str(root / variable)
        library = paths.own_library()
        if not library.exists():
            library.parent.mkdir(parents=True, exist_ok=True)
            make(library, given.size, given.highlights, given.text)
        return measure(library)


def measure(library: Path) -> int:
    """Measure a library that was made."""
    paths.config_dir().mkdir(parents=True, exist_ok=True)
    (paths.config_dir() / "settings.toml").write_text(f'library = "{library}"\n', "utf-8")
    app = QApplication([])
    window, opened = make_window(app)
    workings = Workings(window, opened)
    workings.judging.rest()
    window.resize(1360, 860)
    window.show()
    hub = window.hub
    without, other = sorted(row.id for row in hub.session.documents(Scope()))
    hub.open(other)
    QApplication.processEvents()
    times: dict[int, list[float]] = {without: [], other: []}
    for _ in range(ROUNDS):
        for key in (without, other):
            times[key].append(spent(partial(hub.open, key, 0)))
    bare, full = min(times[without]), min(times[other])
    length = len(hub.document.text) if hub.document else 0
    added = [spent(partial(hub.highlight, at, at + 30)) for at in (17 + n * 11 for n in range(ADDED)) if at < length]
    stall = longest_stall(_AFTER)
    number = len(hub.document.highlights) if hub.document else 0
    told = f"{statistics.median(added):.1f} ms (most {max(added):.1f} ms; at most {LONGEST} ms wanted)"
    sys.stdout.write(
        f"opening without highlights  {bare:8.1f} ms\n"
        f"opening with {number:,}         {full:8.1f} ms = {full / bare:.2f} times (at most {SLOWER} wanted)\n"
        f"adding one, and painting it {told}\n"
        f"longest stall afterwards    {stall:8.1f} ms (at most {LONGEST} wanted)\n"
    )
    window.close()
    return int(full / bare > SLOWER or max(statistics.median(added), stall) > LONGEST)


if __name__ == "__main__":
    sys.exit(main())
