"""All that is known of one document."""

import sqlite3
from collections.abc import Mapping

from cxreader.model.properties import Properties
from cxreader.store import arrivals, facets, forms, listing, tags

_COUNTED = (
    "(SELECT count(*) FROM highlight WHERE document = d.id), (SELECT count(*) FROM decision WHERE document = d.id)"
)


def load(db: sqlite3.Connection, document: int, names: Mapping[str, str]) -> Properties:
    """Return what is known of a document, given the names of the themes."""
    (title, path, *told, notes, decisions, progress) = db.execute(
        "SELECT title, path, size, encoding, confidence, length, characters, passages, noise, dated, modified, added, "
        f"{_COUNTED}, {listing.PROGRESS} FROM document d WHERE id = ?",
        (document,),
    ).fetchone()
    size, encoding, confidence, length, characters, passages, noise, dated, modified, added = told
    form = forms.form(db, document)
    themes = facets.themes_of(db, (document,)).get(document, {})
    return Properties(
        id=document,
        title=title,
        paths=tuple(filter(None, (path, *arrivals.other_paths(db, document)))),
        size=size,
        encoding=encoding,
        format=form.format,
        author=form.stated.author,
        stated=form.stated.language,
        languages=listing.languages(db, document),
        confidence=confidence,
        length=length,
        characters=bool(characters),
        passages=passages,
        noise=noise,
        themes=tuple((names[theme], themes[theme]) for theme in sorted(themes, key=lambda theme: -themes[theme])),
        notes=notes,
        decisions=decisions,
        tags=tags.of(db, (document,)).get(document, ()),
        dated=dated,
        modified=modified if path else 0,
        added=added,
        progress=float(progress),
    )
