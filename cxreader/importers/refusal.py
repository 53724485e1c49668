"""Why a file of another program is not taken in, and how that is told."""

import csv
import json
import sqlite3
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile

from cxreader.errors import IncomingError

_DAMAGED = "it is damaged"
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (UnicodeError, "its text is not in UTF-8"),
    (json.JSONDecodeError, "it is not as JSON has it"),
    (RecursionError, "it is nested too deeply"),
    (expat.ExpatError, "it is not as XML has it"),
    (BadZipFile, _DAMAGED),
    (zlib.error, _DAMAGED),
    (EOFError, _DAMAGED),
    (sqlite3.Error, _DAMAGED),
    (csv.Error, "it is no table"),
    (ValueError, "it holds a number that is none"),
    (OverflowError, "it holds a number that is too large"),
    (MemoryError, "it is too large"),
)
_KNOWN = tuple(kind for kind, _ in _REASONS)
_SENTENCE = "“{name}” could not be taken in: {why}. Nothing was changed. Write it anew in the program it is from."


class Refusal(Exception):  # noqa: N818 - a reason in words, which becomes a sentence in `told`
    """What is wrong with a file, as the end of a sentence."""


@contextmanager
def told(path: Path) -> Generator[None]:
    """Raise IncomingError, with a sentence for people, where a file cannot be understood."""
    name = path.name or str(path)
    try:
        yield
    except OSError as problem:
        why = problem.strerror or "the system gave no reason"
        raise IncomingError(f"“{name}” could not be opened: {why}. Check the file.") from problem
    except Refusal as problem:
        raise IncomingError(_SENTENCE.format(name=name, why=problem)) from problem
    except _KNOWN as problem:
        raise IncomingError(_SENTENCE.format(name=name, why=_reason(problem))) from problem


def _reason(problem: Exception) -> str:
    return next(why for kind, why in _REASONS if isinstance(problem, kind))
