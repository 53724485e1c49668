"""Looking for places to go to, and where the person went last."""

from cxreader.model.going import TitleRow
from cxreader.session.questions import Questions

# nobody looks through more
_MOST = 50


class Going(Questions):
    """What is looked up by a few letters; fast enough for every key that is pressed, however large the library."""

    def titles(self, typed: str, most: int = _MOST) -> list[TitleRow]:
        """Return documents with some letters in their title or the name of their file, the best first.

        Args:
            typed: The letters; case and accents do not matter. Empty for the first titles of all.
            most: How many are wanted at most.

        """
        from cxreader.store import going  # loaded late: no start needs it

        with self._library.reading() as db:
            return going.look_up(db, typed, most)

    def titles_of(self, documents: list[int]) -> list[TitleRow]:
        """Return those of some documents that are in the list, in the order given."""
        from cxreader.store import going  # loaded late: no start needs it

        with self._library.reading() as db:
            return going.titles(db, documents)

    def recent_places(self) -> tuple[str, ...]:
        """Return the keys of where the person went by the list of places, the latest first."""
        from cxreader.store import going  # loaded late: no start needs it

        with self._library.reading() as db:
            return going.recent(db)

    def remember_going(self, key: str) -> None:
        """Keep that the person went somewhere, by its key in the list of places."""
        from cxreader.store import going  # loaded late: no start needs it

        if self.read_only:
            return
        with self._library.transaction(lasting=False) as db:
            going.remember(db, key)
