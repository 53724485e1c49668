"""Looking for places to go to, and where the person went last."""

from cxreader.model.going import AnswerRow, TitleRow
from cxreader.session.edits import Session

# nobody looks through more
_MOST = 50


def titles(session: Session, typed: str, most: int = _MOST) -> list[TitleRow]:
    """Return documents with some letters in their title or the name of their file, the best first.

    Args:
        session: The library.
        typed: The letters; case and accents do not matter. Empty for the first titles of all.
        most: How many are wanted at most.

    """
    from cxreader.store import going  # loaded late: no start needs it

    with session.library.reading() as db:
        return going.look_up(db, typed, most)


def titles_of(session: Session, documents: list[int]) -> list[TitleRow]:
    """Return those of some documents that are in the list, in the order given."""
    from cxreader.store import going  # loaded late: no start needs it

    with session.library.reading() as db:
        return going.titles(db, documents)


def answers(session: Session, typed: str) -> list[AnswerRow]:
    """Return answers of tables whose names begin with some letters, the shortest names first; none for no letters."""
    from cxreader.store import going  # loaded late: no start needs it

    with session.library.reading() as db:
        return going.answers(db, typed, _MOST)


def recent_places(session: Session) -> tuple[str, ...]:
    """Return the keys of where the person went by the list of places, the latest first."""
    from cxreader.store import going  # loaded late: no start needs it

    with session.library.reading() as db:
        return going.recent(db)


def remember_going(session: Session, key: str) -> None:
    """Keep that the person went somewhere, by its key in the list of places."""
    from cxreader.store import going  # loaded late: no start needs it

    if session.read_only:
        return
    with session.library.transaction(lasting=False) as db:
        going.remember(db, key)
