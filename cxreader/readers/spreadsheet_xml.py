"""From a spreadsheet in the XML of Excel 2003, as web sites still write it, to the rows of its sheets."""

from cxreader.readers.markup import Element, local, parse_xml, said
from cxreader.readers.table_columns import Table

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_096
# rows or cells that honest sheets leave out before one that says its place
_MOST_SKIPPED = 1_000
_LONGEST_NUMBER = 9
_MIDNIGHT = "T00:00:00.000"


def is_xml_spreadsheet(data: bytes) -> bool:
    """Tell whether bytes are such a spreadsheet."""
    return _NAMESPACE in data[:_HEAD]


def xml_tables(data: bytes, name: str) -> tuple[list[Table], int]:
    """Return the sheets of such a spreadsheet that are shown, and the number of those that are hidden.

    Raises ReadError where it is damaged.
    """
    sheets = [element for element in parse_xml(data, name).iter() if local(element) == "Worksheet"]
    shown = [sheet for sheet in sheets if not _is_hidden(sheet)]
    return [Table(_rows(sheet), said(sheet, "Name")) for sheet in shown], len(sheets) - len(shown)


def _is_hidden(sheet: Element) -> bool:
    options = (option for part in sheet if local(part) == "WorksheetOptions" for option in part)
    return any(local(option) == "Visible" and (option.text or "").endswith("Hidden") for option in options)


def _rows(sheet: Element) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter():
        if local(row) == "Row":
            rows += [[]] * _skipped(row, len(rows))
            rows.append(_cells(row))
    return rows


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if local(cell) == "Cell":
            cells += [""] * _skipped(cell, len(cells))
            words = next((part for part in cell if local(part) == "Data"), None)
            cells.append("" if words is None else "".join(map(str, words.itertext())).removesuffix(_MIDNIGHT))
            # it goes over so many more columns
            cells += [""] * _bound(_number(cell, "MergeAcross"))
    return cells


def _skipped(element: Element, before: int) -> int:
    """Return how many rows, or cells, are left out between those before one and itself."""
    return _bound(_number(element, "Index") - 1 - before)


def _bound(places: int) -> int:
    return places if 0 < places < _MOST_SKIPPED else 0


def _number(element: Element, attribute: str) -> int:
    """Return the number in an attribute; 0 for none."""
    written = said(element, attribute)
    return int(written) if written.isdecimal() and len(written) <= _LONGEST_NUMBER else 0
