"""Zip files that may be made to do harm: nothing is unpacked, and no more is read than is good."""

import struct
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cxreader.importers.files import opened
from cxreader.importers.refusal import Refusal

_MOST = 50_000  # parts
_DIRECTORY = 10_000_000  # bytes of the list of all parts, which is read as a whole
_TOGETHER = 400_000_000  # bytes of all parts, unpacked
# how much smaller than unpacked a part can honestly be, from some size on
_RATIO, _SMALL = 250, 1_000_000
_ENCRYPTED = 1
# the end of the list: where it is and how long, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.16
_END, _END_64 = b"PK\5\6", b"PK\6\7"
_END_SIZE, _END_64_SIZE, _COMMENT = 22, 20, 65_535


class Archive:
    """An open zip file, its parts known by their names in any case."""

    def __init__(self, file: ZipFile) -> None:
        """Take on a zip file; raises Refusal where it may do harm."""
        entries = file.infolist()
        if len(entries) > _MOST:
            raise Refusal(f"it has {len(entries):,} parts, and {_MOST:,} is the limit")
        for entry in entries:
            _check(entry)
        if sum(entry.file_size for entry in entries) > _TOGETHER:
            raise Refusal("it would become too large when it is unpacked")
        self._file = file
        self._entries = {entry.filename.lower(): entry for entry in entries}
        if len(self._entries) < len(entries):
            raise Refusal("two of its parts have the same name")

    def named(self, suffix: str) -> str:
        """Return the name of the one part whose name ends in a suffix, empty where there is none or more than one."""
        found = [name for name in self._entries if name.endswith(suffix)]
        return found[0] if len(found) == 1 else ""

    def has(self, name: str) -> bool:
        """Tell whether there is a part."""
        return name.lower() in self._entries

    @contextmanager
    def opened(self, name: str, largest: int) -> Generator[IO[bytes]]:
        """Open a part for reading; raises Refusal where it is larger than so many bytes."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise Refusal(f"its part “{name}” is not there")
        if entry.file_size > largest:
            raise Refusal(f"its part “{name}” is too large")
        with self._file.open(entry) as part:
            yield part

    def read(self, name: str, largest: int) -> bytes:
        """Return a part; raises Refusal where it is larger than so many bytes."""
        with self.opened(name, largest) as part:
            return part.read(largest + 1)


@contextmanager
def archive(path: Path) -> Generator[Archive]:
    """Open a zip file; raises Refusal where it may do harm."""
    with opened(path) as file:
        _check_end(file)
        with ZipFile(file) as entries:
            yield Archive(entries)


def _check_end(file: BinaryIO) -> None:
    """Look at the end of a zip file before all its list is read."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_SIZE - _COMMENT - _END_64_SIZE))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) - place < _END_SIZE:
        raise Refusal("it is damaged: its end is missing")
    (length,) = struct.unpack_from("<I", tail, place + 12)
    if length > _DIRECTORY or tail[max(0, place - _END_64_SIZE) : place].startswith(_END_64):
        raise Refusal("it has too many parts")
    file.seek(0)


def _check(entry: ZipInfo) -> None:
    name = entry.filename
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in name or "\0" in entry.orig_filename:
        raise Refusal(f"its part “{name}” wants to be outside of it")
    if entry.flag_bits & _ENCRYPTED:
        raise Refusal("it is locked with a password")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Refusal(f"its part “{name}” is packed in an unusual way")
    if entry.file_size > _SMALL and entry.file_size > _RATIO * entry.compress_size:
        raise Refusal(f"its part “{name}” would become far too large when it is unpacked")
