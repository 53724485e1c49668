"""What is read of a library for judging it, in one view that no writer changes meanwhile."""

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from cxreader.analysis.meaning.stretches import Stretch, stretches
from cxreader.model.judgement import Place
from cxreader.model.passage import Noise
from cxreader.store import analyses, documents


class Source(NamedTuple):
    """The text that passages are in.

    Attributes:
        text: The text, exactly.
        noise: Its noise in text order.

    """

    text: str
    noise: Sequence[Noise]

    def stretches(self, place: Place) -> tuple[Stretch, ...]:
        """Return the stretches of a passage whose meaning is asked for, the whole of it first."""
        return stretches(self.text, place.start, place.end, self.noise)


@contextmanager
def snapshot(library: Path) -> Generator[sqlite3.Connection]:
    """Read a library as it is at one moment.

    Raises:
        sqlite3.Error: It cannot be read.

    """
    address = f"{library.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as db:
        db.execute("BEGIN")
        yield db


def source(db: sqlite3.Connection, document: int) -> Source:
    """Return the text of a document."""
    return Source(documents.text(db, document), analyses.noise(db, document))
