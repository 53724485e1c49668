"""The styles of a Word document: what a paragraph is by them, and whether they hide words."""

import re
from typing import NamedTuple

from cxreader.model.block import BlockKind
from cxreader.readers.markup import Element, local, said
from cxreader.readers.stating import tag

# by the names that Word itself gives, whatever language it speaks
_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_NAMES = (
    (re.compile(r"title", re.IGNORECASE), BlockKind.TITLE, 0),
    (re.compile(r"subtitle", re.IGNORECASE), BlockKind.HEADING, 2),
    (re.compile(r".*\bquot(?:e|ation)s?\b.*|block text", re.IGNORECASE), BlockKind.QUOTE, 0),
    (re.compile(r"(?:image |table )?caption", re.IGNORECASE), BlockKind.CAPTION, 0),
    (re.compile(r"source code|html preformatted|preformatted text|verbatim", re.IGNORECASE), BlockKind.CODE, 0),
)
_DEEPEST = 9
_OFF = frozenset({"0", "false", "off"})


class Shape(NamedTuple):
    """What a style makes of a paragraph.

    Attributes:
        kind: What it is.
        level: Depth from 1 for headings.
        listed: Depth of a list's item from 1; 0 for none.

    """

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    listed: int = 0


class Style(NamedTuple):
    """A style as it is written.

    Attributes:
        name: Its name.
        base: Identity of the one it rests on; empty for none.
        outline: Outline level from 0; -1 for none.
        listed: Depth of a list's item from 1; 0 for none.
        hides: Whether it hides its words; None where it says nothing.
        language: Tag of the language of its words; empty for none.

    """

    name: str
    base: str = ""
    outline: int = -1
    listed: int = 0
    hides: bool | None = None
    language: str = ""


class Styles:
    """The styles of a document, each of which may rest on another.

    Attributes:
        language: Tag of the language that holds where no style says another; empty for none.

    """

    def __init__(self, root: Element | None = None) -> None:
        """Take in the part with the styles, None where there is none."""
        self._styles: dict[str, Style] = {}
        self._shapes: dict[str, Shape] = {}
        self._standard = ""
        self.language = ""
        for element in root if root is not None else ():
            if local(element) == "style":
                identity = said(element, "styleId")
                self._styles[identity] = _style(element)
                if said(element, "type") == "paragraph" and said(element, "default") in ("1", "true", "on"):
                    self._standard = identity
            elif local(element) == "docDefaults":
                self.language = next((language_of(found) for found in element.iter() if local(found) == "rPr"), "")

    def put(self, identity: str, style: Style) -> None:
        """Add a style."""
        self._styles[identity] = style

    def shape(self, style: str) -> Shape:
        """Return what a style, or the standard one for an empty name, makes of a paragraph."""
        style = style or self._standard
        if style not in self._shapes:
            self._shapes[style] = self._found_shape(style)
        return self._shapes[style]

    def hides(self, style: str) -> bool:
        """Tell whether a style hides its words."""
        return next((link.hides for link in self._chain(style) if link.hides is not None), False)

    def language_of(self, style: str) -> str:
        """Return the tag of the language that a paragraph's style says its words are in; empty for none."""
        return next((link.language for link in self._chain(style or self._standard) if link.language), self.language)

    def _found_shape(self, style: str) -> Shape:
        # a document without styles still goes by their names
        chain = self._chain(style) or [Style(style)]
        listed = next((link.listed for link in chain if link.listed), 0)
        for link in chain:
            heading = _HEADING.fullmatch(link.name)
            if heading:
                return Shape(BlockKind.HEADING, int(heading[1]), listed)
            named = next(
                (Shape(kind, level, listed) for form, kind, level in _NAMES if form.fullmatch(link.name)), None
            )
            if named:
                return named
            if 0 <= link.outline < _DEEPEST:
                return Shape(BlockKind.HEADING, link.outline + 1, listed)
        return Shape(listed=listed)

    def _chain(self, style: str) -> list[Style]:
        """Return a style and those that it rests on, the nearest first."""
        chain: dict[str, Style] = {}
        while style in self._styles and style not in chain:
            chain[style] = self._styles[style]
            style = chain[style].base
        return list(chain.values())


def _style(element: Element) -> Style:
    name, base, outline, listed, hides, language = "", "", -1, 0, None, ""
    for child in element:
        part = local(child)
        if part == "name":
            name = said(child, "val")
        elif part == "basedOn":
            base = said(child, "val")
        elif part == "pPr":
            outline, listed = outline_of(child), max(0, listed_of(child))
        elif part == "rPr":
            hides, language = hides_of(child), language_of(child)
    return Style(name, base, outline, listed, hides, language)


def child_of(element: Element | None, name: str) -> Element | None:
    """Return the first child of a name; None for none."""
    return next((child for child in element if local(child) == name), None) if element is not None else None


def outline_of(properties: Element) -> int:
    """Return the outline level that a paragraph's properties state, from 0; -1 for none."""
    outline = child_of(properties, "outlineLvl")
    return number(said(outline, "val"), -1) if outline is not None else -1


def listed_of(properties: Element) -> int:
    """Return the depth of the list's item that a paragraph's properties make it, from 1; -1 for none, 0 for unsaid."""
    numbering = child_of(properties, "numPr")
    if numbering is None:
        return 0
    list_id, depth = child_of(numbering, "numId"), child_of(numbering, "ilvl")
    if list_id is not None and said(list_id, "val") == "0":
        return -1
    return 1 + min(_DEEPEST, number(said(depth, "val"), 0)) if depth is not None else 1


def hides_of(properties: Element) -> bool | None:
    """Tell whether the properties of words hide them; None where they say nothing."""
    found = child_of(properties, "vanish")
    return None if found is None else said(found, "val").lower() not in _OFF


def language_of(properties: Element, *, eastern: bool = False) -> str:
    """Return the tag of the language that the properties of words state; empty for none."""
    found = child_of(properties, "lang")
    return "" if found is None else tag(said(found, "eastAsia" if eastern else "val"))


def number(written: str, otherwise: int) -> int:
    """Return a number as a file has it; another one where it makes no sense."""
    return int(written) if written.isdecimal() and len(written) < _DEEPEST else otherwise
