"""From a PDF document to its headings, paragraphs, rows and notes, with what is marked in it."""

import ctypes
from collections import defaultdict
from pathlib import PurePath

import pypdfium2 as pdfium
import pypdfium2.raw as pdf
import regex

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.hindrances import damaged, locked
from cxreader.readers.mending import counted
from cxreader.readers.paragraphs import Paragraph, Sheet
from cxreader.readers.pdf_blocks import Laid, joint, lay, words_of
from cxreader.readers.pdf_lines import HYPHEN, Line, Page
from cxreader.readers.pdf_loops import unlooped
from cxreader.readers.pdf_marks import Mark, marks_of, reach
from cxreader.readers.stating import day, honest_title, tag

FORMAT = "PDF document"
_LETTER = regex.compile(r"[\p{L}\p{N}]")
# what stands for letters that a font has no meaning for, and how many of it are too many
_MEANINGLESS = regex.compile(r"[\p{Co}\ufffd]")
_SHARE = 0.2
# so many pages in a row that are not there that none will come, as where their number is a lie
_MISSING = 100
_PICTURE = 3
_LOOKED_AT = 50
_COUNT = regex.compile(rb"/Count\s+(\d{1,19})")
_NAMED = 64


def read(data: bytes, name: str, manner: Manner) -> Reading:  # noqa: ARG001 - it can be read in one way only
    """Return what a PDF document says; raises ReadError where it is damaged or locked.

    One that has no text, such as a scan, has a reading without any: its warnings say so.
    """
    try:
        document = pdfium.PdfDocument(unlooped(data))
    except pdfium.PdfiumError as failure:
        raise _problem(name, failure) from failure
    with document:
        return _Pdf(document, data, name).reading()


def _problem(name: str, failure: pdfium.PdfiumError) -> ReadError:
    return locked(name) if failure.err_code == pdf.FPDF_ERR_PASSWORD else damaged(name)


class _Pdf:
    """A PDF document while it is read."""

    def __init__(self, document: pdfium.PdfDocument, data: bytes, name: str) -> None:
        self._document = document
        self._name = name
        self._warnings: list[str] = []
        self._pages: list[Page] = []
        self._marks: list[Mark] = []
        self._count = len(document)
        counts = [int(found[1]) for found in _COUNT.finditer(data)]
        if counts and max(counts) > len(data):
            self._warnings.append(
                f"It says that it has {max(counts):,} pages, but there are {self._count:,}. Those were read."
            )

    def reading(self) -> Reading:
        """Return what it says."""
        self._take_pages()
        blocks = lay(self._pages)
        stated = self._stated()
        if not any(_LETTER.search(line.words) for block in blocks for line in block.lines):
            return self._empty(stated)
        begins, ends = self._reaches(blocks)
        known = words_of([line for block in blocks for line in block.lines])
        sheet = Sheet()
        for block in blocks:
            sheet.add(_paragraph(block, begins, ends, known))
        said = {f"mark {number}": mark.said for number, mark in enumerate(self._marks)}
        reading = sheet.reading(self._name, FORMAT, stated=stated, warnings=self._warnings, said=said)
        if len(_MEANINGLESS.findall(reading.text)) > _SHARE * len(reading.text):
            odd = (
                "Much of it cannot be read as letters, since its fonts do not say what they are. Compare the original."
            )
            reading = reading._replace(warnings=(*reading.warnings, odd))
        return reading

    def _take_pages(self) -> None:
        bare = in_a_row = 0
        for number in range(self._count):
            try:
                page = self._document[number]
            except pdfium.PdfiumError:
                in_a_row += 1
                if in_a_row > _MISSING:
                    break
                continue
            in_a_row = 0
            taken = Page(page, number)
            marks = list(marks_of(page, number))
            bare += not taken.lines and _has_picture(page)
            self._pages.append(taken)
            self._marks += marks
            if not marks:
                # thousands of them would fill the memory
                taken.close()
        missing = self._count - len(self._pages)
        if missing:
            self._warnings.append(
                f"{counted(missing, 'page')} of {self._count:,} could not be read. Compare the original."
            )
        if bare and any(page.lines for page in self._pages):
            self._warnings.append(
                f"{counted(bare, 'page')} of {self._count:,} hold pictures and no text, as scans do. "
                "Have their text recognised (OCR) to read them too."
            )

    def _empty(self, stated: Stated) -> Reading:
        said = (
            "No text was found in it: it may be a scan. Have its text recognised (OCR) with another program, "
            "and open what that makes of it."
        )
        title = stated.title or PurePath(self._name).stem or self._name
        return Reading(title, "", (), "", (*self._warnings, said), format=FORMAT, stated=stated)

    def _reaches(self, blocks: list[Laid]) -> tuple[dict[tuple[int, int], list[str]], dict[tuple[int, int], list[str]]]:
        """Return which marks begin at a letter of a page, and which end with it."""
        begins: dict[tuple[int, int], list[str]] = defaultdict(list)
        ends: dict[tuple[int, int], list[str]] = defaultdict(list)
        lines: dict[int, list[Line]] = defaultdict(list)
        for block in blocks:
            for line in block.lines:
                lines[line.page].append(line)
        pages = {page.number: page for page in self._pages}
        for number, mark in enumerate(self._marks):
            found = reach(mark, pages[mark.page], lines[mark.page])
            if found:
                begins[mark.page, found.first].append(f"mark {number}")
                if found.last >= 0:
                    ends[mark.page, found.last].append(f"mark {number}")
        return begins, ends

    def _stated(self) -> Stated:
        told = self._document.get_metadata_dict()
        author = told.get("Author", "").strip()
        days = (day(told.get(key, "").removeprefix("D:")) for key in ("CreationDate", "ModDate"))
        return Stated(
            honest_title(told.get("Title"), self._name),
            "" if author.startswith("(") else author,
            next(filter(None, days), ""),
            tag(_language(self._document)),
        )


