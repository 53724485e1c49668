"""Where words and whole characters begin and end in a text (Unicode Annex 29), for edges that are moved."""

from functools import cache
from typing import Any

from cxreader.ui.offsets import whole_clusters

# far enough back for any word
_REACH = 512


def next_edge(text: str, offset: int, by: int, *, start: bool) -> int:
    """Return the next (1) or previous (-1) place from an offset on where a word or sign begins or ends.

    Args:
        text: The text.
        offset: The offset to go from.
        by: Which way.
        start: Whether beginnings are looked for, rather than ends.

    """
    first = offset + 1 if by > 0 else max(0, offset - _REACH)
    edges = (match.start() for match in _boundary().finditer(text, max(0, first - _REACH)))
    found = offset
    for edge in edges:
        if by > 0 and edge > offset and _is_edge(text, edge, start=start):
            return whole_clusters(text, edge, edge)[0]
        if by < 0 and edge >= offset:
            break
        if by < 0 and _is_edge(text, edge, start=start):
            found = edge
    return found


def nearest_edge(text: str, offset: int, *, start: bool) -> int:
    """Return where the word or sign begins or ends that is nearest to an offset."""
    if 0 <= offset <= len(text) and _is_edge(text, offset, start=start) and _breaks(text, offset):
        return offset
    before, after = (next_edge(text, offset, by, start=start) for by in (-1, 1))
    if offset in (before, after):
        return after if before == offset else before
    return before if offset - before <= after - offset else after


def _is_edge(text: str, offset: int, *, start: bool) -> bool:
    beside = text[offset : offset + 1] if start else text[max(0, offset - 1) : offset]
    return bool(beside) and not beside.isspace()


def _breaks(text: str, offset: int) -> bool:
    return any(
        match.start() == offset for match in _boundary().finditer(text, max(0, offset - _REACH), offset + _REACH)
    )


@cache
def _boundary() -> Any:  # noqa: ANN401 - a pattern of a module that is slow to load, and first needed with an edge
    import regex

    return regex.compile(r"(?w)\b")
