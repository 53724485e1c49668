"""A table in CSV that Excel and LibreOffice open as it is meant, with no cell that could run as a formula."""

import re
from collections.abc import Iterator

from cxreader.exporters.characters import printable
from cxreader.exporters.draft import Draft, doubt, family_of
from cxreader.model.export import Export, ExportRow

COLUMNS = (
    "id", "kind", "document", "title", "language", "theme", "codes", "quote", "sentence", "paragraph", "note", "tags",
    "starred", "start", "end", "created", "modified", "author", "why", "certainty", "sha256",
)  # fmt: skip
# OWASP's list for CSV injection; apostrophes before it count too, so that whoever takes one away has the text again
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")


def draft(export: Export) -> Draft:
    """Return an export as a table, in reading order."""
    return Draft(_record((*COLUMNS, "placing", *beside_columns(export))), _rows(export))


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export a table has no place for, as sentences."""
    counts = ((len(export.memos), "memo"), (len(export.links), "link"))
    left = " and ".join(f"{number:,} {noun}{'s' * (number != 1)}" for number, noun in counts if number)
    return (f"A table has one kind of row only: {left} will not be in it.",) if left else ()


def guarded(text: str) -> str:
    """Return a cell's text, behind an apostrophe where a spreadsheet might take it for a formula."""
    text = printable(text)
    return f"'{text}" if is_like_formula(text) else text


def is_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet might take a text for a formula."""
    return bool(_FORMULA.match(text))


def _rows(export: Export) -> Iterator[str]:
    for row in export.rows:
        yield _record((*cells(row, export), doubt(row), *beside_cells(row, export)))


def cells(row: ExportRow, export: Export) -> tuple[str | int, ...]:
    """Return what stands in each column for a row."""
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
        row.paragraph,
        row.note,
        "; ".join(row.tags),
        "yes" if row.starred else "",
        row.start,
        row.end,
        row.created,
        row.modified,
        row.author,
        row.why,
        row.certainty,
        row.sha256,
    )


def beside_columns(export: Export) -> tuple[str, ...]:
    """Return the columns for what stands beside answers, and for who speaks."""
    return ("answer", "speaker", *(f"column: {title}" for title in export.columns))


def beside_cells(row: ExportRow, export: Export) -> tuple[str, ...]:
    """Return what stands in those columns for a row."""
    values = dict(row.columns)
    return (row.answer, row.speaker, *(values.get(title, "") for title in export.columns))


def _record(values: tuple[str | int, ...]) -> str:
    return ",".join('"' + guarded(str(value)).replace('"', '""') + '"' for value in values) + "\r\n"
