"""A codebook as Taguette reads it, https://www.taguette.org: a table of tags, each with what it means."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from cxreader.exporters.csv_table import guarded
from cxreader.exporters.draft import family_of
from cxreader.model.export import Export
from cxreader.model.theme import Codebook, Family, Theme

# what Taguette takes for a name at most, in characters
_LONGEST = 200


def render(codebook: Codebook) -> bytes:
    """Return the file of a codebook: a tag for each theme, under that of its family."""
    return _file(codebook.themes, {family.id: family for family in codebook.families})


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write the codebook of an export; the rows themselves have no place in it."""
    path.write_bytes(_file(export.themes, {theme.family: family_of(theme, export) for theme in export.themes}))
    for _ in export.rows:
        step()


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export a codebook has no place for, as sentences."""
    long = sum(len(_tag(theme, family_of(theme, export))) > _LONGEST for theme in export.themes)
    cut = f"{long:,} names are cut after {_LONGEST} characters." if long else ""
    return tuple(filter(None, ("It holds themes alone: no quotes, notes or texts.", cut)))


def _file(themes: Sequence[Theme], families: Mapping[str, Family]) -> bytes:
    # with a byte order mark, without which the encoding is guessed
    return "".join(_lines(themes, families)).encode("utf-8-sig")


def _lines(themes: Sequence[Theme], families: Mapping[str, Family]) -> Iterator[str]:
    yield "path,description\r\n"
    taken: set[str] = set()
    for theme in themes:
        tag = _tag(theme, families[theme.family])
        short = guarded(tag)[:_LONGEST]
        # Taguette wants each name once
        if short in taken:
            short = f"{short[: _LONGEST - 1 - len(theme.code)]} {theme.code}"
        taken.add(short)
        yield f'"{_cell(short)}","{_cell(guarded(theme.definition))}"\r\n'


def _tag(theme: Theme, family: Family) -> str:
    # a full stop leads on to what stands below
    return f"{family.name.replace('.', ' ')}.{theme.name.replace('.', ' ')}"


def _cell(text: str) -> str:
    return text.replace('"', '""')
