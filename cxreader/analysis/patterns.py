"""Finding regular expressions in a text, and saying in plain words where one is faulty."""

from itertools import islice

import regex

# no more is marked in one text
MOST = 10_000
_FLAGS = regex.IGNORECASE | regex.MULTILINE | regex.VERSION1
# what the module says of a pattern, in words for people
_PLAIN = (
    ("missing )", "a ( is not closed"),
    ("unterminated character set", "a [ is not closed"),
    ("unbalanced parenthesis", "there is no ( before this )"),
    ("nothing to repeat", "there is nothing before the sign that repeats"),
    ("multiple repeat", "two signs that repeat follow each other"),
    ("bad escape", "nothing is known by this letter after a \\"),
    ("trailing characters", "there is no ( before this )"),
    ("missing >", "a name is not closed"),
    ("too big", "it repeats too often"),
    ("unknown property", "nothing is known by this name"),
    ("group", "there is no group of this name or number"),
    ("range", "a range runs backwards"),
)


class PatternError(ValueError):
    """A pattern that nothing can be found by; its message is a sentence for people."""


def find(text: str, pattern: str, seconds: float) -> list[tuple[int, int]]:
    """Return where a pattern stands in a text, case aside: at most `MOST` stretches that are not empty.

    Args:
        text: The text.
        pattern: The regular expression.
        seconds: How long to look.

    Raises:
        PatternError: The pattern is faulty.
        TimeoutError: It takes longer.

    """
    try:
        looked_for = regex.compile(pattern, _FLAGS)
    except regex.error as fault:
        raise PatternError(_sentence(fault, pattern)) from fault
    except (OverflowError, RecursionError) as fault:
        raise PatternError("The pattern is too large to be looked for.") from fault
    matches = (match.span() for match in looked_for.finditer(text, timeout=seconds, concurrent=True))
    return list(islice((span for span in matches if span[0] < span[1]), MOST))


def _sentence(fault: Exception, pattern: str) -> str:
    # the message ends in where it is: "missing ) at position 2"
    told, _, place_words = str(fault).partition(" at position ")
    said = next((words for sign, words in _PLAIN if sign in told), "it cannot be read from here on")
    digits = place_words.split(" ", 1)[0]
    place = int(digits) if digits.isdigit() else 0
    if place >= len(pattern):
        return f"The pattern is faulty at its end: {said}."
    return f"The pattern is faulty at character {place + 1}, “{pattern[place]}”: {said}."
