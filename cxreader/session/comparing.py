"""Which documents are compared."""

from cxreader.model.comparison import Pair
from cxreader.session.edits import Session


def last_comparison(session: Session) -> Pair:
    """Return the documents that were compared last, as far as they are in the list."""
    from cxreader.store import comparisons  # loaded late: no start needs it, as below

    with session.library.reading() as db:
        return comparisons.last(db)


def remember_comparison(session: Session, pair: Pair) -> None:
    """Keep which documents are compared."""
    from cxreader.store import comparisons

    if session.read_only:
        return
    with session.library.transaction(lasting=False) as db:
        comparisons.remember(db, pair)
