"""A codebook for other programs of qualitative analysis: REFI-QDA, https://www.qdasoftware.org, a file .qdc."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cxreader.exporters.xml_text import content, value
from cxreader.model.export import Export
from cxreader.model.guids import named
from cxreader.model.theme import INKS, Codebook, Family, Theme

FAMILY, THEME = "family", "theme"


def render(codebook: Codebook) -> bytes:
    """Return the file of a codebook: families that cannot be given to a passage, and their themes under them."""
    return _file(codebook.families, codebook.themes)


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write the codebook of an export; the rows themselves have no place in it."""
    path.write_bytes(_file(export.families, export.themes))
    for _ in export.rows:
        step()


def losses(_export: Export) -> tuple[str, ...]:
    """Return what of an export a codebook has no place for, as sentences."""
    return ("It holds themes alone: no quotes, notes or texts.",)


def _file(families: Sequence[Family], themes: Sequence[Theme]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="cxreader">',
        "<Codes>",
        *codes(families, themes),
    ]
    return "\n".join([*lines, "</Codes>", "</CodeBook>", ""]).encode()


def codes(
    families: Sequence[Family], themes: Sequence[Theme], more: Callable[[Theme], str] = lambda _: ""
) -> Iterator[str]:
    """Give the elements of families and their themes, as codebooks and projects have them.

    Args:
        families: The families.
        themes: The themes of these.
        more: Gives what else stands in the element of a theme, after its description.

    """
    taken = {theme.name.casefold() for theme in themes}
    for family in families:
        # QualCoder wants each name once, whatever it names
        name = f"{family.name} (family)" if family.name.casefold() in taken else family.name
        yield f'<Code {_values(FAMILY, family.id, name, family)} isCodable="false">'
        for theme in themes:
            if theme.family == family.id:
                yield f'<Code {_values(THEME, theme.id, theme.name, family)} isCodable="true">'
                yield f"<Description>{content(_description(theme))}</Description>{more(theme)}"
                yield "</Code>"
        yield "</Code>"


def _values(kind: str, key: str, name: str, family: Family) -> str:
    """Return the attributes of an element, its name for other programs the same in every export."""
    paint = f' color="{INKS[family.colour]}"' if family.colour in INKS else ""
    return f'guid="{named(kind, key)}" name={value(name)}{paint}'


def _description(theme: Theme) -> str:
    return "\n\n".join(_paragraphs(theme))


def _paragraphs(theme: Theme) -> Iterator[str]:
    yield from filter(None, (theme.definition,))
    if theme.include:
        yield f"Count it when: {theme.include}"
    if theme.exclude:
        yield f"Leave out: {theme.exclude}"
    yield f"Short: {theme.code}"