def _paragraph(
    block: Laid,
    begins: dict[tuple[int, int], list[str]],
    ends: dict[tuple[int, int], list[str]],
    known: frozenset[str],
) -> Paragraph:
    """Return the words of a block, its lines joined."""
    paragraph = Paragraph(block.kind, block.level)
    lines = block.lines
    for index, line in enumerate(lines):
        words, after = line.words.rstrip(), lines[index + 1].words.lstrip() if index + 1 < len(lines) else ""
        goes, between = joint(words, after, known) if after else (False, "")
        last = len(words) - goes
        _put(paragraph, line, last, begins, ends)
        paragraph.put(between)
    return paragraph


def _put(
    paragraph: Paragraph,
    line: Line,
    last: int,
    begins: dict[tuple[int, int], list[str]],
    ends: dict[tuple[int, int], list[str]],
) -> None:
    """Put a line's words, so many of them, with what is marked there."""
    marked = [at for at in range(len(line.letters)) if (key := (line.page, line.first + at)) in begins or key in ends]
    done = length = 0
    lengths = [len(letter) for letter in line.letters] if marked else []
    for at in marked:
        begin = sum(lengths[:at])
        paragraph.put(_shown(line.words[done : min(begin, last)]))
        done = min(begin, last)
        for mark in begins.get((line.page, line.first + at), ()):
            paragraph.begin(mark)
        length = min(begin + lengths[at], last)
        paragraph.put(_shown(line.words[done:length]))
        done = length
        for mark in ends.get((line.page, line.first + at), ()):
            paragraph.end(mark)
    paragraph.put(_shown(line.words[done:last]))


def _shown(words: str) -> str:
    """Return words with a hyphen where one parts a word, but no line ends."""
    return words.replace(HYPHEN, "-")


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(
        pdf.FPDFPageObj_GetType(pdf.FPDFPage_GetObject(page, index)) == _PICTURE
        for index in range(min(pdf.FPDFPage_CountObjects(page), _LOOKED_AT))
    )


def _language(document: pdfium.PdfDocument) -> str:
    room = (ctypes.c_ushort * _NAMED)()
    length = pdf.FPDFCatalog_GetLanguage(document, room, ctypes.sizeof(room))
    return bytes(room)[: max(0, min(length, ctypes.sizeof(room)) - 2)].decode("utf-16-le", "replace")
