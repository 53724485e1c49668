"""A large object in JSON, gone through in pieces: of its one long list only an item is held at a time."""

import json
from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from cxreader.importers.files import LINE, MARKS, WHOLE, opened
from cxreader.importers.json_values import counted, mapping
from cxreader.importers.refusal import Refusal

# bytes that are read at once
_PIECE = 1 << 20
_SPACE = " \t\n\r"


class LongList:
    """A list in a file, which stands alone, in the file's object, or in an object that is a value of that.

    Attributes:
        rest: The object without what is in the list, once all of that has been gone through; empty for a list alone.

    """

    def __init__(self, path: Path, name: str, inside: str) -> None:
        """Name the file, the list, and the value that may hold it."""
        self._path = path
        self._name = name
        self._inside = inside
        self._room = WHOLE
        self._values = 0
        self.rest: dict[str, object] = {}

    def items(self) -> Iterator[object]:
        """Give the items of the list; may be done several times.

        Raises:
            Refusal: One of them holds too much, or all around them does.
            ValueError: It is no JSON.

        """
        self._room, self._values = WHOLE, 0
        with opened(self._path) as file:
            text = _Text(file)
            if text.next() == "[":
                yield from text.items()
            elif text.next() == "{":
                self.rest = yield from self._object(text, self._inside)
            else:
                mapping(text.value(LINE)[0], "collections")
            if text.next():
                text.fail()

    def _object(self, text: "_Text", inside: str) -> Generator[object, None, dict[str, object]]:
        """Give the items of the list, if it is in an object; return that without them."""
        found: dict[str, object] = {}
        for key in text.members():
            if key == self._name and text.next() == "[":
                found[key] = []
                yield from text.items()
            elif key == inside and text.next() == "{":
                found[key] = yield from self._object(text, "")
            else:
                found[key], words = text.value(self._room)
                self._room -= len(words)
                self._values = counted(words, self._values)
        return found


class _Text:
    """A text in JSON as it is read."""

    def __init__(self, file: BinaryIO) -> None:
        first = file.read(_PIECE)
        self._decoder = getincrementaldecoder(MARKS.get(first[:2], "utf-8"))()
        self._pieces = chain((first,), iter(lambda: file.read(_PIECE), b""))
        self._scan = json.JSONDecoder().raw_decode
        self._held = ""
        self._place = 0
        self._ended = False
        if self.next() == "\ufeff":
            self._place += 1

    def next(self) -> str:
        """Return the next sign that is no white space, which stays to be read; empty at the end."""
        while True:
            while self._place < len(self._held) and self._held[self._place] in _SPACE:
                self._place += 1
            if self._place < len(self._held):
                return self._held[self._place]
            if not self._read():
                return ""

    def members(self) -> Iterator[str]:
        """Give the keys of an object, whose values are to be read in between."""
        self._take("{")
        if self.next() == "}":
            self._take("}")
            return
        while True:
            key, _ = self.value(LINE)
            if not isinstance(key, str):
                self.fail()
            self._take(":")
            yield str(key)
            if self._take(",}") == "}":
                return

    def items(self) -> Iterator[object]:
        """Give the items of a list."""
        self._take("[")
        if self.next() == "]":
            self._take("]")
            return
        while True:
            item, words = self.value(LINE)
            counted(words, 0)
            yield item
            if self._take(",]") == "]":
                return

    def value(self, most: int) -> tuple[object, str]:
        """Return the next value, of so many signs at most, and how it stands there."""
        self.next()
        while True:
            try:
                value, end = self._scan(self._held, self._place)
            except json.JSONDecodeError:
                # what was cut off may end in the next piece
                end = len(self._held) + 1
            if end - self._place > most + 1:
                raise Refusal("it holds too much at once: write it in parts")
            if end < len(self._held) or (self._ended and end == len(self._held)):
                words = self._held[self._place : end]
                self._place = end
                return value, words
            if self._ended:
                self.fail()
            # twice as much each time, so that a long one is not looked at again and again
            self._read(max(1, len(self._held) - self._place))

    def fail(self) -> None:
        """Say that this is no JSON."""
        raise json.JSONDecodeError("unexpected", self._held, self._place)

    def _take(self, signs: str) -> str:
        sign = self.next()
        if not sign or sign not in signs:
            self.fail()
        self._place += 1
        return sign

    def _read(self, least: int = 1) -> bool:
        """Read at least so many signs more, as far as there are any; forget what was read before."""
        held = [self._held[self._place :]]
        self._place, size = 0, 0
        while size < least and not self._ended:
            piece = next(self._pieces, b"")
            self._ended = not piece
            held.append(self._decoder.decode(piece, final=self._ended))
            size += len(held[-1])
        self._held = "".join(held)
        return size > 0
