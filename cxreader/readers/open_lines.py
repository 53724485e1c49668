"""Paragraphs of an OpenDocument text: their words, and what hangs on them."""

import re
from collections import Counter
from collections.abc import Iterator

from cxreader.readers.markup import Element, local, said
from cxreader.readers.open_styles import Manners
from cxreader.readers.paragraphs import Paragraph, Said
from cxreader.readers.stating import moment

_DRAWN = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
# what holds no words of the text
_PASSED = frozenset(
    {
        "tracked-changes",
        "sequence-decls",
        "variable-decls",
        "user-field-decls",
        "dde-connection-decls",
        "alphabetical-index-auto-mark-file",
        "forms",
        "script",
        "title",
        "desc",
        "object",
        "covered-table-cell",
        "annotation",
        "ruby-text",
    }
)
# what is seen of a line beside its words
_SHOWN = frozenset({"s", "tab", "line-break", "note", "annotation", "annotation-end"})
_SOURCE = "-source"
_BLANK = re.compile(r"[ \t\r\n]+")
MOST_SPACES = 1_000


class Line:
    """A paragraph whose words are gathered.

    Attributes:
        paragraph: It.
        boxes: What is drawn in it and may hold paragraphs of its own.
        notes: The notes in it.
        annotations: What was said of it: the name of the mark, and the words.
        languages: How many code points are in which language; empty for the standard one.
        is_spaced: Whether it asks for more spaces than anybody could.
        is_left_out: Whether a field in it hides all of it.

    """

    def __init__(self, paragraph: Paragraph, styles: Manners, style: str, numbers: Iterator[int]) -> None:
        self.paragraph = paragraph
        self.boxes: list[Element] = []
        self.notes: list[Element] = []
        self.annotations: list[tuple[str, Element]] = []
        self.languages = Counter[str]()
        self.is_spaced = False
        self.is_left_out = False
        self._styles = styles
        self._numbers = numbers
        self._hides = bool(styles.hides("paragraph", style))
        self._language = styles.language("paragraph", style)
        self._is_blank = True

    def take(self, element: Element) -> None:
        """Take in the words of a paragraph."""
        # elements, the words between them, and what holds again after a span
        waiting: list[Element | str | tuple[bool, bool, str]] = []
        _push(waiting, element)
        lit, hidden, language = False, self._hides, self._language
        while waiting:
            item = waiting.pop()
            if isinstance(item, tuple):
                lit, hidden, language = item
            elif isinstance(item, str):
                if not hidden:
                    self.paragraph.highlight(lit)
                    self._put(item, language)
            elif local(item) != "span":
                self._take_one(item, waiting, is_hidden=hidden)
            else:
                style = said(item, "style-name")
                waiting.append((lit, hidden, language))
                lit = lit or self._styles.highlights(style)
                # what its style says goes before what holds around it
                hides = self._styles.hides("text", style)
                hidden = hidden if hides is None else hides
                language = self._styles.language("text", style) or language
                _push(waiting, item)

    def _take_one(
        self, element: Element, waiting: "list[Element | str | tuple[bool, bool, str]]", *, is_hidden: bool
    ) -> None:
        """Take in an element in the line; what it holds is left waiting."""
        part = local(element)
        if part == "hidden-paragraph":
            self.is_left_out = self.is_left_out or said(element, "is-hidden") == "true"
        elif str(element.tag).startswith(f"{{{_DRAWN}}}"):
            self.boxes.append(element)
        elif is_hidden and part in _SHOWN:
            pass
        elif part == "s":
            self._space(said(element, "c"))
        elif part in ("tab", "line-break"):
            self.paragraph.put("\t" if part == "tab" else "\n")
            self._is_blank = True
        elif part == "note":
            self.notes += (child for child in element if local(child) == "note-body")
        elif part in ("annotation", "annotation-end"):
            self._annotate(element, part)
        elif not is_passed(element, part):
            _push(waiting, element)

    def _annotate(self, element: Element, part: str) -> None:
        mark = f"comment {said(element, 'name')}"
        if part == "annotation-end":
            self.paragraph.end(mark)
            return
        if not said(element, "name"):
            # of the whole paragraph
            mark = f"remark {next(self._numbers)}"
        self.annotations.append((mark, element))
        self.paragraph.begin(mark)

    def _put(self, words: str, language: str) -> None:
        """Add words; white space in a row is one space, and none at all at the start of a line."""
        words = _BLANK.sub(" ", words)
        if self._is_blank:
            words = words.removeprefix(" ")
        if words:
            self.paragraph.put(words)
            self.languages[language] += len(words)
            self._is_blank = words.endswith(" ")

    def _space(self, wanted: str) -> None:
        many = len(wanted) > len(str(MOST_SPACES)) or (wanted.isdecimal() and int(wanted) > MOST_SPACES)
        self.is_spaced = self.is_spaced or many
        self.paragraph.put(" " * (MOST_SPACES if many else int(wanted) if wanted.isdecimal() else 1))


def _push(waiting: "list[Element | str | tuple[bool, bool, str]]", element: Element) -> None:
    """Leave waiting what an element holds, so that what comes first is taken first."""
    for child in reversed(element):
        if child.tail:
            waiting.append(child.tail)
        waiting.append(child)
    if element.text:
        waiting.append(element.text)


def is_passed(element: Element, part: str) -> bool:
    """Tell whether an element, whose name without its namespace is given, holds no words that show."""
    return (
        part in _PASSED
        or part.endswith(_SOURCE)
        or said(element, "display") == "none"
        or said(element, "is-hidden") == "true"
    )


def remark(annotation: Element) -> Said:
    """Return what an annotation says."""
    told = {"creator": "", "date": ""}
    words: list[str] = []
    for child in annotation.iter():
        part = local(child)
        if part in told:
            told[part] = child.text or ""
        elif part == "p":
            words.append(_BLANK.sub(" ", "".join(map(str, child.itertext()))))
    return Said("\n".join(words).strip(), told["creator"].strip(), moment(told["date"]))
