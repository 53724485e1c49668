"""A whole library from a folder of plain files, as `exporters.folder` writes one; people may have edited it by hand."""

import tomllib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from cxreader.analysis import codebook_files
from cxreader.errors import CxError, IncomingError
from cxreader.importers import json_values
from cxreader.importers.refusal import Refusal, told
from cxreader.model.anchor import Outcome
from cxreader.model.annotation import Subject, Verdict
from cxreader.model.archive import (
    ROWS,
    Archive,
    ArchivedAbout,
    ArchivedRow,
)
from cxreader.model.characters import storable
from cxreader.model.correction import CorrectionKind
from cxreader.model.library_folder import (
    ABOUT,
    CODEBOOK,
    FORMAT,
    NEW,
    VERSION,
    holds_library,
    is_guid,
    table_file,
    text_file,
)
from cxreader.model.suggestions import Suggestions

# in bytes: a text, a table, a line of one, the file about the library
_TEXT, _TABLE, _LINE, _ABOUT = 250_000_000, 500_000_000, 64_000_000, 1_000_000
_FURTHEST = 1 << 63
_Row = TypeVar("_Row", bound=ArchivedRow | ArchivedAbout)
_OUTCOMES = ("", Outcome.MOVED.value, Outcome.CONFIRM.value, Outcome.LOST.value)


def read(folder: Path) -> Archive:
    """Return the library that was written into a folder; its texts are read as they are asked for.

    Raises:
        IncomingError: There is none, or it cannot be understood.

    """
    with told(folder):
        if not folder.is_dir() or not holds_library(folder):
            raise Refusal("no library of cxreader was written into this folder")
        about = _about(folder)
        try:
            codebook = codebook_files.read(_place(folder, CODEBOOK))
        except CxError as problem:
            raise IncomingError(f"{problem} Nothing was changed.") from problem
        tables: dict[str, Any] = {name: tuple(_table(folder, name)) for name in ROWS}
        hashes = {row.guid: row.sha256 for row in tables["documents"]}

        def text(guid: str) -> str:
            return _text(folder, guid, hashes[guid])

        archive = Archive(about, codebook.codebook, codebook.examples, text, **tables)
        _check(archive)
        return archive


def _place(folder: Path, name: str) -> Path:
    """Return where a file is: what was written and not put in place is newer."""
    new = folder / NEW / name
    return new if new.exists() else folder / name


def _about(folder: Path) -> ArchivedAbout:
    path = _place(folder, ABOUT)
    with path.open("rb") as file:
        data = file.read(_ABOUT)
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as problem:
        # its own words are for programmers
        raise Refusal(f"“{ABOUT}” is not as TOML has it") from problem
    version = table.get("version")
    if table.get("format") != FORMAT or not isinstance(version, int):
        raise Refusal(f"“{ABOUT}” does not say what it is")
    if version > VERSION:
        raise Refusal("it was written by a newer version of cxreader: read it with that version")
    about = _row(ArchivedAbout, table, ABOUT)
    if about.suggestions not in tuple(Suggestions):
        raise Refusal(f"“{ABOUT}” has suggestions of a kind that is not known")
    return about


def _table(folder: Path, name: str) -> Iterator[ArchivedRow]:
    file = table_file(name)
    path = _place(folder, file)
    if not path.is_file():
        raise Refusal(f"“{file}” is missing")
    for number, line in enumerate(_lines(path), 1):
        where = f"line {number:,} of “{file}”"
        try:
            value = json_values.parse(line)
        except ValueError as problem:
            # Git leaves such marks where two people have changed the same lines
            marks = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            raise Refusal(f"{where} {'is a mark of an unfinished merge' if marks else 'is no JSON'}") from problem
        if not isinstance(value, dict):
            raise Refusal(f"{where} is no object")
        yield _row(ROWS[name], value, where)


def _lines(path: Path) -> Iterator[str]:
    if path.stat().st_size > _TABLE:
        raise Refusal(f"“{path.name}” is too large")
    with path.open("rb") as file:
        first = True
        while line := file.readline(_LINE + 1):
            if len(line) > _LINE:
                raise Refusal(f"a line of “{path.name}” is too long")
            said = line.decode("utf-8-sig" if first else "utf-8").strip()
            first = False
            if said:
                yield said


