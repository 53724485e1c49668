"""What the list of the passages in scope asks, and whoever goes through them one by one."""

from collections.abc import Iterable, Sequence

from cxreader.model.listed import Grouping, Key, Listing, Neighbour, Order, PassageRow, PassageWords
from cxreader.model.scope import Scope, SearchWords
from cxreader.session.questions import Questions


class PassageQuestions(Questions):
    """Questions for the passages in scope, however many they are. What they stand on is loaded when it is needed."""

    def listing(self, scope: Scope, grouping: Grouping, order: Order, most: int = 0) -> Listing:
        """Return the passages in scope in the order of the list; all, or so many of the first in much less time."""
        from cxreader.store import passage_order

        with self._library.reading() as db:
            return passage_order.listing(db, scope, grouping, order, most)

    def neighbour_passage(self, scope: Scope, place: Key, by: int) -> tuple[Neighbour | None, int]:
        """Return the passage in scope that is some steps from a place, and the number of all in scope.

        Args:
            scope: What limits them.
            place: A document and an offset. Where no passage in scope begins there, the first step leads to the next.
            by: Steps, less than 0 for backwards; 0 for the first passage from the place on, else the very first one.

        """
        from cxreader.store import passage_order

        with self._library.reading() as db:
            return passage_order.neighbour(db, scope, *place, by)

    def passage_rows(self, scope: Scope, keys: Iterable[Key]) -> list[PassageRow]:
        """Return passages as they are listed within a scope, in the order given; those that are no more are not there.

        One that has left the scope is there as long as it is no noise.
        """
        from cxreader.store import passage_list

        with self._library.reading() as db:
            return passage_list.rows(db, scope, keys)

    def passage_words(self, rows: Iterable[PassageRow], sought: Sequence[SearchWords] = ()) -> list[PassageWords]:
        """Return how passages read, in the order given, with marks for words that were searched for."""
        from cxreader.store import passage_list

        with self._library.reading() as db:
            return passage_list.words(db, rows, sought)

    def paragraph(self, row: PassageRow, sought: Sequence[SearchWords] = ()) -> PassageWords:
        """Return how the paragraph reads that a passage stands in."""
        from cxreader.store import passage_list

        with self._library.reading() as db:
            return passage_list.paragraph(db, row, sought)

    def refused(self, rows: Iterable[PassageRow] | None = None) -> set[tuple[int, int, str]]:
        """Return document, start and theme of all that the person refused, or of that in some passages."""
        from cxreader.store import passage_list

        with self._library.reading() as db:
            return passage_list.refused(db, rows)
