"""The person's own templates, in the language of Jinja: what they may do is to put quotes into words, and nothing else.

They lie in the folder ``templates`` beside the settings. `notes.html.j2` makes a file that ends in ``.html``; what is
put into a page of that kind is escaped.
"""

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cxreader import __version__, paths
from cxreader.errors import ExportError
from cxreader.exporters.characters import printable
from cxreader.exporters.draft import Draft, address, block_id, doubt, family_of, sections, title
from cxreader.model import language
from cxreader.model.export import Export, ExportRow, Rows

SAMPLE = "Quotes in a table.html.j2"
_ENDINGS = (".j2", ".jinja", ".jinja2")
_ESCAPED = (".html", ".htm", ".xhtml", ".xml")
# bytes of a template
_LARGEST = 1 << 20
_CANNOT = "The template “{name}” cannot be used{line}: {why}. Change it, or choose another format."
_Fields = dict[str, Any]


def templates() -> list[tuple[Path, str, str]]:
    """Return the person's templates: the file of each, its name for people, and how the files it makes end."""
    folder = _folder()
    if not folder.is_dir():
        return []
    found = []
    for path in sorted(folder.iterdir()):
        if path.name.endswith(_ENDINGS) and path.is_file():
            inner = Path(path.stem)
            found.append((path, inner.stem, inner.suffix or ".txt"))
    return found


def put_sample() -> Path:
    """Put a sample beside the person's templates, unless it is there, and return the folder.

    Raises:
        ExportError: It cannot be written.

    """
    folder = _folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / SAMPLE).exists():
            (folder / SAMPLE).write_bytes(paths.resource("templates", SAMPLE).read_bytes())
    except OSError as problem:
        raise ExportError(f"The folder {folder} cannot be written to: {problem.strerror}. Check who may.") from problem
    return folder


def losses(_export: Export) -> tuple[str, ...]:
    """Return nothing: what a template leaves out is its own matter."""
    return ()


def draft(export: Export, path: Path) -> Draft:
    """Return what a template makes of an export.

    Raises:
        ExportError: It cannot be used; on the way too, as the pieces are asked for.

    """
    from cxreader.exporters.own_template_engine import FAULTS, Engine  # loads Jinja

    if path.is_file() and path.stat().st_size > _LARGEST:
        raise ExportError(_CANNOT.format(name=path.name, line="", why="it is larger than a megabyte"))
    try:
        source = path.read_text("utf-8-sig")
        engine = Engine(escapes=Path(path.stem).suffix.lower() in _ESCAPED)
        pieces = engine.pieces(source, str(path), _data(export))
    except (OSError, *FAULTS) as problem:
        raise _told(path, problem) from problem
    return Draft("", _given(pieces, path, FAULTS))


class _Rows:
    """Rows as a template sees them, each made as it is come to."""

    def __init__(self, rows: Rows, export: Export) -> None:
        self._rows = rows
        self._export = export

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[_Fields]:
        return (_row(row, self._export) for row in self._rows)


def _given(pieces: Iterator[str], path: Path, faults: tuple[type[Exception], ...]) -> Iterator[str]:
    try:
        yield from map(printable, pieces)
    except faults as problem:
        raise _told(path, problem) from problem


def _told(path: Path, problem: Exception) -> ExportError:
    """Return why a template cannot be used, and in which of its lines, whatever went wrong in it."""
    lines = [frame.lineno for frame in traceback.extract_tb(problem.__traceback__) if frame.filename == str(path)]
    line = getattr(problem, "lineno", None) or (lines[-1] if lines else 0)
    if isinstance(problem, OSError):
        why = problem.strerror or "it cannot be read"
    elif isinstance(problem, UnicodeDecodeError):
        why = "it is not written in UTF-8"
    else:
        why = str(problem).rstrip(".") or type(problem).__name__
    return ExportError(_CANNOT.format(name=path.name, line=f" (line {line})" if line else "", why=why))


def _folder() -> Path:
    return paths.config_dir() / "templates"


def _data(export: Export) -> _Fields:
    return {
        "library": export.library,
        "title": title(export),
        "scope": export.scope,
        "date": export.date,
        "generator": f"cxreader {__version__}",
        "rows": _Rows(export.rows, export),
        "sections": [{"heading": section.heading, "rows": _Rows(section.rows, export)} for section in sections(export)],
        "memos": [{**memo._asdict(), "subject": memo.subject.value} for memo in export.memos],
        "links": [link._asdict() for link in export.links],
    }


def _row(row: ExportRow, export: Export) -> _Fields:
    themes = [
        {"id": theme.id, "code": theme.code, "name": theme.name, "family": family_of(theme, export).name}
        for theme in row.themes
    ]
    return {
        **row._asdict(),
        "themes": themes,
        "tags": list(row.tags),
        "columns": dict(row.columns),
        "placing": row.placing.value,
        "language_name": language.name(row.language),
        "doubt": doubt(row),
        "address": address(row) if export.place else "",
        "block_id": block_id(row.guid),
    }
