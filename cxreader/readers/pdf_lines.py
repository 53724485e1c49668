"""Lines of words on the pages of a PDF, with where and how large they stand."""

import ctypes
import math
import re
import unicodedata
from dataclasses import dataclass, field
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from cxreader.model.characters import storable

# what is there for a hyphen that parts a word at the end of a line, and for the end
HYPHEN = "\ufffe"
_LINE = re.compile(f"[^\r\n{HYPHEN}\x02]+[{HYPHEN}\x02]?")
# signs of fonts that do not say what they are: those of TeX's T1, and ligatures
_LETTERS = (
    dict(
        zip(
            map(chr, range(0x10, 0x20)),
            ["“", "”", "„", "«", "»", "–", "—", *[""] * 4, "ff", "fi", "fl", "ffi", "ffl"],
            strict=True,
        )
    )
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x02": HYPHEN}
    | dict.fromkeys("\uf0b7\uf0a7\uf095", "•")
)
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\uf095\uf0a7\uf0b7\ufb00-\ufb06\uffff]")
_ACCENTS = dict(
    zip("¨´`ˆ˜ˇ¯˚¸˙˝˛˘", map(chr, (776, 769, 768, 770, 771, 780, 772, 778, 807, 775, 779, 808, 774)), strict=True)
)
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_ACCENT = re.compile(f"[{''.join(_ACCENTS)}](?=[^\\W\\d_])")
_DOTTED = {"ı": "i", "ȷ": "j"}
# how wide a space is at least, in sizes of the letters, and how far lines may run into each other
_SPACE, _SPACES = 0.15, 0.3
_OVERLAP = 0.5
# of a line, as often as it is worth asking
_ASKED = 5
# a gap between words that parts columns, in sizes of the letters
_GAP = 2.0
_NAME = 128
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_MOST = 1_000_000


@dataclass
class Line:
    """Words that stand beside each other.

    Attributes:
        page: Number of the page from 0.
        letters: They, one by one as the page has them: a ligature is several, a sign without meaning none.
        first: Number of the first on the page.
        left, bottom, right, top: Where they stand, in points from the page's lower left.
        size: How large they are, in points.
        is_bold: Whether they are bold.
        is_row: Whether wide gaps part them, as cells of a table are; a tab stands in each.

    """

    page: int
    letters: list[str]
    first: int
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0
    is_bold: bool = False
    is_row: bool = False
    words: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = "".join(self.letters)


class Page:
    """A page of a PDF.

    Attributes:
        number: Its number from 0.
        height: Its height in points.
        lines: Its lines, in the order in which they were drawn.

    """

    def __init__(self, page: pdfium.PdfPage, number: int) -> None:
        self.number = number
        self.height = float(page.get_height())
        self._page = page
        self._text = page.get_textpage()
        self.lines: list[Line] = []
        for first, letters in self._found():
            inked = [at for at, letter in enumerate(letters) if letter.strip()]
            if not inked:
                continue
            line = self._line(first, letters, inked)
            if self.lines and _is_beside(self.lines[-1], line):
                self.lines[-1] = _joined(self.lines[-1], line)
            else:
                self.lines.append(line)

    def close(self) -> None:
        """Give its memory back; where its letters stand cannot be told any more."""
        self._text.close()
        self._page.close()

    def box(self, letter: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter by its number on the page."""
        box = pdf.FS_RECTF()
        pdf.FPDFText_GetLooseCharBox(self._text, letter, box)
        return box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)

    def _found(self) -> list[tuple[int, list[str]]]:
        """Return the letters of each line, with the number of the first."""
        count = min(self._text.count_chars(), _MOST)
        if count <= 0:
            return []
        room = (ctypes.c_ushort * (count + 1))()
        filled = pdf.FPDFText_GetText(self._text, 0, count, room) - 1
        # code unit by code unit, as they are numbered: a letter beyond the first plane is two
        text = "".join(map(chr, room[: max(filled, 0)]))
        return [(found.start(), self._meant(found[0], found.start())) for found in _LINE.finditer(text)]

    def _meant(self, words: str, first: int) -> list[str]:
        letters = list(words)
        for found in _HALVES.finditer(words):
            letters[found.start() : found.end()] = storable(found[0]), *[""] * (len(found[0]) - 1)
        if _ODD.search(words):
            letters = [_LETTERS.get(letter, "" if _ODD.match(letter) else letter) for letter in letters]
        for found in _ACCENT.finditer(words):
            # TeX prints it over the letter that comes next
            at = found.start()
            accented = unicodedata.normalize("NFC", _DOTTED.get(words[at + 1], words[at + 1]) + _ACCENTS[words[at]])
            left, _, right, _ = self.box(first + at + 1)
            own = self.box(first + at)
            if len(accented) == 1 and left < (own[0] + own[2]) / 2 < right:
                letters[at], letters[at + 1] = "", accented
        return letters

    def _line(self, first: int, letters: list[str], inked: list[int]) -> Line:
        asked = sorted({inked[(len(inked) - 1) * part // (_ASKED - 1)] for part in range(_ASKED)})
        boxes = [self.box(first + at) for at in asked]
        size = median(self._size(first + at) for at in asked) or median(box[3] - box[1] for box in boxes)
        gaps = self._gaps(first, letters, size)
        for at in gaps:
            letters[at] = "\t"
        return Line(
            self.number,
            letters,
            first,
            left=min(box[0] for box in boxes),
            bottom=min(box[1] for box in boxes),
            right=max(box[2] for box in boxes),
            top=max(box[3] for box in boxes),
            size=round(size, 1),
            is_bold=self._is_bold(first + inked[len(inked) // 2]),
            is_row=bool(gaps),
        )

    def _gaps(self, first: int, letters: list[str], size: float) -> list[int]:
        """Return which spaces are so wide that they part cells."""
        return [
            at
            for at in range(1, len(letters) - 1)
            if letters[at] == " "
            and letters[at - 1].strip()
            and letters[at + 1].strip()
            and self.box(first + at + 1)[0] - self.box(first + at - 1)[2] > _GAP * size
        ]

    def _size(self, letter: int) -> float:
        matrix = pdf.FS_MATRIX()
        pdf.FPDFText_GetMatrix(self._text, letter, matrix)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        return float(pdf.FPDFText_GetFontSize(self._text, letter)) * scale

    def _is_bold(self, letter: int) -> bool:
        room = ctypes.create_string_buffer(_NAME)
        flags = ctypes.c_int()
        pdf.FPDFText_GetFontInfo(self._text, letter, room, _NAME, flags)
        return bool(_BOLD.search(room.value.decode("utf-8", "replace")))


def _is_beside(last: Line, line: Line) -> bool:
    """Tell whether a line only goes on with the last one, as a raised sign or the next cell does."""
    overlap = min(last.top, line.top) - max(last.bottom, line.bottom)
    least = _OVERLAP * min(last.top - last.bottom, line.top - line.bottom)
    return overlap > least and line.left - last.right > -_SPACES * max(last.size, line.size)


def _joined(last: Line, line: Line) -> Line:
    between = [""] * (line.first - last.first - len(last.letters))
    gap = (line.left - last.right) / max(last.size, line.size, 1.0)
    if gap > _SPACE and between:
        between[0] = "\t" if gap > _GAP else " "
    longer = max(last, line, key=lambda one: len(one.words))
    return Line(
        last.page,
        [*last.letters, *between, *line.letters],
        last.first,
        left=last.left,
        bottom=longer.bottom,
        right=line.right,
        top=longer.top,
        size=longer.size,
        is_bold=longer.is_bold,
        is_row=last.is_row or line.is_row or gap > _GAP,
    )
