"""The parts of an Excel workbook as they are written (ECMA-376, SpreadsheetML)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

from cxreader.exporters import open_packaging
from cxreader.exporters.csv_table import is_like_formula
from cxreader.exporters.html_style import tint
from cxreader.exporters.open_packaging import HEAD, KIND, OFFICE, SCHEMAS
from cxreader.exporters.xml_text import sayable
from cxreader.model.column_letters import letters_of
from cxreader.model.theme import COLOURS

# what a cell can hold, in units of UTF-16
CELL = 32_767

Cell = str | int

_MAIN = f'xmlns="{SCHEMAS}/spreadsheetml/2006/main"'
_BOOK, _STYLES = "xl/workbook.xml", "xl/styles.xml"
# what the views of all sheets refer to
_VIEW = "<bookViews><workbookView/></bookViews>"

# widths of columns, in figures
_WIDE = {
    "id": 12, "document": 24, "title": 24, "language": 10, "theme": 28, "quote": 60, "sentence": 60, "note": 40,
    "tags": 18, "created": 21, "modified": 21, "author": 16, "why": 30, "certainty": 14, "sha256": 16, "placing": 12,
    "name": 28, "dated": 12, "added": 21, "family": 18, "definition": 50, "include": 40, "exclude": 40, "about": 12,
    "one": 50, "other": 50, "language_name": 16, "document_id": 12, "about_id": 12, "one_id": 12, "other_id": 12,
    "answer": 14, "speaker": 14,
}  # fmt: skip
_USUAL = 11
# SpreadsheetML writes a carriage return so, and an underscore before what would be read so
_LIKE_ESCAPE = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_HEADER_TINT = "#F3F2EF"
# formats: of all else, of headers, of plain cells, then of cells by colour; after these the same for those cells that
# look like formulas, which stay what they are when a person edits them
_HEADER, _PLAIN = 1, 2
_CELLS = {colour: number for number, colour in enumerate(("", *COLOURS), 3)}
_INERT = len(_CELLS) + 1


def path(number: int) -> str:
    """Return the name of the part that a sheet is, by its number from 1."""
    return f"xl/worksheets/sheet{number}.xml"


def is_too_long(text: str) -> bool:
    """Tell whether a text is longer than a cell can hold."""
    return len(text) > CELL // 2 and len(text.encode("utf-16-le", "replace")) > 2 * CELL


def sheet(columns: Sequence[str], records: Iterable[tuple[Sequence[Cell], str]], coloured: str) -> Iterator[str]:
    """Give a sheet in pieces.

    Args:
        columns: Names of its columns.
        records: For each row its cells and the slot of its colour.
        coloured: Name of the column whose cells have the colour of their row; empty for none.

    """
    letters = [letters_of(number) for number in range(len(columns))]
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{_WIDE.get(name, _USUAL)}" customWidth="1"/>'
        for number, name in enumerate(columns, 1)
    )
    yield (
        f'{HEAD}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{widths}</cols><sheetData>\n<row r="1">'
        f"{''.join(_cell(f'{letter}1', name, _HEADER) for letter, name in zip(letters, columns, strict=True))}</row>\n"
    )
    painted = columns.index(coloured) if coloured else -1
    row = 1
    for row, (cells, colour) in enumerate(records, 2):
        formats = [_PLAIN] * len(cells)
        if coloured:
            formats[painted] = _CELLS.get(colour, _CELLS[""])
        line = "".join(
            [
                _cell(f"{letter}{row}", cell, number)
                for letter, cell, number in zip(letters, cells, formats, strict=True)
                if cell != ""
            ]
        )
        yield f'<row r="{row}">{line}</row>\n'
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{row}"/></worksheet>\n'


def around(sheets: Sequence[str], title: str, date: str) -> Iterator[tuple[str, str]]:
    """Give all parts of a workbook but its sheets: the name of each, and what it holds."""
    numbers = range(1, len(sheets) + 1)
    kinds = ((_BOOK, "sheet.main"), (_STYLES, "styles"), *((path(number), "worksheet") for number in numbers))
    yield open_packaging.content_types((name, f"{KIND}.spreadsheetml.{kind}+xml") for name, kind in kinds)
    yield from open_packaging.about(_BOOK, title, date)
    # the sheets come first, so that their ids are their numbers
    links = (*(("worksheet", path(number)) for number in numbers), ("styles", _STYLES))
    yield (
        "xl/_rels/workbook.xml.rels",
        open_packaging.relations((f"{OFFICE}/{kind}", name.removeprefix("xl/")) for kind, name in links),
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    yield _BOOK, f'{HEAD}<workbook {_MAIN} xmlns:r="{OFFICE}">{_VIEW}<sheets>{listed}</sheets></workbook>\n'
    yield _STYLES, _styles()


def _cell(place: str, cell: Cell, number: int) -> str:
    if isinstance(cell, int):
        return f'<c r="{place}" s="{number}"><v>{cell}</v></c>'
    if is_like_formula(cell):
        number += _INERT
    return f'<c r="{place}" s="{number}" t="inlineStr"><is><t xml:space="preserve">{_words(cell)}</t></is></c>'


def _words(text: str) -> str:
    """Return the text of a cell as SpreadsheetML has it, cut where it is too long."""
    # most cells are plain, and there are millions of them
    if text.isascii() and text.isalnum():
        return text
    if is_too_long(text):
        # half of a character that takes two units is left out
        text = text.encode("utf-16-le", "replace")[: 2 * CELL].decode("utf-16-le", "ignore")
    text = _LIKE_ESCAPE.sub("_x005F_", sayable(text))
    return escape(text, {"\r": "_x000D_"})


def _styles() -> str:
    tints = (_HEADER_TINT, *map(tint, _CELLS))
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{shade[1:]}"/></patternFill></fill>' for shade in tints
    )
    # the first two fills are what SpreadsheetML says they are, and the third is that of headers
    numbers = (0, *range(3, 3 + len(_CELLS)))
    cells = "".join(
        f'<xf numFmtId="0" fontId="0" fillId="{number}" borderId="0" xfId="0" applyFill="1" applyAlignment="1"{inert}>'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for inert in ("", ' quotePrefix="1"')
        for number in numbers
    )
    bare = 'numFmtId="0" fontId="0" fillId="0" borderId="0"'
    header = '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>'
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    return (
        f'{HEAD}<styleSheet {_MAIN}><fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>\n'
        f'<fills count="{len(tints) + 2}"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>\n'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\n'
        f'<cellStyleXfs count="1"><xf {bare}/></cellStyleXfs>\n'
        f'<cellXfs count="{2 + 2 * len(numbers)}"><xf {bare} xfId="0"/>{header}{cells}</cellXfs>\n'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>\n'
    )
