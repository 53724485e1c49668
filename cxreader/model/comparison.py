"""Two documents beside each other: which themes both speak of, and which passages of them belong together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from cxreader.model.views import CodedPassage, OpenDocument


class Alignment(StrEnum):
    """What keeps two documents together while one of them is read."""

    THEME = "theme"  # both go to their next passage of a theme
    POSITION = "position"  # the other one goes along in proportion
    OFF = "off"  # nothing does


class Pair(NamedTuple):
    """The two documents that are compared.

    Attributes:
        left: Id of the one on the left; 0 for none.
        right: Id of the one on the right; 0 for none.
        theme: Id of the theme they are compared by; empty for none.

    """

    left: int = 0
    right: int = 0
    theme: str = ""


class Spoken(NamedTuple):
    """What a document speaks of.

    Attributes:
        passages: Its passages in text order, without noise.
        themes: By the id of each theme that counts in it the passages that speak of it, in text order.

    """

    passages: tuple[CodedPassage, ...] = ()
    themes: Mapping[str, Sequence[CodedPassage]] = {}

    def at(self, offset: int) -> CodedPassage | None:
        """Return the passage at an offset, else the one before it, else the first; None where there is none."""
        place = max(0, bisect_right(self.passages, offset, key=_start) - 1)
        return self.passages[place] if self.passages else None

    def share(self, theme: str) -> float:
        """Return the part of its passages that speak of a theme, 0 to 1."""
        return len(self.themes.get(theme, ())) / max(1, len(self.passages))


class Common(NamedTuple):
    """Ids of the themes that both documents speak of, and of those that one of them alone does."""

    both: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]


def spoken_of(document: OpenDocument | None) -> Spoken:
    """Return what a document speaks of; nothing where there is none."""
    passages = tuple(each for each in document.passages if not each.noise) if document else ()
    themes: dict[str, list[CodedPassage]] = {}
    for passage in passages:
        for coding in passage.counted():
            themes.setdefault(coding.theme, []).append(passage)
    return Spoken(passages, themes)


def common(left: Spoken, right: Spoken, order: Iterable[str]) -> Common:
    """Return which themes are in both, in an order of all themes."""
    here, there = left.themes.keys(), right.themes.keys()
    known = tuple(order)
    return Common(
        tuple(theme for theme in known if theme in here and theme in there),
        tuple(theme for theme in known if theme in here and theme not in there),
        tuple(theme for theme in known if theme in there and theme not in here),
    )


def richest(left: Spoken, right: Spoken, order: Iterable[str]) -> str:
    """Return the theme that both speak of most, else the one that is spoken of most; empty where there is none.

    Of equals the first in an order of all themes is taken.
    """

    def weight(theme: str) -> tuple[int, int]:
        counts = [len(each.themes.get(theme, ())) for each in (left, right)]
        return min(counts), max(counts)

    best = max(order, key=weight, default="")
    return best if best and max(weight(best)) else ""


def step(passages: Sequence[CodedPassage], here: int, by: int) -> int | None:
    """Return the place among passages of the next (1) or previous (-1) one, None where there is no more.

    Args:
        passages: Some passages of a document, in text order.
        here: Offset that the current passage begins at; it may be none of them.
        by: The direction; 0 for the one that begins here or, without it, the next one or else the last.

    """
    if not by:
        at = min(bisect_left(passages, here, key=_start), len(passages) - 1)
    elif by > 0:
        at = bisect_right(passages, here, key=_start)
    else:
        at = bisect_left(passages, here, key=_start) - 1
    return at if 0 <= at < len(passages) else None


def opposite(here: Spoken, there: Spoken, offset: int) -> CodedPassage | None:
    """Return the passage of another document that stands, in proportion, where an offset does in this one.

    Args:
        here: What the one document speaks of.
        there: The same of the other one.
        offset: A place in the first.

    """
    if not there.passages:
        return None
    place = max(0, bisect_right(here.passages, offset, key=_start) - 1)
    share = place / max(1, len(here.passages) - 1)
    return there.passages[round(share * (len(there.passages) - 1))]


def _start(passage: CodedPassage) -> int:
    return passage.start
