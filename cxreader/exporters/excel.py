"""An Excel workbook, XLSX: highlights or passages, documents, themes, memos and links, each on a sheet of their own."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from cxreader.exporters import csv_table, excel_parts
from cxreader.exporters.draft import family_of, title
from cxreader.exporters.excel_parts import CELL, Cell
from cxreader.exporters.html_style import tint
from cxreader.exporters.package import Package, package
from cxreader.model import language
from cxreader.model.annotation import Placing
from cxreader.model.export import Export
from cxreader.model.theme import Theme

# the rows that a sheet can have below its header
_SHEET = 1_048_575
_PLACINGS = {Placing.SURE: "", Placing.CONFIRM: "to confirm", Placing.LOST: "lost"}

# the cells of a row, and the slot of its colour
_Record = tuple[tuple[Cell, ...], str]


class _Table(NamedTuple):
    """What stands on a sheet.

    Attributes:
        name: The name of the sheet.
        columns: Names of the columns.
        records: Its rows.
        coloured: Name of the column whose cells have the colour of their row; empty for none.

    """

    name: str
    columns: tuple[str, ...]
    records: Iterable[_Record]
    coloured: str = ""


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as an Excel workbook.

    Args:
        export: The export.
        path: The file.
        step: Called after each row.

    """
    with package(path) as file:
        sheets: list[str] = []
        for table in (_rows(export, step), _documents(export), _themes(export), _memos(export), _links(export)):
            _write_table(file, table, sheets)
        for name, text in excel_parts.around(sheets, title(export), export.date):
            file.add(name, text)


def losses(export: Export) -> tuple[str, ...]:
    """Say what a workbook cannot carry of an export."""
    texts = chain(
        (f"{row.before}{row.quote}{row.after}" for row in export.rows),
        (row.note for row in export.rows),
        (memo.note for memo in export.memos),
        (link.note for link in export.links),
    )
    number = sum(map(excel_parts.is_too_long, texts))
    if not number:
        return ()
    what = "1 text is" if number == 1 else f"{number:,} texts are"
    return (f"{what} longer than the {CELL:,} characters that a cell of Excel holds: the rest will be cut off.",)


def _write_table(file: Package, table: _Table, sheets: list[str]) -> None:
    """Write a table to a sheet, or to several where it is too long for one, and add their names to those there are."""
    records = iter(table.records)
    waiting: list[_Record] = []
    number = 1
    while number == 1 or waiting:
        sheets.append(table.name if number == 1 else f"{table.name} {number}")
        some = islice(chain(waiting, records), _SHEET)
        file.stream(excel_parts.path(len(sheets)), excel_parts.sheet(table.columns, some, table.coloured))
        waiting = list(islice(records, 1))
        number += 1


def _rows(export: Export, step: Callable[[], None]) -> _Table:
    passages = bool(export.rows) and export.rows[0].kind == "passage"
    columns = (*csv_table.COLUMNS, "lent", "placing", "colour", "document_id", *csv_table.beside_columns(export))
    return _Table("Passages" if passages else "Highlights", columns, _row_records(export, step), "quote")


def _row_records(export: Export, step: Callable[[], None]) -> Iterator[_Record]:
    for row in export.rows:
        colour = family_of(row.themes[0], export).colour if row.themes else ""
        more = ("yes" if row.lent else "", _PLACINGS[row.placing], tint(colour), row.document_guid)
        yield (*csv_table.cells(row, export), *more, *csv_table.beside_cells(row, export)), colour
        step()


def _documents(export: Export) -> _Table:
    columns = ("id", "document", "title", "language", "language_name", "dated", "added", "tags", "characters", "sha256")
    return _Table("Documents", columns, _document_records(export))


def _document_records(export: Export) -> Iterator[_Record]:
    for document in export.documents:
        cells = (
            document.guid,
            document.name,
            document.title,
            document.language,
            language.name(document.language),
            document.dated,
            document.added,
            "; ".join(document.tags),
            len(document.text),
            document.sha256,
        )
        yield cells, ""


def _themes(export: Export) -> _Table:
    columns = ("id", "code", "theme", "family", "name", "definition", "include", "exclude", "colour")
    return _Table("Themes", columns, (_theme_record(theme, export) for theme in export.themes), "theme")


def _theme_record(theme: Theme, export: Export) -> _Record:
    family = family_of(theme, export)
    path = f"{family.name} > {theme.name}"
    words = (theme.definition, theme.include, theme.exclude)
    return (theme.id, theme.code, path, family.name, theme.name, *words, tint(family.colour)), family.colour


def _memos(export: Export) -> _Table:
    columns = ("id", "about", "name", "note", "author", "created", "modified", "about_id")
    records = (
        (
            (memo.guid, str(memo.subject), memo.name, memo.note, memo.author, memo.created, memo.modified, memo.target),
            "",
        )
        for memo in export.memos
    )
    return _Table("Memos", columns, records)


def _links(export: Export) -> _Table:
    columns = ("id", "one", "other", "note", "author", "created", "modified", "one_id", "other_id")
    ends = {end for link in export.links for end in (link.one, link.other)}
    quotes: dict[str, str] = {row.guid: row.quote for row in export.rows if row.guid in ends} if ends else {}
    records = (
        (
            (
                *(link.guid, quotes[link.one], quotes[link.other], link.note),
                *(link.author, link.created, link.modified, link.one, link.other),
            ),
            "",
        )
        for link in export.links
    )
    return _Table("Links", columns, records)
