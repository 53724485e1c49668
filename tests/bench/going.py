"""Looking a document up by some letters of its title in a large library, beside folding and going through all titles.

going.py [--documents N]
"""

import argparse
import random
import sqlite3
import string
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from cxreader.model.characters import folded
from cxreader.store import going
from cxreader.store.schema import migrate
from cxreader.store.titles import folded_title

_TYPED = ("", "p", "po", "99", "qqqq", "客户")
_LETTERS = string.ascii_lowercase + "łóąéñ"


def fill(db: sqlite3.Connection, number: int) -> list[str]:
    """Put so many titles into a library; return them."""
    dice = random.Random(1)  # noqa: S311 - a measurement, no secret
    words = ["".join(dice.choices(_LETTERS, k=dice.randint(3, 9))) for _ in range(20_000)]
    titles = [" ".join(dice.choices(words, k=6)) for _ in range(number)]
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO document (guid, title, path, sha256, source_sha256, size, modified, encoding, language, "
        "confidence, length, characters, passages, noise, added, folded) "
        "VALUES (?1, ?2, ?3, ?1, '', 0, 0, 'UTF-8', 'en', 1, 800, 0, 40, 0, '', ?4)",
        (
            (str(place), title, f"/texts/file{place:06}.txt", folded_title(title, f"/texts/file{place:06}.txt"))
            for place, title in enumerate(titles)
        ),
    )
    db.execute("COMMIT")
    return titles


def gone_through(titles: list[str], typed: str) -> list[str]:
    """Return the first titles with some letters, all folded anew."""
    return [title for title in titles if typed in folded(title)][:50]


def spent(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, in milliseconds, the best of three."""
    found = []
    for _ in range(3):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return 1_000 * min(found)


def main() -> None:
    """Print a line for each of some letters."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=100_000)
    number = options.parse_args().documents
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(Path(folder, "many"))) as db:
        db.isolation_level = None
        migrate(db)
        titles = fill(db, number)
        for typed in _TYPED:
            ours = spent(partial(going.look_up, db, typed, 50))
            scan = spent(partial(gone_through, titles, typed))
            # what a person runs this for
            print(f"{typed!r:8} {ours:6.1f} ms, of {number:,} documents; all gone through {scan:6.1f} ms")  # noqa: T201


if __name__ == "__main__":
    main()
