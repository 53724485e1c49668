"""Writing a codebook to a file, in a form for this program or for others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cxreader.exporters import codebook_csv, codebook_qdc, codebook_toml, writing
from cxreader.model.theme import Codebook, Example


class CodebookForm(NamedTuple):
    """A form that a codebook can be written in.

    Attributes:
        label: Its name for people.
        suffix: How its files' names end, with the dot.
        lost: What it has no place for, in words; empty for nothing.
        render: Makes the file.

    """

    label: str
    suffix: str
    lost: str
    render: Callable[[Codebook, Sequence[Example]], bytes]


FORMS: Mapping[str, CodebookForm] = MappingProxyType(
    {
        "toml": CodebookForm("Codebook of cxreader", ".toml", "", codebook_toml.render),
        "csv": CodebookForm("Table in CSV", ".csv", "examples", lambda codebook, _: codebook_csv.render(codebook)),
        "qdc": CodebookForm(
            "REFI-QDA codebook", ".qdc", "words and examples", lambda codebook, _: codebook_qdc.render(codebook)
        ),
    }
)


def write(
    codebook: Codebook, examples: Sequence[Example], key: str, path: Path, protected: Iterable[Path] = ()
) -> None:
    """Write a codebook to a file, whole or not at all.

    Args:
        codebook: The codebook, with its terms.
        examples: Its examples.
        key: The form.
        path: The file; one that is there already is replaced.
        protected: Files that must not be replaced. Libraries never are.

    Raises:
        ExportError: It could not be written, or must not be; what was there before is as it was.

    """
    writing.replace_file(path, FORMS[key].render(codebook, examples), protected)
