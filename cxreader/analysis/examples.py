"""Examples of a codebook's themes as files: passages from which the program learns what each theme means."""

import tomllib
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
        entries = tomllib.loads(path.read_bytes().decode("utf-8-sig"))["example"]
        return tuple(map(_example, entries))
    except OSError as problem:
        raise CxError(f"The examples {path.name} could not be opened: {problem.strerror}. Check the file.") from problem
    except (KeyError, TypeError, ValueError) as problem:
        raise CxError(f"The examples {path.name} could not be understood: {problem}. Correct the file.") from problem


def _example(entry: dict[str, Any]) -> Example:
    text, language, themes = entry["text"], entry["language"], entry["themes"]
    if not isinstance(text, str) or not isinstance(language, str):
        raise TypeError("a text or a language is no text")
    if not isinstance(themes, list) or not all(isinstance(theme, str) for theme in themes):
        raise TypeError(f"the themes of “{text}” are no list of ids")
    return Example(text, language, tuple(themes))
