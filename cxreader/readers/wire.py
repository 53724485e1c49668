"""How a reading passes from the process that made it: as plain JSON, for that process may be in other hands by then."""

import json
from typing import Any

from cxreader.errors import ReadError
from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Answer, Manner, Reading, Remark, Stated, TableChoice


def packed_question(module: str, name: str, manner: Manner) -> bytes:
    """Return what a file is to be read by, to be sent before its bytes."""
    return json.dumps([module, name, manner]).encode("utf-8", "surrogatepass")


def question(data: bytes) -> tuple[str, str, Manner]:
    """Return the reader's module, the file's name and how it is read."""
    module, name, manner = json.loads(data.decode("utf-8", "surrogatepass"))
    return module, name, _manner(manner)


def packed(reading: Reading) -> bytes:
    """Return a reading, to be sent."""
    return json.dumps(reading, ensure_ascii=False).encode()


def packed_problem(words: str) -> bytes:
    """Return the sentence why there is no reading, to be sent."""
    return json.dumps(words).encode()


def answer(data: bytes) -> Reading:
    """Return the reading that was sent.

    Raises:
        ReadError: There is none.
        ValueError: What was sent is no reading.

    """
    said = json.loads(data)
    if isinstance(said, str):
        raise ReadError(said)
    try:
        return _reading(said)
    except (TypeError, IndexError) as failure:
        raise ValueError(str(failure)) from failure


def _reading(said: Any) -> Reading:  # noqa: ANN401 - it is found out here what it is
    title, text, blocks, encoding, warnings, codec, form, stated, remarks, answers, manner = said
    reading = Reading(
        title,
        text,
        tuple(Block(BlockKind(kind), *rest) for kind, *rest in blocks),
        encoding,
        tuple(warnings),
        codec,
        form,
        Stated(*stated),
        tuple(Remark(*remark) for remark in remarks),
        tuple(Answer(start, end, name, tuple(values)) for start, end, name, values in answers),
        _manner(manner),
    )
    _check(reading)
    return reading


def _manner(said: Any) -> Manner:  # noqa: ANN401 - as above
    encoding, whole, table = said
    if table is None:
        return Manner(encoding, whole)
    answers, names, kept, sheet = table
    return Manner(encoding, whole, TableChoice(answers, names, tuple(kept), sheet))


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
