"""A whole library as a folder of plain files, for version control and archives: a line for each row, in a fixed order.

The folder holds a text for each document, tables in JSON Lines, the codebook in TOML, and what there is to say of the
library as a whole. Whatever else is in it stays as it is.

All of it is first written into a folder inside, which gets its name once it is whole; then each file takes the place of
the one before. Where that was cut short, whoever reads finds the rest in the folder inside.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from cxreader.errors import ExportError
from cxreader.exporters import codebook_toml
from cxreader.exporters.characters import quoted
from cxreader.exporters.writing import explain
from cxreader.model.archive import ROWS, Archive, ArchivedAbout, ArchivedRow
from cxreader.model.library_folder import (
    ABOUT,
    CODEBOOK,
    FORMAT,
    NEW,
    TEXTS,
    VERSION,
    holds_library,
    table_file,
    text_file,
)

_DRAFT = ".cxreader-draft"
# Git is not to change the ends of lines in texts, whose every character is counted
_ATTRIBUTES = (".gitattributes", b"*.txt -text\n")


def write(archive: Archive, folder: Path, step: Callable[[], None]) -> None:
    """Write a library into a folder, whole or not at all.

    Args:
        archive: The library.
        folder: The folder, which is made where there is none.
        step: Called after each document and each table; may raise to give up.

    Raises:
        ExportError: It could not be written, or the folder holds files of the same names that are no library's.

    """
    draft = folder / _DRAFT
    try:
        _guard(folder)
        folder.mkdir(parents=True, exist_ok=True)
        finish(folder)
        _clear(draft)
        try:
            _write(archive, folder, draft, step)
            draft.rename(folder / NEW)
        finally:
            _clear(draft)
        finish(folder)
        _drop_others(folder, {text_file(row.guid) for row in archive.documents})
    except OSError as problem:
        raise ExportError(explain(problem, folder)) from problem


def finish(folder: Path) -> None:
    """Put in place what was written whole into a folder, where that was cut short.

    Raises:
        OSError: It could not be.

    """
    new = folder / NEW
    if not new.is_dir():
        return
    for path in sorted(new.rglob("*")):
        if path.is_file():
            target = folder / path.relative_to(new)
            target.parent.mkdir(exist_ok=True)
            path.replace(target)
    _clear(new)


def _guard(folder: Path) -> None:
    """Refuse a folder in which files of other programs would be replaced."""
    if holds_library(folder):
        return
    for name in (ABOUT, CODEBOOK, TEXTS, *map(table_file, ROWS)):
        if (folder / name).exists():
            raise ExportError(
                f"“{folder.name}” holds “{name}”, which is no part of a library of cxreader and would be replaced. "
                "Choose another folder."
            )


def _write(archive: Archive, folder: Path, draft: Path, step: Callable[[], None]) -> None:
    texts = draft / TEXTS
    texts.mkdir(parents=True)
    _put(texts / _ATTRIBUTES[0], _ATTRIBUTES[1])
    for row in archive.documents:
        data = archive.text(row.guid).encode()
        # what is there already is not written again
        if not _holds(folder / text_file(row.guid), data):
            _put(draft / text_file(row.guid), data)
        step()
    for name in ROWS:
        with (draft / table_file(name)).open("xb") as file:
            file.writelines(f"{_line(row)}\n".encode() for row in getattr(archive, name))
            file.flush()
            os.fsync(file.fileno())
        step()
    _put(draft / CODEBOOK, codebook_toml.render(archive.codebook, archive.examples))
    _put(draft / ABOUT, "".join(f"{line}\n" for line in _about(archive.about)).encode())


def _line(row: ArchivedRow) -> str:
    """Return a row as JSON, without what says nothing."""
    said = {
        name: value
        for name, value in zip(row._fields, row, strict=True)
        if value != row._field_defaults[name] or name in ("guid", "document")
    }
    return quoted(said)


def _about(about: ArchivedAbout) -> Iterator[str]:
    yield f"format = {quoted(FORMAT)}"
    yield f"version = {VERSION}"
    for name, value in zip(about._fields, about, strict=True):
        yield f"{name} = {json.dumps(value) if isinstance(value, bool) else quoted(value)}"


def _put(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _drop_others(folder: Path, wanted: set[str]) -> None:
    """Remove the texts that the library has no more; files that it never wrote stay."""
    for path in (folder / TEXTS).iterdir():
        name = f"{TEXTS}/{path.name}"
        if name == text_file(path.stem) and name not in wanted and path.is_file():
            path.unlink()


def _clear(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)
