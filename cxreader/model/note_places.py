"""Where each note stands among all of them, so that an edit of one need not put all in order again."""

from bisect import insort
from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from operator import indexOf, itemgetter
from typing import Any, TypeVar

_Row = TypeVar("_Row")

# what a note is sorted by, and last its key: document, start, end and kind in the order of the texts, else the time
# of its last change
NotePlace = tuple[Any, ...]
_BY_TIME = 2
# so many are looked for one by one
_FEW = 3
_KEY = itemgetter(-1)


def keys_of(places: Sequence[NotePlace]) -> tuple[int, ...]:
    """Return the keys of notes in their order."""
    return tuple(map(_KEY, places))


def without(rows: Sequence[_Row], key: Callable[[_Row], int], gone: AbstractSet[int]) -> list[_Row]:
    """Return rows without those whose keys are given; to take a few out of many is quick."""
    if len(gone) > _FEW:
        return [row for row in rows if key(row) not in gone]
    kept = list(rows)
    for one in gone:
        with suppress(ValueError):
            # Python itself takes no step for those that stay
            del kept[indexOf(map(key, kept), one)]
    return kept


def renewed(places: Sequence[NotePlace], fresh: Sequence[NotePlace], changed: Collection[int]) -> list[NotePlace]:
    """Return all places as they are now.

    Args:
        places: All as they were, in one of the two orders.
        fresh: Those that are others now, in that order.
        changed: The keys of those that were where they are no longer, or are no more.

    """
    kept = without(places, _KEY, {*changed, *keys_of(fresh)})
    if not fresh or len(fresh[0]) != _BY_TIME:
        for place in fresh:
            insort(kept, place)
        return kept
    kept.reverse()
    for place in fresh:
        insort(kept, place)
    return kept[::-1]
