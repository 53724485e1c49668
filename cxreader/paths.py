"""Where the program's own files and the person's files live."""

import os
import sys
import zlib
from functools import cache
from pathlib import Path

# how the names of libraries end
LIBRARY_SUFFIX = ".cxlib"
# … and those of their backups, which no double click opens
BACKUP_SUFFIX = ".cxbackup"
_HERE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a shipped resource, in a wheel or in a checkout alike."""
    return _shipped("resources").joinpath(*parts)


def seeds() -> tuple[Path, ...]:
    """Return the files of the sample library, sorted by name."""
    return tuple(sorted(_shipped("seeds").glob("*.txt")))


def data_dir() -> Path:
    """Return the folder that holds the person's libraries (it may not exist yet)."""
    return _user_dir("XDG_DATA_HOME", ".local/share", "Library/Application Support", "LOCALAPPDATA")


def sample_library() -> Path:
    """Return the file of the sample library."""
    return data_dir() / f"Sample library{LIBRARY_SUFFIX}"


def own_library() -> Path:
    """Return the file of the library that a person's own texts go to."""
    return data_dir() / f"My library{LIBRARY_SUFFIX}"


def meeting_place() -> Path:
    """Return where a window can be met by a second start: one for each person, screen and set of libraries."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    mark = f"{zlib.crc32(os.fsencode(f'{screen} {data_dir()}')):08x}"
    if sys.platform == "win32":
        return Path(rf"\\.\pipe\cxreader-{mark}")
    # short, since the name of a socket has hardly a hundred bytes
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(folder if Path(folder).is_absolute() else "/tmp", f"cxreader-{os.getuid()}-{mark}")  # noqa: S108 - the owner is looked at


def is_met(place: Path) -> bool:
    """Tell whether a window of this person's may be at a meeting place; it may be gone all the same."""
    if sys.platform == "win32":
        return place.exists()
    try:
        return place.stat().st_uid == os.getuid()
    except OSError:
        return False


def config_dir() -> Path:
    """Return the folder that holds the person's settings (it may not exist yet)."""
    return _user_dir("XDG_CONFIG_HOME", ".config", "Library/Preferences", "APPDATA")


@cache
def _shipped(name: str) -> Path:
    installed = _HERE / name
    return installed if installed.is_dir() else _HERE.parent / name


def _user_dir(variable: str, linux: str, mac: str, windows: str) -> Path:
    """Return cxreader's folder by the platform's own rule (XDG, Apple, Windows)."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / mac / "cxreader"
    if sys.platform == "win32":
        return Path(os.environ.get(windows) or home / "AppData" / "Local") / "cxreader"
    base = os.environ.get(variable, "")
    # the XDG rules say that a relative path is to be ignored
    return (Path(base) if Path(base).is_absolute() else home / linux) / "cxreader"
