from cxreader.session import Session
from cxreader.store import meanings


def test_meanings_are_kept_for_one_model(session: Session) -> None:
    with session._library.transaction() as db:
        assert meanings.load(db, "one", [b"a"]) == {}
        meanings.keep(db, "one", {b"a": b"1", b"b": b"2"})
        meanings.keep(db, "one", {b"a": b"other", b"c": b"3"})
        assert meanings.load(db, "one", [b"a", b"c", b"d"]) == {b"a": b"1", b"c": b"3"}
        assert meanings.load(db, "two", [b"a"]) == {}
        meanings.keep(db, "two", {b"a": b"4"})
        assert meanings.load(db, "two", [b"a", b"b"]) == {b"a": b"4"}
        assert meanings.load(db, "one", [b"a"]) == {}


def test_meanings_are_no_step_to_undo(session: Session) -> None:
    with session._library.transaction() as db:
        meanings.keep(db, "one", {b"a": b"1"})
    assert session.undo_name == ""
