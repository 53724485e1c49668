"""Whether a file is still the one that was read."""

from enum import StrEnum
from pathlib import Path

from cxreader.model.review import Remembered


class FileState(StrEnum):
    """What a file is, compared with what it was when it was read."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    GONE = "gone"


def look_at(file: Remembered) -> FileState:
    """Return what a file is by now; one that was moved is no longer in its folder, and one that is gone has none.

    Where size and time are as they were, it is not read. On a network drive this may take for ever.

    Raises:
        OSError: It cannot be looked at.

    """
    path = Path(file.path)
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return FileState.MOVED if path.parent.is_dir() else FileState.GONE
    if (state.st_size, state.st_mtime_ns) == (file.size, file.modified):
        return FileState.SAME
    import hashlib  # loaded late: no start needs it

    with path.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
    return FileState.SAME if sha256 == file.sha256 else FileState.CHANGED
