"""Codebooks as files that a person has, in any form that is known."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cxreader.analysis import codebook, codebook_exchange, codebook_table, examples
from cxreader.errors import CxError
from cxreader.model.theme import Codebook, Example

# how the names of their files end, and what they are called
FORMS: Mapping[str, str] = MappingProxyType(
    {".toml": "Codebook of cxreader", ".csv": "Table in CSV", ".qdc": "REFI-QDA codebook"}
)


class CodebookFile(NamedTuple):
    """What a file says.

    Attributes:
        codebook: The codebook. A theme's code is empty where the file has none for it.
        examples: Its examples; only a codebook of cxreader can have some.

    """

    codebook: Codebook
    examples: tuple[Example, ...] = ()


def read(path: Path) -> CodebookFile:
    """Return the codebook of a file, and its examples.

    Raises:
        CxError: It cannot be read or understood, or is of another form.

    """
    parse = _PARSERS.get(path.suffix.lower())
    if parse is None:
        raise CxError(f"“{path.name}” is no codebook. Choose a file that ends in {', '.join(FORMS)}.")
    return codebook.understood(path, parse)


def _toml(data: bytes) -> CodebookFile:
    table = codebook.table(data)
    return CodebookFile(codebook.parse(table), examples.parse(table.get("example", [])))


_PARSERS: Mapping[str, Callable[[bytes], CodebookFile]] = MappingProxyType(
    {
        ".toml": _toml,
        ".csv": lambda data: CodebookFile(codebook_table.parse(data)),
        ".qdc": lambda data: CodebookFile(codebook_exchange.parse(data)),
    }
)
