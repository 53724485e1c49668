import pytest

from cxreader.model.comparison import Pair
from cxreader.session import Session, open_session
from cxreader.store import comparisons
from cxreader.store.library import Library


def test_what_was_compared_is_compared_again(session: Session) -> None:
    assert session.last_comparison() == Pair()
    theme = session.codebook.themes[0].id
    session.remember_comparison(Pair(2, 1, theme))
    assert session.last_comparison() == Pair(2, 1, theme)


def test_documents_and_themes_that_are_no_more_are_left_out(session: Session) -> None:
    session.remember_comparison(Pair(1, 2, "gone"))
    session.remove(2)
    assert session.last_comparison() == Pair(1, 0, "")


@pytest.mark.parametrize("kept", ["[1]", "{", "7", "[1, null, 3]", "[1e999, 2, 3]", f"[{1 << 70}, 2, 3]", b"\xff"])
def test_what_cannot_be_read_is_no_comparison(session: Session, kept: str | bytes) -> None:
    path = session.path
    session.close()
    with Library(path) as library, library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('compared', ?)", (kept,))
        assert comparisons.last(db) == Pair()


def test_a_library_that_is_only_read_keeps_nothing(session: Session) -> None:
    session.remember_comparison(Pair(1, 2))
    other = open_session(session.path)
    other.remember_comparison(Pair(2, 1))
    assert other.last_comparison() == Pair(1, 2)
    other.close()
