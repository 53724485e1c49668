"""What the files of a library are called that was written into a folder."""

import re
from pathlib import Path

# the folder's own word for what it is, and the number of its form
FORMAT = "cxreader library"
VERSION = 1
ABOUT = "library.toml"
CODEBOOK = "codebook.toml"
TEXTS = "texts"
# what was written whole and is still to be put in place
NEW = ".cxreader-new"
_HEAD = 500  # bytes
_GUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_guid(name: str) -> bool:
    """Tell whether a name is a UUID in small letters, which makes it the name of a file everywhere."""
    return _GUID.fullmatch(name) is not None


def table_file(name: str) -> str:
    """Return where a table is."""
    return f"{name}.jsonl"


def text_file(guid: str) -> str:
    """Return where the text of a document is; empty for one whose name is none."""
    return f"{TEXTS}/{guid}.txt" if is_guid(guid) else ""


def holds_library(folder: Path) -> bool:
    """Tell whether a library was written into a folder."""
    return any(_is_ours(place / ABOUT) for place in (folder / NEW, folder))


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return FORMAT.encode() in file.read(_HEAD)
