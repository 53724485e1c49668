import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.store.strays import strays

ROWS = [
    (1, None, 0, 1, -7, 200, 40_000, -9_000_000, 3_000_000_000, 2**40, -(2**62), 1.5),
    (2, "short", b"\x00\xff", "", b"", "客户体验", 127, 128, -129, 70_000, 0.0, None),
    (3, "long" * 3000, 5, b"\x01" * 9000, None, "x" * 4040, "y", 0, 1, 2, 3, 4),
    (3000, "far", *range(10)),
]


@pytest.fixture(params=[512, 4096, 65_536])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A table of all kinds of values, on pages of a size; and one of other rows."""
    path = tmp_path / "rows.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA page_size = {request.param}")
        db.execute(f"CREATE TABLE t (id INTEGER PRIMARY KEY, {', '.join(f'c{n}' for n in range(11))})")
        db.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, a, b)")
        db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
        db.executemany("INSERT INTO other VALUES (?, ?, ?)", [(n, "other", n) for n in range(1, 50)])
        db.commit()
    return path


def found(database: Path, wanted: set[int], columns: int = 12) -> dict[int, tuple[object, ...]]:
    return {number: (number, *values[1:]) for number, values in strays(database, wanted, columns)}


def test_rows_are_read_whatever_their_values_and_however_long(database: Path) -> None:
    assert found(database, {1, 2, 3, 3000}) == {row[0]: row for row in ROWS}


def test_only_rows_that_are_wanted_and_of_so_many_values_are_read(database: Path) -> None:
    assert set(found(database, {2, 17})) == {2}
    assert found(database, {17}, columns=3) == {17: (17, "other", 17)}
    assert found(database, {17}, columns=4) == {}


@pytest.mark.parametrize("seed", range(10))
def test_garbage_does_no_harm(database: Path, seed: int) -> None:
    import random

    dice = random.Random(seed)  # noqa: S311 - the same garbage each time
    content = bytearray(database.read_bytes())
    for _ in range(len(content) // 8):
        content[dice.randrange(100, len(content))] = dice.randrange(256)
    database.write_bytes(content)
    found(database, set(range(5000)))
    found(database, set(range(5000)), columns=3)


def test_a_page_that_claims_too_many_rows_has_none(database: Path) -> None:
    content = bytearray(database.read_bytes())
    size = int.from_bytes(content[16:18])
    size = 65_536 if size == 1 else size
    for page in range(size, len(content), size):
        content[page + 3 : page + 5] = b"\xff\xff"
    database.write_bytes(content)
    assert found(database, set(range(5000))) == {}
