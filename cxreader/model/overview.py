"""The overview: how many passages speak of each theme in each language, document or month, or with another theme."""

from enum import StrEnum
from typing import NamedTuple

from cxreader.model.scope import Facet, Scope, Token


class Rows(StrEnum):
    """What the rows of the overview are."""

    THEMES = "themes"
    FAMILIES = "families"


class Columns(StrEnum):
    """What its columns are."""

    LANGUAGES = "languages"
    DOCUMENTS = "documents"
    MONTHS = "months"
    THEMES = "themes"


class Show(StrEnum):
    """What its cells say: how many of the passages of a column speak of the theme, as a part of them or as a number."""

    SHARE = "share"
    COUNT = "count"


_FACETS = {
    Columns.LANGUAGES: Facet.LANGUAGE,
    Columns.DOCUMENTS: Facet.DOCUMENT,
    Columns.MONTHS: Facet.MONTH,
    Columns.THEMES: Facet.ALSO,
}
ABSENT = "–"


class Heading(NamedTuple):
    """A row or a column.

    Attributes:
        key: Id of a theme, family or document, base tag of a language, or a month such as ``2026-11``.
        short: Two or three characters that stand for it; the same as its name where there are none.
        name: Its name for people.
        colour: The slot of a family's colour; empty for what has none.
        themes: Ids of the themes that a row stands for.
        passages: Of a row those in scope that speak of it, of a column all in scope whatever they speak of.

    """

    key: str
    short: str
    name: str
    colour: str = ""
    themes: tuple[str, ...] = ()
    passages: int = 0

    def narrowed(self, scope: Scope) -> tuple[str, ...]:
        """Return those of its themes that are in a scope, in their order; all where the scope has no themes."""
        return tuple(theme for theme in self.themes if theme in (scope.themes or self.themes))


class Overview(NamedTuple):
    """A scope in a table; its own themes narrow the rows, its languages, documents and months the columns.

    Attributes:
        scope: The scope.
        rows_are: What the rows are.
        columns_are: What the columns are.
        rows: The rows.
        columns: The columns.
        counts: For each row the number of passages in each column.
        passages: All passages in scope, whatever they speak of.
        left_out: Columns that there are too many of to be shown, those with the fewest passages.

    """

    scope: Scope
    rows_are: Rows
    columns_are: Columns
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    counts: tuple[tuple[int, ...], ...]
    passages: int
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no passage speaks of anything."""
        return not any(row.passages for row in self.rows)

    def share(self, row: int, column: int) -> float:
        """Return the part of a column's passages that speak of a row, 0 to 1."""
        return self.counts[row][column] / max(1, self.columns[column].passages)

    def is_same(self, row: int, column: int) -> bool:
        """Tell whether a cell says how often a theme goes with itself, which is no news."""
        return self.columns_are is Columns.THEMES and self.columns[column].key in self.rows[row].themes

    def heat(self, show: Show) -> tuple[tuple[float, ...], ...]:
        """Return how much each cell stands out, 0 to 1: its part of the largest number there is in the table."""
        columns = range(len(self.columns))
        worth = [[self._worth(row, column, show) for column in columns] for row in range(len(self.rows))]
        most = max(map(max, filter(None, worth)), default=0.0) or 1.0
        return tuple(tuple(each / most for each in row) for row in worth)

    def cell(self, row: int, column: int, show: Show) -> str:
        """Return what a cell says: ``12 %``, ``1,240`` or ``–`` for nothing."""
        count = self.counts[row][column]
        if not count:
            return ABSENT
        return f"{count:,}" if show is Show.COUNT else percent(self.share(row, column))

    def narrowed(self, row: int, column: int | None = None) -> Scope:
        """Return the scope that holds the passages of a cell, and no others; without a column those of a whole row."""
        # a family in a scope of themes stands for those of them that are its own
        scope = self.scope.only(Facet.THEME, *self.rows[row].narrowed(self.scope))
        if column is None:
            return scope
        key, facet = self.columns[column].key, _FACETS[self.columns_are]
        if facet is Facet.ALSO:
            return scope.with_token(Token(facet, key))
        return scope.only(facet, int(key) if facet is Facet.DOCUMENT else key)

    def _worth(self, row: int, column: int, show: Show) -> float:
        if self.is_same(row, column):
            return 0.0
        return float(self.counts[row][column]) if show is Show.COUNT else self.share(row, column)


def percent(share: float) -> str:
    """Return a part of 1, more than nothing, in percent: ``31 %``; ``<1 %`` where it would be rounded to nothing."""
    return f"{round(100 * share) or '<1'}\u00a0%"


class Sheet(NamedTuple):
    """An overview on its way out.

    Attributes:
        library: Name of the library.
        described: The scope in words, such as ``31 passages in 12 documents``.
        overview: The numbers.
        show: What the cells say.
        date: Day of the export, ISO 8601; empty for none.

    """

    library: str
    described: str
    overview: Overview
    show: Show = Show.SHARE
    date: str = ""

    @property
    def title(self) -> str:
        """What it is called: ``Themes by language``."""
        rows, columns = self.overview.rows_are, self.overview.columns_are
        if columns is Columns.THEMES:
            return f"{rows.capitalize()} together with themes"
        return f"{rows.capitalize()} by {columns.removesuffix('s')}"

    @property
    def explained(self) -> str:
        """What the numbers mean."""
        if self.show is Show.COUNT:
            return "Numbers of passages"
        return "Shares of the passages of each column; the last column holds numbers of passages"
