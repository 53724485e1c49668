"""What the overview asks: all themes in one table, and one of them summed up. What this stands on is loaded late."""

from cxreader.model import language as languages
from cxreader.model.overview import Columns, Heading, Overview, Rows
from cxreader.model.scope import Facet, Scope
from cxreader.model.summary import Summary, Tongue
from cxreader.session.edits import Session
from cxreader.store import documents


def overview(session: Session, scope: Scope, rows: Rows, columns: Columns) -> Overview:
    """Return a scope in a table of themes or families by languages, documents, months or other themes."""
    from cxreader.store import overview

    headings = _rows(session, scope, rows)
    with session.library.reading() as db:
        found = overview.count(db, scope, {row.key: row.narrowed(scope) for row in headings}, columns)
        titles = {key: documents.title(db, int(key)) for key in found.columns if columns is Columns.DOCUMENTS}
    heads = tuple(_column(session, columns, key, titles)._replace(passages=found.columns[key]) for key in found.columns)
    return Overview(
        scope,
        rows,
        columns,
        tuple(row._replace(passages=found.rows.get(row.key, 0)) for row in headings),
        heads,
        tuple(tuple(found.cells.get((row.key, head.key), 0) for head in heads) for row in headings),
        found.passages,
        found.left_out,
    )


def summary(session: Session, row: Heading, scope: Scope) -> Summary:
    """Return what the passages in scope say that speak of a theme or of a family.

    Args:
        session: The library.
        row: The theme or family.
        scope: What limits the passages besides.

    """
    from cxreader.analysis.typical_words import TypicalWords
    from cxreader.store import summary

    with session.library.reading() as db:
        found = summary.gather(db, scope.only(Facet.THEME, *row.narrowed(scope)))
    typical = TypicalWords()
    tongues = tuple(
        Tongue(
            spoken.language,
            spoken.passages,
            spoken.documents,
            typical.of(spoken.language, spoken.texts, spoken.others),
            spoken.quotes,
        )
        for spoken in found.tongues
    )
    code = "" if row.short == row.name else row.short
    return Summary(
        row.key, code, row.name, row.colour, found.passages, found.documents, found.marked, tongues, found.is_part
    )


def _rows(session: Session, scope: Scope, rows: Rows) -> list[Heading]:
    """Return the rows of a table without their numbers, as far as the themes of the scope go."""
    codebook = session.codebook
    colours = {family.id: family.colour for family in codebook.families}
    themes = [theme for theme in codebook.themes if theme.id in (scope.themes or (theme.id,))]
    if rows is Rows.THEMES:
        return [Heading(theme.id, theme.code, theme.name, colours[theme.family], (theme.id,)) for theme in themes]
    members = {
        family: tuple(theme.id for theme in codebook.themes if theme.family == family.id)
        for family in codebook.families
        if any(theme.family == family.id for theme in themes)
    }
    return [Heading(family.id, family.name, family.name, family.colour, of) for family, of in members.items()]


def _column(session: Session, columns: Columns, key: str, titles: dict[str, str]) -> Heading:
    """Return a column of a table without its number."""
    if columns is Columns.LANGUAGES:
        return Heading(key, languages.badge(key), languages.name(key))
    if columns is Columns.THEMES:
        theme = session.codebook.theme(key)
        return Heading(key, theme.code, theme.name, session.codebook.family(theme.family).colour, (key,))
    name = titles[key] if columns is Columns.DOCUMENTS else key or "No date"
    return Heading(key, name, name)
