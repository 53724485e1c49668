"""JSON Lines that this program wrote: an object for each highlight, passage, memo and link."""

from collections.abc import Mapping
from pathlib import Path

from cxreader.importers import json_values
from cxreader.importers.files import MOST, lines
from cxreader.importers.json_values import number, objects, subject, texts, words
from cxreader.importers.moments import moment
from cxreader.importers.refusal import Refusal, told
from cxreader.model.annotation import Subject
from cxreader.model.guids import canonical
from cxreader.model.incoming import (
    Incoming,
    IncomingDocument,
    IncomingHighlight,
    IncomingLink,
    IncomingMemo,
    IncomingTheme,
)

_Object = Mapping[str, object]


def read(path: Path) -> Incoming:
    """Return what a file holds.

    Raises:
        IncomingError: It cannot be understood, or may do harm.

    """
    with told(path):
        found = _Lines()
        for number_, line in enumerate(lines(path), 1):
            value = json_values.parse(line.decode("utf-8-sig" if number_ == 1 else "utf-8"))
            if not isinstance(value, dict):
                raise Refusal(f"its line {number_:,} is no object")
            found.take(value)
        return found.incoming(path.name)


class _Lines:
    """What the lines hold that were read."""

    def __init__(self) -> None:
        self._documents: dict[str, IncomingDocument] = {}
        self._themes: dict[str, IncomingTheme] = {}
        self._highlights: dict[str, IncomingHighlight] = {}
        self._memos: list[IncomingMemo] = []
        self._links: list[IncomingLink] = []

    def take(self, line: _Object) -> None:
        """Take in a line."""
        kind = words(line, "kind") or "highlight"
        if kind == "memo":
            self._memos.append(self._memo(line))
        elif kind == "link":
            ends = (canonical(words(line, "one")), canonical(words(line, "other")))
            self._links.append(IncomingLink(_guid(line), *ends, words(line, "note"), *_made(line)))
        elif kind in ("highlight", "passage"):
            self._take_highlight(line)
        else:
            raise Refusal(f"it has a line of a kind that is not known, “{kind}”")

    def incoming(self, name: str) -> Incoming:
        """Return all of it."""
        if not all({link.one, link.other} <= self._highlights.keys() for link in self._links):
            raise Refusal("one of its links leads to nothing in it")
        return Incoming(
            f"“{name}”",
            tuple(self._documents.values()),
            tuple(self._themes.values()),
            tuple(self._highlights.values()),
            tuple(self._memos),
            tuple(self._links),
        )

    def _take_highlight(self, line: _Object) -> None:
        guid, quote = _guid(line), words(line, "quote")
        if not quote:
            raise Refusal("one of its lines has no quote")
        if guid in self._highlights:
            raise Refusal(f"two lines in it have the same name for other programs, {guid}")
        if len(self._highlights) >= MOST:
            raise Refusal(f"it has more than {MOST:,} lines")
        start, end = number(line, "start"), number(line, "end")
        fits = end - start == len(quote)
        themes = tuple(self._theme(theme) for theme in objects(line.get("themes"), "themes"))
        self._highlights[guid] = IncomingHighlight(
            guid=guid,
            document=self._document(line),
            start=start if fits else -1,
            end=end if fits else -1,
            quote=quote,
            before=words(line, "before"),
            after=words(line, "after"),
            note=words(line, "note"),
            # those of passages are found here as well
            themes=() if line.get("lent") is True else themes,
            tags=texts(line, "tags"),
            starred=line.get("starred") is True,
            author=words(line, "author"),
            created=moment(words(line, "created")),
            modified=moment(words(line, "modified")),
        )

    def _document(self, line: _Object) -> str:
        name, title, sha256 = (words(line, key) for key in ("document", "title", "sha256"))
        key = canonical(words(line, "document_guid") or sha256 or name)
        if key not in self._documents:
            self._documents[key] = IncomingDocument(key, name or title, sha256=sha256, title=title)
        return key

    def _theme(self, theme: _Object) -> str:
        key, name = words(theme, "id"), words(theme, "name")
        if not name.strip():
            raise Refusal("one of its themes has no name")
        key = key or name
        path = tuple(filter(None, (words(theme, "family"), name)))
        self._themes.setdefault(key, IncomingTheme(key, path, code=words(theme, "code"), id=words(theme, "id")))
        return key

    def _memo(self, line: _Object) -> IncomingMemo:
        about, target = subject(line), words(line, "target")
        if about is Subject.DOCUMENT:
            target = self._document(line)
        elif about is Subject.THEME:
            self._themes.setdefault(target, IncomingTheme(target, (words(line, "name") or target,), id=target))
        return IncomingMemo(_guid(line), about, target, words(line, "note"), *_made(line))


def _guid(line: _Object) -> str:
    guid = words(line, "guid")
    if not guid:
        raise Refusal("one of its lines has no name for other programs (guid)")
    return canonical(guid)


def _made(line: _Object) -> tuple[str, str, str]:
    """Return who made something, when, and when it was changed."""
    return words(line, "author"), moment(words(line, "created")), moment(words(line, "modified"))
