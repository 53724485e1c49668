"""What somebody marked on the pages of a PDF: highlights and notes."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from cxreader.readers.paragraphs import Said
from cxreader.readers.pdf_lines import Line, Page
from cxreader.readers.stating import moment

_MARKING = frozenset(
    {pdf.FPDF_ANNOT_HIGHLIGHT, pdf.FPDF_ANNOT_UNDERLINE, pdf.FPDF_ANNOT_SQUIGGLY, pdf.FPDF_ANNOT_STRIKEOUT}
)
_NOTING = frozenset({pdf.FPDF_ANNOT_TEXT, pdf.FPDF_ANNOT_FREETEXT, pdf.FPDF_ANNOT_CARET})
_MOST, _MOST_QUADS = 2_000, 500
_LONGEST = 200_000
Box = tuple[float, float, float, float]


class Mark(NamedTuple):
    """A marked stretch of a page, or a note on it.

    Attributes:
        page: Number of the page from 0.
        boxes: What is marked, each as left, bottom, right and top.
        is_note: Whether it is stuck to a place instead of marking words.
        said: What was said.

    """

    page: int
    boxes: list[Box]
    is_note: bool
    said: Said


class Reach(NamedTuple):
    """From which letter of a page to which something is marked; ``last`` is -1 for a note on the whole block."""

    first: int
    last: int


def marks_of(page: pdfium.PdfPage, number: int) -> Iterator[Mark]:
    """Yield what is marked on a page."""
    for index in range(min(pdf.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdf.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdf.FPDFAnnot_GetSubtype(annotation)
            if kind in _MARKING or kind in _NOTING:
                words = _string(annotation, b"Contents").strip()
                boxes = _boxes(annotation) if kind in _MARKING else []
                said = Said(words, _string(annotation, b"T").strip(), _moment(_string(annotation, b"M")))
                if words or boxes:
                    yield Mark(number, boxes or [_place(annotation)], not boxes, said)
        finally:
            pdf.FPDFPage_CloseAnnot(annotation)


def reach(mark: Mark, page: Page, lines: Sequence[Line]) -> Reach | None:
    """Return which letters of a page's lines are marked; None where there are no lines."""
    if not lines:
        return None
    found: list[int] = []
    for box in mark.boxes if not mark.is_note else ():
        for line in lines:
            if line.bottom < box[3] and line.top > box[1] and line.left < box[2] and line.right > box[0]:
                found += (line.first + at for at in _ends(line, box, page))
    if found:
        return Reach(min(found), max(found))
    middle = (mark.boxes[0][1] + mark.boxes[0][3]) / 2
    nearest = min(lines, key=lambda line: abs((line.bottom + line.top) / 2 - middle))
    return Reach(nearest.first, -1)


def _ends(line: Line, box: Box, page: Page) -> list[int]:
    """Return the first and the last letter of a line whose middle is in a box."""
    inside = []
    for at, letter in enumerate(line.letters):
        if letter.strip():
            left, bottom, right, top = page.box(line.first + at)
            if box[0] <= (left + right) / 2 <= box[2] and box[1] <= (bottom + top) / 2 <= box[3]:
                inside.append(at)
    return [inside[0], inside[-1]] if inside else []


def _boxes(annotation: object) -> list[Box]:
    boxes = []
    for index in range(min(pdf.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_QUADS)):
        quad = pdf.FS_QUADPOINTSF()
        pdf.FPDFAnnot_GetAttachmentPoints(annotation, index, quad)
        across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        boxes.append((min(across), min(up), max(across), max(up)))
    return boxes


def _place(annotation: object) -> Box:
    box = pdf.FS_RECTF()
    pdf.FPDFAnnot_GetRect(annotation, box)
    return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _string(annotation: object, key: bytes) -> str:
    length = min(pdf.FPDFAnnot_GetStringValue(annotation, key, None, 0), _LONGEST)
    room = ctypes.create_string_buffer(max(length, 2))
    pdf.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), length)
    return room.raw[: length - 2].decode("utf-16-le", "replace").replace("\r", "\n") if length > 2 else ""  # noqa: PLR2004 - the end takes two bytes


def _moment(written: str) -> str:
    """Return the moment of a PDF's ``D:20240531120000+02'00'`` in UTC; empty for none."""
    digits = written.removeprefix("D:")
    zone = digits[14:].replace("'", "")
    return moment(f"{digits[:8]}T{digits[8:14].ljust(6, '0')}{'' if zone.startswith('Z') else zone}")
