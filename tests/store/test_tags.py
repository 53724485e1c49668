from cxreader.model.scope import Scope
from cxreader.session import Session


def test_tags_are_given_and_taken_in_one_step(session: Session) -> None:
    change = session.set_tags([1, 2], [" to  call ", "2024", ""], [])
    assert (change.message, change.ids) == ("Tags of 2 documents changed", (1, 2))
    assert session.tags() == {"2024": 2, "to call": 2}
    session.set_tags([2, 3], ["visit"], ["2024", "nowhere"])
    assert session.tags_of([2, 3]) == {"to call": 1, "visit": 2}
    assert [row.tags for row in session.document_rows([1, 2, 3, 4])] == [
        ("2024", "to call"),
        ("to call", "visit"),
        ("visit",),
        (),
    ]
    assert session.undo_name == "Tags"
    session.undo()
    assert session.tags_of([1, 2, 3]) == {"2024": 2, "to call": 2}
    session.redo()
    assert session.tags() == {"2024": 1, "to call": 2, "visit": 2}


def test_tags_that_are_there_already_are_no_step(session: Session) -> None:
    session.set_tags([1], ["a"])
    assert session.set_tags([1], ["a"]).message == "Tags changed"
    session.undo()
    assert session.undo_name != "Tags"
    assert session.tags_of([1]) == {}
    assert session.tags_of([]) == {}


def test_a_removed_document_keeps_its_tags_to_itself(session: Session) -> None:
    session.set_tags([3], ["gone"])
    session.remove(3)
    assert session.tags() == {}
    assert session.keys(Scope(tags=frozenset({"gone"}))) == []
    session.undo()
    assert session.keys(Scope(tags=frozenset({"gone"}))) == [3]
