"""Codebooks by themselves: of cxreader, of REFI-QDA, and tables in CSV or of Excel."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path

from cxreader.analysis import codebook as codebook_files
from cxreader.analysis import codebook_exchange, codebook_table
from cxreader.importers import spreadsheet
from cxreader.importers.files import opened
from cxreader.importers.refusal import Refusal, told
from cxreader.importers.taguette import parts
from cxreader.model.incoming import Incoming, themes_of
from cxreader.model.theme import Codebook

# what the column of names is called where they are those of Taguette
_TAGS = frozenset({b"path", b"tag"})
_LARGEST = 5_000_000  # bytes
# lines of a table, and families and themes of a codebook: each is compared with all before
_MOST = 6_000


def read_qdc(path: Path) -> Incoming:
    """Return what a codebook of REFI-QDA holds.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        return _incoming(path, _said(codebook_exchange.parse, _bytes(path), b"<Code"))


def read_toml(path: Path) -> Incoming:
    """Return what a codebook of cxreader holds; raises IncomingError as `read_qdc` does."""
    with told(path):
        return _incoming(path, _said(_toml, _bytes(path), b"[[family"))


def read_csv(path: Path) -> Incoming:
    """Return what a table in CSV holds; raises IncomingError as `read_qdc` does."""
    with told(path):
        data = _bytes(path)
        found = _incoming(path, _said(codebook_table.parse, data))
        head = data.partition(b"\n")[0].lower()
        return _parted(found) if _TAGS.intersection(re.findall(rb"\w+", head)) else found


def read_xlsx(path: Path) -> Incoming:
    """Return what the first sheet of a workbook holds; raises IncomingError as `read_qdc` does."""
    with told(path):
        table = io.StringIO(newline="")
        csv.writer(table).writerows(spreadsheet.rows(path))
        return _incoming(path, _said(codebook_table.parse, table.getvalue().encode()))


def _parted(found: Incoming) -> Incoming:
    """Return themes under what their names say they stand under."""
    named = ((theme, parts(theme.path[-1])) for theme in found.themes)
    themes = (theme._replace(path=names, id="") if len(names) > 1 else theme for theme, names in named)
    return found._replace(themes=tuple(themes))


def _bytes(path: Path) -> bytes:
    with opened(path, _LARGEST) as file:
        return file.read()


def _toml(data: bytes) -> Codebook:
    try:
        table = codebook_files.table(data)
    except ValueError as problem:
        # its own words are for programmers
        raise Refusal("it is not as TOML has it") from problem
    return codebook_files.parse(table)


def _said(parse: Callable[[bytes], Codebook], data: bytes, begin: bytes = b"\n") -> Codebook:
    """Return what data says, of which each entry begins so; raises Refusal where it cannot be understood."""
    if data.count(begin) > _MOST:
        raise Refusal("it has too many lines for a codebook")
    try:
        return parse(data)
    except UnicodeError:
        raise
    except ValueError as problem:
        raise Refusal(str(problem)) from problem


def _incoming(path: Path, codebook: Codebook) -> Incoming:
    return Incoming(f"the codebook “{path.name}”", themes=themes_of(codebook))
