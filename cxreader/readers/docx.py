"""From a Word document to its paragraphs, lists, tables and notes, with the comments in it."""

import posixpath
from collections import Counter
from collections.abc import Iterator

from cxreader.errors import ReadError
from cxreader.model.block import BlockKind
from cxreader.model.document import Manner, Reading, Stated
from cxreader.readers.hindrances import locked
from cxreader.readers.markup import Element, local, parse_xml, said
from cxreader.readers.paragraphs import Paragraph, Row, Said, Sheet, tabled
from cxreader.readers.sniff import OLE
from cxreader.readers.stating import day, honest_title, moment, tag
from cxreader.readers.word_lines import Line, Marks, is_second
from cxreader.readers.word_styles import (
    Styles,
    child_of,
    listed_of,
    outline_of,
)
from cxreader.readers.zipped import Package

FORMAT = "Word document"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
# what stands around paragraphs, rows and cells and is none
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice", "Fallback"}
)
_CONTENT = frozenset({"p", "tbl", "commentRangeStart", "commentRangeEnd"})
_ROW, _CELL = frozenset({"tr"}), frozenset({"tc"})
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read(data: bytes, name: str, manner: Manner) -> Reading:  # noqa: ARG001 - it can be read in one way only
    """Return what a Word document says; raises ReadError where it is none, locked, or says nothing."""
    if data.startswith(OLE):
        raise _older(data, name)
    return _Word(Package(data, name), name).reading()


def _older(data: bytes, name: str) -> ReadError:
    """Return what there is to say of a file in the container that older documents and locked ones are in."""
    if _LOCKED in data:
        return locked(name)
    if name.lower().endswith((".doc", ".dot")):
        return ReadError(f"“{name}” is a Word document of an older kind. Save it as .docx and open that.")
    return ReadError(
        f"“{name}” is locked with a password, or is a Word document of an older kind under a newer name. "
        "Save it as .docx without a password and open that."
    )


