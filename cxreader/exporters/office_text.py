"""A work as word processors show it: whole texts, line by line, with remarks in the margin where a highlight is."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from cxreader.exporters.draft import address, beside, doubt, family_of, label, place_name, reason
from cxreader.exporters.open_packaging import PROGRAM
from cxreader.exporters.text_cutting import Mark, Piece, Remark, cut
from cxreader.model import language
from cxreader.model.annotation import Placing
from cxreader.model.block import Block, BlockKind
from cxreader.model.export import Export, ExportDocument, ExportLink, ExportMemo, ExportRow

# word processors know no deeper ones
DEEPEST = 6
OPEN = "Open in cxreader"
_BREAK = re.compile(r"\r\n?|\n")
_LOST = "Notes whose place in the text is lost"
_OF_PASSAGE = "Themes of the passage"
_SHORT = 80


class Style(StrEnum):
    """What a line is."""

    TITLE = "title"
    HEADING = "heading"
    SOURCE = "source"
    TEXT = "text"
    BLANK = "blank"
    LIST = "list"
    QUOTE = "quote"
    CODE = "code"


class Line(NamedTuple):
    """One line on its way to a word processor.

    Attributes:
        style: What it is.
        pieces: What it says.
        level: Depth from 1 for headings and lists, 0 for all else.

    """

    style: Style
    pieces: tuple[Piece, ...]
    level: int = 0

    @property
    def text(self) -> str:
        """All that it says."""
        return "".join(piece.text for piece in self.pieces)


_STYLES = {
    BlockKind.TITLE: Style.HEADING,
    BlockKind.HEADING: Style.HEADING,
    BlockKind.LIST_ITEM: Style.LIST,
    BlockKind.QUOTE: Style.QUOTE,
    BlockKind.CODE: Style.CODE,
}


def lines(export: Export, step: Callable[[], None]) -> Iterator[Line]:
    """Give all lines of a work: its documents in full, then memos, then links.

    Args:
        export: The work.
        step: Called after each row.

    """
    yield _plain(Style.TITLE, export.library)
    yield _plain(Style.SOURCE, " · ".join(filter(None, (export.scope, export.date))))
    marks = _marks(export)
    for document in export.documents:
        yield from _document(document, marks.pop(document.guid, []), step)
    yield from _memos(export.memos)
    yield from _links(export)


def losses(export: Export) -> tuple[str, ...]:
    """Say what neither Word nor OpenDocument can carry of an export."""
    silent = sum(row.kind == "highlight" and not _has_more(row) for row in export.rows)
    if not silent:
        return ()
    what = "1 highlight has" if silent == 1 else f"{silent:,} highlights have"
    return (f"{what} no note, theme, tag or star: only shading will show, not who made it and when.",)


def split(text: str) -> list[str]:
    """Return the lines of what a person typed."""
    return _BREAK.split(text)


def _marks(export: Export) -> dict[str, list[Mark]]:
    """Return what is to be marked in each document, by its UUID."""
    marks: defaultdict[str, list[Mark]] = defaultdict(list)
    linked = _linked(export)
    number = 0
    for row in export.rows:
        words = _words(row, linked.get(row.guid, []))
        remark = None
        if words:
            time = row.created or (f"{export.date}T00:00:00Z" if export.date else "")
            remark = Remark(number, row.author or PROGRAM, time, words, address(row) if export.place else "")
            number += 1
        colour = family_of(row.themes[0], export).colour if row.themes else ""
        lost = row.placing is Placing.LOST
        marks[row.document_guid].append(Mark(row.start, row.end, row.quote, row.language, colour, lost, remark))
    return marks


def _has_more(row: ExportRow) -> bool:
    return bool(
        row.note or row.themes or row.tags or row.starred or row.why or row.answer or row.placing is not Placing.SURE
    )


def _words(row: ExportRow, linked: list[str]) -> tuple[str, ...]:
    """Return the lines of the remark on a row; none where there is nothing to say."""
    return (
        *(split(row.note) if row.note else ()),
        *(["★ A quote to use"] if row.starred else ()),
        *([f"{_OF_PASSAGE if row.lent else 'Themes'}: {'; '.join(map(label, row.themes))}"] if row.themes else ()),
        *([f"Tags: {', '.join(row.tags)}"] if row.tags else ()),
        *([f"Why: {reason(row)}"] if reason(row) else ()),
        # who speaks stands in the text
        *filter(None, [beside(row._replace(speaker=""))]),
        *linked,
        *([doubt(row)] if doubt(row) else ()),
        *([f"The quote was “{_short(row.quote)}”."] if row.placing is Placing.CONFIRM else ()),
    )


def _linked(export: Export) -> dict[str, list[str]]:
    """Return what the remark on a row says of its links, by the row's UUID."""
    rows = _ends(export)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for link in export.links:
        for here, there in ((link.one, link.other), (link.other, link.one)):
            said[here].append(f"Linked with {_named(rows[there])}")
    return said


