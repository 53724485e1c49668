"""The styles of an OpenDocument text: what a paragraph is by them, and what they do to its words."""

import re
from typing import NamedTuple

from cxreader.model.block import BlockKind
from cxreader.readers.markup import Element, local, said
from cxreader.readers.paragraphs import is_marker
from cxreader.readers.stating import tag

_NAMES = (
    (re.compile(r"title", re.IGNORECASE), BlockKind.TITLE, 0),
    (re.compile(r"subtitle", re.IGNORECASE), BlockKind.HEADING, 2),
    (re.compile(r"(?:block )?quot(?:e|ation)s?", re.IGNORECASE), BlockKind.QUOTE, 0),
    (re.compile(r"caption|illustration|figure", re.IGNORECASE), BlockKind.CAPTION, 0),
    (re.compile(r"preformatted text|source code", re.IGNORECASE), BlockKind.CODE, 0),
)
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
# how a name spells its spaces
_SPACE = "_20_"


class _Style(NamedTuple):
    name: str
    base: str
    level: int
    hides: bool | None
    colour: str
    language: str


class Manners:
    """The styles of a document, each of which may rest on another of its family."""

    def __init__(self) -> None:
        self._styles: dict[tuple[str, str], _Style] = {}
        self._standard = ""

    def take(self, root: Element) -> None:
        """Take in the styles of a part; those that are known already give way."""
        for element in root.iter():
            part = local(element)
            family = said(element, "family")
            if part == "style":
                self._styles[family, said(element, "name")] = _style(element)
            elif part == "default-style" and family == "paragraph":
                self._standard = _style(element).language

    def kind(self, style: str) -> tuple[BlockKind, int]:
        """Return what a paragraph's style makes of it, with its level."""
        for link in self._chain("paragraph", style):
            heading = _HEADING.fullmatch(link.name)
            if heading or link.level:
                return BlockKind.HEADING, int(heading[1]) if heading else link.level
            named = next(((kind, level) for form, kind, level in _NAMES if form.fullmatch(link.name)), None)
            if named:
                return named
        return BlockKind.PARAGRAPH, 0

    def hides(self, family: str, style: str) -> bool | None:
        """Tell whether a style of a family (``paragraph``, ``text``, ``section``) hides its words; None if unsaid."""
        return next((link.hides for link in self._chain(family, style) if link.hides is not None), None)

    def highlights(self, style: str) -> bool:
        """Tell whether a style of words highlights them."""
        colour = next((link.colour for link in self._chain("text", style) if link.colour), "")
        return is_marker(colour.removeprefix("#"))

    def language(self, family: str, style: str) -> str:
        """Return the tag of the language that a style says its words are in; empty for none."""
        return next((link.language for link in self._chain(family, style) if link.language), "")

    @property
    def standard(self) -> str:
        """The tag of the language that holds where no style says another; empty for none."""
        return self._standard

    def _chain(self, family: str, style: str) -> list[_Style]:
        """Return a style and those that it rests on, the nearest first."""
        chain: dict[str, _Style] = {}
        while (family, style) in self._styles and style not in chain:
            chain[style] = self._styles[family, style]
            style = chain[style].base
        if not chain and style:
            # a document without styles still goes by their names
            return [_Style(style.replace(_SPACE, " "), "", 0, hides=None, colour="", language="")]
        return list(chain.values())


def _style(element: Element) -> _Style:
    shown, colour, language = said(element, "display"), "", ""
    for child in element:
        part = local(child)
        if part in ("text-properties", "section-properties"):
            shown = shown or said(child, "display")
        if part == "text-properties":
            colour = said(child, "background-color")
            country = said(child, "country")
            language = tag(said(child, "language"))
            language = tag(f"{language}-{country}") or language if language else ""
    level = said(element, "default-outline-level")
    return _Style(
        (said(element, "display-name") or said(element, "name")).replace(_SPACE, " "),
        said(element, "parent-style-name"),
        int(level) if len(level) == 1 and level.isdecimal() else 0,
        shown == "none" if shown else None,
        colour,
        language,
    )
