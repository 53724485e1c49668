"""From a spreadsheet (Excel, OpenDocument) to the rows of its sheets."""

import io
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, Stated
from cxreader.model.table import TablePreview
from cxreader.readers import delimited
from cxreader.readers.answer_table import preview_tables, read_tables
from cxreader.readers.hindrances import locked
from cxreader.readers.markup import local, parse_xml
from cxreader.readers.sniff import OLE, ZIP
from cxreader.readers.spreadsheet_parts import Parts, sound_parts
from cxreader.readers.spreadsheet_xml import is_xml_spreadsheet, xml_tables
from cxreader.readers.stating import day, honest_title, tag
from cxreader.readers.table_columns import Table

FORMAT = "Spreadsheet"
# the part of a locked file that holds all others; in an older one, what its first record is followed by
_LOCKED = re.compile(re.escape("EncryptedPackage".encode("utf-16-le")) + rb"|\x09\x08\x10\x00.{16}\x2f\x00", re.DOTALL)
_PROPERTIES = ("docprops/core.xml", "meta.xml")
_GIVEN_UP = "pyo3_runtime"
_MOST_SHEETS = 1_000
_WHOLE = 1e18
# what programs put there of themselves
_NO_AUTHORS = frozenset(
    {"openpyxl", "xlsxwriter", "unknown", "user", "admin", "administrator", "microsoft office user"}
)

_Cell = float | str | bool | time | date | datetime | timedelta


class _Book(NamedTuple):
    """What a spreadsheet holds.

    Attributes:
        tables: Its sheets.
        stated: What it says of itself.
        warnings: Sentences about what is odd about it.

    """

    tables: list[Table]
    stated: Stated
    warnings: list[str]


def read(data: bytes, name: str, manner: Manner) -> Reading:
    """Return what a spreadsheet holds; raises ReadError where that is nothing."""
    if _is_text(data):
        # many programs write text and call it a spreadsheet
        return delimited.read(data, name, manner)
    book = _book(data, name)
    return read_tables(book.tables, name, FORMAT, manner, stated=book.stated, warnings=book.warnings)


def preview(data: bytes, name: str, manner: Manner) -> TablePreview:
    """Return what is shown of a spreadsheet before it is read; raises ReadError where it cannot be."""
    if _is_text(data):
        return delimited.preview(data, name, manner)
    return preview_tables(_book(data, name).tables, manner)


def _is_text(data: bytes) -> bool:
    return not data.startswith((ZIP, OLE)) and not is_xml_spreadsheet(data)


def _book(data: bytes, name: str) -> _Book:
    if is_xml_spreadsheet(data):
        return _made(*xml_tables(data, name), Stated(), ())
    parts = sound_parts(data, name) if data.startswith(ZIP) else Parts(data, {}, [])
    if data.startswith(OLE) and _LOCKED.search(data):
        raise locked(name)
    try:
        tables, hidden = _sheets(parts.data)
    except BaseException as failure:
        # where the library gives up on a file it has come to no terms with, it raises beside all others
        if not isinstance(failure, CalamineError) and type(failure).__module__ != _GIVEN_UP:
            raise
        raise ReadError(
            f"“{name}” is damaged, or is no spreadsheet, and cannot be read. "
            "Save it anew with the program that made it, or as CSV."
        ) from None
    return _made(tables, hidden, _stated(parts, name), parts.warnings)


def _made(tables: list[Table], hidden: int, stated: Stated, warnings: Iterable[str]) -> _Book:
    """Return what a spreadsheet holds, its sheets with their names where several are shown."""
    named = tables if len(tables) > 1 else [table._replace(sheet="") for table in tables]
    said = [f"{hidden:,} of the sheets are hidden and were left out."] if hidden else []
    return _Book(named, stated, [*warnings, *said])


def _sheets(data: bytes) -> tuple[list[Table], int]:
    """Return the sheets that are shown, and the number of those that are hidden."""
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet][:_MOST_SHEETS]
        shown = [sheet.name for sheet in sheets if sheet.visible is SheetVisibleEnum.Visible]
        return [_table(book, name) for name in shown], len(sheets) - len(shown)


def _table(book: CalamineWorkbook, name: str) -> Table:
    sheet = book.get_sheet_by_name(name)
    rows = [[_said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=True)]
    return Table(rows, name, sheet.start[0] + 1 if sheet.start else 1)


def _said(cell: _Cell) -> str:
    """Return what a cell holds as people write it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        # a spreadsheet holds every number so, whole ones too
        return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds") if cell.time() != time() else cell.date().isoformat()
    return str(cell)


def _stated(parts: Parts, name: str) -> Stated:
    """Return what a spreadsheet says of itself, among its properties."""
    found: dict[str, str] = {}
    for part in _PROPERTIES:
        # what is wrong with them does no harm to the tables
        with suppress(ReadError):
            if part in parts.parts:
                for element in parse_xml(parts.parts[part], name).iter():
                    found.setdefault(local(element), (element.text or "").strip())
    author = found.get("creator") or found.get("initial-creator") or ""
    return Stated(
        honest_title(found.get("title"), name),
        "" if author.lower() in _NO_AUTHORS else author,
        day(found.get("modified") or found.get("date") or found.get("created") or found.get("creation-date")),
        tag(found.get("language")),
    )
