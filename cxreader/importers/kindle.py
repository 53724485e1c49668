"""Quotes from a Kindle: the file “My Clippings.txt”, in which each stands below its book and its place."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cxreader.importers.files import MOST, text
from cxreader.importers.refusal import Refusal, told
from cxreader.model.guids import named
from cxreader.model.incoming import Incoming, IncomingDocument, IncomingHighlight

LINE = "=========="
# what the device calls a note and a bookmark, in the languages it has
_NOTE = re.compile(r"\b(note|nota|notiz|notitie|notatka|заметка|anteckning|not)\b|笔记|筆記|メモ|नोट", re.IGNORECASE)
_BOOKMARK = re.compile(
    r"\b(bookmark|lesezeichen|signet|marcador|segnalibro|bladwijzer|zakładka|закладка)\b|书签|書籤|ブックマーク|बुकमार्क",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"\d+")
_PLACE, _DATE = "location", "%A, %B %d, %Y %I:%M:%S %p"
_LINES = 2  # above the quote: the book, and the place


class _Clipping(NamedTuple):
    """One entry of the file: its book, the line that says what and where it is, and its words."""

    book: str
    about: str
    words: str

    @property
    def place(self) -> tuple[int, ...]:
        """The numbers of its page and its location, without those of its date."""
        parts = [part for part in self.about.split("|") if _NUMBERS.search(part)][:2]
        where = parts[-1] if len(parts) > 1 and ":" not in parts[-1] else parts[0] if parts else ""
        return tuple(map(int, _NUMBERS.findall(where)[:2]))


def read(path: Path) -> Incoming:
    """Return what a file holds: books without their texts, quotes and notes.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        marks: dict[str, IncomingHighlight] = {}
        ends: dict[tuple[str, int], str] = {}
        left = 0
        for clipping in _clippings(text(path)):
            if _BOOKMARK.search(clipping.about) or not clipping.words:
                left += 1
            elif _NOTE.search(clipping.about):
                _annotate(clipping, marks, ends)
            else:
                mark = _mark(clipping, clipping.words, "")
                marks.setdefault(mark.guid, mark)
                if clipping.place:
                    ends[clipping.book, clipping.place[-1]] = mark.guid
            if len(marks) > MOST:
                raise Refusal(f"it has more than {MOST:,} quotes")
        books = dict.fromkeys(mark.document for mark in marks.values())
        said = (f"{left:,} bookmarks and empty entries.",) * bool(left)
        documents = tuple(IncomingDocument(book, book) for book in books)
        return Incoming("the clippings of a Kindle", documents, (), tuple(marks.values()), left=said)


def _annotate(clipping: _Clipping, marks: dict[str, IncomingHighlight], ends: dict[tuple[str, int], str]) -> None:
    """Give a note to the quote that ends where it stands; one that has none is a quote of its own."""
    guid = ends.get((clipping.book, clipping.place[-1])) if clipping.place else None
    if guid is None:
        mark = _mark(clipping, clipping.words, clipping.words)
        marks.setdefault(mark.guid, mark)
    elif clipping.words not in marks[guid].note:
        marks[guid] = marks[guid]._replace(note="\n\n".join(filter(None, (marks[guid].note, clipping.words))))


def _clippings(words: str) -> Iterator[_Clipping]:
    for entry in words.split(LINE):
        rows = [row.strip("\ufeff ") for row in entry.strip("\n").split("\n")]
        if len(rows) >= _LINES and rows[1].startswith("-"):
            yield _Clipping(rows[0], rows[1], "\n".join(rows[_LINES:]).strip())
        elif any(rows):
            raise Refusal("one of its entries does not say what it is")


def _mark(clipping: _Clipping, quote: str, note: str) -> IncomingHighlight:
    guid = named("kindle", f"{clipping.book} {clipping.place} {quote}")
    time = _moment(clipping.about)
    return IncomingHighlight(guid, clipping.book, quote=quote, note=note, created=time, modified=time)


def _moment(about: str) -> str:
    """Return when an entry was made, where its device speaks English; such a time has no zone."""
    _, _, said = about.partition("Added on ")
    try:
        return datetime.strptime(said.strip(), _DATE).replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return ""
