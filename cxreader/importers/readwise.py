"""Quotes from Readwise, https://readwise.io: a table in CSV with a line a quote."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cxreader.importers.files import MOST, text
from cxreader.importers.moments import moment
from cxreader.importers.refusal import Refusal, told
from cxreader.model.guids import named
from cxreader.model.incoming import Incoming, IncomingDocument, IncomingHighlight

# the columns without which a table is another one
COLUMNS = ("highlight", "book title")


def read(path: Path) -> Incoming:
    """Return what a table holds: books without their texts, quotes, notes and tags.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        books: dict[str, IncomingDocument] = {}
        marks: dict[str, IncomingHighlight] = {}
        for row in _rows(text(path)):
            book = _book(row)
            books.setdefault(book.key, book)
            mark = _mark(row, book.key)
            if mark.quote:
                # the same quote twice in one book is one
                marks.setdefault(mark.guid, mark)
            if len(marks) > MOST:
                raise Refusal(f"it has more than {MOST:,} quotes")
        return Incoming("the quotes from Readwise", tuple(books.values()), (), tuple(marks.values()))


def _rows(words: str) -> Iterator[dict[str, str]]:
    table = csv.reader(io.StringIO(words, newline=""), strict=True)
    columns = [" ".join(cell.split()).casefold() for cell in next(table, [])]
    if not set(COLUMNS) <= set(columns):
        raise Refusal("its first line names no columns “Highlight” and “Book Title”")
    for cells in table:
        yield dict(zip(columns, cells, strict=False))


def _book(row: dict[str, str]) -> IncomingDocument:
    title, author = (" ".join(row.get(name, "").split()) for name in ("book title", "book author"))
    name = f"{title} ({author})" if author else title
    return IncomingDocument(name, name or "Quotes without a book", tags=_tags(row.get("document tags", "")))


def _mark(row: dict[str, str], book: str) -> IncomingHighlight:
    quote = row.get("highlight", "").strip()
    time = moment(row.get("highlighted at", ""))
    tags = _tags(row.get("tags", ""))
    guid = named("readwise", f"{book} {quote}")
    note = row.get("note", "").strip()
    return IncomingHighlight(guid, book, quote=quote, note=note, tags=tags, created=time, modified=time)


def _tags(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in cell.split(",")))))
