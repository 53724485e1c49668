"""Measures the numbers of the overview and the summaries of a large library.

Run: python tests/bench/overview.py [--library FILE] [--documents N]
Beside each stands what SQLite alone takes to go once through the themes of all passages, in processor time. Themes by
languages, the first table that anybody sees, are to take no more than 100 ms at 10,000 documents. None of it is the
window's work: all is asked in a thread.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from cxreader.model.overview import Columns, Rows
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session, surveying

RUNS = 5
BOUND = 100  # milliseconds


def milliseconds(work: Callable[[], object]) -> float:
    """Return the processor time that something takes, the middle of some runs."""
    found = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        found.append(1000 * (time.process_time() - begun))
    return statistics.median(found)


def plain(session: Session) -> object:
    """Count the themes of all passages by the simplest question there is."""
    with session._library.reading() as db:
        return db.execute("SELECT theme, count(*) FROM coding GROUP BY theme").fetchall()


def measure(session: Session) -> bool:
    """Print all figures; return whether the bound is kept."""
    base = milliseconds(lambda: plain(session))
    tell(f"{session.text_count():,} documents, {session.size(Scope())[0]:,} passages")
    tell(f"{'themes of all passages, plainly':44}{base:8.0f} ms")
    figures = {}
    for rows in Rows:
        for columns in Columns:
            took = milliseconds(partial(surveying.overview, session, Scope(), rows, columns))
            figures[rows, columns] = took
            tell(f"{f'{rows} by {columns}':44}{took:8.0f} ms{took / base:8.2f} of that")
    table = surveying.overview(session, Scope(), Rows.THEMES, Columns.LANGUAGES)
    for row in sorted(table.rows, key=lambda row: row.passages)[:: max(1, len(table.rows) // 4)]:
        took = milliseconds(partial(surveying.summary, session, row, Scope()))
        tell(f"{f'{row.name}, {row.passages:,} passages, summed up':44}{took:8.0f} ms{took / base:8.2f} of that")
    return figures[Rows.THEMES, Columns.LANGUAGES] <= BOUND


def tell(words: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{words}\n")


def main() -> int:
    """Measure a library that is there, or one that is made for it."""
    parser = argparse.ArgumentParser(description="Measure the overview of a large library.")
    parser.add_argument("--library", type=Path, help="a library that is there already; it is only read")
    parser.add_argument("--documents", type=int, default=10_000, help="how many to make (default: 10000)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.library or Path(folder) / "Large.cxlib"
        if not chosen.library:
            from tests.bench.making_library import make

            make(path, chosen.documents)
            with closing(open_session(path)) as session:
                session.settle()
        with closing(open_session(path, reading=True)) as session:
            return 0 if measure(session) else 1


if __name__ == "__main__":
    sys.exit(main())
