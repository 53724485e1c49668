"""A folder of files in the place of one: a file for each document, or for each theme, and one for what is left."""

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable
from pathlib import Path

from cxreader.exporters.characters import printable
from cxreader.exporters.draft import NO_THEME, label, place_name, short
from cxreader.exporters.formats import Each
from cxreader.exporters.rows import Some
from cxreader.model.annotation import Subject
from cxreader.model.export import Export, ExportMemo, ExportRow, Grouping

SUFFIX = ".md"
# what some system takes for a part of a path, and what Obsidian takes for a part of a link
_UNUSABLE = re.compile(r"""[\0-\x1f\x7f\\/:*?"<>|#^\[\]]+""")
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
# bytes of a name in UTF-8, which leave room for a number and a suffix
_LONGEST = 180
_ABOUT = re.compile(r"(?m)^cxreader: (.+?)\r?$")
# bytes within which the front matter of a file has ended
_HEAD = 1 << 16
_REST = "rest"
_KINDS = {Each.DOCUMENT: Subject.DOCUMENT, Each.THEME: Subject.THEME}


def plan(export: Export, each: Each, folder: Path) -> list[tuple[Path, Export]]:
    """Return what belongs in which file of a folder.

    A file that a person gave another name there is known by what it says it is about. Files of ours about what is no
    longer exported come along without rows.
    """
    titles, groups, ends = _grouped(export, each)
    memos = _memos(export, each, titles)
    if _REST in memos:
        titles[_REST] = f"Memos of {export.library}"
    abouts = {key: _about(each, key, export) for key in titles}
    there = found(folder)
    paths = {key: there[about] for key, about in abouts.items() if about in there}
    new = {key: title for key, title in titles.items() if key not in paths}
    paths |= {key: folder / f"{name}{SUFFIX}" for key, name in _names(new, _taken(folder)).items()}
    files = {guid: (paths[key].name, quote) for guid, (key, quote) in ends.items()}
    grouping = Grouping.DOCUMENT if each is Each.THEME else Grouping.THEME
    parts = [
        export._replace(
            rows=Some(export.rows, groups.get(key, array("Q"))),
            grouping=grouping,
            memos=memos.get(key, ()),
            links=tuple(link for link in export.links if key in (ends[link.one][0], ends[link.other][0])),
            title=title,
            about=abouts[key],
            files=files,
        )
        for key, title in titles.items()
    ]
    gone = [
        (path, export._replace(rows=(), memos=(), links=(), title=path.stem, about=about))
        for about, path in there.items()
        if about not in abouts.values() and about.startswith(f"{each} ") and about.endswith(_of(export))
    ]
    return [*zip((paths[key] for key in titles), parts, strict=True), *gone]


def found(folder: Path) -> dict[str, Path]:
    """Return the files of ours in a folder by what they are about."""
    there: dict[str, Path] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_file():
            with path.open("rb") as file:
                match = _ABOUT.search(file.read(_HEAD).decode("utf-8", "replace"))
            if match:
                there.setdefault(_unquoted(match[1].strip()), path)
    return there


def file_name(title: str) -> str:
    """Return a title as any system allows it for the name of a file, without a suffix."""
    name = " ".join(_UNUSABLE.sub(" ", printable(unicodedata.normalize("NFC", title))).split()).strip(". ")
    name = name.encode()[:_LONGEST].decode("utf-8", "ignore").rstrip(". ")
    return f"{name}_" if _RESERVED.fullmatch(name) else name or "Untitled"


def _grouped(export: Export, each: Each) -> tuple[dict[str, str], dict[str, "array[int]"], dict[str, tuple[str, str]]]:
    """Return titles and rows of the files by key, and for rows that links lead to the key and the quote."""
    titles: dict[str, str] = {}
    groups: dict[str, array[int]] = {}
    ends: dict[str, tuple[str, str]] = {}
    wanted = {end for link in export.links for end in (link.one, link.other)}
    for place, row in enumerate(export.rows):
        key, title = _home(row, each)
        titles.setdefault(key, title)
        groups.setdefault(key, array("Q")).append(place)
        if row.guid in wanted:
            ends[row.guid] = (key, short(row.quote))
    return titles, groups, ends


def _home(row: ExportRow, each: Each) -> tuple[str, str]:
    """Return the key and the title of the file that a row belongs in."""
    if each is Each.DOCUMENT:
        return row.document_guid, place_name(row)
    return (row.themes[0].id, label(row.themes[0])) if row.themes else ("none", NO_THEME)


def _memos(export: Export, each: Each, titles: dict[str, str]) -> dict[str, tuple[ExportMemo, ...]]:
    memos: dict[str, tuple[ExportMemo, ...]] = {}
    for memo in export.memos:
        own = memo.subject is _KINDS[each] and memo.target in titles
        key = memo.target if own else _REST
        memos[key] = (*memos.get(key, ()), memo)
    return memos


def _about(each: Each, key: str, export: Export) -> str:
    return f"{each} {key}{_of(export)}"


def _of(export: Export) -> str:
    return f" of {printable(export.library)}"


def _taken(folder: Path) -> set[str]:
    return {_plain(path.stem) for path in folder.glob(f"*{SUFFIX}")}


def _names(titles: dict[str, str], taken: Iterable[str]) -> dict[str, str]:
    """Return for each title a name of its own, which no file has yet."""
    used = set(taken)
    names: dict[str, str] = {}
    for key, title in titles.items():
        base = name = file_name(title)
        number = 1
        while _plain(name) in used:
            number += 1
            name = f"{base} {number}"
        used.add(_plain(name))
        names[key] = name
    return names


def _plain(name: str) -> str:
    """Return what two names have in common that are one to some system."""
    return unicodedata.normalize("NFC", name).casefold()


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(value))
    except ValueError:
        # as a program writes it that has rewritten the front matter
        return value.strip("'")
