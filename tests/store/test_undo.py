import sqlite3
from collections.abc import Iterator

import pytest

from cxreader.store.undo import UndoLog

VALUES = ["plain", "it's “quoted”", "", "two\nlines", "😀客户", None, 7, 0.1 + 0.2, b"\x00\xff"]


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute('CREATE TABLE leaf (id INTEGER PRIMARY KEY, "order" ANY, other ANY)')
    connection.execute("CREATE TABLE bud (id INTEGER PRIMARY KEY, leaf INTEGER NOT NULL REFERENCES leaf)")
    yield connection
    connection.close()


@pytest.fixture
def log(db: sqlite3.Connection) -> UndoLog:
    return UndoLog(db, ("leaf", "bud"))


def rows(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    return db.execute('SELECT id, "order", other FROM leaf ORDER BY id').fetchall()


def test_there_is_nothing_to_undo_at_first(log: UndoLog) -> None:
    assert log.undo() is None
    assert log.redo() is None
    assert log.undo_name == log.redo_name == ""


@pytest.mark.parametrize("value", VALUES)
def test_a_value_comes_back_exactly(db: sqlite3.Connection, log: UndoLog, value: object) -> None:
    with log.recording("Add"):
        db.execute("INSERT INTO leaf VALUES (3, ?, 'x')", (value,))
    with log.recording("Change"):
        db.execute("UPDATE leaf SET \"order\" = 'changed'")
    with log.recording("Remove"):
        db.execute("DELETE FROM leaf")
    log.undo()
    assert rows(db) == [(3, "changed", "x")]
    log.undo()
    assert rows(db) == [(3, value, "x")]
    log.undo()
    assert rows(db) == []
    assert log.undo_name == ""
    log.redo()
    assert rows(db) == [(3, value, "x")]
    log.redo()
    log.redo()
    assert rows(db) == []
    assert log.redo_name == ""


def test_a_step_names_itself_and_its_tables(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Grow"):
        db.execute("INSERT INTO leaf VALUES (1, 1, 1)")
        db.execute("INSERT INTO bud VALUES (1, 1)")
    assert log.undo_name == "Grow"
    step = log.undo()
    assert step is not None
    assert (step.name, step.tables) == ("Grow", frozenset({"leaf", "bud"}))
    assert (log.undo_name, log.redo_name) == ("", "Grow")


def test_what_changes_nothing_is_no_step(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Add"):
        db.execute("INSERT INTO leaf VALUES (1, 1, 1)")
    with log.recording("Same"):
        db.execute('UPDATE leaf SET "order" = 1')
    assert log.undo_name == "Add"


def test_a_new_step_ends_what_could_be_redone(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Add"):
        db.execute("INSERT INTO leaf VALUES (1, 1, 1)")
    log.undo()
    with log.recording("Add another"):
        db.execute("INSERT INTO leaf VALUES (2, 2, 2)")
    assert log.redo() is None
    assert rows(db) == [(2, 2, 2)]


def test_steps_of_a_group_that_follow_each_other_are_one(db: sqlite3.Connection, log: UndoLog) -> None:
    for number in (1, 2, 3):
        with log.recording("Add", "leaves"):
            db.execute("INSERT INTO leaf VALUES (?, 0, 0)", (number,))
    with log.recording("Add", "others"):
        db.execute("INSERT INTO leaf VALUES (4, 0, 0)")
    log.undo()
    assert len(rows(db)) == 3
    log.undo()
    assert rows(db) == []
    log.redo()
    assert len(rows(db)) == 3


def test_what_is_written_between_the_steps_of_a_group_is_not_undone(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Change", "group"):
        db.execute("INSERT INTO leaf VALUES (1, 0, 0)")
    db.execute("INSERT INTO leaf VALUES (2, 0, 0)")
    with log.recording("Change", "group"):
        db.execute('UPDATE leaf SET "order" = 5 WHERE id = 2')
    log.undo()
    assert rows(db) == [(2, 0, 0)]
    log.redo()
    assert rows(db) == [(1, 0, 0), (2, 5, 0)]


def test_only_the_columns_of_the_step_are_put_back(db: sqlite3.Connection, log: UndoLog) -> None:
    db.execute("INSERT INTO leaf VALUES (1, 'old', 'old')")
    with log.recording("Change"):
        db.execute("UPDATE leaf SET \"order\" = 'new'")
    db.execute("UPDATE leaf SET other = 'new'")
    log.undo()
    assert rows(db) == [(1, "old", "new")]


def test_rows_that_need_each_other_return_in_any_order(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Grow"):
        db.execute("INSERT INTO leaf VALUES (1, 1, 1)")
        db.execute("INSERT INTO bud VALUES (1, 1)")
    db.execute("BEGIN")
    with log.recording("Cut"):
        db.execute("PRAGMA defer_foreign_keys = ON")
        db.execute("DELETE FROM leaf")
        db.execute("DELETE FROM bud")
    db.execute("COMMIT")
    db.execute("BEGIN")
    log.undo()
    db.execute("COMMIT")
    assert db.execute("SELECT * FROM bud").fetchall() == [(1, 1)]
