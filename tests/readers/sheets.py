"""Making spreadsheets by hand."""

import io
from xml.sax.saxutils import escape

import openpyxl

from tests.readers.packages import zipped

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
Cells = list[list[object]]


def workbook(sheets: dict[str, Cells], hidden: tuple[str, ...] = (), title: str = "", author: str = "") -> bytes:
    """Return a workbook of sheets as another program writes it."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    book.properties.title = title
    book.properties.creator = author
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def bare_workbook(sheet: str, **parts: str) -> bytes:
    """Return a workbook of the XML within the data of its only sheet; given parts take the place of those it has."""
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{sheet}</sheetData></worksheet>',
            **parts,
        }
    )


def cell(place: str, words: str) -> str:
    """Return a cell of words in a workbook."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def opendocument(rows: str, **parts: str) -> bytes:
    """Return an OpenDocument spreadsheet of the XML of the rows of its only sheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{names}:office:1.0" '
            f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="One">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"/>',
            **parts,
        }
    )
