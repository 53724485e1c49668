import sqlite3
from collections.abc import Iterator

import pytest

from cxreader.store.schema import migrate
from cxreader.store.undo import MisfitError, UndoLog

VALUES = ["plain", "it's “quoted”", "", "two\nlines", "😀客户", None, 7, 0.1 + 0.2, b"\x00\xff"]


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection)
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


def test_what_is_written_outside_a_step_is_no_part_of_any(db: sqlite3.Connection, log: UndoLog) -> None:
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


def grow(db: sqlite3.Connection, log: UndoLog, *keys: int, group: str = "") -> None:
    for key in keys:
        with log.recording(f"Leaf {key}", group):
            db.execute("INSERT INTO leaf VALUES (?, 'x', 'x')", (key,))


def again(db: sqlite3.Connection) -> UndoLog:
    """Return the log as the program sees it that is started next."""
    for event in ("insert", "update", "delete"):
        for table in ("leaf", "bud"):
            db.execute(f"DROP TRIGGER temp.undo_{table}_{event}")
    return UndoLog(db, ("leaf", "bud"))


def kept(db: sqlite3.Connection) -> tuple[int, int]:
    """Return the numbers of steps and of rows of their log that take room."""
    (steps,) = db.execute("SELECT count(*) FROM undo_step").fetchone()
    (rows_of_log,) = db.execute("SELECT count(*) FROM undo_log").fetchone()
    return steps, rows_of_log


def test_steps_are_told_newest_first_with_those_that_are_undone(db: sqlite3.Connection, log: UndoLog) -> None:
    assert log.steps() == ()
    grow(db, log, 1, 2, 3)
    log.undo()
    steps = log.steps()
    assert [(step.name, step.undone) for step in steps] == [("Leaf 3", True), ("Leaf 2", False), ("Leaf 1", False)]
    assert [step.id for step in steps] == sorted((step.id for step in steps), reverse=True)
    assert log.last == steps[1].id
    (now,) = db.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')").fetchone()
    assert all(len(step.made) == len(now) and step.made <= now for step in steps)


def test_steps_are_undone_and_redone_after_a_restart(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, 2, 3)
    log.undo()
    later = again(db)
    assert (later.undo_name, later.redo_name) == ("Leaf 2", "Leaf 3")
    later.redo()
    assert len(rows(db)) == 3
    for _ in range(3):
        later.undo()
    assert rows(db) == []
    assert again(db).redo_name == "Leaf 1"


def test_what_changes_nothing_leaves_the_step_of_its_group(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, group="leaves")
    with log.recording("Same", "leaves"):
        db.execute("UPDATE leaf SET other = 'x'")
    assert [step.name for step in log.steps()] == ["Leaf 1"]
    log.undo()
    assert rows(db) == []


def test_a_group_does_not_go_on_after_a_restart(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, 2, group="leaves")
    later = again(db)
    grow(db, later, 3, group="leaves")
    assert [step.name for step in later.steps()] == ["Leaf 3", "Leaf 1"]


def test_a_group_does_not_go_on_once_it_was_undone(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, group="other")
    grow(db, log, 2, group="leaves")
    log.undo()
    grow(db, log, 3, group="leaves")
    log.undo()
    assert [row[0] for row in rows(db)] == [1]


def test_any_step_is_gone_to_in_one_go(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, 2, 3, 4)
    keys = [step.id for step in reversed(log.steps())]
    assert [step.name for step in log.go_to(keys[1])] == ["Leaf 4", "Leaf 3"]
    assert len(rows(db)) == 2
    assert [step.name for step in log.go_to(keys[3])] == ["Leaf 3", "Leaf 4"]
    assert len(rows(db)) == 4
    assert log.go_to(keys[3]) == []
    assert len(log.go_to(0)) == 4
    assert rows(db) == []
    assert [step.id for step in reversed(log.steps())] == keys


