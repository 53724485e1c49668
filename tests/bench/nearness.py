"""Measures looking for passages of like meaning in a large library: time, memory, and how many nearest are found.

Run: python tests/bench/nearness.py [--library FILE] [--documents N] [--passages N]
The meanings are mixtures of those of the examples of themes, since the model would take an hour for so many. What is
found is held against a look at all numbers of all passages, which is the baseline. Ends with status 1 where a question
takes longer than TIME, the process more memory than MEMORY beyond what it has before, or fewer than RECALL of the
nearest are found.
"""

import argparse
import resource
import shutil
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader import judging
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Vectors
from cxreader.judging import meanings, nearness
from cxreader.judging.source import snapshot
from cxreader.model.judgement import Place
from cxreader.store import meanings as stored
from cxreader.store.library import Library
from tests.bench.making_library import make

TIME, MEMORY, RECALL = 150, 250, 0.99
QUESTIONS, FIRST = 40, 20
MIXED, ROUGH = 0.6, 0.2
AT_ONCE = 5000
ROUNDING = 1e-5


def mixtures(count: int, chance: np.random.Generator, shown: Vectors) -> Vectors:
    """Return so many meanings: mostly one example, partly another, and something of their own."""
    one, other = (shown[chance.integers(len(shown), size=count)] for _ in range(2))
    own = chance.standard_normal((count, DIMENSIONS), np.float32) * shown.std(axis=0) * ROUGH
    mixed: Vectors = (MIXED * one + (1 - MIXED) * other + own).astype(np.float32)
    return mixed


def fill(path: Path, most: int) -> list[Place]:
    """Give the passages of a library meanings, so many at most, and return them."""
    chance, places = np.random.default_rng(5), []
    shown = np.stack(list(vectors.read(vectors.shipped(), meanings.edition()).values()))
    with snapshot(path) as db:
        documents = [int(row[0]) for row in db.execute("SELECT id FROM document WHERE removed IS NULL ORDER BY id")]
        found = list(islice(nearness.keyed_passages(db, documents), most))
    with Library(path) as library:
        for first in range(0, len(found), AT_ONCE):
            some = found[first : first + AT_ONCE]
            rows = mixtures(len(some), chance, shown)
            known = {key: vectors.packed(row) for (_, _, key), row in zip(some, rows, strict=True)}
            with library.transaction(lasting=False) as db:
                stored.keep(db, meanings.edition(), known)
            places += [place for place, _, _ in some]
        with library.transaction(lasting=False) as db:
            db.execute("UPDATE document SET judged = 'made meaning'")
    return places


def resident() -> int:
    """Return how much memory this process takes up, in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize() // 1_000_000


def peak() -> int:
    """Return how much memory this process has taken up at most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // 1_000_000


def look_at_all(near: nearness.Nearness, path: Path, sought: Vectors) -> tuple[NDArray[np.uint64], Vectors]:
    """Return the keys of all passages, and how alike each is to what is sought, a column for each of that."""
    keys, scores = [], []
    with snapshot(path) as db:
        for part in near.parts:
            read = near.read(db, part.rows)
            keys.append(read.rows["key"])
            scores.append(near.compass.freed(read.meanings, read.languages) @ sought.T)
    return np.concatenate(keys), np.concatenate(scores)


def compare(path: Path, wishes: list[Place]) -> float:
    """Say how long a look at all passages takes; return the part of the nearest passages that are found without."""
    with snapshot(path) as db:
        near = nearness.Nearness(db)
        questions = [nearness.wished(db, wish) for wish in wishes]
        told = [(meanings.Meanings(db).of([words])[0], language, vectors.key(words)) for words, language in questions]
        found = [[one.likeness for one in near.near(db, *each, FIRST)[:FIRST]] for each in told]
    sought = np.concatenate([near.compass.freed(meaning[None], [language]) for meaning, language, _ in told])
    begun = time.perf_counter()
    look_at_all(near, path, sought[:1])
    tell(f"a look at all numbers of all passages, for one question: {time.perf_counter() - begun:.1f} s")
    keys, scores = look_at_all(near, path, sought)
    _, firsts = np.unique(keys, return_index=True)
    shares = []
    for column, (_, _, own) in enumerate(told):
        others = firsts[keys[firsts] != int.from_bytes(own, "little")]
        best = np.sort(scores[others, column])[: -FIRST - 1 : -1]
        best = best[best >= nearness.LEAST]
        # one that is as near as the last of them is as good
        shares.append(
            sum(likeness >= best[-1] - ROUNDING for likeness in found[column]) / len(best) if len(best) else 1
        )
    return statistics.mean(shares)


def measure(path: Path, wishes: list[Place]) -> bool:
    """Print all figures; return whether the bounds are kept."""
    meanings.encoder()
    nearness.detector()
    before, begun = resident(), time.perf_counter()
    judging.nearest(path, wishes[0], FIRST)
    tell(f"the first question, with reading the library: {time.perf_counter() - begun:.1f} s")
    took, busy = [], time.process_time()
    for wish in wishes:
        begun = time.perf_counter()
        judging.nearest(path, wish, FIRST)
        took.append(1000 * (time.perf_counter() - begun))
    busy = 1000 * (time.process_time() - busy) / len(wishes)
    memory = peak() - before
    tell(f"each of {len(wishes)} more: {statistics.median(took):.0f} ms, at worst {max(took):.0f} ms; bound {TIME} ms")
    tell(f"of that the processor was busy with it: {busy:.0f} ms on average")
    tell(f"memory: {memory} MB more at most, bound {MEMORY} MB")
    recall = compare(path, wishes)
    tell(f"found of the nearest {FIRST}: {recall:.4f}, bound {RECALL}")
    return statistics.median(took) <= TIME and memory <= MEMORY and recall >= RECALL


def tell(words: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> int:
    """Measure a library that is there, or one that is made for it."""
    parser = argparse.ArgumentParser(description="Measure looking for passages of like meaning.")
    parser.add_argument("--library", type=Path, help="a library whose passages get meanings, in a copy of it")
    parser.add_argument("--documents", type=int, default=7000, help="how many one is made with (default: 7000)")
    parser.add_argument("--passages", type=int, default=200_000, help="how many get a meaning (default: 200000)")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Large.cxlib"
        if choice.library:
            shutil.copy(choice.library, path)
        else:
            make(path, choice.documents)
        places = fill(path, choice.passages)
        tell(f"{len(places):,} passages")
        return 0 if measure(path, places[:: len(places) // QUESTIONS]) else 1


if __name__ == "__main__":
    sys.exit(main())
