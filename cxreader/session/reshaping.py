"""A codebook as it would be after an edit, and what an edit must heed; nothing is stored here."""

from collections.abc import Collection, Iterable, Mapping
from itertools import product

from cxreader.analysis.codebook import fits
from cxreader.analysis.naming import slug
from cxreader.errors import LibraryError
from cxreader.model.characters import storable
from cxreader.model.theme import COLOURS, Codebook, Example, Family, Theme

_LONGEST_CODE = 2
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "123456789"
_Terms = Mapping[str, tuple[str, ...]]


def theme_of(codebook: Codebook, key: str) -> Theme:
    """Return a theme by its id; raises LibraryError where it is gone."""
    try:
        return codebook.theme(key)
    except KeyError as problem:
        raise LibraryError("This theme is no longer in the library. Choose another one.") from problem


def family_of(codebook: Codebook, key: str) -> Family:
    """Return a family by its id; raises LibraryError where it is gone."""
    try:
        return codebook.family(key)
    except KeyError as problem:
        raise LibraryError("This family is no longer in the library. Choose another one.") from problem


def free_code(codebook: Codebook, family: str, reserved: Collection[str] = ()) -> str:
    """Return two characters that stand for no theme yet: the letter of a family, and a digit.

    Args:
        codebook: The codebook.
        family: Id of the family.
        reserved: Others not to be used, in small letters.

    Raises:
        LibraryError: The family is gone, or no two characters are left.

    """
    taken = {*reserved, *(theme.code.casefold() for theme in codebook.themes)}
    letters = [theme.code[0] for theme in codebook.themes if theme.family == family]
    first = max(letters, key=letters.count) if letters else slug(family_of(codebook, family).name)[0].upper()
    others = (f"{letter}{sign}" for letter, sign in product(_LETTERS, _DIGITS + _LETTERS))
    for code in (*(f"{first}{digit}" for digit in _DIGITS), *others):
        if code.casefold() not in taken:
            return code
    raise LibraryError("There is no room for another theme. Delete or merge some first.")


def checked(codebook: Codebook, theme: Theme) -> Theme:
    """Return a theme as it can be stored: without stray white space, empty terms, and terms that stand there twice.

    Raises:
        LibraryError: Its family is gone; it has no name, or that of another theme; its code is another theme's, empty
            or too long; or one of its terms could match nothing.

    """
    family_of(codebook, theme.family)
    others = [other for other in codebook.themes if other.id != theme.id]
    name, code = _line(theme.name), _line(theme.code)
    if not name:
        raise LibraryError("A theme needs a name. Type one.")
    for other in others:
        if other.name.casefold() == name.casefold():
            raise LibraryError(f"There is a theme “{other.name}” already. Choose another name.")
        if other.code.casefold() == code.casefold():
            raise LibraryError(f"“{other.code}” stands for “{other.name}” already. Choose two other characters.")
    if not 0 < len(code) <= _LONGEST_CODE or " " in code:
        raise LibraryError(f"“{code}” cannot stand for a theme. Type one or two letters or digits.")
    terms = _clean(theme.terms)
    off = {tag: tuple(term for term in own if term not in terms.get(tag, ())) for tag, own in _clean(theme.off).items()}
    return theme._replace(
        name=name,
        code=code,
        definition=storable(theme.definition).strip(),
        include=storable(theme.include).strip(),
        exclude=storable(theme.exclude).strip(),
        terms=terms,
        off={tag: own for tag, own in off.items() if own},
    )


def checked_family(codebook: Codebook, family: Family) -> Family:
    """Return a family as it can be stored.

    Raises:
        LibraryError: It has no name or that of another family, or its colour is none of the eight.

    """
    name = _line(family.name)
    if not name:
        raise LibraryError("A family needs a name. Type one.")
    for other in codebook.families:
        if other.id != family.id and other.name.casefold() == name.casefold():
            raise LibraryError(f"There is a family “{other.name}” already. Choose another name.")
    if family.colour not in COLOURS:
        raise LibraryError(f"“{family.colour}” is none of the eight colours. Choose one of them.")
    return family._replace(name=name)


