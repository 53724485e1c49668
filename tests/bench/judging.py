"""Measures finding themes beside the window: passages a second, how late the window is meanwhile, memory, trials.

Run: python tests/bench/judging.py [--passages N] [--seconds N]
A timer of 5 ms runs in the window, first while nothing else goes on, then while themes are found. Ends with status 1
where it is later than P99 or WORST while they are, or a process takes more memory than MEMORY beyond a bare Python.
"""

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, islice
from multiprocessing import active_children
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader import importing, judging, paths
from cxreader.analysis import examples
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session

# the processes load this file as well, and are measured as they are without a window
if __name__ == "__main__":
    from cxreader import app
    from cxreader.ui.judging import Judging
    from cxreader.ui.workings import Workings
    from tests.bench.lateness import P99, TICK, WORST, Clock, p99, told, wait

DATA = Path(__file__).resolve().parents[1] / "data"
MEMORY = 260
# passages of one document, and decisions that are learnt from
LONG, DECIDED = 60, 40


def texts() -> Iterator[str]:
    """Yield the passages that this checkout holds, and then all of them again with a number, for ever."""
    some = [example.text for example in examples.load(examples.shipped())]
    for name in ("language/passages.jsonl", "themes-dev.jsonl"):
        lines = (DATA / name).read_text("utf-8").split("\n")
        some += [json.loads(line)["text"] for line in lines if line]
    yield from some
    yield from (f"{number}: {text}" for number in count(2) for text in some)


def fill(library: Path, passages: int) -> None:
    """Make a library of documents with so many passages."""
    session = open_session(library)
    codebook = session.full_codebook()
    analyst, some = importing.Analyst(codebook), list(islice(texts(), passages))
    for first in range(0, len(some), LONG):
        text = "\n\n".join(some[first : first + LONG])
        session.add(analyst.analyse_text(text, f"Passages from {first}"), "passages")
    session.close()


def resident(process: int) -> int:
    """Return the most memory a process has taken up so far, in MB."""
    for line in Path(f"/proc/{process}/status").read_text("ascii").split("\n"):
        if line.startswith("VmHWM"):
            return int(line.split()[1]) // 1024
    sys.exit("This system does not say how much memory a process takes up.")


def bare() -> int:
    """Return how much memory a Python takes up that does nothing."""
    command = (sys.executable, "-c", "print(flush=True); input()")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        taken = resident(process.pid)
        process.communicate(b"\n")
    return taken


def asked(judge: "Judging", call: Callable[[], object]) -> float:
    """Return the seconds until a question is answered."""
    answers: list[object] = []
    begun = time.perf_counter()
    judge.ask(call, answers.append, sys.exit)
    wait(lambda: answers)
    return time.perf_counter() - begun


def ask_all(judge: "Judging", session: Session) -> None:
    """Say how long it takes to try a theme with other words, and to learn from decisions on trial."""
    codebook = session.full_codebook()
    theme = codebook.theme("contact-centre")
    for number in range(3):
        tried = theme._replace(terms={**theme.terms, "en": (*theme.terms["en"], f"word{number}")})
        others = tuple(tried if each.id == theme.id else each for each in codebook.themes)
        took = asked(judge, partial(judging.trial, session.path, codebook._replace(themes=others), None, theme.id))
        tell(f"trying a theme with another word: {took:.2f} s")
    places = [Place(*place) for place in session.passages(Scope(themes=frozenset({theme.id})))[:DECIDED]]
    session.decide([(place, theme.id) for place in places], Verdict.NO)
    took = asked(judge, partial(judging.lesson, session.path))
    tell(f"learning from {len(places)} decisions on trial: {took:.2f} s")


def measure(seconds: int) -> bool:
    """Measure with a window on the sample library; return whether all is within bounds."""
    gc.disable()
    window, opened = app.make_window(app.make_application())
    window.resize(*app.PICTURE_SIZE)
    window.show()
    workings = Workings(window, opened)
    # as a start does
    gc.freeze()
    gc.enable()
    judge, session = workings.judging, window.hub.session
    judge.rest()
    judge.failed.connect(sys.exit)
    clock, begun = Clock(), time.perf_counter()
    wait(lambda: time.perf_counter() > begun + seconds)
    idle, begun = clock.taken(), time.perf_counter()
    judge.start()
    wait(lambda: not session.waiting(session.basis(by_meaning=True)))
    taken, busy, (passages, _) = time.perf_counter() - begun, clock.late, session.size(Scope())
    workers = [child.pid for child in active_children() if child.pid]
    memory = max(map(resident, workers)) - bare()
    tell(f"{passages} passages in {taken:.1f} s: {passages / taken:.0f} a second in {len(workers)} process(es)")
    tell(f"memory of a process: {memory} MB beyond a bare Python, bound {MEMORY} MB")
    tell(f"timer of {TICK} ms in the idle window late by {told(idle)}")
    tell(f"while themes are found late by {told(busy)}; bounds {P99} ms and {WORST} ms")
    ask_all(judge, session)
    tell(f"memory then: {max(map(resident, workers)) - bare()} MB")
    window.close()
    return p99(busy) <= P99 and max(busy) <= WORST and memory <= MEMORY


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure, print, and return 0 where all is within bounds."""
    parser = argparse.ArgumentParser(description="Measure finding themes beside the window.")
    parser.add_argument("--passages", type=int, default=3000, help="how many there are (default: 3000)")
    parser.add_argument("--seconds", type=int, default=10, help="how long the idle window is watched (default: 10)")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), home))
        fill(paths.sample_library(), choice.passages)
        return 0 if measure(choice.seconds) else 1


if __name__ == "__main__":
    sys.exit(main())
