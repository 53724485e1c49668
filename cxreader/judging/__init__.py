"""Judging the passages of a library beside the window: what a worker process is asked, and what it answers.

Each of these calls reads the library for itself and writes nothing; what it finds is kept by who asked. They and all
they are given can be pickled. What they need is loaded when they are called, for who asks must not load it.
"""

from pathlib import Path

from cxreader.model.judgement import Effect, Judged, Nearest, Suggestion, TopicRow, Trial
from cxreader.model.judgement import Place as Place
from cxreader.model.searching import Partner
from cxreader.model.theme import Codebook, Example

# how many passages are judged in one call: enough to be worth it, few enough for others to come in between
AT_ONCE = 32


def judge(library: Path, document: int, first: int, *, explain: bool = False) -> Judged:
    """Return the themes of some passages of a document, by meaning where the model is there, else by words.

    Args:
        library: The library's file.
        document: Id of the document.
        first: Number of the first passage; ``AT_ONCE`` are judged.
        explain: Whether the words that carry the meaning are wanted even where that has to be computed once more.

    Raises:
        sqlite3.Error: The library cannot be read.

    """
    from cxreader.judging import passages

    return passages.judge(library, document, first, AT_ONCE, explain=explain)


def lesson(library: Path) -> Effect:
    """Return what learning from all decisions would change where nothing is decided yet."""
    from cxreader.judging import effects

    return effects.lesson(library)


def trial(library: Path, codebook: Codebook, examples: tuple[Example, ...] | None, theme: str) -> Trial:
    """Return what a change of one theme would do.

    Args:
        library: The library's file.
        codebook: The codebook with the change, and with the terms of every theme.
        examples: The examples with the change; None where they stay as they are.
        theme: Id of the theme.

    """
    from cxreader.judging import effects

    return effects.trial(library, codebook, examples, theme)


def suggest(
    library: Path, theme: str, yes: tuple[Place, ...], no: tuple[Place, ...], most: int
) -> tuple[Suggestion, ...]:
    """Return the passages that are likeliest of a theme that is known by a few passages alone, the likeliest first.

    Args:
        library: The library's file.
        theme: Id of the theme.
        yes: Passages that speak of it, at least one; that which it was begun with first.
        no: Passages that do not.
        most: How many are wanted.

    """
    from cxreader.judging import likeness

    return likeness.suggest(library, theme, yes, no, most)


def discover(library: Path, count: int) -> tuple[TopicRow, ...]:
    """Return passages in so many groups of like meaning, the closest first."""
    from cxreader.judging import likeness

    return likeness.discover(library, count)


def nearest(library: Path, wish: Place | str, most: int) -> Nearest:
    """Return the passages whose meaning is most like that of a passage or of some words, in every language.

    Args:
        library: The library's file.
        wish: A passage, which is not among them, or words in any language.
        most: How many are wanted of each language at most.

    Raises:
        ModelError: The meaning model is not there.

    """
    from cxreader.judging import nearness

    return nearness.nearest(library, wish, most)


def partners(library: Path, word: str) -> tuple[Partner, ...]:
    """Return what means the like in other languages as a word of the codebook, as far as texts have it.

    Raises:
        ModelError: The meaning model is not there.

    """
    from cxreader.judging import bridging

    return bridging.partners(library, word)
