"""Strings that someone has inserted into a text again and again, such as the name of a gambling site."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

# where a Latin letter touches a letter of another script within a word
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_SWITCH = re.compile(rf"(?<=[{_LATIN}])(?=[^\W\d_{_LATIN}])|(?<=[^\W\d_{_LATIN}])(?=[{_LATIN}])")
_AROUND = 2  # characters on each side of a switch by which its likes are found
_LONGEST = 24
_SHORTEST = 3  # of a run in another script
_OFTEN = 4  # times
_WIDELY = 3  # blocks, and different neighbours on either side
_AGREEMENT = 0.8  # of the places must go on with the same character for the string to go on
_KINDS = 200  # switches that are looked at, the commonest first
_SAMPLE = 200  # places of each that are looked at
_LOOSE = 2  # places behind a finished sentence with nothing after them
_ENDS = ".!?。!?…"
_NATURAL = 0.65  # of the places: a name that belongs there mostly stands behind a short word or opens a clause
_SHORT_WORD = 3  # letters
_DIFFERENT = 0.5  # of the places have neighbours of their own
_WORDS_BESIDE = 3  # on either side of a hint
_OPENING_LENGTH = 100_000  # characters by which the script of a text is told
_SCRIPTS = tuple(
    f"[{letters}]"
    for letters in (
        r"\p{Latin}",
        r"\p{Han}\p{Hiragana}\p{Katakana}",
        r"\p{Cyrillic}",
        r"\p{Arabic}",
        r"\p{Hangul}",
        r"\p{Thai}",
        r"\p{Devanagari}",
        r"\p{Greek}",
        r"\p{Hebrew}",
    )
)
_BEFORE = regex.compile(r"(?r)(?:^|\s)(?P<word>[\w.'’-]*\w)\s")
_AFTER = regex.compile(r"\s(?P<word>\w[\w.'’-]*)")


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


def find_inserted(
    text: str, spans: Sequence[tuple[int, int]], is_spam: Callable[[str], bool], hint: str = r"(?!)"
) -> tuple[Inserted, ...]:
    """Find strings that stand in many blocks and belong to none of the sentences there.

    They switch script inside, or are in another script than the text. Many different neighbours alone are no proof,
    for a product's name has them too. So the string must also be known spam or hang loose behind finished sentences;
    where it often does, that is proof by itself. In the script of the text only names with a hint of spam are looked
    at, and only where that hint is nowhere else. Longer strings come first; a shorter one may lie inside them.

    Args:
        text: The text.
        spans: Start and end of each block, in order.
        is_spam: Whether a string holds a word of known spam.
        hint: Pattern of the words that are spam where they were inserted again and again.

    """
    starts = [start for start, _ in spans]
    hinted = regex.compile(hint, regex.IGNORECASE)
    named = _around_hints(text, hinted)
    foreign = _candidates(text, spans) | _foreign_runs(text)
    found: list[Inserted] = []
    for words in sorted(foreign | named, key=lambda words: (-len(words), words)):
        places = list(_places(text, words))
        homes = {place: bisect_right(starts, place) - 1 for place in places}
        inside = [place for place in places if place + len(words) <= spans[homes[place]][1]]
        blocks = len({homes[place] for place in inside})
        if len(inside) < _OFTEN or blocks < _WIDELY:
            continue
        loose = _loose(text, words, [(place, spans[homes[place]]) for place in inside])
        spam = is_spam(words) or (words in foreign and hinted.search(words) is not None)
        unrelated = _has_many_neighbours(text, words, inside) and (loose >= _LOOSE or spam)
        if unrelated or loose >= _OFTEN or (words in named and _is_out_of_place(text, words, inside)):
            found.append(Inserted(words, tuple(inside), blocks))
    return tuple(found)


def _places(text: str, words: str) -> Iterator[int]:
    """Give where a string stands, one place beside another."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + len(words))


def _foreign_runs(text: str) -> set[str]:
    """Return the commonest strings in another script than the text's, of letters and what joins them."""
    counts = [len(regex.findall(script, text[:_OPENING_LENGTH])) for script in _SCRIPTS]
    runs: Counter[str] = Counter()
    for script, count in zip(_SCRIPTS, counts, strict=True):
        if 0 < count < max(counts):
            letters = rf"{script}(?:{script}|[\p{{M}}\p{{N}}])*+"
            runs.update(match[0] for match in regex.finditer(rf"{letters}(?:[ .-]{letters})*+", text))
    return {run for run, count in runs.most_common(_KINDS) if count >= _OFTEN and len(run) >= _SHORTEST}


def _around_hints(text: str, hint: regex.Pattern[str]) -> set[str]:
    """Return the names that all hints of spam in a text are part of: one name for each, of two words at least."""
    kinds: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for match in hint.finditer(text):
        kinds[match[0].casefold()].append(match.span())
    names = (_widened(text, places) for places in kinds.values() if len(places) >= _OFTEN)
    return {name for name in names if " " in name and not _is_short_word(name.partition(" ")[0])}


def _widened(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Return what nearly all of some places have in common, whole words on both sides; empty where they differ."""
    for _ in range(_WORDS_BESIDE):
        for beside, side in ((_BEFORE, 0), (_AFTER, 1)):
            matches = [
                (beside.match(text, 0, start) if side == 0 else beside.match(text, end), start, end)
                for start, end in places
            ]
            words = Counter(match["word"] for match, _, _ in matches if match)
            word, count = words.most_common(1)[0] if words else ("", 0)
            if count >= _AGREEMENT * len(places):
                places = [
                    (match.start("word") if side == 0 else start, end if side == 0 else match.end("word"))
                    for match, start, end in matches
                    if match and match["word"] == word
                ]
    name, count = Counter(text[start:end] for start, end in places).most_common(1)[0]
    return name if count == len(places) else ""


def _is_out_of_place(text: str, words: str, places: Sequence[int]) -> bool:
    """Tell whether a name stands between other words at each place, and mostly where no name would."""
    before = [_BEFORE.match(text, 0, place) for place in places]
    after = [_AFTER.match(text, place + len(words)) for place in places]
    left = {match["word"] for match in before if match}
    right = {match["word"] for match in after if match}
    if min(len(left), len(right)) < _DIFFERENT * len(places):
        return False
    natural = sum(match is None or _is_short_word(match["word"]) for match in before)
    return natural <= _NATURAL * len(places)


def _is_short_word(word: str) -> bool:
    return len(word) <= _SHORT_WORD and word.islower()


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
    before = {text[max(0, place - _AROUND) : place].rstrip(" ")[-1:] for place in places}
    after = {text[place + len(words) : place + len(words) + _AROUND].lstrip(" ")[:1] for place in places}
    return min(len(before), len(after)) >= _WIDELY


def _loose(text: str, words: str, places: Sequence[tuple[int, tuple[int, int]]]) -> int:
    """Count the places between the end of a sentence and the end of the block."""
    return sum(
        place > start and text[place - 1] in _ENDS and place + len(words) == end for place, (start, end) in places
    )
