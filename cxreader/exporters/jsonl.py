"""JSON Lines: one object a row, for programs; after the rows one for each memo and link."""

from collections.abc import Iterator

from cxreader.exporters.characters import quoted
from cxreader.exporters.draft import Draft, family_of
from cxreader.model.annotation import Subject
from cxreader.model.characters import storable
from cxreader.model.export import Export, ExportLink, ExportMemo, ExportRow
from cxreader.model.theme import Theme

_NO_ROW = ExportRow("", "", "", "", "", "", "", "", "", "", 0, 0, 0)


def draft(export: Export) -> Draft:
    """Return an export as one object a row, in reading order; offsets are code points of the document's text.

    What a memo or a link has no use for is empty in its line, so that all lines have the same columns.
    """
    return Draft("", _rows(export), "".join(_foot(export)))


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export has no place in these lines, as sentences."""
    return ("The texts themselves are not in the file: each is named by its hash.",) if export.rows else ()


def _rows(export: Export) -> Iterator[str]:
    for row in export.rows:
        yield quoted(_record(row, export)) + "\n"


def _foot(export: Export) -> Iterator[str]:
    names = {row.document_guid: row for row in export.rows}
    for memo in export.memos:
        own = names.get(memo.target, _NO_ROW)
        row = _NO_ROW._replace(document=own.document, title=own.title, document_guid=own.document_guid)
        language = memo.target if memo.subject is Subject.LANGUAGE else ""
        about = {"subject": memo.subject.value, "target": storable(memo.target), "name": storable(memo.name)}
        yield _more("memo", memo, row._replace(sha256=own.sha256, language=language), export, about)
    for link in export.links:
        yield _more("link", link, _NO_ROW, export, {"one": link.one, "other": link.other})


def _more(kind: str, said: ExportMemo | ExportLink, row: ExportRow, export: Export, about: dict[str, str]) -> str:
    """Return the line of what is no row, with what it is about."""
    row = row._replace(guid=said.guid, kind=kind, note=said.note, author=said.author)
    return quoted(_record(row._replace(created=said.created, modified=said.modified), export) | about) + "\n"


def _record(row: ExportRow, export: Export) -> dict[str, object]:
    record = {name: _value(value) for name, value in row._asdict().items()}
    record["themes"] = [_theme(theme, export) for theme in row.themes]
    record["columns"] = {storable(title): storable(value) for title, value in row.columns}
    record["tags"] = [storable(tag) for tag in row.tags]
    return record


def _value(value: object) -> object:
    return storable(value) if isinstance(value, str) else value


def _theme(theme: Theme, export: Export) -> dict[str, str]:
    family = family_of(theme, export).name
    return {"id": theme.id, "code": theme.code, "name": storable(theme.name), "family": storable(family)}
