"""How long an export of very many highlights takes, and what memory it needs, from opening the library to the file.

Run: ``python tests/bench/exporting.py [--highlights 100000] [--documents 1000] [--library FILE] [FORMAT …]``.
Each format is written by a process of its own. With --library the library is made there once and used again.
"""

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from cxreader.exporters import EXPORTERS, write
from cxreader.model.scope import Scope
from cxreader.session import leaving, open_session
from cxreader.store import highlights
from cxreader.store.library import Library
from tests.bench.making_library import make

_NOW = "2026-11-22T00:00:00Z"
# a PDF is set as a whole, which is measured by itself
_FORMATS = tuple(key for key in EXPORTERS if key != "pdf")


def fill(path: Path, number: int, documents: int) -> None:
    """Make a library of so many documents and highlights, each with a note, every third with themes and tags."""
    make(path, documents, 5_000)
    with Library(path) as library, library.transaction() as db:
        themes = [theme for (theme,) in db.execute("SELECT id FROM theme ORDER BY position")]
        for (key,) in db.execute("SELECT id FROM document ORDER BY id").fetchall():
            (length,) = db.execute("SELECT max(end) FROM passage WHERE document = ?", (key,)).fetchone()
            each = number // documents
            for n in range(each):
                start = n * max(1, length - 60) // each
                made = highlights.add(db, key, start, start + 60, "", _NOW, "Ana Nowak")
                highlights.annotate(db, made, f"Note {n}: compare with the other texts.", _NOW)
                if n % 3 == 0:
                    highlights.set_themes(db, made, [themes[n % len(themes)]], _NOW)
                    highlights.set_tags(db, made, ["key"], _NOW)
    with closing(open_session(path)) as session:
        texts = {key: session.open(key).text for (key,) in session._library.db.execute("SELECT id FROM document")}
    with Library(path) as library, library.transaction() as db:
        rows = db.execute("SELECT id, document, start, end FROM highlight").fetchall()
        db.executemany(
            "UPDATE highlight SET quote = ? WHERE id = ?",
            [(texts[document][start:end], key) for key, document, start, end in rows],
        )


def _measure(path: Path, key: str, target: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start, burnt = time.perf_counter(), time.process_time()
    with closing(open_session(path, reading=True)) as session:
        export = leaving.leave(session, Scope())
        gathered = time.process_time() - burnt
        write(export, key, target)
    took, burnt = time.perf_counter() - start, time.process_time() - burnt
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    size = sum(path.stat().st_size for path in (target, *target.glob("*")) if path.is_file())
    sys.stdout.write(
        f"{key:<20}{len(export.rows):>8,} rows{took:8.2f} s, {burnt:6.2f} s of work, {gathered:5.2f} of it gathering"
        f"{size / 1e6:8.1f} MB   memory {before / 1024:5.0f} -> {most / 1024:5.0f} MB\n"
    )


def main() -> None:
    """Print the figures of each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("formats", nargs="*", default=_FORMATS, metavar="FORMAT")
    parser.add_argument("--highlights", type=int, default=100_000)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--library", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = asked.library or Path(folder) / "Bench.cxlib"
        if not library.exists():
            fill(library, asked.highlights, asked.documents)
        for key in asked.formats:
            form = EXPORTERS[key]
            target = Path(folder) / (key if form.each else f"out{form.suffix}")
            # a process of its own, so that its peak of memory is its own
            process = multiprocessing.get_context("spawn").Process(target=_measure, args=(library, key, target))
            process.start()
            process.join()


if __name__ == "__main__":
    main()
