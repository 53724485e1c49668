"""How long a large library takes into a folder, back, and into another one, and what memory that needs.

Run: ``python -m tests.bench.archiving [documents]``. Each figure comes from a process of its own.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from cxreader.importing import hash_text
from cxreader.model.archive import ArchivedDocument, ArchivedHighlight
from cxreader.session import archiving, merging, open_session
from cxreader.session.archiving import opened_archive, read_folder
from cxreader.store import unarchiving

_SENTENCE = "The clerk at counter {number} was friendly, and the parcel came after {number} days. "


def main(documents: int) -> None:
    """Print the figures for so many texts of 5 KB with ten highlights each."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        _in_turn(_make, place / "Large.cxlib", 0, documents)
        # half of its texts are in the large one as well
        _in_turn(_make, place / "Mine.cxlib", documents // 2, documents + documents // 2)
        for work in (_write, _write, _read, _merge):
            _in_turn(work, place)


def _in_turn(work: Callable[..., None], *arguments: object) -> None:
    """Do something in a process of its own, so that its peak of memory is its own."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()


def _write(place: Path) -> None:
    with closing(open_session(place / "Large.cxlib")) as session:
        _time("write", lambda: archiving.write_folder(session, place / "folder"))


def _read(place: Path) -> None:
    _time("read", lambda: read_folder(place / "folder", place / "Back.cxlib"))


def _merge(place: Path) -> None:
    """Merge as the window does: only the last step is done on its thread."""
    stored: dict[str, int] = {}
    mine = place / "Mine.cxlib"
    with opened_archive(place / "Large.cxlib") as theirs, closing(open_session(mine)) as session:
        _time("merge: look for contradictions", lambda: merging.contradictions(session, theirs))
        _time("merge: store texts", lambda: stored.update(filter(None, merging.store_texts(mine, theirs))))
        _time("merge: put in", lambda: merging.merge(session, theirs, {}, stored))
        _time("merge: undo", session.undo)


def _time(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{what:<32}{time.perf_counter() - start:7.1f} s, {most:5.0f} MB at most so far\n")


def _make(library: Path, first: int, end: int) -> None:
    session = open_session(library)
    archive = archiving.archive(session)
    texts = {str(UUID(int=n)): _SENTENCE.format(number=n) * 60 for n in range(first, end)}
    rows = [ArchivedDocument(guid, f"Text {guid[-6:]}", sha256=hash_text(text)) for guid, text in texts.items()]
    marks = [
        ArchivedHighlight(str(UUID(int=10 * (first + n) + place)), row.guid, 9 * place, 9 * place + 8, note="A thought")
        for n, row in enumerate(rows)
        for place in range(10)
    ]
    full = archive._replace(documents=rows, highlights=marks, text=texts.__getitem__)
    with session._library.transaction() as db:
        unarchiving.fill(db, full, lambda: None)
    session.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