class _Word:
    """A Word document while it is read."""

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        main = _related(package, "", name).get("officeDocument", "word/document.xml")
        root = self._part(main)
        body = child_of(root, "body")
        if body is None:
            raise ReadError(f"“{name}” is no Word document: its main part is missing. Look for the original.")
        self._body = body
        self._folder = posixpath.dirname(main)
        self._relations = _related(package, main, name)
        self._styles = Styles(self._related_part("styles"))
        self._marks = Marks()
        self._languages = Counter[str]()

    def reading(self) -> Reading:
        """Return what it says."""
        sheet = Sheet()
        for item in self._content(self._body):
            sheet.add(item)
        for note in self._noted():
            for item in self._content(note):
                if isinstance(item, Paragraph):
                    item.kind, item.level = BlockKind.FOOTNOTE, 0
                sheet.add(item)
        remarks = {f"comment {mark}": remark for mark, remark in self._comments()}
        return sheet.reading(self._name, FORMAT, stated=self._stated(), warnings=self._package.warnings, said=remarks)

    def _part(self, part: str) -> Element | None:
        return parse_xml(self._package.take(part), self._name) if part in self._package else None

    def _related_part(self, kind: str) -> Element | None:
        return self._part(self._relations.get(kind, f"{self._folder}/{kind}.xml"))

    def _content(self, container: Element) -> Iterator[Paragraph | Row]:
        """Yield the paragraphs and rows of a body, a cell, a note or a box.

        How deep they are nested is bounded, since the parser takes no more than 256 levels.
        """
        carried: Paragraph | None = None
        for element in _within(container, _CONTENT):
            part = local(element)
            if part == "tbl":
                yield from self._table(element)
                continue
            if part != "p":
                # a mark between paragraphs
                mark = Paragraph()
                self._marks.take(mark, element)
                yield mark
                continue
            paragraph, boxes = self._paragraph(element)
            if carried:
                carried.take_in(paragraph)
                paragraph.places, carried.kind, carried.level = [], paragraph.kind, paragraph.level
                paragraph = carried
            # its end was taken out, so the next one goes on with it
            joined = child_of(child_of(child_of(element, "pPr"), "rPr"), "del") is not None
            carried = paragraph if joined else None
            if not joined:
                yield paragraph
            for box in boxes:
                yield from self._content(box)
        if carried:
            yield carried

    def _table(self, table: Element) -> Iterator[Paragraph | Row]:
        kept = (row for row in _within(table, _ROW) if child_of(child_of(row, "trPr"), "del") is None)
        return tabled([[self._content(cell) for cell in _within(row, _CELL)] for row in kept])

    def _paragraph(self, element: Element) -> tuple[Paragraph, list[Element]]:
        """Return a paragraph and the boxes of text that hang on it."""
        properties = child_of(element, "pPr")
        named = child_of(properties, "pStyle")
        style = said(named, "val") if named is not None else ""
        kind, level, listed = self._styles.shape(style)
        if properties is not None:
            own, outline = listed_of(properties), outline_of(properties)
            listed = own or listed
            if kind is BlockKind.PARAGRAPH and 0 <= outline < 9:  # noqa: PLR2004 - 9 is Word's mark of plain words
                kind, level = BlockKind.HEADING, outline + 1
        if kind is BlockKind.PARAGRAPH and listed > 0:
            kind, level = BlockKind.LIST_ITEM, listed
        line = Line(Paragraph(kind, level), self._styles, style, self._marks, self._languages)
        line.take(element)
        return line.paragraph, line.boxes

    def _noted(self) -> Iterator[Element]:
        """Yield the footnotes, then the endnotes, in the order in which they are referred to, then all others."""
        for kind in ("footnote", "endnote"):
            part = self._related_part(f"{kind}s")
            notes = {said(note, "id"): note for note in (part if part is not None else ())}
            order = [mark for noted, mark in self._marks.notes if noted == kind and mark in notes]
            for mark in dict.fromkeys([*order, *notes]):
                if said(notes[mark], "type") not in _SEPARATORS:
                    yield notes[mark]

    def _comments(self) -> Iterator[tuple[str, Said]]:
        part = self._related_part("comments")
        for comment in part if part is not None else ():
            items = [item for item in self._content(comment) if isinstance(item, Paragraph)]
            words = "\n".join(item.words for item in items).strip()
            yield said(comment, "id"), Said(words, said(comment, "author"), moment(said(comment, "date")))

    def _stated(self) -> Stated:
        told: dict[str, str] = {}
        core = _related(self._package, "", self._name).get("core-properties", "docProps/core.xml")
        try:
            root = self._part(core)
        except ReadError:
            # what it says of itself is not worth losing its text for
            root = None
        for element in root if root is not None else ():
            told[local(element)] = (element.text or "").strip()
        used = self._languages.most_common(1)
        return Stated(
            honest_title(told.get("title"), self._name),
            told.get("creator", ""),
            day(told.get("created")) or day(told.get("modified")),
            tag(told.get("language")) or (used[0][0] if used else self._styles.language),
        )


def _within(element: Element, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the wanted elements among an element's children, whatever wraps them."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        part = local(child)
        if part in wanted:
            yield child
        elif part in _WRAPPERS and not (part == "Fallback" and is_second(child)):
            waiting.extend(reversed(child))


def _related(package: Package, part: str, name: str) -> dict[str, str]:
    """Return the names of the parts that a part, or the whole for an empty name, says it goes with, by their kinds."""
    folder, own = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{own}.rels")
    if relations not in package:
        return {}
    found: dict[str, str] = {}
    for relation in parse_xml(package.take(relations), name):
        target = posixpath.normpath(posixpath.join("/", folder, said(relation, "Target"))).lstrip("/")
        if said(relation, "TargetMode") != "External" and target in package:
            found.setdefault(posixpath.basename(said(relation, "Type")), target)
    return found
