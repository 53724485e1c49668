"""Highlights as the W3C has them, https://www.w3.org/TR/annotation-model/: one collection in JSON-LD.

Each says where it is twice: by its quote, with what stands around it, and by its offsets in code points. What the model
has no word for has one of ours, which the file explains, so that no reader drops it.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from cxreader.exporters.characters import printable, quoted
from cxreader.exporters.codebook_qdc import THEME
from cxreader.exporters.draft import family_of
from cxreader.model.annotation import Placing, Subject
from cxreader.model.export import Export, ExportDocument, ExportLink, ExportMemo, ExportRow
from cxreader.model.guids import canonical, named
from cxreader.model.theme import INKS, Theme

# characters before and after a quote
_AROUND = 32
_OURS = "https://cxreader.invalid/ns#"
CONTEXT: tuple[object, ...] = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        **{name: f"{_OURS}{name}" for name in ("documents", "themes", "memos", "links", "starred", "placing", "lent")},
        **{name: f"{_OURS}{name}" for name in ("sha256", "family", "code", "colour", "subject", "about", "tags")},
        **{name: f"{_OURS}{name}" for name in ("answer", "speaker", "columns", "column")},
        **{name: {"@id": f"{_OURS}{name}", "@type": "@id"} for name in ("one", "other")},
        "title": "http://purl.org/dc/terms/title",
        "description": "http://purl.org/dc/terms/description",
    },
)
_Thing = dict[str, object]


def write(export: Export, path: Path, step: Callable[[], None]) -> None:
    """Write an export as one collection of annotations."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for piece in _pieces(export, step):
            file.write(piece)


def losses(export: Export) -> tuple[str, ...]:
    """Return what of an export the model has no place for, as sentences."""
    why = empty = 0
    # rows may be made as they are come to: they are gone through once
    for row in export.rows:
        why += bool(row.why)
        empty += not row.quote
    said = (
        (True, "The texts themselves are not in the file: each is named by its hash."),
        (why, "Why a passage has its theme is left out."),
        (empty, f"{empty:,} highlight{'s' * (empty != 1)} without a quote left out."),
    )
    return tuple(sentence for there, sentence in said if there)


def _pieces(export: Export, step: Callable[[], None]) -> Iterator[str]:
    """Give the lines of the file, an annotation a line."""
    name = named("collection", export.library)
    head = {
        "@context": list(CONTEXT),
        "id": f"urn:uuid:{name}",
        "type": "AnnotationCollection",
        "label": printable(export.library),
        "total": sum(bool(row.quote) for row in export.rows),
    }
    yield f"{quoted(head)[:-1]},\n"
    yield from _list("themes", (_theme(theme, export) for theme in _themes(export)))
    yield from _list("memos", map(_memo, export.memos))
    yield from _list("links", map(_link, export.links))
    page = {"id": f"urn:uuid:{named('page', export.library)}", "type": "AnnotationPage", "startIndex": 0}
    yield f'"first": {quoted(page)[:-1]},\n'
    documents: list[_Thing] = []
    first = True
    groups = groupby(export.rows, key=attrgetter("document_guid"))
    yield '"items": ['
    for document, (_, own) in zip(export.documents, groups, strict=False):
        documents.append(_document(document))
        for row in own:
            if row.quote:
                yield f"{'' if first else ','}\n{quoted(_annotation(row, document.text))}"
                first = False
            step()
    yield "\n]},\n"
    yield "".join(_list("documents", documents)).rstrip(",\n") + "\n}\n"


def _list(name: str, things: Iterable[_Thing]) -> Iterator[str]:
    """Give a list in lines of its own."""
    lines = ",\n".join(map(quoted, things))
    yield f'"{name}": [\n{lines}\n],\n' if lines else f'"{name}": [],\n'


