"""JSON of other programs, each value of the kind that is asked for."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cxreader.importers.files import text
from cxreader.importers.refusal import Refusal
from cxreader.model.annotation import Subject

# values in one file, each of which takes up to a hundred bytes
_MOST = 1_000_000
_FURTHEST = 1 << 40
_Object = Mapping[str, object]


def load(path: Path) -> object:
    """Return what a file in JSON holds.

    Raises:
        Refusal: It is too large.
        ValueError: It is no JSON.

    """
    return parse(text(path))


def parse(words: str) -> object:
    """Return what a text in JSON says; raises Refusal where it holds too much, ValueError where it is none."""
    # told before it is read, for lists of nothing take twenty times their room
    counted(words, 0)
    return json.loads(words)


def counted(words: str, before: int) -> int:
    """Return how many values there are with those of a text in JSON; raises Refusal where these are too many."""
    number = before + words.count(",") + words.count("[") + words.count("{")
    if number > _MOST:
        raise Refusal("it holds too much at once: write it in parts")
    return number


def subject(thing: _Object) -> Subject:
    """Return what a memo is about."""
    try:
        return Subject(words(thing, "subject"))
    except ValueError as problem:
        raise Refusal("one of its memos is about nothing that is known") from problem


def objects(value: object, what: str) -> Iterator[_Object]:
    """Give the objects of a list; raises Refusal where it is none, or holds anything else."""
    for item in items(value, what):
        yield mapping(item, what)


def items(value: object, what: str) -> Sequence[object]:
    """Return a list; nothing is an empty one."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Refusal(f"its {what} are no list")
    return value


def mapping(value: object, what: str) -> _Object:
    """Return an object."""
    if not isinstance(value, dict):
        raise Refusal(f"one of its {what} is no object")
    return value


def words(thing: _Object, name: str) -> str:
    """Return a text of an object; empty where it is not there."""
    value = thing.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refusal(f"“{name}” in it is no text")
    return value


def number(thing: _Object, name: str) -> int:
    """Return a whole number of an object that is not below 0; -1 where it is not there."""
    value = thing.get(name)
    if value is None:
        return -1
    # true and false count as numbers in Python
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _FURTHEST:
        raise Refusal(f"“{name}” in it is no place in a text")
    return value


def texts(thing: _Object, name: str) -> tuple[str, ...]:
    """Return a list of texts of an object, each once."""
    found = items(thing.get(name), name)
    if not all(isinstance(item, str) for item in found):
        raise Refusal(f"“{name}” in it holds something else than texts")
    return tuple(dict.fromkeys(str(item) for item in found if item))
