"""Two libraries becoming one: what they say against each other, and what became of all of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place


class Choice(StrEnum):
    """Whose decision holds where two people decided otherwise."""

    MINE = "mine"
    THEIRS = "theirs"
    NEITHER = "neither"  # the passage is to be decided on once more


class Contradiction(NamedTuple):
    """A theme of a passage that one person said yes to and another one no.

    Attributes:
        place: The passage.
        theme: Id of the theme in this library.
        mine: What is said here; the other one says the opposite.
        title: Title of the document.
        quote: The passage.

    """

    place: Place
    theme: str
    mine: Verdict
    title: str
    quote: str


# for a passage and a theme whose decision holds
Choices: TypeAlias = Mapping[tuple[Place, str], Choice]


class Merged(NamedTuple):
    """What became of another person's library.

    Attributes:
        documents: Texts that are new here.
        themes: Themes that are new.
        highlights: Highlights that are new.
        updated: Highlights, memos and links that are newer now.
        both: Notes that both had changed, so that both are kept.
        memos: Memos and links that are new.
        decisions: Decisions that are new, or theirs now.
        corrections: What was said of texts that is new.
        unsure: New highlights whose place a person should confirm.
        kept: What stayed as it was here though it is otherwise there, each a sentence.

    """

    documents: int = 0
    themes: int = 0
    highlights: int = 0
    updated: int = 0
    both: int = 0
    memos: int = 0
    decisions: int = 0
    corrections: int = 0
    unsure: int = 0
    kept: tuple[str, ...] = ()
