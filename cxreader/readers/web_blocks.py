"""From the tree of a web page, or a chapter of a book, to its blocks."""

import re
from collections.abc import Container

from cxreader.model.block import BlockKind
from cxreader.readers.composing import Composer
from cxreader.readers.markup import Element, local, said

BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p"),
        *("pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset(
    (
        *("annotation", "annotation-xml", "applet", "audio", "base", "button", "canvas", "datalist", "embed", "head"),
        *("iframe", "input", "link", "map", "meta", "noembed", "noframes", "noscript", "object", "script", "select"),
        *("source", "style", "svg", "template", "textarea", "title", "track", "video"),
    )
)
# word processors write lists as paragraphs, and the bullet as hidden words
_ITEM = "mso-list:"
_HIDING = re.compile(
    r"mso-list:\s*+ignore|display\s*+:\s*+none|visibility\s*+:\s*+hidden"
    r"|font-size\s*+:\s*+0++(?:\.0*+)?(?:px|pt|em|rem|%)?\s*+(?:;|!|$)",
    re.IGNORECASE,
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "dl", "menu", "dir"})
_KINDS = dict.fromkeys(_HEADINGS, BlockKind.HEADING) | {
    "li": BlockKind.LIST_ITEM,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
    "figcaption": BlockKind.CAPTION,
    "caption": BlockKind.CAPTION,
}
# by what books, and word processors that write pages, call them
_NOTES = frozenset(
    (
        *("footnote", "footnotes", "endnote", "endnotes", "rearnote", "rearnotes"),
        *("doc-footnote", "doc-endnote", "doc-endnotes"),
    )
)
_NOTE_NAME = re.compile(r"(?:sd)?(?:ftn|edn|footnote|endnote)\d{1,4}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# NUL stands for the break of a line: there is none in any tree
_BREAK = "\0"
_BREAKS = re.compile(r" ?\0 ?")
_APART = re.compile(r"\n{2,}")
_LONG_CELL = 1_500
_FEWEST_CELLS = 2


def add_blocks(
    composer: Composer,
    root: Element,
    *,
    title: str = "",
    without: Container[Element] = (),
    pictured: bool = False,
) -> None:
    """Add the blocks of all that can be seen in an element.

    Args:
        composer: What they are added to.
        root: The element.
        title: The title of it all; a heading that says the same is taken for it.
        without: Elements that are left out with all that is in them.
        pictured: Whether the words that stand for a picture are read.

    """
    _Writer(composer, title, without, pictured=pictured).write(root)


def is_unseen(element: Element) -> bool:
    """Tell whether nothing of an element is ever shown, be it hidden, a script or a picture."""
    name = local(element).lower()
    if not name or name in _UNSEEN:
        return True
    if name in {"html", "body"}:
        return False
    return (
        "hidden" in element.attrib
        or (name == "dialog" and "open" not in element.attrib)
        or bool(_HIDING.search(element.get("style") or ""))
    )


def one_line(words: str) -> str:
    """Return words without the white space that a page does not show."""
    return _SPACES.sub(" ", words).strip()


class _Writer:
    """Walks through a tree, gathers words, and sets them down as a block where one ends."""

    def __init__(self, composer: Composer, title: str, without: Container[Element], *, pictured: bool) -> None:
        self._composer = composer
        self._pictured = pictured
        self._title = title.casefold()
        self._without = without
        self._words: list[str] = []
        # names of the blocks that are open, and of the innermost that gives its kind to what is in it
        self._inside: list[str] = []
        self._telling: list[str] = [""]
        # for each open table, whether its rows are such
        self._tables: list[bool] = []
        # ends of the cells in the words that were gathered for a row; None outside of rows
        self._cells: list[str] | None = None
        self._notes: list[Element] = []
        self._is_note = False

    def write(self, root: Element) -> None:
        """Set down all blocks of an element, its footnotes behind the rest."""
        self._walk(root)
        self._is_note = True
        for note in self._notes:
            self._walk(note)

    def _walk(self, root: Element) -> None:
        # no recursion: trees of strangers are deep
        pending = [(root, False)]
        while pending:
            element, is_over = pending.pop()
            if is_over:
                self._leave(local(element).lower())
            elif is_unseen(element) or element in self._without:
                pass
            elif not self._is_note and _is_note(element):
                self._notes.append(element)
            else:
                self._enter(element)
                pending.append((element, True))
                pending += [(child, False) for child in reversed(element)]
                continue
            if element is not root:
                self._words.append(element.tail or "")
        self._flush()

    def _enter(self, element: Element) -> None:
        name = local(element).lower()
        if name == "br":
            self._words.append(_BREAK)
        elif name == "q":
            self._words.append("“")
        elif name == "img" and self._pictured:
            self._words.append(element.get("alt") or "")
        elif name in BLOCKS:
            self._part(name)
            self._inside.append(name)
            is_item = name == "p" and _ITEM in (element.get("style") or "")
            self._telling.append("li" if is_item else name if name in _KINDS else self._telling[-1])
            if name == "table":
                self._tables.append(_is_of_rows(element))
            elif name == "tr" and self._tables and self._tables[-1]:
                self._cells = []
        self._words.append(element.text or "")

    def _leave(self, name: str) -> None:
        if name == "q":
            self._words.append("”")
        if name not in BLOCKS:
            return
        self._part(name)
        self._inside.pop()
        self._telling.pop()
        if name == "table":
            self._tables.pop()

    def _part(self, name: str) -> None:
        """Begin anew where a block begins or ends: a cell of a row, the row, or any other."""
        if self._cells is None:
            self._flush()
        elif name in {"td", "th"}:
            words = _spaced(self._words).replace("\n", " ").replace("\t", " ").strip()
            self._words.clear()
            if words or self._inside[-1] == name:
                self._cells.append(words)
        elif name == "tr":
            row = "\t".join((*self._cells, one_line("".join(self._words).replace(_BREAK, " ")))).rstrip()
            self._words.clear()
            self._cells = None
            self._composer.add(BlockKind.FOOTNOTE if self._is_note else BlockKind.TABLE_ROW, row)
        else:
            self._words.append(" ")

    def _flush(self) -> None:
        """Set down the words that were gathered as a block of the kind that they are in."""
        if not any(map(str.strip, self._words)):
            self._words.clear()
            return
        innermost = self._telling[-1]
        kind = _KINDS.get(innermost, BlockKind.PARAGRAPH)
        if self._is_note:
            kind = BlockKind.FOOTNOTE
        level = _HEADINGS.get(innermost, 0) if kind is BlockKind.HEADING else 0
        if kind is BlockKind.CODE:
            written = ["".join(self._words).replace(_BREAK, "\n").replace("\r\n", "\n")]
        else:
            written = _APART.split(_spaced(self._words))
        self._words.clear()
        if kind is BlockKind.LIST_ITEM:
            level = max(sum(name in _LISTS for name in self._inside), 1)
        elif kind is BlockKind.HEADING:
            written = [" ".join(written).replace("\n", " ")]
            if self._title and written[0].strip().casefold() == self._title:
                kind, level, self._title = BlockKind.TITLE, 0, ""
        for words in written:
            self._composer.add(kind, words, level=level)


def _spaced(words: list[str]) -> str:
    """Return words with the white space that a page shows: a space, and a line's end for each break."""
    return _BREAKS.sub("\n", _SPACES.sub(" ", "".join(words)))


def _is_note(element: Element) -> bool:
    """Tell whether an element is a footnote or holds them."""
    named = (element.get("role"), element.get("epub:type"), said(element, "type"), element.get("class"))
    if any(word in _NOTES for words in named if words for word in words.lower().split()):
        return local(element).lower() not in {"a", "sup", "span", "body"}
    return local(element).lower() == "div" and bool(_NOTE_NAME.fullmatch(element.get("id") or ""))


def _is_of_rows(table: Element) -> bool:
    """Tell whether a table tabulates something: many only lay out a page, and hold parts of it."""
    if table.get("role") in {"presentation", "none"}:
        return False
    widest = cells = 0
    length = 0
    for element in table.iterdescendants():
        name = local(element).lower()
        if name in {"table", *_HEADINGS}:
            return False
        if name == "tr":
            cells = 0
        elif name in {"td", "th"}:
            cells += 1
            length = 0
            widest = max(widest, cells)
        length += len(element.text or "") + len(element.tail or "")
        if length > _LONG_CELL and name not in {"td", "th", "tr"}:
            return False
    return widest >= _FEWEST_CELLS
