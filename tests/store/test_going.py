import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from cxreader.model.characters import folded
from cxreader.model.going import AnswerRow
from cxreader.store import going
from cxreader.store.schema import migrate
from cxreader.store.titles import folded_title, set_title

TITLES = (
    ("Polityka zwrotów", "/texts/a.txt"),
    ("ŁÓDŹ wieczorem", "/texts/lodz.txt"),
    ("客户体验和联系中心", "/texts/zh.txt"),
    ("On returns: a policy", "/texts/returns 2026.txt"),
    ("Interpolation", ""),
    ("100 % [sure] *maybe*?", "/texts/odd[1].txt"),
    ("Cafe\u0301 policy", "/texts/cafe.txt"),
)
ANSWERS = ("R-12", "R-120", "r-1", "100 %", "100 people", "Ünal")


def store(db: sqlite3.Connection, title: str, path: str, removed: str | None = None) -> int:
    cursor = db.execute(
        "INSERT INTO document (guid, title, path, sha256, source_sha256, size, modified, encoding, language, "
        "confidence, length, characters, passages, noise, added, removed, folded) "
        "VALUES (hex(randomblob(16)), ?, ?, hex(randomblob(16)), '', 0, 0, '', 'en', 1, 0, 0, 3, 0, '', ?, ?)",
        (title, path, removed, folded_title(title, path)),
    )
    return int(cursor.lastrowid or 0)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        for title, path in TITLES:
            store(connection, title, path)
        yield connection


def found(db: sqlite3.Connection, typed: str, most: int = 50) -> list[str]:
    return [row.title for row in going.look_up(db, typed, most)]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("pol", ["Polityka zwrotów", "Cafe\u0301 policy", "On returns: a policy", "Interpolation"]),
        ("lodz", ["ŁÓDŹ wieczorem"]),
        ("ŁÓDŹ  wie", ["ŁÓDŹ wieczorem"]),
        ("联系", ["客户体验和联系中心"]),
        ("联", ["客户体验和联系中心"]),
        ("returns 2026", ["On returns: a policy"]),
        ("2026", ["On returns: a policy"]),
        ("CAFÉ", ["Cafe\u0301 policy"]),
        ("[sure]", ["100 % [sure] *maybe*?"]),
        ("*maybe*?", ["100 % [sure] *maybe*?"]),
        ("*", ["100 % [sure] *maybe*?"]),
        ("qqq", []),
    ],
)
def test_titles_and_files_are_found_the_best_first(db: sqlite3.Connection, typed: str, titles: list[str]) -> None:
    assert found(db, typed) == titles


def test_nothing_typed_gives_the_first_titles(db: sqlite3.Connection) -> None:
    assert found(db, " ", most=3) == sorted((title for title, _ in TITLES), key=folded)[:3]


def test_no_more_are_given_than_are_wanted(db: sqlite3.Connection) -> None:
    assert found(db, "pol", most=1) == ["Polityka zwrotów"]
    assert len(found(db, "pol", most=3)) == 3


def test_what_was_removed_is_not_found(db: sqlite3.Connection) -> None:
    store(db, "Polemic", "", removed="now")
    assert "Polemic" not in found(db, "pol")


def test_as_much_is_found_as_by_looking_at_every_title(db: sqlite3.Connection) -> None:
    dice = random.Random(5)  # noqa: S311 - a test, no secret
    for number in range(300):
        title = "".join(dice.choices("abąć 客户体", k=8))
        store(db, title, f"/texts/{number}.txt")
    rows = [(title, path.rpartition("/")[2]) for title, path in db.execute("SELECT title, path FROM document")]
    for _ in range(200):
        typed = "".join(dice.choices("abąć 客户体", k=dice.randrange(1, 4)))
        wanted = folded(typed)
        expected = [title for title, file in rows if wanted and (wanted in folded(title) or wanted in folded(file))]
        assert not wanted or sorted(found(db, typed, most=1_000)) == sorted(expected), typed


def test_no_title_is_looked_for_in_all_rows_of_the_documents(db: sqlite3.Connection) -> None:
    plan = " ".join(str(row) for row in db.execute(f"EXPLAIN QUERY PLAN {going._INSIDE}", ("x", 1, "x", 1)))
    assert "COVERING INDEX document_folded" in plan


def test_a_document_tells_its_file_and_its_passages(db: sqlite3.Connection) -> None:
    (row,) = going.look_up(db, "łódź", 5)
    assert (row.title, row.file, row.language, row.passages) == ("ŁÓDŹ wieczorem", "lodz.txt", "en", 3)


def test_another_title_is_found_by_its_letters(db: sqlite3.Connection) -> None:
    (row,) = going.look_up(db, "wieczorem", 5)
    set_title(db, row.id, "Żółta droga")
    assert found(db, "zolta") == ["Żółta droga"]
    assert found(db, "wieczorem") == []
    assert found(db, "lodz") == ["Żółta droga"], "its file has the name it had"


def test_documents_come_in_the_order_asked_for_without_those_that_are_gone(db: sqlite3.Connection) -> None:
    gone = store(db, "Gone", "", removed="now")
    assert [row.id for row in going.titles(db, [3, gone, 1, 999])] == [3, 1]


def test_where_a_person_went_last_comes_first(db: sqlite3.Connection) -> None:
    assert going.recent(db) == ()
    for key in ("theme:one", "document:3", "theme:one", *(f"do:{number}" for number in range(20)), "document:3"):
        going.remember(db, key)
    assert going.recent(db)[:3] == ("document:3", "do:19", "do:18")
    assert len(going.recent(db)) == len(set(going.recent(db))) == 12


@pytest.mark.parametrize("kept", ["", "{}", "[1, null", '[1, "do:find"]', b"\xff", "[" * 99_999])
def test_what_cannot_be_read_of_where_they_went_is_nothing(db: sqlite3.Connection, kept: str | bytes) -> None:
    db.execute("INSERT INTO about VALUES ('went', ?)", (kept,))
    assert going.recent(db) == (("do:find",) if kept == '[1, "do:find"]' else ())


@pytest.fixture
def answered(db: sqlite3.Connection) -> sqlite3.Connection:
    gone = store(db, "Gone", "", removed="2026-01-01")
    for document in (1, gone):
        rows = [(document, 10 * place, 10 * place + 8, name) for place, name in enumerate(ANSWERS)]
        db.executemany("INSERT INTO answer VALUES (?, ?, ?, ?)", rows)
    return db


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("r-1", ["r-1", "R-12", "R-120"]),
        (" R-12 ", ["R-12", "R-120"]),
        ("100 %", ["100 %"]),
        ("Ün", ["Ünal"]),
        ("2", []),
        ("!", []),
        (" ", []),
    ],
)
def test_answers_are_found_by_how_their_names_begin(answered: sqlite3.Connection, typed: str, names: list[str]) -> None:
    assert [row.name for row in going.answers(answered, typed, 9)] == names


def test_an_answer_is_told_with_its_place_and_no_more_are_than_wanted(answered: sqlite3.Connection) -> None:
    assert going.answers(answered, "R-1", 1) == [AnswerRow(1, 20, 28, "r-1", "Polityka zwrotów")]
