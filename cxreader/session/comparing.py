"""Which documents are compared."""

from cxreader.model.comparison import Pair
from cxreader.session.questions import Questions


class Comparing(Questions):
    """Answers to whoever compares two documents."""

    def last_comparison(self) -> Pair:
        """Return the documents that were compared last, as far as they are in the list."""
        from cxreader.store import comparisons  # loaded late: no start needs it, as below

        with self._library.reading() as db:
            return comparisons.last(db)

    def remember_comparison(self, pair: Pair) -> None:
        """Keep which documents are compared."""
        from cxreader.store import comparisons

        if self.read_only:
            return
        with self._library.transaction(lasting=False) as db:
            comparisons.remember(db, pair)