def _annotation(row: ExportRow, text: str) -> _Thing:
    """Return a row as an annotation; ``created`` must be there, and is that of the epoch where nobody touched it."""
    bodies = list(_bodies(row))
    created = row.created or "1970-01-01T00:00:00Z"
    start, end = row.start, row.start + len(row.quote)
    placed = row.placing is Placing.SURE
    quote = {
        "type": "TextQuoteSelector",
        "exact": printable(row.quote),
        "prefix": printable(text[max(0, start - _AROUND) : start]) if placed else "",
        "suffix": printable(text[end : end + _AROUND]) if placed else "",
    }
    return {
        "id": f"urn:uuid:{canonical(row.guid)}",
        "type": "Annotation",
        "motivation": "commenting" if row.note else "highlighting",
        "created": created,
        "modified": row.modified or created,
        **({"creator": _person(row.author)} if row.author else {}),
        **({"starred": True} if row.starred else {}),
        **({"lent": True} if row.lent else {}),
        **({"answer": printable(row.answer)} if row.answer else {}),
        **({"speaker": printable(row.speaker)} if row.speaker else {}),
        **({"columns": [_column(*each) for each in row.columns]} if row.columns else {}),
        **({} if placed else {"placing": row.placing.value}),
        **({"body": bodies} if bodies else {}),
        "target": {
            "source": f"urn:uuid:{canonical(row.document_guid)}",
            "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}],
        },
    }


def _column(title: str, value: str) -> _Thing:
    return {"column": printable(title), "value": printable(value)}


def _bodies(row: ExportRow) -> Iterator[_Thing]:
    if row.note:
        yield {"type": "TextualBody", "purpose": "commenting", "value": printable(row.note), "format": "text/plain"}
    for theme in row.themes:
        yield {"type": "SpecificResource", "purpose": "classifying", "source": _address(theme)}
        yield {"type": "TextualBody", "purpose": "tagging", "value": printable(theme.name)}
    for tag in row.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "value": printable(tag)}


def _document(document: ExportDocument) -> _Thing:
    return {
        "id": f"urn:uuid:{canonical(document.guid)}",
        "label": printable(document.name),
        "title": printable(document.title),
        "language": document.language,
        "sha256": document.sha256,
        "tags": [printable(tag) for tag in document.tags],
    }


def _themes(export: Export) -> Iterable[Theme]:
    themes = {theme.id: theme for theme in export.themes}
    for row in export.rows:
        themes.update({theme.id: theme for theme in row.themes if theme.id not in themes})
    return themes.values()


def _theme(theme: Theme, export: Export) -> _Thing:
    family = family_of(theme, export)
    return {
        "id": _address(theme),
        "label": printable(theme.name),
        "family": printable(family.name),
        "code": printable(theme.code),
        "colour": INKS.get(family.colour, ""),
        "description": printable(theme.definition),
    }


def _memo(memo: ExportMemo) -> _Thing:
    about = {
        Subject.DOCUMENT: f"urn:uuid:{canonical(memo.target)}",
        Subject.THEME: f"urn:uuid:{named(THEME, memo.target)}",
        Subject.LANGUAGE: memo.target,
        Subject.LIBRARY: "",
    }[memo.subject]
    said = {"subject": memo.subject.value, "about": about, "value": printable(memo.note)}
    return {"id": f"urn:uuid:{canonical(memo.guid)}", **said, **_made(memo)}


def _link(link: ExportLink) -> _Thing:
    ends = {"one": f"urn:uuid:{canonical(link.one)}", "other": f"urn:uuid:{canonical(link.other)}"}
    return {"id": f"urn:uuid:{canonical(link.guid)}", **ends, "value": printable(link.note), **_made(link)}


def _made(said: ExportMemo | ExportLink) -> _Thing:
    times = {"created": said.created, "modified": said.modified}
    return {**times, **({"creator": _person(said.author)} if said.author else {})}


def _person(author: str) -> _Thing:
    return {"id": f"urn:uuid:{named('user', author)}", "type": "Person", "name": printable(author)}


def _address(theme: Theme) -> str:
    return f"urn:uuid:{named(THEME, theme.id)}"
