"""Codebooks as tables in CSV: a row a theme, written by this program, a spreadsheet or another program."""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from cxreader.analysis.codebook import fits
from cxreader.analysis.naming import coloured, free_id, nearest_colour
from cxreader.model.theme import COLOURS, Codebook, Family, Theme

# what the columns are called, here and elsewhere
_COLUMNS = {
    "id": ("id", "key"),
    "code": ("code", "short"),
    "name": ("theme", "name", "path", "tag", "code name"),
    "family": ("family", "group", "parent", "category"),
    "colour": ("colour", "color"),
    "definition": ("definition", "description", "means", "memo"),
    "include": ("count it when", "include", "inclusion"),
    "exclude": ("leave out", "exclude", "exclusion"),
    "applied": ("looked for", "applied"),
}
_KNOWN = {name: column for column, names in _COLUMNS.items() for name in names}
_LISTS = {"words": "terms", "terms": "terms", "off": "off"}
_NO = frozenset({"no", "false", "0", "n"})
_LONGEST_CODE = 2
# an apostrophe that keeps a spreadsheet from taking a text for a formula
_GUARD = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")
_ELSE = "Themes"


def parse(data: bytes) -> Codebook:
    """Return the codebook of a table, its cells parted by commas, semicolons or tabs.

    Raises:
        ValueError: It has no column of names, or something in a line cannot be understood.

    """
    families: dict[str, Family] = {}
    themes: dict[str, Theme] = {}
    for number, row in _rows(_text(data)):
        try:
            _take(row, families, themes)
        except ValueError as problem:
            raise ValueError(f"in line {number} {problem}") from problem
    if not families:
        raise ValueError("it has no theme")
    order = list(families)
    rows = sorted(themes.values(), key=lambda theme: order.index(theme.family))
    return Codebook("", 1, coloured(families.values()), tuple(rows))


def _text(data: bytes) -> str:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16" if wide else "utf-8-sig")


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Give for each line that says something its number and its cells by the names of their columns."""
    head, _, rest = text.partition("\n")
    # for Excel, which begins a table so where its cells are parted unusually
    first = 1 if head.lower().startswith("sep=") else 0
    body = rest if first else text
    head = body.partition("\n")[0]
    table = csv.reader(io.StringIO(body, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        columns = _columns(next(table, []))
        for row in table:
            cells = {column: _bare(cell) for column, cell in zip(columns, row, strict=False) if column}
            if any(cells.values()):
                yield table.line_num + first, cells
    except csv.Error as problem:
        raise ValueError(f"line {table.line_num + first} is no line of a table") from problem


def _columns(head: list[str]) -> list[str]:
    """Return what each column is; empty for one that says nothing of a theme."""
    columns = []
    for name in (" ".join(cell.split()) for cell in head):
        kind, _, language = name.partition(" ")
        lists = _LISTS.get(kind.casefold()) if language else None
        columns.append(f"{lists} {language}" if lists else _KNOWN.get(name.casefold(), ""))
    if "name" not in columns and "code" in columns:
        # other programs call a theme a code
        columns[columns.index("code")] = "name"
    if "name" not in columns:
        raise ValueError("its first line names no column “theme”")
    return columns


def _bare(cell: str) -> str:
    return (cell[1:] if _GUARD.match(cell) else cell).strip()


def _take(row: Mapping[str, str], families: dict[str, Family], themes: dict[str, Theme]) -> None:
    """Add what a line says."""
    family = _family(row, families)
    name = row.get("name", "")
    if not name:
        return
    code = row.get("code", "")
    for theme in themes.values():
        if theme.name.casefold() == name.casefold():
            raise ValueError(f"the theme “{name}” stands a second time")
        if code and theme.code.casefold() == code.casefold():
            raise ValueError(f"“{code}” stands for a second theme")
    if len(code) > _LONGEST_CODE:
        raise ValueError(f"“{code}” is longer than two characters")
    key = row.get("id") or free_id(name, themes)
    if key in themes:
        raise ValueError(f"the id “{key}” stands a second time")
    definition, include, exclude = (row.get(note, "") for note in ("definition", "include", "exclude"))
    applied = row.get("applied", "").casefold() not in _NO
    terms, off = _lists(row, "terms"), _lists(row, "off")
    themes[key] = Theme(key, code, name, family, definition, terms, include, exclude, off, applied)


def _family(row: Mapping[str, str], families: dict[str, Family]) -> str:
    """Return the id of a line's family, which is made where it is new."""
    name, paint = row.get("family") or _ELSE, row.get("colour", "").casefold()
    colour = paint if paint in COLOURS or not paint else nearest_colour(paint)
    known = next((family for family in families.values() if family.name.casefold() == name.casefold()), None)
    family = known or Family(free_id(name, families), name, "")
    families[family.id] = family._replace(colour=family.colour or colour)
    return family.id


def _lists(row: Mapping[str, str], kind: str) -> dict[str, tuple[str, ...]]:
    """Return the terms of a line by language."""
    found = {}
    for column, cell in row.items():
        which, _, language = column.partition(" ")
        if which == kind and cell:
            # a term may hold a semicolon where each has a line of its own
            parts = cell.split("\n") if "\n" in cell else re.split("[;；]", cell)
            found[language] = tuple(dict.fromkeys(filter(None, map(str.strip, parts))))
            stray = next((term for term in found[language] if not fits(term)), None)
            if stray:
                raise ValueError(f"the word “{stray}” would match nothing")
    return found