def _ends(export: Export) -> dict[str, ExportRow]:
    """Return the rows that links lead to, by their UUIDs."""
    wanted = {end for link in export.links for end in (link.one, link.other)}
    return {row.guid: row for row in export.rows if row.guid in wanted} if wanted else {}


def _named(row: ExportRow) -> str:
    return f"“{_short(row.quote)}” ({place_name(row)}, §{row.paragraph})"


def _short(quote: str) -> str:
    words = " ".join(split(quote))
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def _document(document: ExportDocument, marks: list[Mark], step: Callable[[], None]) -> Iterator[Line]:
    yield _plain(Style.HEADING, document.title or document.name, 1, document.language)
    yield _plain(Style.SOURCE, " · ".join(_particulars(document)))
    blocks = iter(document.blocks)
    block = next(blocks, None)
    length = len(document.text)
    placed = [mark for mark in marks if _has_place(mark, length)]
    for start, end, pieces in cut(document, placed, step):
        while block and block.end <= start:
            block = next(blocks, None)
        yield _line(pieces, block if block and block.start < end else None)
    yield from _homeless([mark for mark in marks if not _has_place(mark, length)], step)


def _has_place(mark: Mark, length: int) -> bool:
    """Tell whether a stretch lies in a text of some length."""
    return not mark.lost and mark.start < min(mark.end, length)


def _homeless(marks: list[Mark], step: Callable[[], None]) -> Iterator[Line]:
    if marks:
        yield _plain(Style.HEADING, _LOST, 2)
    for mark in marks:
        remarks = (mark.remark,) if mark.remark else ()
        first, *more = (Piece(words, mark.language, mark.colour) for words in split(mark.quote))
        quoted = [first._replace(begins=remarks), *more]
        for piece in quoted[:-1]:
            yield Line(Style.QUOTE, (piece,))
        yield Line(Style.QUOTE, (quoted[-1], Piece("", ends=remarks)))
        step()


def _particulars(document: ExportDocument) -> Iterable[str]:
    tags = f"Tags: {', '.join(document.tags)}" if document.tags else ""
    name = document.name if document.name != document.title else ""
    return filter(None, (language.name(document.language), name, document.dated, tags, f"SHA-256 {document.sha256}"))


def _line(pieces: tuple[Piece, ...], block: Block | None) -> Line:
    if not any(piece.text for piece in pieces):
        return Line(Style.BLANK, pieces)
    if block is None:
        return Line(Style.TEXT, pieces)
    style = _STYLES.get(block.kind, Style.TEXT)
    if style is Style.HEADING:
        # the document's own name is the first
        return Line(style, pieces, min(block.level + 1 if block.level else 2, DEEPEST))
    return Line(style, pieces, min(max(block.level, 1), DEEPEST) if style is Style.LIST else 0)


def _memos(memos: tuple[ExportMemo, ...]) -> Iterator[Line]:
    if memos:
        yield _plain(Style.HEADING, "Memos", 1)
    for memo in memos:
        yield _plain(Style.HEADING, f"{memo.subject.capitalize()}: {memo.name}", 2)
        yield from _signed(memo)


def _links(export: Export) -> Iterator[Line]:
    rows = _ends(export)
    if export.links:
        yield _plain(Style.HEADING, "Links", 1)
    for link in export.links:
        for row in (rows[link.one], rows[link.other]):
            for words in split(row.quote):
                yield _plain(Style.QUOTE, words, tongue=row.language)
            yield _plain(Style.SOURCE, f"{place_name(row)}, §{row.paragraph}")
        yield from _signed(link)


def _signed(note: ExportMemo | ExportLink) -> Iterator[Line]:
    for words in split(note.note):
        yield _plain(Style.TEXT if words else Style.BLANK, words)
    yield _plain(Style.SOURCE, " · ".join(filter(None, (note.author, note.modified[:10]))))


def _plain(style: Style, words: str, level: int = 0, tongue: str = language.UNKNOWN) -> Line:
    return Line(style, (Piece(" ".join(split(words)), tongue),), level)
