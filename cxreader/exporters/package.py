"""Packages: zip files whose bytes depend on nothing but what is put into them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# the first day that a zip file knows
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_EVERYBODY_READS = 0o644 << 16


class Package:
    """A zip file that is being written, one part after the other."""

    def __init__(self, file: ZipFile) -> None:
        """Take on an open zip file."""
        self._file = file

    def add(self, name: str, text: str, *, packed: bool = True) -> None:
        """Put in a part that is there as a whole."""
        self._file.writestr(_entry(name, packed=packed), text.encode())

    def stream(self, name: str, pieces: Iterable[str]) -> None:
        """Put in a part that comes in pieces."""
        with self._file.open(_entry(name), "w") as part:
            for piece in pieces:
                part.write(piece.encode())


@contextmanager
def package(path: Path) -> Iterator[Package]:
    """Write a package to a file."""
    with ZipFile(path, "w") as file:
        yield Package(file)


def _entry(name: str, *, packed: bool = True) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_DAY)
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.create_system = _UNIX
    entry.external_attr = _EVERYBODY_READS
    return entry
