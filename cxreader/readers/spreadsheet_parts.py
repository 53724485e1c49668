"""The parts of a zipped spreadsheet, looked over before they are read: nothing in them bursts the memory."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import NamedTuple
from xml.parsers import expat

from cxreader.model.column_letters import column_of, letters_of
from cxreader.readers.hindrances import damaged, locked, with_entities
from cxreader.readers.zipped import Package

_READ = (".xml", ".rels", ".bin")
_DECLARATION = tuple("<!DOCTYPE".encode(codec) for codec in ("ascii", "utf-16-le", "utf-16-be"))
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACE = re.compile(rb"(<(?:\w{1,20}:)?(?:c|row)\s(?:[^>]{0,200}?\s)?r\s*=\s*[\"'])([A-Za-z]{0,8})(\d{1,12})(?=[\"'])")
_DIMENSION = re.compile(rb"<(?:\w{1,20}:)?dimension\s[^>]{0,200}>")
# what is repeated more than a thousand times
_REPEATED = re.compile(rb"(number-(?:rows|columns)-repeated\s*=\s*[\"'])0*[1-9]\d{3,}(?=[\"'])")
_PARAGRAPH = re.compile(rb"<(?:\w{1,20}:)?p\b")
# bytes of a row that are looked at
_LOOKED_AT = 4_096
# cells that a sheet may stretch over: more are kept only where most of them are filled
_AREA, _SPARSE = 5_000_000, 20


class Parts(NamedTuple):
    """A spreadsheet that does no harm.

    Attributes:
        data: Its bytes.
        parts: Its parts by their names in lower case, where it is zipped.
        warnings: Sentences about what is odd about it.

    """

    data: bytes
    parts: dict[str, bytes]
    warnings: list[str]


def sound_parts(data: bytes, name: str) -> Parts:
    """Return a zipped spreadsheet without empty ranges too large to hold.

    Args:
        data: Its bytes.
        name: The file's name, for messages.

    Raises:
        ReadError: It is damaged or locked, unpacks to too much, or declares entities.

    """
    package = Package(data, name)
    parts = {part: package.take(part) for part in package.names() if part.endswith(_READ)}
    if any(sign in words for words in parts.values() for sign in _DECLARATION):
        raise with_entities(name)
    if b"encryption-data" in parts.get("meta-inf/manifest.xml", b""):
        raise locked(name)
    warnings = list(package.warnings)
    altered = {part: _squeezed(words) for part, words in parts.items() if _SHEET.fullmatch(part)}
    altered = {part: words for part, words in altered.items() if words is not parts[part]}
    if altered:
        warnings.append("Very large empty ranges between its cells were left out, so rows may have other numbers.")
    if "content.xml" in parts:
        content, said = _bounded(parts["content.xml"])
        warnings += said
        if not _is_sound(content):
            raise damaged(name)
        altered |= {"content.xml": content} if content != parts["content.xml"] else {}
    if not altered:
        return Parts(data, parts, warnings)
    first = {"mimetype": package.take("mimetype")} if "mimetype" in package else {}
    return Parts(_zipped(data, first | parts | altered), parts | altered, warnings)


def _is_sound(content: bytes) -> bool:
    """Tell whether XML is well-formed: what reads it would look for the end of what is open for ever."""
    try:
        expat.ParserCreate().Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return True


def _bounded(content: bytes) -> tuple[bytes, list[str]]:
    """Return sheets in which nothing is repeated without end, and what is to be said of that."""
    is_cut = any(_has_words(content, found.end()) for found in _REPEATED.finditer(content))
    said = (
        "What stands in more than 1,000 rows or cells one after the other was read 1,000 times. "
        "Compare the original where it matters."
    )
    return _REPEATED.sub(rb"\g<1>1000", content), [said] if is_cut else []


def _has_words(content: bytes, at: int) -> bool:
    """Tell whether there are words in a row or a cell, given an offset within its opening tag."""
    opened = content.find(b">", at)
    row = content[opened : opened + _LOOKED_AT].partition(b"table-row>")[0]
    return content[opened - 1 : opened] != b"/" and bool(_PARAGRAPH.search(row))


def _squeezed(sheet: bytes) -> bytes:
    """Return a sheet without its empty rows and columns, where it stretches over very many more cells than it has."""
    places = [(found[2], int(found[3])) for found in _PLACE.finditer(sheet)]
    cells = sum(bool(letters) for letters, _ in places)
    numbers = {letters: column_of(letters.decode()) for letters in {letters for letters, _ in places} if letters}
    rows, columns = _ranks(row for _, row in places), _ranks(numbers.values())
    area = max(rows, default=0) * (1 + max(columns, default=0))
    if area <= max(_AREA, _SPARSE * cells):
        return sheet

    def moved(found: re.Match[bytes]) -> bytes:
        letters = letters_of(columns[numbers[found[2]]] - 1) if found[2] else ""
        return found[1] + f"{letters}{rows[int(found[3])]}".encode()

    return _PLACE.sub(moved, _DIMENSION.sub(b"", sheet))


def _ranks(numbers: Iterable[int]) -> dict[int, int]:
    return {number: rank for rank, number in enumerate(sorted(set(numbers)), 1)}


def _zipped(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an archive of parts by the names that they have in another one."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as after:
        names = {name.replace("\\", "/").lstrip("/").lower(): name for name in before.namelist()}
        for part, words in parts.items():
            after.writestr(names.get(part, part), words)
    return made.getvalue()
