"""Parts of a zipped file, each taken out within bounds and only in memory."""

import io
import posixpath
import zipfile
import zlib

from cxreader.errors import ReadError
from cxreader.readers.hindrances import damaged, locked

_MOST_IN_ALL, _MOST_IN_ONE = 300_000_000, 100_000_000  # bytes
# text hardly ever packs better than this; what does and is large was made to burst the memory
_MOST_PACKED, _SMALL = 200, 10_000_000
_MANY = 20_000
_ENCRYPTED = 1


class Package:
    """A zip archive in memory; nothing of it ever touches the disk.

    Attributes:
        warnings: Sentences about what is odd about it.

    """

    def __init__(self, data: bytes, name: str) -> None:
        """Look into an archive.

        Args:
            data: Its bytes.
            name: The file's name, for messages.

        Raises:
            ReadError: It is damaged.

        """
        self._name = name
        self._taken = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as failure:
            raise damaged(self._name) from failure
        infos = self._zip.infolist()
        # the last one of a name counts, as it does for the programs that wrote such files
        self._infos = {_plain(info.filename): info for info in infos}
        self.warnings: list[str] = []
        if len(infos) > _MANY:
            self.warnings.append(f"The file consists of {len(infos):,} parts. Only those with text were read.")
        if len(self._infos) < len(infos):
            self.warnings.append("Parts of the file are in it twice. The last of each was read; compare the original.")

    def __contains__(self, part: object) -> bool:
        """Tell whether there is a part, whatever the case of its name."""
        return isinstance(part, str) and _plain(part) in self._infos

    def names(self) -> list[str]:
        """Return the names of all parts, in lower case and without a slash at the start."""
        return list(self._infos)

    def take(self, part: str) -> bytes:
        """Return a part.

        Raises:
            ReadError: It is locked with a password, damaged, or so large that it must not be unpacked.
            KeyError: There is none of that name.

        """
        info = self._infos[_plain(part)]
        if info.flag_bits & _ENCRYPTED:
            raise locked(self._name)
        size = info.file_size
        packed = size > _SMALL and size > _MOST_PACKED * max(info.compress_size, 1)
        if size > _MOST_IN_ONE or self._taken + size > _MOST_IN_ALL or packed:
            raise self._too_large()
        try:
            with self._zip.open(info) as stream:
                # never more than it claims to be: what goes beyond that counts as damage
                data = stream.read()
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError) as failure:
            raise damaged(self._name) from failure
        self._taken += len(data)
        return data

    def _too_large(self) -> ReadError:
        return ReadError(
            f"“{self._name}” would need too much memory: it unpacks to many times its size. "
            "Save its text with the program that made it, and open that."
        )


def _plain(name: str) -> str:
    """Return a part's name as it is looked up; one that leads out of the archive leads nowhere."""
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()
