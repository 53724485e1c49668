"""Another codebook in the place of a library's own, or added to it; nothing is stored here."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count

from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.session import reshaping


def same_keys(current: Codebook, given: Codebook, examples: Iterable[Example]) -> tuple[Codebook, tuple[Example, ...]]:
    """Return a codebook and its examples with the ids that the current one has for what is the same by id or by name.

    Examples that speak of a theme which the codebook does not have are left out: they would say that what they speak of
    is off the topic.
    """
    families = _keys(current.families, given.families)
    themes = _keys(current.themes, given.themes)
    renamed = given._replace(
        families=tuple(family._replace(id=families[family.id]) for family in given.families),
        themes=tuple(theme._replace(id=themes[theme.id], family=families[theme.family]) for theme in given.themes),
    )
    known = (example for example in reshaping.checked_examples(examples) if set(example.themes) <= set(themes))
    return renamed, tuple(
        example._replace(themes=tuple(themes[theme] for theme in example.themes)) for example in known
    )


def in_place(current: Codebook, given: Codebook) -> Codebook:
    """Return a codebook with the families and themes of another, whose ids are those of `same_keys`.

    Where no theme of the other has any terms, those that are the same keep their own, and are looked for only where
    they were: its file could not tell them.
    """
    silent = not any(theme.terms or theme.off for theme in given.themes)
    own = {theme.id: theme for theme in current.themes}
    whole = current._replace(families=(), themes=())
    for family in given.families:
        whole = reshaping.with_family(whole, reshaping.checked_family(whole, family))
    for theme in given.themes:
        kept = own.get(theme.id) if silent else None
        whole = _added(whole, _filled(theme, kept) if kept else theme, _codes(given))
    return whole


def together(current: Codebook, given: Codebook) -> Codebook:
    """Return a codebook with what another one, whose ids are those of `same_keys`, has more.

    A theme that both have stays where it is, and is what the other one says as far as that says anything; its terms are
    those of both.
    """
    whole = current
    for family in given.families:
        if all(family.id != other.id for other in current.families):
            whole = reshaping.with_family(whole, reshaping.checked_family(whole, family))
    own = {theme.id: theme for theme in current.themes}
    for theme in given.themes:
        whole = _added(whole, _told(own[theme.id], theme) if theme.id in own else theme, _codes(given))
    return whole


def _keys(current: Sequence[Family] | Sequence[Theme], given: Sequence[Family] | Sequence[Theme]) -> dict[str, str]:
    """Return for each id of given families or themes the one that the library has for the same."""
    asked = {one.id for one in given}
    by_name = {one.name.casefold(): one.id for one in current if one.id not in asked}
    known = {one.id for one in current}
    return {one.id: one.id if one.id in known else by_name.pop(one.name.casefold(), one.id) for one in given}


def _codes(codebook: Codebook) -> frozenset[str]:
    return frozenset(theme.code.casefold() for theme in codebook.themes)


def _filled(theme: Theme, own: Theme) -> Theme:
    """Return a theme with what its file could not tell."""
    return theme._replace(terms=own.terms, off=own.off, applied=theme.applied and own.applied)


def _told(own: Theme, given: Theme) -> Theme:
    """Return a theme with what another codebook says of it."""
    return reshaping.joined(given, own)._replace(
        code=own.code,
        name=own.name,
        family=own.family,
        definition=given.definition or own.definition,
        include=given.include or own.include,
        exclude=given.exclude or own.exclude,
        applied=own.applied,
    )


def _added(codebook: Codebook, theme: Theme, codes: Collection[str]) -> Codebook:
    """Return a codebook with a theme in it, under another name or other characters where these are taken.

    Args:
        codebook: The codebook as it was.
        theme: The theme.
        codes: What other themes want to be stood for by.

    """
    others = [other for other in codebook.themes if other.id != theme.id]
    if not theme.code or theme.code.casefold() in {other.code.casefold() for other in others}:
        theme = theme._replace(code=reshaping.free_code(codebook, theme.family, codes))
    names = {other.name.casefold() for other in others}
    name = next(name for name in _names(theme.name) if name.casefold() not in names)
    return reshaping.placed(codebook, reshaping.checked(codebook, theme._replace(name=name)))


def _names(name: str) -> Iterator[str]:
    """Give a name, and then the same with numbers."""
    yield name
    yield from (f"{name} {number}" for number in count(2))