def _row(kind: type[_Row], value: Mapping[str, object], where: str) -> _Row:
    """Return a row that an object says; what it does not say is as it is by itself."""
    said: dict[str, Any] = {}
    for name, default in kind._field_defaults.items():
        found: Any = value.get(name, default)
        if isinstance(default, tuple) and isinstance(found, list) and all(isinstance(item, str) for item in found):
            found = tuple(map(storable, found))
        if isinstance(default, float) and type(found) is int:
            found = float(found)
        # true and false count as numbers in Python
        if type(found) is not type(default) or (type(found) is int and not -1 <= found < _FURTHEST):
            raise Refusal(f"“{name}” in {where} is not as it should be")
        said[name] = storable(found) if isinstance(found, str) else found
    return kind(**said)


def _text(folder: Path, guid: str, sha256: str) -> str:
    """Return the text of a document, exactly as it was written."""
    import hashlib  # loaded late: no start needs it

    file = text_file(guid)
    with told(folder):
        path = _place(folder, file)
        if not path.is_file():
            raise Refusal(f"“{file}” is missing")
        with path.open("rb") as opened:
            data = opened.read(_TEXT)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise Refusal(f"“{file}” is another text than the one that was written, so no place in it is sure")
        return data.decode()


def _check(archive: Archive) -> None:
    """Refuse what does not hold together."""
    for what in ("documents", "highlights", "memos", "links"):
        _once(what, (row.guid for row in getattr(archive, what)))
    _once("documents", (row.sha256 for row in archive.documents))
    _once("links", (frozenset({link.one, link.other}) for link in archive.links))
    for what in ("corrections", "decisions", "lessons"):
        _once(what, (row[:4] for row in getattr(archive, what)))
    _once("scopes", (row.name for row in archive.scopes))
    _once("reading", (row.document for row in archive.reading))
    for row in archive.documents:
        if not is_guid(row.guid):
            raise Refusal(f"“{row.guid[:50]}” in “documents.jsonl” is no UUID")
    _check_ends(archive)
    _check_kinds(archive)


def _check_ends(archive: Archive) -> None:
    """Refuse what speaks of documents and highlights that are not there."""
    documents = {row.guid for row in archive.documents}
    for name in ("corrections", "highlights", "decisions", "lessons", "reading"):
        for row in getattr(archive, name):
            if row.document not in documents:
                raise Refusal(f"“{table_file(name)}” speaks of a document that is not there, {row.document[:50]}")
    for memo in archive.memos:
        if memo.subject == Subject.DOCUMENT and memo.target not in documents:
            raise Refusal("“memos.jsonl” has a memo on a document that is not there")
    marks = {row.guid for row in archive.highlights}
    for link in archive.links:
        if not {link.one, link.other} <= marks or link.one == link.other:
            raise Refusal("“links.jsonl” has a link that leads to nothing")


def _check_kinds(archive: Archive) -> None:
    """Refuse values that are none of those there are, and stretches that end before they begin."""
    rules: tuple[tuple[str, Callable[[Any], bool]], ...] = (
        ("corrections", lambda row: row.kind in tuple(CorrectionKind)),
        ("highlights", lambda row: row.outcome in _OUTCOMES and 0 <= row.likeness <= 1),
        ("decisions", lambda row: row.verdict in tuple(Verdict)),
        ("lessons", lambda row: row.verdict in tuple(Verdict)),
        ("memos", lambda row: row.subject in tuple(Subject)),
        ("reading", lambda row: row.said in ("", "read", "unread")),
    )
    for name, holds in rules:
        for row in getattr(archive, name):
            if not holds(row) or ("start" in row._fields and not 0 <= row.start <= row.end):
                raise Refusal(f"“{table_file(name)}” has a line that says what cannot be: {row!r:.80}")


def _once(what: str, names: Iterable[Hashable]) -> None:
    found = Counter(names).most_common(1)
    if found and found[0][1] > 1:
        raise Refusal(f"“{table_file(what)}” has two lines for the same")
