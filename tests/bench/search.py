"""Compares the search of a large library with a scan of all its passages: what is found, and how soon.

Run: python tests/bench/search.py [LIBRARY] [--documents N] [--queries N]
Without a library, making_library makes one in a temporary folder first. For each of three languages words are drawn at
random from the texts, whole ones and parts; of Chinese one to four characters. The scan looks for the same letters in
every passage: in Chinese by LIKE, else in the form in which texts are compared. Times are of the processor. Ends with
status 1 where anything else is found, where a query takes longer than FIRST for the first 50 hits, or LARGE where there
are more than MANY documents (one Chinese character: ONE), or where the library is larger than SIZE times its texts.
"""

import argparse
import random
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.analysis import codebook
from cxreader.importing import Analyst
from cxreader.model.folding import fold
from cxreader.model.passage import without_noise
from cxreader.model.scope import SearchWords
from cxreader.store import analyses, documents, search
from tests.bench.making_library import make, text

T = TypeVar("T")
FIRST, LARGE, ONE, SIZE = 0.005, 0.025, 0.025, 1.9
MANY = 50_000
LANGUAGES = ("zh", "pl", "es")
# documents that are read and indexed for the cost of it
READ = 200


class Asked(NamedTuple):
    """A query, and the seconds that the first hits, all hits and the scan took; and whether they found the same."""

    query: str
    first: float
    every: float
    scan: float
    same: bool


def main() -> int:
    """Print all figures, and return 0 where all of them are within their bounds."""
    parser = argparse.ArgumentParser(description="Compare searching with a scan.")
    parser.add_argument("library", type=Path, nargs="?", help="a library made by making_library.py")
    parser.add_argument("--documents", type=int, default=10_000, help="documents of the one that is made")
    parser.add_argument("--queries", type=int, default=200, help="queries in each language (default: 200)")
    choice = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = choice.library or Path(folder, "Large.cxlib")
        if not choice.library:
            make(path, choice.documents)
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            good = [size(db, path), *(language(db, tag, choice.queries) for tag in LANGUAGES)]
            cost(db)
    return 0 if all(good) else 1


def size(db: sqlite3.Connection, path: Path) -> bool:
    """Print how large the library is."""
    texts = sum(len(documents.text(db, key).encode()) for key in keys(db))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    ratio = path.stat().st_size / texts
    number, words = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("document", "word"))  # noqa: S608
    say(
        f"{number} documents, {texts / 1e6:.1f} MB of text, {words} words; "
        f"the library is {ratio:.3f} times as large (at most {SIZE})"
    )
    return ratio <= SIZE


def language(db: sqlite3.Connection, tag: str, count: int) -> bool:
    """Print how queries in one language are answered."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS scanned (document, number, text)")
    if not db.execute("SELECT count(*) FROM scanned").fetchone()[0]:
        db.executemany("INSERT INTO scanned VALUES (?, ?, ?)", passages(db))
    _, cold = timed(lambda: search.first(db, SearchWords("zzzzz")))
    asked = [ask(db, tag, query) for query in queries(db, tag, count)]
    single = [each for each in asked if tag == "zh" and len(each.query) == 1]
    others = [each for each in asked if each not in single]
    good = all(each.same for each in asked)
    say(
        f"{tag}: {len(asked)} queries, {sum(each.same for each in asked)} answered as by the scan; "
        f"one before them took {1000 * cold:.1f} ms"
    )
    for name, some, bound in ((" ", others, LARGE if len(keys(db)) > MANY else FIRST), ("one character", single, ONE)):
        if some:
            tell(name, some, bound)
            good = good and max(each.first for each in some) <= bound
    return good


def tell(name: str, asked: list[Asked], bound: float) -> None:
    """Print the times of some queries, and the bound of the slowest one."""
    firsts = [each.first for each in asked]
    slowest = max(asked, key=lambda each: each.first)
    say(
        f"  {name:<14}first 50: median {ms(firsts)}, 95 of 100 in {1000 * share(firsts, 0.95):.2f} ms, "
        f"slowest {1000 * slowest.first:.1f} ms ({slowest.query}), at most {1000 * bound:.0f}; "
        f"all: {ms([each.every for each in asked])}; scan {ms([each.scan for each in asked])}"
    )


def ask(db: sqlite3.Connection, tag: str, query: str) -> Asked:
    """Ask both ways."""
    words = SearchWords(query)
    _, first = timed(lambda: search.first(db, words))
    found, every = timed(lambda: set(db.execute(*search.passages(db, words))))
    condition, value = ("text LIKE ?", f"%{query}%") if tag == "zh" else ("instr(text, ?)", fold(query).text)
    there, scan = timed(lambda: set(db.execute(f"SELECT document, number FROM scanned WHERE {condition}", (value,))))  # noqa: S608
    return Asked(query, first, every, scan, found == there)


def queries(db: sqlite3.Connection, tag: str, count: int) -> Iterator[str]:
    """Give words at random from the texts of a language."""
    chance = random.Random(tag)  # noqa: S311 - the same words each time
    own = [key for (key,) in db.execute("SELECT id FROM document WHERE language LIKE ? || '%'", (tag,))]
    for number in range(count):
        words: list[str] = []
        pattern = f"(?=([\u4e00-\u9fff]{{{1 + number % 4}}}))" if tag == "zh" else r"[^\W_]+"
        while not words:
            words = re.findall(pattern, documents.text(db, chance.choice(own)))
        word = chance.choice(words)
        start = chance.randrange(max(1, len(word) - 2))
        yield word if tag == "zh" or number % 2 else word[start : start + chance.randint(3, 6)]


def passages(db: sqlite3.Connection) -> Iterator[tuple[int, int, str]]:
    """Give document, number and letters of every passage, in the form in which texts are compared."""
    for key in keys(db):
        whole, noise = documents.text(db, key), analyses.noise(db, key)
        rows = db.execute("SELECT number, start, end FROM passage WHERE document = ? AND NOT noise", (key,)).fetchall()
        for number, start, end in rows:
            yield key, number, fold(without_noise(whole, start, end, noise)).text


def cost(db: sqlite3.Connection) -> None:
    """Print what the index costs for a document, beside reading that."""
    analyst = Analyst(codebook.load(codebook.shipped()))
    _, reading = timed(lambda: [analyst.analyse_text(text(number), "text.txt") for number in range(READ)])
    db.execute("BEGIN")
    began = time.process_time()
    for key in keys(db)[:READ]:
        search.index(db, key)
    indexing = time.process_time() - began
    db.execute("ROLLBACK")
    say(f"indexing {1000 * indexing / READ:.2f} ms a document, reading {1000 * reading / READ:.2f} ms")


def keys(db: sqlite3.Connection) -> list[int]:
    """Return the ids of all documents."""
    return [key for (key,) in db.execute("SELECT id FROM document ORDER BY id")]


def timed(way: Callable[[], T]) -> tuple[T, float]:
    """Return what something gives, and the seconds of processor time it took."""
    began = time.process_time()
    return way(), time.process_time() - began


def share(seconds: list[float], part: float) -> float:
    """Return the time within which this part of them is."""
    return sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * part))]


def ms(seconds: list[float]) -> str:
    """Return a median in milliseconds."""
    return f"{1000 * statistics.median(seconds):.2f} ms"


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