def checked_examples(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Return examples as they can be stored, without empty ones."""
    stored = (example._replace(text=storable(example.text).strip()) for example in examples)
    return tuple(example for example in stored if example.text)


def placed(codebook: Codebook, theme: Theme, place: int | None = None) -> Codebook:
    """Return a codebook with a theme at a place in its family, new or in the place of what it was.

    Args:
        codebook: The codebook as it was.
        theme: The theme as it is to be.
        place: The number of themes of its family that come before it; None for where it is, or else the end.

    """
    if place is None and any((other.id, other.family) == (theme.id, theme.family) for other in codebook.themes):
        return _with(codebook, (theme if other.id == theme.id else other for other in codebook.themes))
    others = [other for other in codebook.themes if other.id != theme.id]
    own = [other for other in others if other.family == theme.family]
    own.insert(len(own) if place is None else max(0, place), theme)
    return _with(codebook, [other for other in others if other.family != theme.family] + own)


def without(codebook: Codebook, theme: str) -> Codebook:
    """Return a codebook without a theme."""
    return _with(codebook, (other for other in codebook.themes if other.id != theme))


def merged(codebook: Codebook, source: str, target: str) -> Codebook:
    """Return a codebook in which one theme has taken over the terms of another, which is gone."""
    one, other = theme_of(codebook, source), theme_of(codebook, target)
    return placed(without(codebook, source), joined(other, one))


def split(codebook: Codebook, key: str, new: Theme, terms: Mapping[str, Collection[str]]) -> Codebook:
    """Return a codebook in which a new theme, next after an old one in its family, has some of the old one's terms."""
    old = theme_of(codebook, key)
    taken = new._replace(terms=_only(old.terms, terms), off=_only(old.off, terms))
    left = old._replace(terms=_without(old.terms, terms), off=_without(old.off, terms))
    own = [theme.id for theme in codebook.themes if theme.family == old.family]
    return placed(placed(codebook, left), checked(codebook, taken), own.index(key) + 1)


def with_family(codebook: Codebook, family: Family, place: int | None = None) -> Codebook:
    """Return a codebook with a family at a place, new or in the place of what it was; None for as it is, or the end."""
    families = [other for other in codebook.families if other.id != family.id]
    if place is None:
        keys = [other.id for other in codebook.families]
        place = keys.index(family.id) if family.id in keys else len(keys)
    families.insert(max(0, place), family)
    return _with(codebook._replace(families=tuple(families)), codebook.themes)


def without_family(codebook: Codebook, key: str, to: str) -> Codebook:
    """Return a codebook without a family, its themes at the end of another one.

    Raises:
        LibraryError: It has themes and no other family is named, or it is the last one.

    """
    family = family_of(codebook, key)
    if len(codebook.families) == 1:
        raise LibraryError("A library needs a family for its themes. Make another one first.")
    own = [theme for theme in codebook.themes if theme.family == key]
    if own and (not to or to == key):
        raise LibraryError(f"“{family.name}” still has themes. Choose the family that they go to.")
    for theme in own:
        codebook = placed(codebook, theme._replace(family=family_of(codebook, to).id))
    families = tuple(other for other in codebook.families if other.id != key)
    return codebook._replace(families=families)


def _with(codebook: Codebook, themes: Iterable[Theme]) -> Codebook:
    """Return a codebook with other themes, grouped by family in the families' order."""
    order = {family.id: place for place, family in enumerate(codebook.families)}
    return codebook._replace(themes=tuple(sorted(themes, key=lambda theme: order[theme.family])))


def joined(theme: Theme, other: Theme) -> Theme:
    """Return a theme with its own terms and those of another; of terms that both have its own stay as they are."""
    mine = {(tag, term) for lists in (theme.terms, theme.off) for tag, terms in lists.items() for term in terms}
    return theme._replace(terms=_more(theme.terms, other.terms, mine), off=_more(theme.off, other.off, mine))


def _more(lists: _Terms, others: _Terms, known: Collection[tuple[str, str]]) -> _Terms:
    """Return lists of terms with those of others that are not known."""
    new = {tag: tuple(term for term in terms if (tag, term) not in known) for tag, terms in others.items()}
    return _filled({tag: lists.get(tag, ()) + new.get(tag, ()) for tag in dict.fromkeys((*lists, *new))})


def _only(lists: _Terms, wanted: Mapping[str, Collection[str]]) -> _Terms:
    """Return those of some terms that are wanted."""
    return _filled({tag: tuple(term for term in terms if term in wanted.get(tag, ())) for tag, terms in lists.items()})


def _without(lists: _Terms, unwanted: Mapping[str, Collection[str]]) -> _Terms:
    """Return those of some terms that are not unwanted."""
    kept = {tag: tuple(term for term in terms if term not in unwanted.get(tag, ())) for tag, terms in lists.items()}
    return _filled(kept)


def _clean(lists: _Terms) -> _Terms:
    """Return terms without stray white space, each once; raises LibraryError for one that could match nothing."""
    found: dict[str, tuple[str, ...]] = {}
    for tag, terms in lists.items():
        own = tuple(dict.fromkeys(filter(None, map(_line, terms))))
        for term in own:
            if not fits(term):
                raise LibraryError(f"“{term}” would match nothing. A word has letters, and a * or ? only at its end.")
        found[tag] = own
    return _filled(found)


def _filled(lists: _Terms) -> _Terms:
    return {tag: terms for tag, terms in lists.items() if terms}


def _line(text: str) -> str:
    """Return a text on one line, without white space around it."""
    return " ".join(storable(text).split())
