"""Where each note stands among all of them, so that an edit of one need not put all in order again."""

from bisect import insort
from collections.abc import Collection, Sequence
from typing import Any

# what a note is sorted by, and last its key: document, start, end and kind in the order of the texts, else the time
# of its last change
NotePlace = tuple[Any, ...]
_BY_TIME = 2


def keys_of(places: Sequence[NotePlace]) -> tuple[int, ...]:
    """Return the keys of notes in their order."""
    return tuple([place[-1] for place in places])


def renewed(places: Sequence[NotePlace], fresh: Sequence[NotePlace], changed: Collection[int]) -> list[NotePlace]:
    """Return all places as they are now.

    Args:
        places: All as they were, in one of the two orders.
        fresh: Those that are others now, in that order.
        changed: The keys of those that were where they are no longer, or are no more.

    """
    gone = {*changed, *keys_of(fresh)}
    kept = [place for place in places if place[-1] not in gone]
    if not fresh or len(fresh[0]) != _BY_TIME:
        for place in fresh:
            insort(kept, place)
        return kept
    kept.reverse()
    for place in fresh:
        insort(kept, place)
    return kept[::-1]
