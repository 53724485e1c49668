"""What a REFI-QDA project names before its texts come: users, codes and tags."""

from collections.abc import Iterator
from typing import NamedTuple

from cxreader.exporters.codebook_qdc import THEME
from cxreader.exporters.draft import family_of
from cxreader.model.export import Export, ExportRow
from cxreader.model.guids import named
from cxreader.model.theme import Family, Theme

STAR = "★ Quote"
NOBODY = "Reader"
PROGRAM = named("program", "cxreader")
GROUP = "Tags"
# what is known of a text, and the kind of its value
VARIABLES = (("Language", "Text"), ("SHA-256", "Text"), ("Date", "Date"), ("Tags", "Text"), ("Title", "Text"))


class Survey(NamedTuple):
    """What an export speaks of.

    Attributes:
        authors: Who wrote anything, in the order they appear, at least one; an empty name for nobody in particular.
        families: The families.
        themes: The themes.
        tags: For each tag the UUID and the name of its code; an empty one is the mark of a quote.
        group: The name of what they stand under.
        moment: A time for what has none.
        lends: Whether the program gave themes to some highlights, as the person gave them none.

    """

    authors: tuple[str, ...]
    families: tuple[Family, ...]
    themes: tuple[Theme, ...]
    tags: dict[str, tuple[str, str]]
    group: str
    moment: str
    lends: bool

    def user(self, author: str) -> str:
        """Return the UUID of a person."""
        return named("user", author if author in self.authors else self.authors[0])

    def users(self) -> Iterator[tuple[str, str]]:
        """Give UUID and name of each person, and of the program."""
        for author in self.authors:
            yield named("user", author), author or NOBODY
        if self.lends:
            yield PROGRAM, "cxreader"

    def codes(self, row: ExportRow) -> Iterator[tuple[str, str]]:
        """Give the UUIDs of the codes of a row, each with that of whoever gave it."""
        own = self.user(row.author)
        yield from ((named(THEME, theme.id), PROGRAM if row.lent else own) for theme in row.themes)
        yield from ((self.tags[tag][0], own) for tag in (*row.tags, *("",) * row.starred))


def surveyed(export: Export) -> Survey:
    """Return what an export speaks of."""
    authors, tags, themes, moments = _gathered(export)
    families = {family.id: family for family in export.families}
    for theme in themes.values():
        families.setdefault(theme.family, family_of(theme, export))
    taken = [family.name for family in families.values()] + [theme.name for theme in themes.values()]
    names = {tag: (named("tag", tag), _free(f"#{tag}" if tag else STAR, taken)) for tag in sorted(tags)}
    return Survey(
        authors or ("",),
        tuple(families.values()),
        tuple(themes.values()),
        names,
        _free(GROUP, taken),
        min(moments, default=f"{export.date or '1970-01-01'}T00:00:00Z"),
        any(row.lent for row in export.rows),
    )


def _gathered(export: Export) -> tuple[tuple[str, ...], set[str], dict[str, Theme], set[str]]:
    """Return authors, tags (an empty one for the mark of a quote), themes by id, and times."""
    authors: dict[str, None] = {}
    tags: set[str] = set()
    themes = {theme.id: theme for theme in export.themes}
    moments: set[str] = set()
    for row in export.rows:
        authors.setdefault(row.author)
        tags.update(row.tags, ("",) * row.starred)
        themes.update({theme.id: theme for theme in row.themes if theme.id not in themes})
        moments.add(row.created)
    # of a link there is a note at most to say who made it
    said = [(memo.author, memo.created) for memo in export.memos]
    said += [(link.author, link.created) for link in export.links if link.note]
    for author, created in said:
        authors.setdefault(author)
        moments.add(created)
    return tuple(authors), tags, themes, moments - {""}


def _free(name: str, taken: list[str]) -> str:
    """Return a name that nothing else has, for QualCoder wants each once."""
    found = name if name not in taken else f"{name} (tag)"
    taken.append(found)
    return found
