"""Exporters: frozen rows become a file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from cxreader.exporters import csv_table, html_page, jsonl, markdown, writing
from cxreader.exporters.draft import Draft, chosen
from cxreader.model.export import Export


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that an export can be written in.

    Attributes:
        key: Its key in ``EXPORTERS``.
        label: Its name for people.
        suffix: How its files' names end, with the dot.
        draft: Makes the pieces of the file.
        encoding: The file's encoding.

    """

    key: str
    label: str
    suffix: str
    draft: Callable[[Export], Draft]
    encoding: str = "utf-8"

    def render(self, export: Export) -> bytes:
        """Return the file that an export becomes."""
        pieces = self.draft(chosen(export))
        return "".join((pieces.head, *pieces.rows, pieces.foot)).encode(self.encoding)


EXPORTERS: Mapping[str, Exporter] = MappingProxyType(
    {
        "markdown": Exporter("markdown", "Markdown", ".md", markdown.draft),
        "html": Exporter("html", "HTML", ".html", html_page.draft),
        # without a byte order mark Excel takes the text for Windows-1252
        "csv": Exporter("csv", "CSV", ".csv", csv_table.draft, "utf-8-sig"),
        "jsonl": Exporter("jsonl", "JSON Lines", ".jsonl", jsonl.draft),
    }
)


def preview(export: Export, key: str, limit: int = 20) -> str:
    """Return the text that ``write`` would write, without a byte order mark.

    Args:
        export: What to write.
        key: The format.
        limit: Rows to show; where there are more, a last line tells how many.

    """
    pieces = EXPORTERS[key].draft(chosen(export))
    left = len(export.rows) - limit
    shown = "".join((pieces.head, *islice(pieces.rows, limit)))
    return f"{shown}… and {left:,} more" if left > 0 else shown + pieces.foot


def write(export: Export, key: str, path: Path, protected: Iterable[Path] = ()) -> None:
    """Write an export to a file, whole or not at all.

    Args:
        export: What to write.
        key: The format.
        path: The file; one that is there already is replaced.
        protected: Files that must not be replaced, such as the texts that the export comes from. Libraries never are.

    Raises:
        ExportError: It could not be written, or must not be; what was there before is as it was.

    """
    writing.replace_file(path, EXPORTERS[key].render(export), protected)
