"""What was made of a file, back from the plain values that JSON has: named tuples are written as lists of theirs."""

from collections.abc import Iterable, Sequence
from typing import Any

from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Answer, Manner, Remark, TableChoice

# each raises TypeError or ValueError where what is given was never written by us


def blocks_of(said: Iterable[Sequence[Any]]) -> tuple[Block, ...]:
    """Return blocks."""
    return tuple(Block(BlockKind(kind), *rest) for kind, *rest in said)


def answers_of(said: Iterable[Sequence[Any]]) -> tuple[Answer, ...]:
    """Return the answers of a table."""
    return tuple(Answer(start, end, name, tuple(values)) for start, end, name, values in said)


def remarks_of(said: Iterable[Sequence[Any]]) -> tuple[Remark, ...]:
    """Return what is marked in a file."""
    return tuple(Remark(*remark) for remark in said)


def manner_of(said: Sequence[Any]) -> Manner:
    """Return how a file is read; what is not said, for it was written before that was known, is as it comes."""
    encoding, whole, table, *rest = said
    return Manner(encoding, whole, choice_of(table), *rest)


def choice_of(said: Sequence[Any] | None) -> TableChoice | None:
    """Return how a table of answers is read; None for the way that looks right."""
    if said is None:
        return None
    answers, names, kept, sheet = said
    return TableChoice(answers, names, tuple(kept), sheet)
