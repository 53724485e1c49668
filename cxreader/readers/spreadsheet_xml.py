"""From a spreadsheet in the XML of Excel 2003, as web sites still write it, to the rows of its sheets."""

from cxreader.readers.markup import Element, local, parse_xml, said
from cxreader.readers.table_columns import Table

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 4_096
# cells that may be left out before one that says its place
_MOST_SKIPPED = 1_000
_MIDNIGHT = "T00:00:00.000"


def is_xml_spreadsheet(data: bytes) -> bool:
    """Tell whether bytes are such a spreadsheet."""
    return _NAMESPACE in data[:_HEAD]


def xml_tables(data: bytes, name: str) -> list[Table]:
    """Return the sheets of such a spreadsheet that are shown; raises ReadError where it is damaged."""
    sheets = [element for element in parse_xml(data, name).iter() if local(element) == "Worksheet"]
    return [
        Table([_cells(row) for row in sheet.iter() if local(row) == "Row"], said(sheet, "Name")) for sheet in sheets
    ]


def _cells(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if local(cell) == "Cell":
            place = said(cell, "Index")
            skipped = int(place) - 1 - len(cells) if place.isdecimal() and len(place) < len(str(_MOST_SKIPPED)) else 0
            cells += [""] * skipped
            words = next((part for part in cell if local(part) == "Data"), None)
            cells.append("" if words is None else "".join(map(str, words.itertext())).removesuffix(_MIDNIGHT))
    return cells
