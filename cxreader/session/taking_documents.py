"""Texts that come from elsewhere, among those of a library."""

import sqlite3
from collections import defaultdict

from cxreader.importing import hash_text
from cxreader.model.anchor import Anchor, Outcome
from cxreader.model.characters import folded, storable
from cxreader.model.incoming import Incoming, IncomingDocument, IncomingHighlight
from cxreader.model.line_ends import LineEnds
from cxreader.store import documents, taking_in

_GAP = "\n\n"


class Target:
    """A text of the library that highlights are to be placed in.

    Attributes:
        key: Id of its document.

    """

    def __init__(self, key: int, text: str, given: IncomingDocument) -> None:
        """Take on a text, and what came for it."""
        self.key = key
        self._text = text
        self._ends = LineEnds(text)
        # the same but for the ends of its lines, and for characters that no other program can hold
        self._is_same = len(given.text) == len(self._ends.text) and (
            given.text == self._ends.text or given.sha256 == hash_text(text)
        )

    def anchor(self, highlight: IncomingHighlight) -> tuple[Anchor, str]:
        """Return where a highlight stands, and its quote."""
        quote = storable(highlight.quote)
        found = self._said(highlight, quote) or self._only(quote)
        if found is None:
            from cxreader.analysis import anchoring  # loaded late: it is seldom needed

            around = (storable(highlight.before), storable(highlight.after))
            found = anchoring.find(self._text, quote, *around, highlight.start)
        return found, self._text[found.start : found.end] if found.is_sure else quote

    def _said(self, highlight: IncomingHighlight, quote: str) -> Anchor | None:
        """Return the place that a highlight is said to have, None where something else stands there."""
        start, end = highlight.start, highlight.end
        if not 0 <= start < end:
            return None
        if self._is_same:
            return Anchor(self._ends.back(start), self._ends.back(end), Outcome.SAME)
        for first, last in ((start, end), (self._ends.back(start), self._ends.back(end))):
            if quote and LineEnds(self._text[first:last]).text == LineEnds(quote).text:
                return Anchor(first, last, Outcome.SAME)
        return None

    def _only(self, quote: str) -> Anchor | None:
        """Return the place of a quote that stands in the text once."""
        first = self._text.find(quote) if quote else -1
        if first < 0 or self._text.find(quote, first + 1) >= 0:
            return None
        return Anchor(first, first + len(quote), Outcome.MOVED)


class Search:
    """Finds texts in a library."""

    def __init__(self, db: sqlite3.Connection, incoming: Incoming) -> None:
        """Take on a library and what came."""
        self._db = db
        self._names = taking_in.by_name(db)
        self._quotes: defaultdict[str, list[str]] = defaultdict(list)
        self._guids: defaultdict[str, list[str]] = defaultdict(list)
        for highlight in incoming.highlights:
            self._quotes[highlight.document].append(storable(highlight.quote))
            self._guids[highlight.document].append(highlight.guid)

    def document(self, given: IncomingDocument) -> int:
        """Return the document that a text is: the same text, or one with its highlights, or of its name; 0 for none."""
        hashes = [given.sha256, hash_text(storable(given.text)) if given.text else ""]
        for sha256 in filter(None, hashes):
            key, _ = documents.with_text(self._db, sha256)
            if key:
                return taking_in.in_place_of(self._db, key)
        held = taking_in.holding(self._db, self._guids[given.key])
        if held:
            return taking_in.in_place_of(self._db, held)
        for name in filter(None, (folded(given.name), folded(given.title))):
            for key in self._names.get(name, ()):
                if self._fits(given, documents.text(self._db, key)):
                    return key
        # its quotes may have become a text of their own
        return 0 if given.text else documents.with_text(self._db, hash_text(storable(self.text(given))))[0]

    def text(self, given: IncomingDocument) -> str:
        """Return the text of a document that is to be stored: where only quotes came, these are all there is."""
        return given.text or _GAP.join(dict.fromkeys(filter(None, self._quotes[given.key])))

    def _fits(self, given: IncomingDocument, text: str) -> bool:
        plain = LineEnds(text).text
        if given.text and plain == given.text:
            return True
        quotes = self._quotes[given.key]
        found = sum(bool(quote) and quote in plain for quote in quotes)
        # of a text that is here with its words another one is not the same for half of its quotes
        return bool(quotes) and (found == len(quotes) if given.text else 2 * found >= len(quotes))
