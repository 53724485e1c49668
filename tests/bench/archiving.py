"""How long a large library takes into a folder and back. Run: python -m tests.bench.archiving [documents]."""

import sys
import tempfile
import time
from pathlib import Path
from uuid import UUID

from cxreader.importing import hash_text
from cxreader.model.archive import ArchivedDocument, ArchivedHighlight
from cxreader.session import archiving, open_session
from cxreader.session.archiving import read_folder
from cxreader.store import unarchiving

_SENTENCE = "The clerk at counter {number} was friendly, and the parcel came after {number} days. "


def main(documents: int) -> None:
    """Print the figures for so many texts of 5 KB with ten highlights each."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        _make(place / "Large.cxlib", documents)
        session = open_session(place / "Large.cxlib")
        for what in ("write", "write again"):
            start = time.perf_counter()
            archiving.write_folder(session, place / "folder")
            print(f"{what}: {time.perf_counter() - start:.1f} s")  # noqa: T201 - its answer
        session.close()
        start = time.perf_counter()
        read_folder(place / "folder", place / "Back.cxlib")
        print(f"read: {time.perf_counter() - start:.1f} s")  # noqa: T201 - its answer


def _make(library: Path, documents: int) -> None:
    session = open_session(library)
    archive = archiving.archive(session)
    texts = {str(UUID(int=n)): _SENTENCE.format(number=n) * 60 for n in range(documents)}
    rows = [ArchivedDocument(guid, f"Text {guid[-6:]}", sha256=hash_text(text)) for guid, text in texts.items()]
    marks = [
        ArchivedHighlight(str(UUID(int=10 * n + place)), row.guid, 9 * place, 9 * place + 8, note="A thought")
        for n, row in enumerate(rows)
        for place in range(10)
    ]
    full = archive._replace(documents=rows, highlights=marks, text=texts.__getitem__)
    with session._library.transaction() as db:
        unarchiving.fill(db, full, lambda: None)
    session.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
