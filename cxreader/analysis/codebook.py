"""Codebooks as files: reading the one that is shipped, or another of the same form."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cxreader.errors import CxError
from cxreader.model.theme import COLOURS, Codebook, Family, Theme
from cxreader.paths import resource

# a "*" stands for the ending of a word, so it follows letters, and the word ends there; a "?" ends a term
_STRAY_MARK = r"(?<!\w)\*|\*(?![\s?]|$)|(?<![\w*])\?|\?(?!$)"
# in bytes; forty times the shipped one
_LARGEST = 20_000_000
_Read = TypeVar("_Read")


def shipped() -> Path:
    """Return the codebook that comes with the program."""
    return resource("codebooks", "customer-experience.toml")


def fits(term: str) -> bool:
    """Tell whether a term can match something: it has a letter or digit, and marks only where they mean something."""
    return any(sign.isalnum() for sign in term) and not re.search(_STRAY_MARK, term)


def load(path: Path) -> Codebook:
    """Return the codebook of a file in TOML.

    Raises:
        CxError: It cannot be read, or it is no codebook.

    """
    return understood(path, lambda data: parse(table(data)))


def understood(path: Path, parse: Callable[[bytes], _Read]) -> _Read:
    """Return what a file of a codebook says.

    Args:
        path: The file.
        parse: What understands its bytes; raises ValueError with a reason, which names a place where it can.

    Raises:
        CxError: It cannot be read or understood.

    """
    try:
        return parse(_content(path))
    except OSError as problem:
        raise CxError(f"The codebook {path.name} could not be opened: {problem.strerror}. Check the file.") from problem
    except (ValueError, RecursionError) as problem:
        # Python's own words for these two mean nothing to people
        why = {UnicodeDecodeError: "it is not UTF-8", RecursionError: "it is nested too deeply"}.get(type(problem))
        raise CxError(
            f"The codebook {path.name} could not be understood: {why or problem}. Correct the file."
        ) from problem


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ValueError("it is no file")
    if path.stat().st_size > _LARGEST:
        raise ValueError("it is too large for one")
    return path.read_bytes()


def table(data: bytes) -> dict[str, Any]:
    """Return what a file in TOML holds; raises ValueError where it is none."""
    import tomllib  # loaded late: a start seldom needs it

    return tomllib.loads(data.decode("utf-8-sig"))


def parse(table: Mapping[str, Any]) -> Codebook:
    """Return the codebook that a table says.

    It has ``id`` and ``version``, then for each family a ``[[family]]`` with ``id``, ``name``, ``colour`` and its
    themes, each a ``[[family.theme]]`` with ``id``, ``code`` and ``name``, and as far as there is something to say
    ``definition``, ``include``, ``exclude``, ``applied`` and the tables ``terms`` and ``off``, which give a list of
    terms for each language.

    Raises:
        ValueError: Something is missing, twice, or of the wrong kind.

    """
    families: list[Family] = []
    themes: list[Theme] = []
    for entry in _tables(table, "family", "the file"):
        family = _family(entry)
        families.append(family)
        themes += (_theme(inner, family.id) for inner in _tables(entry, "theme", f"the family “{family.id}”", []))
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
    if family.colour not in COLOURS:
        raise ValueError(f"the family “{family.id}” has the colour “{family.colour}”, not one of the eight")
    return family


def _theme(entry: dict[str, Any], family: str) -> Theme:
    key, code, name = (_text(entry, key, "a theme") for key in ("id", "code", "name"))
    definition, include, exclude = (_text(entry, note, f"“{key}”", "") for note in ("definition", "include", "exclude"))
    applied = entry.get("applied", True)
    if not isinstance(applied, bool):
        raise ValueError(f"“applied” of “{key}” is neither true nor false")  # noqa: TRY004 - told like the others
    terms, off = (_terms(entry, lists, key) for lists in ("terms", "off"))
    return Theme(key, code, name, family, definition, terms, include, exclude, off, applied)


def _tables(
    table: Mapping[str, Any], key: str, where: str, otherwise: list[dict[str, Any]] | None = None
) -> list[dict[str, Any]]:
    entries = table.get(key, otherwise)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"{where} has no [[{key}]]")
    return entries


def _text(table: Mapping[str, Any], key: str, where: str, otherwise: str | None = None) -> str:
    value = table.get(key, otherwise)
    if not isinstance(value, str) or not (value.strip() or value == otherwise):
        raise ValueError(f"{where} has no {key}")
    return value


def _terms(entry: Mapping[str, Any], key: str, theme: str) -> Mapping[str, tuple[str, ...]]:
    lists = entry.get(key, {})
    if not isinstance(lists, dict):
        raise ValueError(f"the terms of “{theme}” are not given by language")  # noqa: TRY004 - told like the others
    for language, terms in lists.items():
        if not isinstance(terms, list) or not all(isinstance(term, str) and term.strip() for term in terms):
            raise ValueError(f"the terms of “{theme}” in “{language}” are no list of words")
        stray = next((term for term in terms if not fits(term)), None)
        if stray is not None:
            raise ValueError(f"“{stray}” of “{theme}” would match nothing: a * or ? stands at the end of a word")
    return {language: tuple(terms) for language, terms in lists.items()}
