"""Strings that someone has inserted into a text again and again, such as the name of a gambling site."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

# where a Latin letter touches a letter of another script within a word
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_SWITCH = re.compile(rf"(?<=[{_LATIN}])(?=[^\W\d_{_LATIN}])|(?<=[^\W\d_{_LATIN}])(?=[{_LATIN}])")
_AROUND = 2  # characters on each side of a switch by which its likes are found
_LONGEST = 24
_OFTEN = 4  # times
_WIDELY = 3  # blocks, and different neighbours on either side
_AGREEMENT = 0.8  # of the places must go on with the same character for the string to go on
_KINDS = 200  # switches that are looked at, the commonest first
_SAMPLE = 200  # places of each that are looked at
_LOOSE = 2  # places behind a finished sentence with nothing after them
_ENDS = ".!?。!?…"


@dataclass(frozen=True, slots=True)
class Inserted:
    """A string that was inserted.

    Attributes:
        words: The string.
        starts: Offset of its first code point at each place.
        blocks: In how many blocks it stands.

    """

    words: str
    starts: tuple[int, ...]
    blocks: int


def find_inserted(text: str, spans: Sequence[tuple[int, int]], is_spam: Callable[[str], bool]) -> tuple[Inserted, ...]:
    """Find strings that switch script inside, stand in many blocks and belong to none of the sentences there.

    Many different neighbours alone are no proof, for a product's name has them too. So the string must also be known
    spam or hang loose behind finished sentences; where it often does, that is proof by itself. Longer strings come
    first; a shorter one may lie inside them.

    Args:
        text: The text.
        spans: Start and end of each block, in order.
        is_spam: Whether a string holds a word of known spam.

    """
    starts = [start for start, _ in spans]
    found: list[Inserted] = []
    for words in sorted(_candidates(text, spans), key=lambda words: (-len(words), words)):
        places = [match.start() for match in re.finditer(re.escape(words), text)]
        homes = {place: bisect_right(starts, place) - 1 for place in places}
        inside = [place for place in places if place + len(words) <= spans[homes[place]][1]]
        blocks = len({homes[place] for place in inside})
        if len(inside) < _OFTEN or blocks < _WIDELY:
            continue
        loose = _loose(text, words, [(place, spans[homes[place]]) for place in inside])
        unrelated = _has_many_neighbours(text, words, inside) and (loose >= _LOOSE or is_spam(words))
        if unrelated or loose >= _OFTEN:
            found.append(Inserted(words, tuple(inside), blocks))
    return tuple(found)


def _candidates(text: str, spans: Sequence[tuple[int, int]]) -> set[str]:
    """Return the longest string that is common around each of the commonest switches of script."""
    switches: defaultdict[str, list[int]] = defaultdict(list)
    for place in _switches(text, spans):
        switches[text[place - _AROUND : place + _AROUND]].append(place)
    often = [key for key, places in switches.items() if len(places) >= _OFTEN and key.isalnum()]
    common = sorted(often, key=lambda key: -len(switches[key]))
    return {_grown(text, switches[key][:_SAMPLE]) for key in common[:_KINDS]}


def _switches(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    for start, end in spans:
        for match in _SWITCH.finditer(text, start, end):
            if match.start() - _AROUND >= start and match.start() + _AROUND <= end:
                yield match.start()


def _grown(text: str, places: Sequence[int]) -> str:
    """Return what most of some switches have in common on both sides."""
    enough = _AGREEMENT * len(places)
    left = right = _AROUND
    while left + right < _LONGEST and len(same := _agreeing(text, places, -left - 1)) >= enough:
        places, left = same, left + 1
    while left + right < _LONGEST and len(same := _agreeing(text, places, right)) >= enough:
        places, right = same, right + 1
    return text[places[0] - left : places[0] + right]


def _agreeing(text: str, places: Sequence[int], step: int) -> list[int]:
    """Return the places that have the commonest letter so many steps on."""
    letters = {place: text[place + step] for place in places if 0 <= place + step < len(text)}
    counts = Counter(letter for letter in letters.values() if letter.isalnum())
    commonest = counts.most_common(1)
    return [place for place, letter in letters.items() if commonest and letter == commonest[0][0]]


def _has_many_neighbours(text: str, words: str, places: Sequence[int]) -> bool:
    before = {text[max(0, place - 1) : place] for place in places}
    after = {text[place + len(words) : place + len(words) + 1] for place in places}
    return min(len(before), len(after)) >= _WIDELY


def _loose(text: str, words: str, places: Sequence[tuple[int, tuple[int, int]]]) -> int:
    """Count the places between the end of a sentence and the end of the block."""
    return sum(
        place > start and text[place - 1] in _ENDS and place + len(words) == end for place, (start, end) in places
    )
