"""Examples of a codebook's themes as files: passages from which the program learns what each theme means."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cxreader.errors import CxError
from cxreader.model.theme import Example
from cxreader.paths import resource


def shipped() -> Path:
    """Return the examples that come with the program."""
    return resource("codebooks", "customer-experience.examples.toml")


def load(path: Path) -> tuple[Example, ...]:
    """Return the examples of a file.

    The file is TOML: for each an ``[[example]]`` with a list ``themes`` (empty for a passage of no theme),
    ``language`` and ``text``.

    Raises:
        CxError: It cannot be read, or it holds no examples.

    """
    try:
        return parse(tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("example"))
    except OSError as problem:
        raise CxError(f"The examples {path.name} could not be opened: {problem.strerror}. Check the file.") from problem
    except ValueError as problem:
        raise CxError(f"The examples {path.name} could not be understood: {problem}. Correct the file.") from problem


def parse(entries: object) -> tuple[Example, ...]:
    """Return the examples that a list of tables gives; raises ValueError where it gives something else."""
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("it has no [[example]]")
    return tuple(map(_example, entries))


def _example(entry: Mapping[str, Any]) -> Example:
    text, language, themes = (entry.get(key) for key in ("text", "language", "themes"))
    if not isinstance(text, str) or not isinstance(language, str):
        raise ValueError("the text or the language of an example is missing, or is no text")  # noqa: TRY004 - as below
    if not isinstance(themes, list) or not all(isinstance(theme, str) for theme in themes):
        # all faults of a file are told alike
        raise ValueError(f"the themes of “{text}” are no list of ids")
    return Example(text, language, tuple(themes))
