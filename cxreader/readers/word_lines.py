"""Paragraphs of a Word document: the words of their runs, and what hangs on them."""

from collections import Counter

import regex

from cxreader.readers.markup import Element, local, said
from cxreader.readers.paragraphs import Paragraph, is_marker
from cxreader.readers.symbols import symbol
from cxreader.readers.word_styles import Styles, child_of, hides_of, language_of

# what was taken out, or is no words
_PASSED = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "p"}
)
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_EASTERN = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_UNBROKEN = str.maketrans("\r\n\t", "   ")


class Marks:
    """Where something else hangs on the text.

    Attributes:
        notes: The notes that are referred to: their kind, their id.

    """

    def __init__(self) -> None:
        self.notes: list[tuple[str, str]] = []
        self._begun: set[str] = set()

    def take(self, paragraph: Paragraph, element: Element) -> bool:
        """Take in a place of a paragraph; tell whether it is one where something hangs on."""
        part, identity = local(element), said(element, "id")
        mark = f"comment {identity}"
        if part in ("footnoteReference", "endnoteReference"):
            self.notes.append((part.removesuffix("Reference"), identity))
        elif part == "commentRangeEnd":
            paragraph.end(mark)
        elif part not in ("commentRangeStart", "commentReference"):
            return False
        elif mark not in self._begun:
            # one that is only referred to is of the whole paragraph
            self._begun.add(mark)
            paragraph.begin(mark)
        return True


class Line:
    """A paragraph whose words are gathered.

    Attributes:
        paragraph: It.
        boxes: The boxes of text that hang on it.

    """

    def __init__(self, paragraph: Paragraph, styles: Styles, style: str, marks: Marks, languages: Counter[str]) -> None:
        self.paragraph = paragraph
        self.boxes: list[Element] = []
        self._marks = marks
        self._styles = styles
        self._style = style
        self._languages = languages
        self._run: Element | None = None
        self._is_hidden = False
        # for each field that is open: whether its instruction is over and its result has come
        self._fields: list[bool] = []

    def take(self, element: Element) -> None:
        """Take in the words of a paragraph."""
        waiting = list(reversed(element))
        while waiting:
            child = waiting.pop()
            part = local(child)
            if part in _PASSED or (part == "Fallback" and is_second(child)):
                continue
            if part == "txbxContent":
                self.boxes.append(child)
            elif not self._take_words(child, part) and not self._marks.take(self.paragraph, child):
                if part == "r":
                    self._begin_run(child_of(child, "rPr"))
                waiting.extend(reversed(child))

    def _take_words(self, element: Element, part: str) -> bool:
        """Take in an element that is words, or says something of those that come; tell whether it is one."""
        if part == "t":
            self._put((element.text or "").translate(_UNBROKEN))
        elif part in _BREAKS:
            self._put(_BREAKS[part])
        elif part == "sym":
            self._put(symbol(_hexadecimal(said(element, "char")), said(element, "font")))
        elif part == "fldChar":
            self._field(said(element, "fldCharType"))
        else:
            return False
        return True

    def _begin_run(self, properties: Element | None) -> None:
        self._run = properties
        style = child_of(properties, "rStyle")
        hides = hides_of(properties) if properties is not None else None
        if hides is None:
            hides = style is not None and self._styles.hides(said(style, "val"))
            hides = hides or self._styles.hides(self._style)
        self._is_hidden = hides
        if not hides:
            colour, ground = child_of(properties, "highlight"), child_of(properties, "shd")
            is_lit = colour is not None and said(colour, "val") not in ("none", "white", "")
            self.paragraph.highlight(is_lit or (ground is not None and is_marker(said(ground, "fill"))))

    def _put(self, words: str) -> None:
        if self._is_hidden or not all(self._fields):
            return
        self.paragraph.put(words)
        eastern = bool(_EASTERN.search(words))
        own = language_of(self._run, eastern=eastern) if self._run is not None else ""
        language = own or ("" if eastern else self._styles.language_of(self._style))
        if language:
            self._languages[language] += len(words)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def is_second(fallback: Element) -> bool:
    """Tell whether an element only says once more, for older programs, what stands before it."""
    return fallback.getprevious() is not None


def _hexadecimal(written: str) -> int:
    try:
        return int(written, 16)
    except ValueError:
        return 0