def test_the_oldest_steps_are_forgotten_where_there_are_too_many(db: sqlite3.Connection) -> None:
    log = UndoLog(db, ("leaf",), most=3)
    grow(db, log, 1, 2, 3, 4, 5)
    assert [step.name for step in log.steps()] == ["Leaf 5", "Leaf 4", "Leaf 3"]
    assert kept(db) == (3, 3)
    assert len(log.go_to(0)) == 3
    assert [row[0] for row in rows(db)] == [1, 2]


def test_the_oldest_steps_are_forgotten_where_they_take_too_much_room(db: sqlite3.Connection) -> None:
    log = UndoLog(db, ("leaf",), room=1_000)
    grow(db, log, 1)
    for _ in range(4):
        with log.recording("Write"):
            db.execute("UPDATE leaf SET other = other || ?", ("y" * 150,))
    assert [step.name for step in log.steps()] == ["Write"] * 2
    assert log.beyond == ""


def test_a_step_that_is_too_large_alone_is_told_and_ends_what_can_be_undone(db: sqlite3.Connection) -> None:
    log = UndoLog(db, ("leaf",), room=1_000)
    grow(db, log, 1)
    db.execute("UPDATE leaf SET other = ?", ("y" * 2_000,))
    with log.recording("Clear"):
        db.execute("DELETE FROM leaf")
    assert (log.beyond, log.undo_name, kept(db)) == ("Clear", "", (0, 0))
    grow(db, log, 2)
    assert (log.beyond, log.undo_name) == ("", "Leaf 2")


def test_steps_of_other_versions_of_the_tables_are_never_replayed(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, 2)
    log.undo()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.execute(f"PRAGMA user_version = {version + 1}")
    later = again(db)
    assert (later.undo_name, later.redo_name, later.last, later.steps()) == ("", "", 0, ())
    assert later.undo() is later.redo() is None
    assert later.go_to(0) == []
    grow(db, later, 3)
    assert kept(db) == (1, 1)


@pytest.mark.parametrize("meanwhile", ["DELETE FROM leaf WHERE id = 1", "UPDATE leaf SET id = 7"])
def test_a_row_that_is_gone_fits_no_step(db: sqlite3.Connection, log: UndoLog, meanwhile: str) -> None:
    grow(db, log, 1)
    with log.recording("Change"):
        db.execute("UPDATE leaf SET other = 'new'")
    db.execute(meanwhile)
    with pytest.raises(MisfitError):
        log.undo()


def test_a_row_that_went_with_another_one_is_no_misfit(db: sqlite3.Connection) -> None:
    db.execute("CREATE TABLE petal (id INTEGER PRIMARY KEY, leaf INTEGER REFERENCES leaf ON DELETE CASCADE)")
    log = UndoLog(db, ("leaf", "petal"))
    grow(db, log, 1)
    db.execute("INSERT INTO petal VALUES (1, 1)")
    db.execute("BEGIN")
    with log.recording("Cut"):
        db.execute("DELETE FROM leaf")
    db.execute("COMMIT")
    for _ in range(2):
        db.execute("BEGIN")
        log.undo()
        db.execute("COMMIT")
        assert db.execute("SELECT * FROM petal").fetchall() == [(1, 1)]
        db.execute("BEGIN")
        log.redo()
        db.execute("COMMIT")
        assert rows(db) == db.execute("SELECT * FROM petal").fetchall() == []


def test_steps_are_forgotten_where_one_touches_a_table(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1, 2)
    log.forget(touching=("bud", "stem"))
    assert log.undo_name == "Leaf 2"
    log.forget(touching=("bud", "leaf"))
    assert kept(db) == (0, 0)
    grow(db, log, 3)
    log.forget()
    assert log.undo_name == ""


def test_no_number_of_a_step_is_given_twice(db: sqlite3.Connection, log: UndoLog) -> None:
    grow(db, log, 1)
    before = log.last
    log.forget()
    grow(db, log, 2)
    assert log.last > before


def test_a_name_that_no_file_could_hold_is_kept_as_far_as_it_goes(db: sqlite3.Connection, log: UndoLog) -> None:
    with log.recording("Tag \ud800"):
        db.execute("INSERT INTO leaf VALUES (1, 1, 1)")
    assert log.undo_name == "Tag \ufffd"
