"""The forms that an export can be written in, each by the name of the module that writes it."""

import importlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from cxreader.exporters.draft import Draft, chosen
from cxreader.model.export import Export


class Kind(StrEnum):
    """What a format is for."""

    READING = "To read"
    TABLE = "Tables"
    PROGRAMS = "For other programs"
    OWN = "Own templates"


class Each(StrEnum):
    """What each file of a folder is about."""

    DOCUMENT = "document"
    THEME = "theme"


class Exporter(NamedTuple):
    """A format that an export can be written in.

    Attributes:
        key: Its key in ``EXPORTERS``.
        label: Its name for people.
        suffix: How its files' names end, with the dot.
        kind: What it is for.
        module: Name of the module among the exporters that writes it; it is loaded only then.
        plain: Whether its file is plain text, of which a beginning can be shown.
        shaped: Whether it has sections and may leave parts out; what has not holds all there is.
        encoding: The encoding of plain text.
        each: What each of its files is about, where it writes a folder of them; None for one file.
        template: The person's own template, where it is one.

    """

    key: str
    label: str
    suffix: str
    kind: Kind
    module: str
    plain: bool = False
    shaped: bool = False
    encoding: str = "utf-8"
    each: Each | None = None
    template: Path | None = None

    def draft(self, export: Export) -> Draft:
        """Return the pieces of a file of plain text."""
        if self.template:
            from cxreader.exporters import own_templates  # loads the template engine

            return own_templates.draft(export, self.template)
        draft: Callable[[Export], Draft] = self._module().draft
        return draft(export)

    def losses(self, export: Export) -> tuple[str, ...]:
        """Return what this format cannot carry of an export, as sentences."""
        return cast("tuple[str, ...]", self._module().losses(chosen(export)))

    def write(self, export: Export, path: Path, step: Callable[[], None]) -> None:
        """Write an export to a file; ``step`` is called after each row.

        Raises:
            ExportError: It cannot be written in this format.

        """
        if not self.plain:
            self._module().write(chosen(export), path, step)
            return
        pieces = self.draft(chosen(export))
        with path.open("w", encoding=self.encoding, newline="") as file:
            file.write(pieces.head)
            for piece in pieces.rows:
                file.write(piece)
                step()
            file.write(pieces.foot)

    def lacking(self, many: int = 0) -> str:
        """Return why so many rows cannot be written in this format here and what can be done; empty where they can."""
        return cast("str", self._module().lacking(many)) if self.key == "pdf" else ""

    def _module(self) -> Any:  # noqa: ANN401 - a module, of which each has what its kind of format needs
        return importlib.import_module(f"cxreader.exporters.{self.module}")


_READING, _TABLE, _PROGRAMS = Kind.READING, Kind.TABLE, Kind.PROGRAMS
_ALL = (
    Exporter("markdown", "Markdown", ".md", _READING, "markdown", plain=True, shaped=True),
    Exporter("markdown-documents", "Markdown per document", ".md", _READING, "markdown",
             plain=True, shaped=True, each=Each.DOCUMENT),
    Exporter("markdown-themes", "Markdown per theme", ".md", _READING, "markdown",
             plain=True, shaped=True, each=Each.THEME),
    Exporter("html", "HTML", ".html", _READING, "html_page", plain=True, shaped=True),
    Exporter("docx", "Word", ".docx", _READING, "word", shaped=True),
    Exporter("odt", "OpenDocument", ".odt", _READING, "opendocument", shaped=True),
    Exporter("pdf", "PDF", ".pdf", _READING, "pdf_page", shaped=True),
    Exporter("xlsx", "Excel", ".xlsx", _TABLE, "excel"),
    # without a byte order mark Excel takes the text for Windows-1252
    Exporter("csv", "CSV", ".csv", _TABLE, "csv_table", plain=True, encoding="utf-8-sig"),
    Exporter("qdpx", "REFI-QDA project", ".qdpx", _PROGRAMS, "qdpx"),
    Exporter("qdc", "REFI-QDA codebook", ".qdc", _PROGRAMS, "codebook_qdc"),
    Exporter("jsonld", "W3C annotations", ".jsonld", _PROGRAMS, "web_annotations"),
    Exporter("jsonl", "JSON Lines", ".jsonl", _PROGRAMS, "jsonl", plain=True),
    Exporter("taguette", "Taguette codebook", ".csv", _PROGRAMS, "taguette_csv"),
)  # fmt: skip
EXPORTERS: Mapping[str, Exporter] = MappingProxyType({form.key: form for form in _ALL})
