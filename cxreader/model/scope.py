"""The scope: which passages all views are about."""

from typing import NamedTuple


class Scope(NamedTuple):
    """A choice of passages: those in one of the languages and about one of the themes.

    An empty set sets no limit.

    Attributes:
        languages: Base language tags (``zh``, not ``zh-Hans``) of documents.
        themes: Ids of themes.

    """

    languages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether it limits anything."""
        return bool(self.languages or self.themes)
