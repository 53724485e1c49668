"""Looking for places to go to."""

from pathlib import Path

from cxreader.model.scope import Scope
from cxreader.session import Session, going, open_session


def test_documents_are_looked_up_by_some_letters(session: Session) -> None:
    (row,) = going.titles(session, "wielki")
    (shown,) = [row for row in session.documents(Scope()) if row.language == "pl"]
    assert (row.id, row.title, row.passages) == (shown.id, shown.title, shown.passages)
    assert row.file == Path(shown.path).name
    assert len(going.titles(session, "")) == 4
    assert [row.id for row in going.titles_of(session, [4, 1])] == [4, 1]


def test_where_the_person_went_is_kept(session: Session) -> None:
    going.remember_going(session, "theme:loyalty")
    going.remember_going(session, "document:2")
    assert going.recent_places(session) == ("document:2", "theme:loyalty")
    assert session.steps() == ()


def test_it_is_not_kept_where_nothing_can_be(session: Session) -> None:
    other = open_session(session.path)
    going.remember_going(other, "theme:loyalty")
    assert going.recent_places(other) == ()
    other.close()
