"""The scope: which passages all views are about."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from cxreader.model.language import base


class Facet(StrEnum):
    """A respect in which passages are chosen; each has a field of the scope, named by its value."""

    LANGUAGE = "languages"
    THEME = "themes"
    ALSO = "also"
    STATUS = "statuses"
    LENGTH = "lengths"
    MONTH = "months"
    TAG = "tags"
    COLUMN = "columns"
    DOCUMENT = "documents"
    WORDS = "words"


class Status(StrEnum):
    """How things stand with a passage, or with the document it is in."""

    UNREAD = "unread"  # its document was never on screen, or was marked as unread
    NOTED = "noted"  # a highlight touches it
    QUOTED = "quoted"  # a highlight that is a quote to use touches it
    DOUBTFUL = "doubtful"  # a theme in scope counts in it, is doubtful, and nothing was decided of that
    DECIDED = "decided"  # the person said something of a theme in scope
    NOISY = "noisy"  # its document has noise
    DUPLICATE = "duplicate"  # its document is nearly the same as another one


# those that are the same for all passages of a document
OF_DOCUMENTS = frozenset({Status.UNREAD, Status.NOISY, Status.DUPLICATE})


class Length(StrEnum):
    """How long a document is, in words; of a text that is written without spaces two characters are a word."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"
    BOOK = "book"


# for each length the fewest words, in rising order
LENGTHS = {Length.SHORT: 0, Length.MEDIUM: 300, Length.LONG: 1_500, Length.BOOK: 20_000}


# what they are called
NAMES: Mapping[Status | Length, str] = {
    Status.UNREAD: "Unread",
    Status.NOTED: "Noted",
    Status.QUOTED: "Quoted",
    Status.DOUBTFUL: "Doubtful",
    Status.DECIDED: "Decided by me",
    Status.NOISY: "Contains noise",
    Status.DUPLICATE: "Duplicate",
    Length.SHORT: "Short texts",
    Length.MEDIUM: "Medium texts",
    Length.LONG: "Long texts",
    Length.BOOK: "Books",
}


class SearchWords(NamedTuple):
    """Words that a passage has, as a person typed them.

    Attributes:
        text: The words; they are found next to each other in this order, whatever case, accents and width.
        whole: Whether they are whole words; else the first may end, and the last begin, within a word.
        forms: Whether other forms of the words do as well.

    """

    text: str
    whole: bool = False
    forms: bool = False


# what is told of passages that no column of a table tells: who speaks
SPEAKER = ""


class ColumnValue(NamedTuple):
    """What stands beside answers in a column of their table, or who speaks.

    Attributes:
        column: Title of the column; `SPEAKER` for who speaks.
        value: What stands there; never empty.

    """

    column: str
    value: str


Value = str | int | SearchWords | ColumnValue


class Token(NamedTuple):
    """One limit of a scope."""

    facet: Facet
    value: Value


class Scope(NamedTuple):
    """A choice of passages: those that fit each of the facets; an empty one sets no limit.

    Of several values of one facet, or of one column, one suffices; of several search words, and of themes under `also`,
    all must be there.

    Attributes:
        languages: Base language tags (``zh``, not ``zh-Hans``) that passages count under, see `counts_under`.
        themes: Ids of themes.
        statuses: How things stand with them.
        lengths: How long their documents are.
        months: Months that their documents are of, ``2026-11``.
        tags: Tags that a person gave their documents.
        columns: What is told of them beside their words.
        documents: Ids of their documents.
        words: Words that they have, in the order in which they were asked for.
        also: Ids of themes that they speak of besides.

    """

    languages: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    lengths: frozenset[Length] = frozenset()
    months: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    columns: frozenset[ColumnValue] = frozenset()
    documents: frozenset[int] = frozenset()
    words: tuple[SearchWords, ...] = ()
    also: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Tell whether it limits anything."""
        return any(self)

    def without(self, facet: Facet) -> "Scope":
        """Return a scope that does not limit one facet, and all others as this one does."""
        return self.only(facet)

    def only(self, facet: Facet, *values: Value) -> "Scope":
        """Return a scope that has these values in one facet, and all others as this one does."""
        chosen: Any = tuple(values) if facet is Facet.WORDS else frozenset(values)
        return self._replace(**{facet.value: chosen})

    def without_column(self, column: str) -> "Scope":
        """Return a scope that does not limit what stands in one column, and all else as this one does."""
        return self._replace(columns=frozenset(each for each in self.columns if each.column != column))

    def alone(self, token: Token) -> "Scope":
        """Return a scope that has one value alone in its facet or its column, and all others as this one does."""
        if isinstance(token.value, ColumnValue):
            return self.without_column(token.value.column).with_token(token)
        return self.only(token.facet, token.value)

    def with_token(self, token: Token) -> "Scope":
        """Return a scope that allows, or of search words demands, one more value in a facet."""
        values = getattr(self, token.facet)
        return self if token.value in values else self.only(token.facet, *values, token.value)

    def without_token(self, token: Token) -> "Scope":
        """Return a scope without one of its values."""
        return self.only(token.facet, *(value for value in getattr(self, token.facet) if value != token.value))

    def tokens(self) -> tuple[Token, ...]:
        """Return all limits, facet by facet, those of one facet in a fixed order."""
        return tuple(
            Token(facet, value)
            for facet in Facet
            for value in (getattr(self, facet) if facet is Facet.WORDS else sorted(getattr(self, facet)))
        )

    def by_column(self) -> dict[str, list[str]]:
        """Return for each column that is limited the values of which one suffices, in a fixed order."""
        found: dict[str, list[str]] = {}
        for column, value in sorted(self.columns):
            found.setdefault(column, []).append(value)
        return found


class KeptScope(NamedTuple):
    """A scope that a person gave a name."""

    id: int
    name: str
    scope: Scope


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
