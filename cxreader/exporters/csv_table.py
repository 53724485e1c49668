"""A table in CSV that Excel and LibreOffice open as it is meant, with no cell that could run as a formula."""

import re
from collections.abc import Iterator

from cxreader.exporters.characters import printable
from cxreader.exporters.draft import Draft, family_of
from cxreader.model.export import Export, ExportRow

COLUMNS = (
    "id", "kind", "document", "title", "language", "theme", "codes", "quote", "sentence", "paragraph", "note", "tags",
    "starred", "start", "end", "created", "modified", "author", "why", "certainty", "sha256",
)  # fmt: skip
# OWASP's list for CSV injection; apostrophes before it count too, so that whoever takes one away has the text again
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def draft(export: Export) -> Draft:
    """Return an export as a table, in reading order."""
    return Draft(_record(COLUMNS), _rows(export))


def guarded(text: str) -> str:
    """Return a cell's text, behind an apostrophe where a spreadsheet might take it for a formula."""
    text = printable(text)
    return f"'{text}" if _FORMULA.match(text) else text


def _rows(export: Export) -> Iterator[str]:
    for row in export.rows:
        yield _record(_cells(row, export))


def _cells(row: ExportRow, export: Export) -> tuple[str, ...]:
    return (
        row.guid,
        row.kind,
        row.document,
        row.title,
        row.language,
        "; ".join(f"{family_of(theme, export).name} > {theme.name}" for theme in row.themes),
        "; ".join(theme.code for theme in row.themes),
        row.quote,
        f"{row.before}{row.quote}{row.after}" if export.sentence else "",
        str(row.paragraph),
        row.note,
        "; ".join(row.tags),
        "yes" if row.starred else "",
        str(row.start),
        str(row.end),
        row.created,
        row.modified,
        row.author,
        row.why,
        row.certainty,
        row.sha256,
    )


def _record(cells: tuple[str, ...]) -> str:
    return ",".join('"' + guarded(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
