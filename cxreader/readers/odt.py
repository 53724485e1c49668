"""From an OpenDocument text to its paragraphs, lists, tables and notes, with the comments in it."""

from collections import Counter
from collections.abc import Iterator
from itertools import count

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.hindrances import locked
from cxreader.readers.markup import Element, local, parse_xml, said
from cxreader.readers.open_lines import MOST_SPACES, Line, is_passed, remark
from cxreader.readers.open_styles import Manners
from cxreader.readers.paragraphs import Paragraph, Row, Said, Sheet, tabled
from cxreader.readers.stating import day, honest_title, tag
from cxreader.readers.zipped import Package

FORMAT = "OpenDocument text"
_ZIP = b"PK"
_ROWS = frozenset({"table-rows", "table-header-rows", "table-row-group"})
_ITEMS = frozenset({"list-item", "list-header"})
_DEEPEST = 9


def read(data: bytes, name: str, manner: Manner) -> Reading:  # noqa: ARG001 - it can be read in one way only
    """Return what an OpenDocument text says; raises ReadError where it is none, locked, or says nothing."""
    if not data.startswith(_ZIP):
        whole = parse_xml(data, name)
        return _Open(name, [whole], whole, []).reading(whole)
    package = Package(data, name)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.take("META-INF/manifest.xml"):
        raise locked(name)
    if "content.xml" not in package:
        raise ReadError(f"“{name}” is no OpenDocument text: its main part is missing. Look for the original.")
    content = parse_xml(package.take("content.xml"), name)
    styles = [parse_xml(package.take("styles.xml"), name)] if "styles.xml" in package else []
    try:
        told = parse_xml(package.take("meta.xml"), name) if "meta.xml" in package else None
    except ReadError:
        # what it says of itself is not worth losing its text for
        told = None
    return _Open(name, [*styles, content], content, package.warnings).reading(told)


class _Open:
    """An OpenDocument text while it is read."""

    def __init__(self, name: str, parts: list[Element], content: Element, warnings: list[str]) -> None:
        self._name = name
        self._content_root = content
        self._warnings = warnings
        self._styles = Manners()
        for part in parts:
            self._styles.take(part)
        self._notes: list[Element] = []
        self._said: dict[str, Said] = {}
        self._languages = Counter[str]()
        self._numbers = count()
        self._is_repeated = self._is_spaced = False

    def reading(self, told: Element | None) -> Reading:
        """Return what it says; ``told`` is what it says of itself."""
        body = next((found for found in self._content_root.iter() if local(found) == "body"), None)
        if body is None:
            raise ReadError(f"“{self._name}” is no OpenDocument text: there is no text in it. Look for the original.")
        sheet = Sheet()
        for item in self._content(body, 0):
            sheet.add(item)
        # those that are found in notes come after them
        for note in self._notes:
            for item in self._content(note, 0):
                if isinstance(item, Paragraph):
                    item.kind, item.level = BlockKind.FOOTNOTE, 0
                sheet.add(item)
        if self._is_repeated:
            self._warnings.append("A table repeats some of its rows or cells by a number. Each was read once.")
        if self._is_spaced:
            self._warnings.append(f"It asks for more than {MOST_SPACES:,} spaces in a row. So many were put there.")
        stated = self._stated(told)
        return sheet.reading(self._name, FORMAT, stated=stated, warnings=self._warnings, said=self._said)

    def _content(self, container: Element, listed: int) -> Iterator[Paragraph | Row]:
        """Yield the paragraphs and rows of a body, a section, a list, a cell, a note or a box.

        How deep they are nested is bounded, since the parser takes no more than 256 levels.

        Args:
            container: What they are in.
            listed: How many lists that is in.

        """
        for element in container:
            part = local(element)
            if part in ("p", "h"):
                line = Line(self._paragraph(element, listed), self._styles, said(element, "style-name"), self._numbers)
                line.take(element)
                yield from self._taken(line)
            elif part == "table":
                yield from self._table(element)
            elif part == "numbered-paragraph":
                level = said(element, "level")
                yield from self._content(element, int(level) if level.isdecimal() and len(level) == 1 else 1)
            elif not is_passed(element, part) and not self._is_hidden(element, part):
                yield from self._content(element, min(_DEEPEST, listed + (part in _ITEMS)))

    def _is_hidden(self, element: Element, part: str) -> bool:
        return part == "section" and bool(self._styles.hides("section", said(element, "style-name")))

    def _paragraph(self, element: Element, listed: int) -> Paragraph:
        kind, level = self._styles.kind(said(element, "style-name"))
        if local(element) == "h":
            depth = said(element, "outline-level")
            own = int(depth) if depth.isdecimal() and len(depth) == 1 else 1
            kind, level = (kind, level) if kind is BlockKind.TITLE else (BlockKind.HEADING, max(1, own))
        elif kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and listed:
            kind, level = BlockKind.LIST_ITEM, listed
        return Paragraph(kind, level)

    def _taken(self, line: "Line") -> Iterator[Paragraph | Row]:
        """Yield a paragraph that was gathered, and what hangs on it."""
        self._notes += line.notes
        self._is_spaced = self._is_spaced or line.is_spaced
        for mark, annotation in line.annotations:
            self._said[mark] = remark(annotation)
        self._languages.update({key or self._styles.standard: number for key, number in line.languages.items()})
        if not line.is_left_out:
            yield line.paragraph
        for box in line.boxes:
            yield from self._content(box, 0)

    def _table(self, table: Element) -> Iterator[Paragraph | Row]:
        rows = []
        waiting = list(reversed(table))
        while waiting:
            row = waiting.pop()
            part = local(row)
            if part in _ROWS:
                waiting.extend(reversed(row))
            elif part == "table-row":
                cells = [cell for cell in row if local(cell) == "table-cell"]
                repeated = said(row, "number-rows-repeated") not in ("", "1")
                for cell in cells:
                    again = repeated or said(cell, "number-columns-repeated") not in ("", "1")
                    self._is_repeated = self._is_repeated or (again and len(cell) > 0)
                rows.append([self._content(cell, 0) for cell in cells])
        return tabled(rows)

    def _stated(self, root: Element | None) -> Stated:
        told: dict[str, str] = {}
        meta = next((found for found in root.iter() if local(found) == "meta"), None) if root is not None else None
        for element in meta if meta is not None else ():
            told.setdefault(local(element), (element.text or "").strip())
        used = self._languages.most_common(1)
        return Stated(
            honest_title(told.get("title"), self._name),
            told.get("initial-creator") or told.get("creator", ""),
            day(told.get("creation-date")) or day(told.get("date")),
            tag(told.get("language")) or (used[0][0] if used else ""),
        )
