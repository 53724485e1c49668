import sqlite3
from collections.abc import Iterator

import pytest

from cxreader.model.document import Reading, Remark
from cxreader.store import remarks
from cxreader.store.schema import migrate

TEXT = "The clerk was friendly. The clerk was quick."


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """The tables of a library with one document."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    migrate(made)
    made.execute(
        "INSERT INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, language, "
        "confidence, length, characters, passages, noise, added, origin) "
        "VALUES (1, 'abc', 'T', '', 's', 's', 1, 1, 'UTF-8', 'en', 1, 1, 0, 1, 0, 'now', 1)"
    )
    yield made
    made.close()


def names(db: sqlite3.Connection, *marks: Remark, text: str = TEXT) -> list[str]:
    remarks.replace(db, 1, Reading("T", text, (), "UTF-8", format="Word document", remarks=marks))
    return [guid for (guid,) in db.execute("SELECT guid FROM remark ORDER BY start, end, guid")]


def test_one_of_a_known_time_keeps_its_name_whatever_it_stands_on(db: sqlite3.Connection) -> None:
    dated = Remark(0, 9, "Praise", "Ana", "2024-05-31T12:00:00Z")
    before = names(db, dated)
    assert names(db, dated._replace(start=4, end=13)) == before
    assert names(db, dated._replace(author="Ben")) != before


def test_one_of_no_known_time_is_known_by_what_it_stands_on(db: sqlite3.Connection) -> None:
    before = names(db, Remark(0, 9))
    assert names(db, Remark(24, 33)) == before
    assert names(db, Remark(0, 13)) != before


def test_several_alike_are_several(db: sqlite3.Connection) -> None:
    first, second = names(db, Remark(0, 9, "Praise"), Remark(24, 33, "Praise"))
    assert first != second
    assert remarks.left(db, 1) == 2
    assert names(db) == []


def test_one_without_words_becomes_a_highlight_without_a_note(db: sqlite3.Connection) -> None:
    names(db, Remark(0, 9, "a\0b\ud800"), Remark(4, 9))
    assert len(remarks.bring_in(db, 1, TEXT, "2026-01-01T00:00:00Z")) == 2
    rows = db.execute("SELECT quote, note, created FROM highlight ORDER BY start").fetchall()
    assert rows == [
        ("The clerk", "a\ufffdb\ufffd", "2026-01-01T00:00:00Z"),
        ("clerk", "", "2026-01-01T00:00:00Z"),
    ]
