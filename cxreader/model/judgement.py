"""What judging all passages of a library says: their themes, and what a change of the codebook would do to them."""

from collections.abc import Mapping
from typing import NamedTuple

from cxreader.model.passage import Finding


class Place(NamedTuple):
    """A passage by where it stands: its document, and the offsets of its first code point and after its last one."""

    document: int
    start: int
    end: int


class Judged(NamedTuple):
    """The themes of some passages of one document.

    Attributes:
        document: Id of the document.
        basis: The edition of the codebook they were judged by, and whether by meaning or by words alone.
        findings: The themes of each passage, by where it stands.
        meanings: What was learnt of meanings on the way, as it is stored: numbers by the key of a text.
        model: What tells the meaning model from others; empty without one.
        last: Whether these are the last passages of the document.

    """

    document: int
    basis: str
    findings: Mapping[Place, tuple[Finding, ...]]
    meanings: Mapping[bytes, bytes]
    model: str
    last: bool


class Effect(NamedTuple):
    """What a change would do to the themes that the program finds, theme by theme.

    Attributes:
        gained: For each theme the passages that would have it, and have it not now.
        lost: For each theme the passages that have it now, and would no longer.

    """

    gained: Mapping[str, tuple[Place, ...]]
    lost: Mapping[str, tuple[Place, ...]]

    @property
    def more(self) -> int:
        """The number of themes that passages would gain."""
        return sum(map(len, self.gained.values()))

    @property
    def less(self) -> int:
        """The number of themes that passages would lose."""
        return sum(map(len, self.lost.values()))


class Trial(NamedTuple):
    """What a change of one theme would do.

    Attributes:
        now: The number of passages that have the theme now.
        then: The number of those that would have it.
        gained: The passages that would have it, and have it not now.
        lost: The passages that have it now, and would no longer.
        found: How often each of its terms stands in the library, by language and term.

    """

    now: int
    then: int
    gained: tuple[Place, ...]
    lost: tuple[Place, ...]
    found: Mapping[tuple[str, str], int]


class Suggestion(NamedTuple):
    """A passage that a person may be asked about.

    Attributes:
        place: Where it stands.
        text: Its words, without noise.
        language: Its language tag.
        title: The title of its document.
        likelihood: How likely it is to be what is sought, 0 to 1.

    """

    place: Place
    text: str
    language: str
    title: str
    likelihood: float


class Nearest(NamedTuple):
    """Passages of like meaning as something else.

    Attributes:
        passages: For each language the most alike ones, the most alike of all first; how likely they are is how alike.
        unread: The number of passages whose meaning is not known yet.

    """

    passages: tuple[Suggestion, ...]
    unread: int


class TopicRow(NamedTuple):
    """Passages of like meaning for which there may be no theme yet.

    Attributes:
        words: By language the words that are typical of them.
        passages: Where they stand, the most typical first.
        samples: Some of the most typical ones.

    """

    words: Mapping[str, tuple[str, ...]]
    passages: tuple[Place, ...]
    samples: tuple[Suggestion, ...]
