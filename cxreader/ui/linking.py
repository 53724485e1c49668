"""Links that lead into the open library: ``cxreader://open?doc=…&h=…``, as exports hold them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cxreader.session import leaving
from cxreader.ui.hub import Hub

SCHEME = "cxreader:"
_FILE = "file:"
_ELSEWHERE = "What this link leads to is not in the open library. Open the library that it came from, then try again."


def brought(argument: str) -> Path:
    """Return what an argument of the command line names: a file, or a link as it stands."""
    if argument.startswith(SCHEME):
        return Path(argument)
    if argument.startswith(f"{_FILE}//"):
        # as desktops hand files over to a program that takes links
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        argument = url2pathname(urlsplit(argument).path)
    return Path(argument).absolute()


def parted(things: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """Return files, and links, of what was brought."""
    links = [str(thing) for thing in things if str(thing).startswith(SCHEME)]
    return [thing for thing in things if not str(thing).startswith(SCHEME)], links


def follow(hub: Hub, link: str) -> None:
    """Show what a link leads to: a document, and a highlight or passage in it."""
    place = leaving.linked(hub.session, link)
    if place is None:
        hub.failed.emit(QCoreApplication.translate("Linking", _ELSEWHERE))
    else:
        hub.go_to(*place)
