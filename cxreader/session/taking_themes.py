"""Themes that come from elsewhere, among those of a library; nothing is stored here."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import NamedTuple

from cxreader.analysis.naming import free_colour, free_id, nearest_colour
from cxreader.model.guids import named
from cxreader.model.incoming import IncomingTheme
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.session import reshaping

_ELSE = "Themes"
_LONGEST_CODE = 2


class Placed(NamedTuple):
    """What became of themes.

    Attributes:
        codebook: The codebook with those that are new.
        ids: For the key of each theme that came its id there.
        new: How many are new.

    """

    codebook: Codebook
    ids: dict[str, str]
    new: int


def placed(codebook: Codebook, themes: Sequence[IncomingTheme]) -> Placed:
    """Return a codebook with themes in it: each is one that is there, by id, path or name, or else a new one.

    Raises:
        LibraryError: There is no room for so many.

    """
    ids = _known(codebook, themes)
    whole, new = codebook, 0
    groups = {theme.path[0].casefold() for theme in themes if len(theme.path) > 1}
    for theme in themes:
        if theme.key in ids:
            whole = _told(whole, ids[theme.key], theme)
            continue
        whole, family = _family(whole, theme, groups)
        made = _made(whole, theme, family)
        whole = reshaping.placed(whole, reshaping.checked(whole, made))
        ids[theme.key] = made.id
        new += 1
    return Placed(whole, ids, new)


def _known(codebook: Codebook, themes: Sequence[IncomingTheme]) -> dict[str, str]:
    """Return for the key of each theme that is there its id; no two are the same one."""
    by_guid = {named("theme", theme.id): theme.id for theme in codebook.themes}
    by_name = {theme.name.casefold(): theme.id for theme in codebook.themes}
    by_path = {
        (codebook.family(theme.family).name.casefold(), theme.name.casefold()): theme.id for theme in codebook.themes
    }
    by_id = {theme.id: theme.id for theme in codebook.themes}
    ways: tuple[Callable[[IncomingTheme], str | None], ...] = (
        lambda theme: by_id.get(theme.id),
        lambda theme: by_guid.get(theme.key),
        lambda theme: by_path.get((theme.path[0].casefold(), theme.path[-1].casefold())),
        lambda theme: by_name.get(theme.path[-1].casefold()),
    )
    found: dict[str, str] = {}
    for way in ways:
        for theme in themes:
            key = way(theme)
            if key and theme.key not in found and key not in found.values():
                found[theme.key] = key
    return found


def _told(codebook: Codebook, key: str, given: IncomingTheme) -> Codebook:
    """Return a codebook whose theme has the terms that it came with as well."""
    if not given.terms and not given.off:
        return codebook
    own = codebook.theme(key)
    more = own._replace(terms=given.terms, off=given.off)
    joined = reshaping.joined(own, more)
    return reshaping.placed(codebook, reshaping.checked(codebook, joined))


def _family(codebook: Codebook, theme: IncomingTheme, groups: set[str]) -> tuple[Codebook, str]:
    """Return a codebook that has the family of a theme, and its id."""
    alone = len(theme.path) == 1 and theme.path[0].casefold() not in groups
    name = _ELSE if alone else theme.path[0]
    for family in codebook.families:
        if family.name.casefold() == name.casefold():
            return codebook, family.id
    key = free_id(name, {family.id for family in codebook.families})
    colour = _colour(theme.colour) or free_colour(codebook.families)
    made = reshaping.checked_family(codebook, Family(key, name, colour))
    return reshaping.with_family(codebook, made), key


def _colour(paint: str) -> str:
    try:
        return nearest_colour(paint)
    except ValueError:
        return ""


def _made(codebook: Codebook, given: IncomingTheme, family: str) -> Theme:
    taken = {theme.id for theme in codebook.themes}
    names = {theme.name.casefold() for theme in codebook.themes}
    codes = {theme.code.casefold() for theme in codebook.themes}
    name = next(name for name in _names(given.path) if name.casefold() not in names)
    fits = 0 < len(given.code) <= _LONGEST_CODE and given.code.isalnum() and given.code.casefold() not in codes
    return Theme(
        given.id if given.id and given.id not in taken else free_id(name, taken),
        given.code if fits else reshaping.free_code(codebook, family),
        name,
        family,
        given.definition,
        given.terms,
        given.include,
        given.exclude,
        given.off,
        given.applied,
    )


def _names(path: Sequence[str]) -> Iterator[str]:
    """Give names for a theme: its own, with what it stands under, and with numbers."""
    name = " ".join(path[-1].split())
    yield name
    yield from (f"{' '.join(above.split())}: {name}" for above in path[-2:-1])
    yield from (f"{name} {number}" for number in count(2))
