"""What a picker offers, and which of it goes with the letters typed so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from cxreader.model.characters import folded

_NO_MATCH = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to pick.

    Attributes:
        key: What is returned for it.
        badge: Its two or three letters.
        colour: Colour slot of its badge; empty for a neutral one.
        name: Its name.
        aside: What stands at the end of its row.
        words: Other words it is found by.
        kind: What kind of thing it is, where there are several.
        faint: Whether it is there no longer, or not yet.

    """

    key: str
    badge: str
    colour: str
    name: str
    aside: str = ""
    words: tuple[str, ...] = ()
    kind: str = ""
    faint: bool = False


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries that go with some letters, the best first; all of them, in their order, for no letters.

    Case and accents do not matter. A badge, a key or the whole name comes first, then the beginning of the name, the
    beginning of a word in it, any part of it, and last the other words.
    """
    wanted = folded(typed)
    if not wanted:
        return list(entries)
    ranked = [(_rank(entry, wanted), place) for place, entry in enumerate(entries)]
    return [entries[place] for rank, place in sorted(ranked) if rank < _NO_MATCH]


def _rank(entry: Entry, wanted: str) -> int:
    """Return how well an entry goes with folded letters: 0 is best, ``_NO_MATCH`` is not at all."""
    name = folded(entry.name)
    other = [folded(word) for word in entry.words]
    tests = (
        wanted in (folded(entry.badge), folded(entry.key), name),
        name.startswith(wanted),
        f" {wanted}" in name,
        wanted in name,
        any(wanted in word for word in (folded(entry.key), *other)),
    )
    return tests.index(True) if any(tests) else _NO_MATCH
