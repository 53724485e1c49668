"""The first sheet of a workbook of Excel: its cells as texts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from cxreader.importers import xml_events
from cxreader.importers.archive import Archive, archive
from cxreader.importers.refusal import Refusal
from cxreader.model.column_letters import column_of

WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_LARGEST = 20_000_000
_CELLS = 200_000
_PLACE = re.compile("([A-Z]{1,3})[0-9]+")


def rows(path: Path) -> Iterator[list[str]]:
    """Give the rows of the first sheet.

    Raises:
        Refusal: It is no workbook, or may do harm.
        ExpatError: It is no XML.

    """
    with archive(path) as parts:
        if not parts.has(WORKBOOK):
            raise Refusal("it is no workbook")
        strings = _Strings()
        if parts.has(_STRINGS):
            _parse(parts, _STRINGS, strings)
        sheet = _Sheet(strings.found)
        _parse(parts, "xl/worksheets/sheet1.xml", sheet)
    yield from sheet.found


def _parse(parts: Archive, name: str, reader: "_Strings | _Sheet") -> None:
    with parts.opened(name, _LARGEST) as file:
        _read(file, reader)


def _read(file: IO[bytes], reader: "_Strings | _Sheet") -> None:
    xml_events.parse(file, reader.start, reader.end, reader.read)


class _Strings:
    """The texts that cells name by their number."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._words: list[str] = []
        self._inside = False

    def start(self, tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            self._words = []
        self._inside = tag == "t"

    def end(self, tag: str) -> None:
        self._inside = False
        if tag == "si":
            if len(self.found) >= _CELLS:
                raise Refusal("it has too many cells")
            self.found.append("".join(self._words))

    def read(self, text: str) -> None:
        if self._inside:
            self._words.append(text)


class _Sheet:
    """The rows of a sheet."""

    def __init__(self, strings: list[str]) -> None:
        self.found: list[list[str]] = []
        self._strings = strings
        self._kind = ""
        self._column = 0
        self._words: list[str] | None = None
        self._cells = 0

    def start(self, tag: str, values: dict[str, str]) -> None:
        if tag == "row":
            self.found.append([])
        elif tag == "c":
            self._kind = values.get("t", "n")
            self._column = self._place(values.get("r", ""))
        elif tag in ("v", "t"):
            self._words = []

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self._words is not None:
            self._put("".join(self._words))
            self._words = None

    def read(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def _place(self, name: str) -> int:
        """Return the number of a cell's column, from 0."""
        match = _PLACE.fullmatch(name)
        if match is None:
            return len(self.found[-1]) if self.found else 0
        return column_of(match[1])

    def _put(self, words: str) -> None:
        if not self.found:
            raise Refusal("it has a cell outside of any row")
        row = self.found[-1]
        missing = self._column + 1 - len(row)
        self._cells += max(1, missing)
        if self._cells > _CELLS:
            raise Refusal("it has too many cells")
        row.extend([""] * missing)
        row[self._column] += self._shared(words) if self._kind == "s" else words

    def _shared(self, number: str) -> str:
        place = int(number)
        if not 0 <= place < len(self._strings):
            raise Refusal("one of its cells names a text that is not there")
        return self._strings[place]
