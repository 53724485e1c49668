"""Codebooks as files: reading the one that is shipped, or another of the same form."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxreader.errors import CxError
from cxreader.model.theme import Codebook, Family, Theme
from cxreader.paths import resource

_COLOURS = frozenset({"blue", "teal", "green", "gold", "brown", "red", "rose", "violet"})
# a "*" stands for the ending of a word, so it follows letters, and the word ends there; a "?" ends a term
_STRAY_MARK = r"(?<!\w)\*|\*(?![\s?]|$)|(?<![\w*])\?|\?(?!$)"


def shipped() -> Path:
    """Return the codebook that comes with the program."""
    return resource("codebooks", "customer-experience.toml")


def load(path: Path) -> Codebook:
    """Return the codebook of a file.

    The file is TOML: ``id`` and ``version``, then for each family a ``[[family]]`` with ``id``, ``name``, ``colour``
    and its themes, each a ``[[family.theme]]`` with ``id``, ``code``, ``name``, ``definition`` and a table ``terms``
    that gives a list for each language.

    Raises:
        CxError: It cannot be read, or it is no codebook.

    """
    import tomllib  # loaded late: a start seldom needs it

    try:
        table = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
        return _codebook(table)
    except OSError as problem:
        raise CxError(f"The codebook {path.name} could not be opened: {problem.strerror}. Check the file.") from problem
    except ValueError as problem:
        why = "it is not UTF-8" if isinstance(problem, UnicodeDecodeError) else str(problem)
        raise CxError(f"The codebook {path.name} could not be understood: {why}. Correct the file.") from problem


def _codebook(table: dict[str, Any]) -> Codebook:
    families: list[Family] = []
    themes: list[Theme] = []
    for entry in _tables(table, "family", "the file"):
        family = _family(entry)
        families.append(family)
        themes += (_theme(inner, family.id) for inner in _tables(entry, "theme", f"the family “{family.id}”"))
    for what, keys in (
        ("family", [family.id for family in families]),
        ("theme", [theme.id for theme in themes]),
        ("theme code", [theme.code for theme in themes]),
    ):
        for key, number in Counter(keys).items():
            if number > 1:
                raise ValueError(f"the {what} “{key}” stands in it twice")
    version = table.get("version")
    if not isinstance(version, int):
        raise ValueError("its version is no whole number")  # noqa: TRY004 - all faults of the file are told alike
    return Codebook(_text(table, "id", "the file"), version, tuple(families), tuple(themes))


def _family(entry: dict[str, Any]) -> Family:
    family = Family(*(_text(entry, key, "a family") for key in ("id", "name", "colour")))
    if family.colour not in _COLOURS:
        raise ValueError(f"the family “{family.id}” has the colour “{family.colour}”, not one of the eight")
    return family


def _theme(entry: dict[str, Any], family: str) -> Theme:
    key, code, name, definition = (_text(entry, key, "a theme") for key in ("id", "code", "name", "definition"))
    return Theme(key, code, name, family, definition, _terms(entry, key))


def _tables(table: dict[str, Any], key: str, where: str) -> list[dict[str, Any]]:
    entries = table.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"{where} has no [[{key}]]")
    return entries


def _text(table: dict[str, Any], key: str, where: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where} has no {key}")
    return value


def _terms(entry: dict[str, Any], theme: str) -> Mapping[str, tuple[str, ...]]:
    lists = entry.get("terms", {})
    if not isinstance(lists, dict):
        raise ValueError(f"the terms of “{theme}” are not given by language")  # noqa: TRY004 - told like the others
    for language, terms in lists.items():
        if not isinstance(terms, list) or not all(isinstance(term, str) and term.strip() for term in terms):
            raise ValueError(f"the terms of “{theme}” in “{language}” are no list of words")
        stray = next((term for term in terms if re.search(_STRAY_MARK, term)), None)
        if stray is not None:
            raise ValueError(f"in “{stray}” of “{theme}” a * or ? stands elsewhere than at the end of a word")
    return {language: tuple(terms) for language, terms in lists.items()}
