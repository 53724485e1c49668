"""A codebook as a table in CSV for spreadsheets: a row a theme, and by language a column of its words."""

from collections.abc import Iterator, Mapping, Sequence

from cxreader.exporters.csv_table import guarded
from cxreader.model.theme import Codebook, Family, Theme

_COLUMNS = ("id", "code", "theme", "family", "colour", "definition", "count it when", "leave out", "looked for")


def render(codebook: Codebook) -> bytes:
    """Return the file of a codebook, with a byte order mark, without which Excel takes it for Windows-1252."""
    words = _languages([theme.terms for theme in codebook.themes])
    off = _languages([theme.off for theme in codebook.themes])
    lines = [_line([*_COLUMNS, *(f"words {tag}" for tag in words), *(f"off {tag}" for tag in off)])]
    for family in codebook.families:
        own = [theme for theme in codebook.themes if theme.family == family.id]
        for theme in own:
            cells = [_joined(theme.terms.get(tag, ())) for tag in words]
            lines.append(_line([*_cells(theme, family), *cells, *(_joined(theme.off.get(tag, ())) for tag in off)]))
        if not own:
            lines.append(_line(["", "", "", family.name, family.colour] + [""] * (4 + len(words) + len(off))))
    return "".join(lines).encode("utf-8-sig")


def _cells(theme: Theme, family: Family) -> Iterator[str]:
    yield from (theme.id, theme.code, theme.name, family.name, family.colour)
    yield from (theme.definition, theme.include, theme.exclude, "yes" if theme.applied else "no")


def _languages(lists: Sequence[Mapping[str, tuple[str, ...]]]) -> list[str]:
    return list(dict.fromkeys(tag for own in lists for tag in own))


def _joined(terms: Sequence[str]) -> str:
    # a line for each where one holds what parts them else
    parted = any(";" in term or "；" in term for term in terms)
    return "".join(f"{term}\n" for term in terms) if parted else "; ".join(terms)


def _line(cells: Sequence[str]) -> str:
    return ",".join('"' + guarded(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
