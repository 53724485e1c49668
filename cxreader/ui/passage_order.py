"""How the list of passages is ordered: in groups, and in them by certainty or by place."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.listed import PassageRow
from cxreader.model.passage import Certainty

Key = tuple[int, int]

# the words, which the person sees, go before the score: it takes more for the second theme of a passage to be sure
_STEPS = {None: 0, Certainty.DOUBTFUL: 0, Certainty.FAIRLY: 1, Certainty.SURE: 2}


class Grouping(StrEnum):
    """What passages are put together by."""

    LANGUAGE = "language"
    DOCUMENT = "document"
    NONE = "none"


class Order(StrEnum):
    """Which passages come first in a group."""

    DOUBTFUL = "doubtful"
    SUREST = "surest"
    PLACE = "place"


class Head(NamedTuple):
    """The line above a group.

    Attributes:
        key: What stands for the group.
        name: What it is called.

    """

    key: str
    name: str


Entry = Head | PassageRow


def group_of(row: PassageRow, grouping: Grouping) -> str:
    """Return the key of the group that a passage is in."""
    return row.language if grouping is Grouping.LANGUAGE else str(row.document)


def arrange(
    rows: Iterable[PassageRow],
    grouping: Grouping,
    order: Order,
    begun: Mapping[Key, PassageRow],
    folded: Collection[str] = (),
) -> list[Entry]:
    """Return the lines of the list.

    Args:
        rows: The passages.
        grouping: What they are put together by.
        order: Which of them come first in a group.
        begun: The passages as they were when the list was begun: while it is worked through, none moves.
        folded: Keys of the groups of which only the heads are shown.

    """
    place = _PLACES[order]
    ordered = sorted(rows, key=lambda row: place(begun.get(row.key, row)))
    if grouping is Grouping.NONE:
        return list(ordered)
    groups: dict[str, list[PassageRow]] = {}
    for row in ordered:
        groups.setdefault(group_of(row, grouping), []).append(row)
    entries: list[Entry] = []
    for head in _heads(groups, grouping):
        entries.append(head)
        if head.key not in folded:
            entries += groups[head.key]
    return entries


def worked_through(
    before: Mapping[Key, PassageRow], fresh: Sequence[PassageRow], refused: Collection[tuple[int, int, str]]
) -> list[PassageRow]:
    """Return the passages of a list that goes on: those in scope now, and those whose theme was refused meanwhile.

    Args:
        before: The passages that were listed.
        fresh: Those in scope now.
        refused: Document, start and theme of what the person refused.

    """
    now = {row.key: row for row in fresh}
    for key, row in before.items():
        other = now.get(key)
        if (*key, row.theme) in refused and (other is None or other.verdict is not Verdict.YES):
            now[key] = row._replace(verdict=Verdict.NO)
    return list(now.values())


def _heads(groups: Mapping[str, Sequence[PassageRow]], grouping: Grouping) -> list[Head]:
    if grouping is Grouping.LANGUAGE:
        heads = [Head(key, languages.name(key)) for key in groups]
        return sorted(heads, key=lambda head: (head.key == languages.UNKNOWN, head.name))
    return [Head(key, groups[key][0].title) for key in sorted(groups, key=int)]


def _doubtful_first(row: PassageRow) -> tuple[float, ...]:
    """Put first what waits for a decision, then what has no theme, then what the person decided."""
    rank = 2 if row.verdict else 0 if row.theme else 1
    return rank, _STEPS[row.certainty], row.score, *row.key


def _surest_first(row: PassageRow) -> tuple[float, ...]:
    """Put first what the person said yes to, last what has no theme."""
    rank = 0 if row.verdict is Verdict.YES else 1 if row.theme else 2
    return rank, -_STEPS[row.certainty], -row.score, *row.key


_PLACES: Mapping[Order, Callable[[PassageRow], tuple[float, ...]]] = {
    Order.DOUBTFUL: _doubtful_first,
    Order.SUREST: _surest_first,
    Order.PLACE: lambda row: row.key,
}
