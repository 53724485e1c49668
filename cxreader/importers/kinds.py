"""Which program a file is from, by its content."""

import csv
import io
import re
from pathlib import Path

from cxreader.importers import files, hypothesis, kindle, readwise, spreadsheet, taguette
from cxreader.importers.archive import archive
from cxreader.importers.refusal import Refusal

_NONE = "it is of no kind that can be taken in"
# the columns by one of which a table is a codebook
_NAMES = frozenset({"theme", "name", "path", "tag", "code name", "code"})
# how each line of ours begins
_OURS = '{"guid":'
_REMARK = re.compile("<!--.*?-->", re.DOTALL)
# declarations begin otherwise
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?(\w+)")


def kind(path: Path) -> str:
    """Return the key of what reads a file; raises Refusal where nothing does."""
    head = files.head(path)
    if head.startswith(b"PK"):
        return _packed(path)
    return "taguette" if head.startswith(taguette.MAGIC) else _plain(_words(head))


def _plain(words: str) -> str:
    if words.startswith("<"):
        return _xml(words)
    if words.startswith(("{", "[")) and not words.startswith("[["):
        return _json(words)
    if kindle.LINE in words and "\n-" in words:
        return "kindle"
    return "toml" if "[[family]]" in words else _table(words)


def _words(head: bytes) -> str:
    """Return the first of a file as text; its last letter may be cut."""
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff \t\r\n").replace("\r\n", "\n")


def _packed(path: Path) -> str:
    with archive(path) as parts:
        if parts.has(spreadsheet.WORKBOOK):
            return "xlsx"
        if parts.named(".qde"):
            return "qdpx"
    raise Refusal(_NONE)


def _xml(words: str) -> str:
    first = _ELEMENT.search(_REMARK.sub("", words))
    name = first[1] if first else ""
    if name == "CodeBook":
        return "qdc"
    if name == "Project":
        raise Refusal("it is a project without its texts: choose the whole one, whose name ends in .qdpx")
    raise Refusal(_NONE)


def _json(words: str) -> str:
    if words.startswith(_OURS):
        return "jsonl"
    if '"@context"' in words:
        return "w3c"
    if words.startswith("[") or any(f'"{name}"' in words for name in hypothesis.LISTS):
        return "hypothesis"
    raise Refusal(_NONE)


def _table(words: str) -> str:
    first = words.partition("\n")[0]
    if first.lower().startswith("sep="):
        first = words.split("\n", 2)[1] if "\n" in words else ""
    try:
        cells = next(csv.reader(io.StringIO(first), delimiter=max(",;\t", key=first.count)), [])
    except csv.Error:
        cells = []
    names = {" ".join(cell.split()).casefold() for cell in cells}
    if set(readwise.COLUMNS) <= names:
        return "readwise"
    if names & _NAMES:
        return "csv"
    raise Refusal(_NONE)
