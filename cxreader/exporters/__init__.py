"""Exporters: frozen rows become a file, or a folder of files."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from cxreader.errors import ExportError
from cxreader.exporters import writing
from cxreader.exporters.draft import chosen
from cxreader.exporters.formats import EXPORTERS, Each, Exporter, Kind
from cxreader.exporters.own_templates import templates
from cxreader.model.export import Export

__all__ = ["EXPORTERS", "Each", "Exporter", "Kind", "Written", "formats", "merges", "preview", "render", "write"]

_NO_FORMAT = "There is no format “{key}” any more. Choose another one."
_NO_FOLDER = "“{name}” is a file. Choose a folder for the files."


class Written(NamedTuple):
    """What was written.

    Attributes:
        files: How many files.
        conflicts: What was changed here and in a file that was there, each with the file's name; the file was kept.

    """

    files: int
    conflicts: tuple[tuple[str, str], ...] = ()


def formats() -> Mapping[str, Exporter]:
    """Return all formats by key: those of the program, and the person's own templates."""
    own = {
        f"template:{path.name}": Exporter(
            f"template:{path.name}", name, suffix, Kind.OWN, "own_templates", plain=True, shaped=True, template=path
        )
        for path, name, suffix in templates()
    }
    return MappingProxyType({**EXPORTERS, **own})


def preview(export: Export, key: str, limit: int = 20) -> str:
    """Return the text that ``write`` would write in a format of plain text, without a byte order mark.

    Args:
        export: What to write.
        key: The format.
        limit: Rows to show; where there are more, a last line tells how many.

    """
    form, left = _format(key), len(export.rows) - limit
    if form.template and left > 0:
        # nobody knows which of its pieces are rows
        first = export._replace(rows=tuple(islice(export.rows, limit)))
        return f"{''.join(form.draft(chosen(first)).rows)}\n… and {left:,} more"
    pieces = form.draft(chosen(export))
    shown = "".join((pieces.head, *islice(pieces.rows, limit)))
    return f"{shown}… and {left:,} more" if left > 0 else shown + pieces.foot


def render(export: Export, key: str) -> bytes:
    """Return the one file that an export becomes in a format of plain text."""
    form = _format(key)
    pieces = form.draft(chosen(export))
    return "".join((pieces.head, *pieces.rows, pieces.foot)).encode(form.encoding)


def merges(key: str, path: Path) -> bool:
    """Tell whether what a person wrote into a file of ours that is there would stay."""
    if _format(key).module != "markdown":
        return False
    from cxreader.exporters import markdown_merging  # loaded late: seldom needed

    try:
        return path.is_file() and markdown_merging.is_ours(path)
    except OSError:
        # whoever writes is told
        return False


def write(
    export: Export,
    key: str,
    path: Path,
    protected: Iterable[Path] = (),
    step: Callable[[], None] = lambda: None,
) -> Written:
    """Write an export to a file or, in a format of several files, to a folder; all of it or nothing.

    In Markdown, what a person wrote into a file of ours that is there stays.

    Args:
        export: What to write.
        key: The format.
        path: The file or the folder; files that are there already are replaced.
        protected: Files that must not be replaced, such as the texts that the export comes from. Libraries never are.
        step: Called after each row; what it raises ends the writing.

    Raises:
        ExportError: It could not be written, or must not be; what was there before is as it was.

    """
    form = _format(key)
    if form.module != "markdown":
        writing.replace_files([(path, lambda draft: form.write(export, draft, step))], protected)
        return Written(1)
    return (
        _write_folder(export, form.each, path, protected, step)
        if form.each
        else _write_markdown([(path, chosen(export))], protected, step)
    )


def _write_markdown(
    parts: Iterable[tuple[Path, Export]], protected: Iterable[Path], step: Callable[[], None]
) -> Written:
    from cxreader.exporters import markdown_merging  # loaded late: seldom needed

    conflicts: list[tuple[str, str]] = []

    def writer(old: Path, part: Export) -> Callable[[Path], None]:
        def write_one(draft: Path) -> None:
            conflicts.extend((old.name, name) for name in markdown_merging.write(part, draft, old, step))

        return write_one

    files = [(path, writer(path, part)) for path, part in parts]
    writing.replace_files(files, protected)
    return Written(len(files), tuple(conflicts))


def _write_folder(
    export: Export, each: Each, folder: Path, protected: Iterable[Path], step: Callable[[], None]
) -> Written:
    from cxreader.exporters import several_files  # loaded late: seldom needed

    if folder.exists() and not folder.is_dir():
        raise ExportError(_NO_FOLDER.format(name=folder.name))
    made = False
    try:
        with writing.told(folder):
            made = not folder.exists()
            folder.mkdir(exist_ok=True)
            parts = several_files.plan(chosen(export), each, folder)
        return _write_markdown(parts, protected, step)
    except BaseException:
        if made:
            # whatever is in it by now is not ours, and then it stays
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _format(key: str) -> Exporter:
    form = EXPORTERS.get(key) or formats().get(key)
    if form is None:
        raise ExportError(_NO_FORMAT.format(key=key.removeprefix("template:")))
    return form
