"""JSON Lines: one object a row, for programs."""

from collections.abc import Iterator

from cxreader.exporters.characters import quoted
from cxreader.exporters.draft import Draft, family_of
from cxreader.model.characters import storable
from cxreader.model.export import Export, ExportRow
from cxreader.model.theme import Theme


def draft(export: Export) -> Draft:
    """Return an export as one object a row, in reading order; offsets are code points of the document's text."""
    return Draft("", _rows(export))


def _rows(export: Export) -> Iterator[str]:
    for row in export.rows:
        yield quoted(_record(row, export)) + "\n"


def _record(row: ExportRow, export: Export) -> dict[str, object]:
    record = {name: _value(value) for name, value in row._asdict().items()}
    record["themes"] = [_theme(theme, export) for theme in row.themes]
    record["tags"] = [storable(tag) for tag in row.tags]
    return record


def _value(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _theme(theme: Theme, export: Export) -> dict[str, str]:
    family = family_of(theme, export).name
    return {"id": theme.id, "code": theme.code, "name": storable(theme.name), "family": storable(family)}
