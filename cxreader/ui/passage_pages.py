"""The passages of the list that are looked at: their rows and words, asked for many at once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from cxreader.model.listed import Key, PassageRow, PassageWords, pack, unpack

# rows are asked for by so many, words of so many rows at once, and no more of either are kept
_PAGE, _BATCH, _PAGES, _WORDS = 256, 32, 32, 4096


class Source(NamedTuple):
    """Who is asked.

    Attributes:
        rows: Gives passages by their keys, without those that are no more.
        words: Gives the words of passages.
        paragraph: Gives those of the paragraph that a passage stands in.

    """

    rows: Callable[[Sequence[Key]], Sequence[PassageRow]]
    words: Callable[[Sequence[PassageRow]], Sequence[PassageWords]]
    paragraph: Callable[[PassageRow], PassageWords]


class Pages:
    """Rows by their places in the list."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._keys: Sequence[int] = ()
        # rows that are not as the library says, by their packed keys
        self.held: dict[int, PassageRow] = {}
        self._pages: dict[int, dict[int, PassageRow]] = {}
        self._words: dict[int, PassageWords] = {}

    def begin(self, keys: Sequence[int], held: Mapping[int, PassageRow]) -> None:
        """Take the packed keys of other passages, and those rows that are not as the library says."""
        self._keys, self.held = keys, dict(held)
        self.forget()

    def forget(self, *, rows: bool = True) -> None:
        """Ask anew for all rows and words, or for words alone."""
        if rows:
            self._pages.clear()
        self._words.clear()

    def at(self, place: int) -> PassageRow | None:
        """Return the passage at a place, None where it is no more."""
        key = self._keys[place]
        return self.held.get(key) or self._page(place // _PAGE).get(key)

    def known(self, key: int) -> PassageRow | None:
        """Return a passage by its packed key if it was looked at."""
        return self.held.get(key) or next((page[key] for page in self._pages.values() if key in page), None)

    def of(self, keys: Collection[int]) -> list[PassageRow]:
        """Return passages by their packed keys, those that are no more left out."""
        known = {key: self.known(key) for key in keys}
        missing = [unpack(key) for key, row in known.items() if row is None]
        fresh = {pack(row.key): row for row in self._source.rows(missing)} if missing else {}
        return [row for key in keys if (row := known[key] or fresh.get(key))]

    def put(self, row: PassageRow) -> None:
        """Show a passage in another way; where it is out of scope it is held so."""
        key = pack(row.key)
        self.held.pop(key, None)
        self._words.pop(key, None)
        if not row.is_in_scope:
            self.held[key] = row
        for page in self._pages.values():
            if key in page:
                page[key] = row

    def words(self, row: PassageRow) -> PassageWords:
        """Return the words of a passage, asking for those of the rows below in one go."""
        key = pack(row.key)
        if key not in self._words:
            page = next((page for page in self._pages.values() if key in page), {key: row})
            below = islice(page.items(), list(page).index(key), None)
            wanted = {each: self.held.get(each, other) for each, other in below if each not in self._words}
            some = dict(islice(wanted.items(), _BATCH))
            if len(self._words) > _WORDS:
                self._words.clear()
            self._words.update(zip(some, self._source.words(list(some.values())), strict=True))
        return self._words[key]

    def paragraph(self, row: PassageRow) -> PassageWords:
        """Return the words of the paragraph that a passage stands in."""
        return self._source.paragraph(row)

    def _page(self, number: int) -> dict[int, PassageRow]:
        if number not in self._pages:
            if len(self._pages) >= _PAGES:
                del self._pages[next(iter(self._pages))]
            keys = [unpack(key) for key in self._keys[number * _PAGE : (number + 1) * _PAGE]]
            self._pages[number] = {pack(row.key): row for row in self._source.rows(keys)}
        return self._pages[number]
