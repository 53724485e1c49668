"""What two sequences have in common."""

from collections.abc import Sequence


def shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many items two arrays or tuples share at their beginning."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
