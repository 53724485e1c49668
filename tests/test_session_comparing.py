import pytest

from cxreader.model.comparison import Pair
from cxreader.session import Session, comparing, open_session
from cxreader.store import comparisons
from cxreader.store.library import Library


def test_what_was_compared_is_compared_again(session: Session) -> None:
    assert comparing.last_comparison(session) == Pair()
    theme = session.codebook.themes[0].id
    comparing.remember_comparison(session, Pair(2, 1, theme))
    assert comparing.last_comparison(session) == Pair(2, 1, theme)


def test_documents_and_themes_that_are_no_more_are_left_out(session: Session) -> None:
    comparing.remember_comparison(session, Pair(1, 2, "gone"))
    session.remove(2)
    assert comparing.last_comparison(session) == Pair(1, 0, "")


@pytest.mark.parametrize("kept", ["[1]", "{", "7", "[1, null, 3]", "[1e999, 2, 3]", f"[{1 << 70}, 2, 3]", b"\xff"])
def test_what_cannot_be_read_is_no_comparison(session: Session, kept: str | bytes) -> None:
    path = session.path
    session.close()
    with Library(path) as library, library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('compared', ?)", (kept,))
        assert comparisons.last(db) == Pair()


def test_a_library_that_is_only_read_keeps_nothing(session: Session) -> None:
    comparing.remember_comparison(session, Pair(1, 2))
    other = open_session(session.path)
    comparing.remember_comparison(other, Pair(2, 1))
    assert comparing.last_comparison(other) == Pair(1, 2)
    other.close()
