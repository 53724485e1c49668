"""What two sequences have in common."""

from collections.abc import Sequence

_STEP = 256


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items two arrays or tuples share at their beginning."""
    start, most = 0, min(len(one), len(other))
    while start < most:
        end = min(start + _STEP, most)
        if one[start:end] != other[start:end]:
            return next(place for place in range(start, end) if one[place] != other[place])
        start = end
    return most
