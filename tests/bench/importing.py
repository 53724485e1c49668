"""Measures opening a folder of many files: documents a second, the first one, how late the window is, and Cancel.

Run: python tests/bench/importing.py [--documents N] [--seconds N] [--mix REAL HOSTILE]
Ten languages, some 5 KB a file. What a single process gets done is measured first. Ends with status 1 where fewer than
RATE documents a second are read, the first one takes more than FIRST seconds, Cancel more than CANCEL milliseconds, or
the window is later than P99 or WORST meanwhile.
With --mix the files are made of real ones of all kinds in one folder, and a tenth cannot be read, as some in another
folder that were made to do harm; then all others must be in and those in the report, and the window not later than P99.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader import importing
from cxreader.model.document import Document
from cxreader.session import open_session

# the processes load this file as well, and are to be as they are without a window
if __name__ == "__main__":
    from cxreader.ui.outcome import Outcome
    from tests.bench.lateness import P99, TICK, WORST, open_window, p99, told, wait

DATA = Path(__file__).resolve().parents[1] / "data"
RATE, FIRST, CANCEL = 60, 1.0, 300
SIZE = 5000
LANGUAGES = ("en", "es", "pl", "de", "fr", "fil", "zh-Hans", "it", "pt", "ru")
# of the words of a passage that is used again, so many are exchanged for others
EXCHANGED = 0.35
# documents that a single process reads for comparison
ALONE = 100


def texts() -> Iterator[tuple[str, str]]:
    """Yield texts that differ from each other, each with its language, for ever."""
    chance, by_language = random.Random(5), defaultdict(list)  # noqa: S311 - the same texts each time are wanted
    for line in (DATA / "language/passages.jsonl").read_text("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            by_language[row["language"]].append(row["text"].split())
    words = {name: [word for passage in by_language[name] for word in passage] for name in LANGUAGES}
    while True:
        for name in LANGUAGES:
            made = ""
            while len(made.encode()) < SIZE:
                passage = chance.choice(by_language[name])
                put = (chance.choice(words[name]) if chance.random() < EXCHANGED else word for word in passage)
                made += " ".join(put) + chance.choice((" ", " ", "\n\n"))
            yield name, made


def fill(folder: Path, documents: int) -> None:
    """Write so many texts into a folder."""
    folder.mkdir()
    for number, (name, text) in enumerate(islice(texts(), documents)):
        (folder / f"{number:06} {name}.txt").write_text(text, "utf-8")


def read_alone(folder: Path, library: Path) -> float:
    """Return how many documents a second one process reads and stores, one after the other."""
    session = open_session(library)
    codebook, files = session.full_codebook(), sorted(folder.iterdir())[:ALONE]
    begun = time.perf_counter()
    for document in importing.prepare(files, codebook):
        if isinstance(document, Document):
            session.add(document, "alone")
    rate = len(files) / (time.perf_counter() - begun)
    session.close()
    return rate


def processes() -> float:
    """Return the seconds of processor time that processes have taken that have ended."""
    return sum(os.times()[2:4])


def measure_mix(folder: Path, good: int, bad: int, seconds: int) -> bool:
    """Measure with files of all kinds, so many of which can be read; return whether all is as it must be."""
    window, workings, clock, idle = open_window(seconds)
    opening, session = workings.opening, window.hub.session
    outcomes: list[Outcome] = []
    opening.reported.connect(outcomes.append)
    begun = time.perf_counter()
    workings.arriving.open_paths([folder])
    wait(lambda: not opening.busy)
    taken, busy = time.perf_counter() - begun, clock.taken()
    unread = outcomes[0].unread if outcomes else 0
    tell(f"{session.text_count()} of {good} in and {unread} of {bad} in the report after {taken:.1f} s")
    for problem in outcomes[0].problems if session.text_count() != good or unread != bad else ():
        tell(f"  {problem.path.name}: {problem.why}")
    tell(f"timer of {TICK} ms in the idle window late by {told(idle)}")
    tell(f"while files are read late by {told(busy)}; bound {P99} ms at p99")
    is_whole = session.text_count() == good and unread == bad
    window.close()
    # who stores a whole book holds the library for a moment, in which nobody else can write
    return is_whole and p99(busy) <= P99


def measure(folder: Path, others: Path, seconds: int) -> bool:
    """Measure with a window on an empty library; return whether all is within bounds."""
    window, workings, clock, idle = open_window(seconds)
    opening, hub = workings.opening, window.hub
    begun = time.perf_counter()
    firsts: list[float] = []
    own, theirs = time.thread_time(), processes()
    hub.document_shown.connect(lambda _: firsts.append(time.perf_counter() - begun))
    workings.arriving.open_paths([folder])
    wait(lambda: not opening.busy)
    taken, busy, documents = time.perf_counter() - begun, clock.taken(), hub.session.text_count()
    tell(f"{documents} documents in {taken:.1f} s: {documents / taken:.0f} a second, at least {RATE} wanted")
    own, theirs = time.thread_time() - own, processes() - theirs
    tell(f"processor time: {1000 * theirs / documents:.1f} ms a document; the window was at work {own / taken:.0%}")
    tell(f"the first one after {firsts[0]:.2f} s, at most {FIRST} s wanted")
    tell(f"timer of {TICK} ms in the idle window late by {told(idle)}")
    tell(f"while files are read late by {told(busy)}; bounds {P99} ms and {WORST} ms")
    workings.arriving.open_paths([others])
    wait(lambda: hub.session.text_count() > documents + ALONE)
    begun = time.perf_counter()
    window.panels.status.cancel.click()
    opening.when_idle(lambda: firsts.append(1000 * (time.perf_counter() - begun)))
    wait(lambda: not opening.busy)
    tell(f"Cancel after {firsts[-1]:.0f} ms, at most {CANCEL} ms wanted; timer late by {told(clock.taken())}")
    window.close()
    is_fast = documents / taken >= RATE and firsts[0] <= FIRST and firsts[-1] <= CANCEL
    return is_fast and p99(busy) <= P99 and max(busy) <= WORST


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure opening a folder of many files.")
    parser.add_argument("--documents", type=int, default=2000, help="how many there are (default: 2000)")
    parser.add_argument("--seconds", type=int, default=10, help="how long the idle window is watched (default: 10)")
    parser.add_argument("--mix", type=Path, nargs=2, metavar=("REAL", "HOSTILE"), help="files of all kinds")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home))
        folder, others = Path(home, "texts"), Path(home, "others")
        if choice.mix:
            from tests.bench import making_mix

            good, bad = making_mix.fill(folder, choice.documents, *choice.mix)
            return 0 if measure_mix(folder, good, bad, choice.seconds) else 1
        fill(folder, choice.documents)
        fill(others, choice.documents)
        for file in others.iterdir():
            file.write_text(f"Read again.\n\n{file.read_text('utf-8')}", "utf-8")
        tell(f"one process alone: {read_alone(folder, Path(home, 'alone.cxlib')):.0f} documents a second")
        return 0 if measure(folder, others, choice.seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
