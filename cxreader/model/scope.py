"""The scope: which passages all views are about."""

from collections.abc import Sequence
from typing import NamedTuple

from cxreader.model.language import base


class Scope(NamedTuple):
    """A choice of passages: those in one of the languages and about one of the themes.

    An empty set sets no limit.

    Attributes:
        languages: Base language tags (``zh``, not ``zh-Hans``) that passages count under, see `counts_under`.
        themes: Ids of themes.

    """

    languages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether it limits anything."""
        return bool(self.languages or self.themes)


def counts_under(language: str, spoken: Sequence[str]) -> str:
    """Return the base tag that a passage counts under wherever languages are chosen or counted.

    That is its own language where a good part of its document is in it, else the document's main one: a short passage
    that was told wrongly, or not at all, is found with those around it.

    Args:
        language: Tag of the passage's language.
        spoken: Tags of the document's languages, the main one first.

    """
    own = base(language)
    return own if own in map(base, spoken) else base(spoken[0])
