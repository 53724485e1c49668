"""Codebooks as programs for qualitative analysis exchange them: REFI-QDA, https://www.qdasoftware.org, a file .qdc."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from cxreader.analysis.naming import coloured, free_id, nearest_colour
from cxreader.model.theme import Codebook, Family, Theme

_YES = frozenset({"true", "1"})
_ELSE = "Themes"
# how this program writes what the form has no place for, at the end of a description
_NOTES = ("Count it when: ", "Leave out: ", "Short: ")
_LONGEST_CODE = 2
FAMILY_SIGN = " (family)"


@dataclass(slots=True)
class _Code:
    """An element of the file: what other programs call a code."""

    name: str
    codable: bool
    colour: str
    description: str = ""
    children: "list[_Code]" = field(default_factory=list)

    def below(self) -> "Iterator[tuple[_Code, _Code]]":
        """Give all that stands under it, each with that which it stands under, in the order of the file."""
        waiting = [(child, self) for child in reversed(self.children)]
        while waiting:
            code, parent = waiting.pop()
            yield code, parent
            waiting.extend((child, code) for child in reversed(code.children))


def parse(data: bytes) -> Codebook:
    """Return the codebook of a REFI-QDA file, as it stands by itself or in a project.

    What stands at the top with something under it becomes a family, and all that is under it and can be given to a
    passage its themes, however deep. What stands at the top alone becomes a theme of one family for all of those.

    Raises:
        ValueError: It is no XML, or holds no codebook.

    """
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as problem:
        raise ValueError(f"line {problem.lineno} is not as XML has it") from problem
    if not builder.found:
        raise ValueError("it is no REFI-QDA codebook")
    shelf = _Shelf()
    for code in builder.top.children:
        shelf.put(code)
    return shelf.codebook()


class _Builder:
    """Builds the tree of codes while the file is read. Entities, which could make a small file endless, are refused."""

    def __init__(self) -> None:
        self.top = _Code("", False, "")
        self.found = False
        self._open = [self.top]
        self._described: list[str] | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._read

    def _refuse(self, *_: object) -> None:
        raise ValueError("it declares a kind of document, which no codebook does")

    def _start(self, tag: str, values: dict[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "CodeBook":
            self.found = True
        elif kind == "Code":
            name = " ".join(values.get("name", "").split())
            if not name:
                raise ValueError(f"a code in line {self.parser.CurrentLineNumber} has no name")
            code = _Code(name, values.get("isCodable", "true") in _YES, values.get("color", ""))
            self._open[-1].children.append(code)
            self._open.append(code)
        elif kind == "Description":
            self._described = []

    def _end(self, tag: str) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "Code":
            self._open.pop()
        elif kind == "Description" and self._described is not None:
            self._open[-1].description = "".join(self._described).strip()
            self._described = None

    def _read(self, text: str) -> None:
        if self._described is not None:
            self._described.append(text)


class _Shelf:
    """Families and themes as they come."""

    def __init__(self) -> None:
        self._families: dict[str, Family] = {}
        self._themes: dict[str, Theme] = {}

    def put(self, code: _Code) -> None:
        """Add what stands at the top of the file."""
        alone = code.codable and not code.children
        family = self._family(_Code(_ELSE, False, code.colour) if alone else code)
        if code.codable:
            self._add(code, code, family)
        for child, parent in code.below():
            if child.codable:
                self._add(child, parent, family)

    def codebook(self) -> Codebook:
        """Return them as a codebook."""
        if not self._families:
            raise ValueError("it has no theme")
        order = list(self._families)
        themes = sorted(self._themes.values(), key=lambda theme: order.index(theme.family))
        return Codebook("", 1, coloured(self._families.values()), tuple(themes))

    def _family(self, code: _Code) -> str:
        """Return the id of a family, made where there is none of that name."""
        name = code.name.removesuffix(FAMILY_SIGN)
        for family in self._families.values():
            if family.name.casefold() == name.casefold():
                return family.id
        key = free_id(name, self._families)
        self._families[key] = Family(key, name, nearest_colour(code.colour) if code.colour else "")
        return key

    def _add(self, code: _Code, parent: _Code, family: str) -> None:
        names = {theme.name.casefold() for theme in self._themes.values()}
        # elsewhere two may be called the same under different ones
        name = code.name if code.name.casefold() not in names else f"{parent.name}: {code.name}"
        key = free_id(name, self._themes)
        definition, include, exclude, short = described(code.description)
        self._themes[key] = Theme(key, short, name, family, definition, include=include, exclude=exclude)


def described(description: str) -> tuple[str, str, str, str]:
    """Return what a description says of a theme, when to count it, what to leave out, and its short sign."""
    paragraphs = description.split("\n\n")
    notes: dict[str, str] = {}
    while paragraphs:
        sign = next((sign for sign in _NOTES if paragraphs[-1].startswith(sign)), "")
        if not sign or sign in notes:
            break
        notes[sign] = paragraphs.pop().removeprefix(sign)
    include, exclude, short = (notes.get(note, "") for note in _NOTES)
    return "\n\n".join(paragraphs), include, exclude, short if len(short) <= _LONGEST_CODE else ""
