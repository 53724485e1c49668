"""What the notes panel is limited to."""

from typing import NamedTuple


class NoteLimits(NamedTuple):
    """All of it has to fit.

    Attributes:
        words: What quote, note, tags or title have in them, whatever the case and accents; empty for anything.
        theme: Id of a theme that a note has or is about; empty for any.
        tag: A tag that it has; empty for any.
        language: Tag of the base language that it is in or about; empty for any.
        starred: Whether it is marked as a quote to use.

    """

    words: str = ""
    theme: str = ""
    tag: str = ""
    language: str = ""
    starred: bool = False


NO_LIMITS = NoteLimits()
