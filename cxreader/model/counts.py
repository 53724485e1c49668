"""How many passages and documents a scope has, and how many it would have with another choice."""

from collections.abc import Mapping
from typing import NamedTuple

from cxreader.model.scope import ColumnValue, Facet, Length, Scope, Status


class Count(NamedTuple):
    """Passages, and the documents that hold them.

    Attributes:
        passages: Their number; noise counts for nothing.
        documents: The number of documents with at least one of them.
        doubtful: Of the passages with one theme those where it is doubtful and nothing was decided of that.

    """

    passages: int = 0
    documents: int = 0
    doubtful: int = 0


class Facets(NamedTuple):
    """A scope counted: as it is and, for each value of a facet, with that value alone in the facet.

    All values are there that any document in the list has, those that would leave nothing with a zero.

    Attributes:
        scope: The scope.
        size: The scope as it is.
        any_language: The same without its languages.
        listed: All documents in the list, whatever the scope.
        languages: For each base language, the commonest in the library first.
        themes: For each id of a theme; one without passages is not there.
        statuses: For each status.
        lengths: For each length.
        months: For each month, such as ``2026-11``, the latest first; the empty one for documents without a day.
        tags: For each tag, by name.
        columns: For each value of each column, and each speaker, column by column, the most frequent first; the value
            is counted as if it stood alone in its column.

    """

    scope: Scope
    size: Count
    any_language: Count
    listed: int
    languages: Mapping[str, Count]
    themes: Mapping[str, Count]
    statuses: Mapping[Status, Count]
    lengths: Mapping[Length, Count]
    months: Mapping[str, Count]
    tags: Mapping[str, Count]
    columns: Mapping[ColumnValue, Count]

    def of(self, facet: Facet) -> Mapping[str, Count]:
        """Return the counts of a facet that has a choice of values."""
        found: Mapping[str, Count] = getattr(self, facet)
        return found
