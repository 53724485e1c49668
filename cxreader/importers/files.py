"""Opening files that may be anything, and how much is taken of them."""

import os
import stat
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cxreader.importers.refusal import Refusal

# in bytes: any file; one that is read as a whole; a line of one; all texts in it together; the most highlights
LARGEST = 250_000_000
WHOLE = 32_000_000
LINE = 4_000_000
TEXTS = 50_000_000
MOST = 100_000
_MEGA = 1_000_000
# without waiting, should it turn out to be a pipe; as bytes on Windows
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# how a file in UTF-16 begins
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@contextmanager
def opened(path: Path, largest: int = LARGEST) -> Generator[BinaryIO]:
    """Open a file for reading; raises Refusal where it is none, or larger than so many bytes."""
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise Refusal("it is no file")
        if status.st_size > largest:
            raise Refusal(f"it has {status.st_size / _MEGA:,.0f} MB, and {largest // _MEGA} MB is the limit")
        if not status.st_size:
            raise Refusal("it is empty")
        yield file


def head(path: Path, size: int = 65_536) -> bytes:
    """Return the first bytes of a file."""
    with opened(path) as file:
        return file.read(size)


def text(path: Path) -> str:
    """Return a file in UTF-8, or in UTF-16 where it says so, as text; lines end in a line feed."""
    with opened(path, WHOLE) as file:
        return decoded(file.read(WHOLE + 1)).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes) -> str:
    """Return bytes in UTF-8, or in UTF-16 where they say so, as text, with its byte order mark."""
    return data.decode(MARKS.get(data[:2], "utf-8"))


def lines(path: Path) -> Iterator[bytes]:
    """Give the lines of a file one by one, without those that say nothing."""
    with opened(path) as file:
        while line := file.readline(LINE + 1):
            if len(line) > LINE:
                raise Refusal("one of its lines is too long")
            if line.strip():
                yield line
