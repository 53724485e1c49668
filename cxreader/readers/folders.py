"""Which files in folders may be texts, and as what they are read."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from cxreader import readers


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return files as they are named and, for each folder, the files in and below it that may be texts, by name.

    Hidden files and folders are left out, and links to folders are not followed, so no loop can catch the search.
    A folder that cannot be looked into stands for itself: whoever reads it learns why.
    """
    return [file for files in walk(paths) for file in files]


def walk(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Yield what `find_files` returns as it is found, the files of one folder at a time."""
    for path in paths:
        # Path.is_dir raises where a name is too long or a folder is shut
        yield from _walk_folder(path) if os.path.isdir(path) else ([path],)  # noqa: PTH112


def by_kind(files: Iterable[Path]) -> dict[str, list[Path]]:
    """Return files by the format that each is read as, given by its name for people and its endings there."""
    kinds: defaultdict[str, list[Path]] = defaultdict(list)
    for file in files:
        kinds[readers.kind(file).name].append(file)
    return {_with_endings(name, some): some for name, some in kinds.items()}


def _walk_folder(path: Path) -> Iterator[list[Path]]:
    kinds = readers.suffixes()
    shut: list[Path] = []
    for folder, folders, names in os.walk(path, onerror=lambda failure: shut.append(Path(failure.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
        yield shut + [file for file in files if file.suffix.lower() in kinds]
        shut.clear()
    yield shut


def _with_endings(name: str, files: Iterable[Path]) -> str:
    endings = sorted({file.suffix.lower() for file in files} - {""})
    return f"{name} ({', '.join(endings)})" if endings else name
