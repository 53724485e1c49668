"""Feeds a reader with bytes that atheris makes up; the scripts beside this one each name a reader.

Run: python -m tests.fuzz.fuzz_web [-max_total_time=600] [-rss_limit_mb=900] [-timeout=10] [FOLDER OF SAMPLES]
Needs atheris, which is none of what the project needs otherwise. Ends with a trace where a reader raises anything but
the sentence why there is no reading, where blocks do not hold every letter in order, or where time or memory run out.
"""

import sys
from collections.abc import Callable
from importlib import import_module

import atheris

from tests.readers.shapes import Read, is_answered


def fuzz(module: str, name: str, packed: Callable[[bytes], bytes] = bytes) -> None:
    """Try a reader until it fails, or time is over.

    Args:
        module: Name of its module among the readers.
        name: Name of a file that it reads.
        packed: Makes the file of the bytes, where few files would be any otherwise.

    """
    with atheris.instrument_imports(include=["cxreader.readers"]):
        reader = import_module(f"cxreader.readers.{module}")
    _try(reader.read, name, packed)


def fuzz_text(name: str) -> None:
    """Try what makes blocks of text files, from their bytes on; as `fuzz` otherwise."""
    with atheris.instrument_imports(include=["cxreader.readers"]):
        readers = import_module("cxreader.readers")
        legible = import_module("cxreader.readers.legible").legible
    _try(lambda data, called, _: readers.read_text(legible(data, called).text, called), name, bytes)


def _try(read: Read, name: str, packed: Callable[[bytes], bytes]) -> None:
    def once(data: bytes) -> None:
        if not is_answered(read, packed(data), name):
            raise AssertionError("Letters lie in no block, or the reason does not name the file.")

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
