"""How a reading passes from the process that made it: as plain JSON, for that process may be in other hands by then."""

import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from cxreader.errors import ReadError
from cxreader.model.document import Manner, Reading, Stated
from cxreader.model.plain_values import answers_of, blocks_of, choice_of, manner_of, remarks_of
from cxreader.model.table import TablePreview

_Found = TypeVar("_Found")


class Wish(StrEnum):
    """What a process is asked to do with a file: the name of the function of its reader that does it."""

    READ = "read"
    PREVIEW = "preview"


def packed_question(wish: Wish, module: str, name: str, manner: Manner) -> bytes:
    """Return what is wished for of a file, to be sent before its bytes."""
    return json.dumps([wish, module, name, manner]).encode("utf-8", "surrogatepass")


def question(data: bytes) -> tuple[Wish, str, str, Manner]:
    """Return what is wished for, the reader's module, the file's name and how it is read."""
    wish, module, name, manner = json.loads(data.decode("utf-8", "surrogatepass"))
    return Wish(wish), module, name, manner_of(manner)


def packed(found: Reading | TablePreview | None) -> bytes:
    """Return what was made of a file, to be sent."""
    return json.dumps(found, ensure_ascii=False).encode()


def packed_problem(words: str) -> bytes:
    """Return the sentence why there is no reading, to be sent."""
    return json.dumps(words).encode()


def answer(data: bytes) -> Reading:
    """Return the reading that was sent.

    Raises:
        ReadError: There is none.
        ValueError: What was sent is no reading.

    """
    return _answer(data, _reading)


def previewed(data: bytes) -> TablePreview | None:
    """Return what was sent of a table; None where there is no table in the file.

    Raises:
        ReadError: The file cannot be read.
        ValueError: What was sent is nothing of the kind.

    """
    return _answer(data, _preview)


def _answer(data: bytes, made: Callable[[Any], _Found]) -> _Found:
    said = json.loads(data)
    if isinstance(said, str):
        raise ReadError(said)
    try:
        return made(said)
    except (TypeError, IndexError) as failure:
        raise ValueError(str(failure)) from failure


def _preview(said: Sequence[Any] | None) -> TablePreview | None:
    if said is None:
        return None
    sheets, sheet, titles, empty, first, rows, choice, numbers = said
    are_even = len(titles) == len(empty) == max((len(row) for row in first), default=len(titles))
    if not are_even or len(numbers) > len(first):
        raise ValueError("rows and columns do not fit")
    return TablePreview(
        tuple(sheets),
        sheet,
        tuple(titles),
        tuple(empty),
        tuple(map(tuple, first)),
        rows,
        choice_of(choice),
        tuple(numbers),
    )


def _reading(said: Sequence[Any]) -> Reading:
    title, text, blocks, encoding, warnings, codec, form, stated, remarks, answers, manner = said
    reading = Reading(
        title,
        text,
        blocks_of(blocks),
        encoding,
        tuple(warnings),
        codec,
        form,
        Stated(*stated),
        remarks_of(remarks),
        answers_of(answers),
        manner_of(manner),
    )
    _check(reading)
    return reading


def _check(reading: Reading) -> None:
    """Raise ValueError where blocks overlap, or anything lies beyond the text."""
    at = 0
    for block in reading.blocks:
        if not at <= block.start < block.end:
            raise ValueError("blocks overlap")
        at = block.end
    ends = [at, *(remark.end for remark in reading.remarks), *(given.end for given in reading.answers)]
    starts = [*(remark.start for remark in reading.remarks), *(given.start for given in reading.answers)]
    if max(ends) > len(reading.text) or min(starts, default=0) < 0:
        raise ValueError("places beyond the text")
