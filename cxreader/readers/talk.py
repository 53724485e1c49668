"""Talks: which lines begin a speaker's turn, told by names that come again and again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from cxreader.readers.lines import Line

_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
# a full stop belongs to a name only in an abbreviation: "Dr. Lee", "Anna K."
_NAME = r"(?P<name>[^\s\d:：.!?。！？\[(*_>](?:[^:：.!?。！？\[\]*_|\t]|(?<=\b\p{L}{1,3})\.(?=[\s:：])){0,39}?)"
_LABEL = regex.compile(
    rf"(?:{_TIME}\s*+[-–—]?\s*+)?[*_]{{0,2}}{_NAME}(?:\s*+[-–—]?\s*+{_TIME})?\s?[*_]{{0,2}}[:：](?!//|\d\d)[*_]{{0,2}}"
)
# on a line of its own, a label without a colon is known by its time
_HEAD = regex.compile(rf"{_TIME}\s*+[-–—]?\s*+(?!\p{{Ll}}){_NAME}|(?!\p{{Ll}}){_NAME}\s*+[-–—]?\s*+{_TIME}")
_TIMED = regex.compile(_TIME)
_TURNS = 4
_TIMED_TURNS = 3
_VOICES = 2
_SHARE = 0.3
_TIMED_SHARE = 0.1
_CHANGES = 0.3
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with that may name a speaker.

    Attributes:
        text: As written, with its time.
        name: The name in lower case.
        timed: Whether a time stands beside it.
        alone: Whether it is all there is on its line.

    """

    text: str
    name: str
    timed: bool
    alone: bool


def label_of(line: Line) -> Label | None:
    """Return the label a line begins with, None where it begins with none."""
    if ":" not in line.text and "：" not in line.text:
        return None
    found = _HEAD.fullmatch(line.text) or _LABEL.match(line.text)
    if not found or len(found["name"].split()) > _NAME_WORDS:
        return None
    return Label(
        found[0],
        found["name"].strip().casefold(),
        bool(_TIMED.search(found[0].replace(found["name"], ""))),
        alone=found.end() == len(line.text),
    )


def turns_of(lines: Sequence[Line], taken: Sequence[object]) -> list[Label | None]:
    """Return for each line the label of the turn it begins, None for all where the text is no talk.

    It is one where a good part of its lines are turns of two or more speakers who come again and again and take
    turns. Those who speak but once are believed where a time stands beside their name.

    Args:
        lines: The lines of the text.
        taken: For each of them what it is already (a list item), None for nothing.

    """
    labels = [None if other else label_of(line) for line, other in zip(lines, taken, strict=True)]
    counts = Counter(label.name for label in labels if label)
    turns = [label if label and (label.timed or counts[label.name] > 1) else None for label in labels]
    return turns if _is_talk([label for label in turns if label], len(lines)) else [None] * len(lines)


def _is_talk(spoken: Sequence[Label], lines: int) -> bool:
    names = [label.name for label in spoken]
    counts = Counter(names)
    mostly_timed = 2 * sum(label.timed for label in spoken) > len(spoken)
    least = max(_TIMED_TURNS, _TIMED_SHARE * lines) if mostly_timed else max(_TURNS, _SHARE * lines)
    changes = sum(one != other for one, other in pairwise(names))
    return (
        len(names) >= least
        and len(counts) >= _VOICES
        # in a plan of the day, what stands beside the times hardly ever comes twice
        and 2 * sum(count for count in counts.values() if count > 1) > len(names)
        and changes >= _CHANGES * (len(names) - 1)
        and not _is_form(names)
    )


def _is_form(names: Sequence[str]) -> bool:
    """Tell whether three or more names come in one order over and over, as the fields of a form do."""
    size = len(set(names))
    return size > _VOICES and all(one == other for one, other in zip(names, names[size:], strict=False))
