"""Passages by where they stand: their words, their themes, and what a person said of them."""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place, Suggestion
from cxreader.model.passage import Noise, touching, without_edges
from cxreader.store import analyses, documents
from cxreader.store.passage_list import plain


def decided(db: sqlite3.Connection, theme: str) -> dict[Place, bool]:
    """Return for each passage in the list of which a person said something of a theme whether it speaks of that."""
    rows = db.execute(
        "SELECT d.document, d.start, d.end, d.verdict FROM decision d JOIN document o ON o.id = d.document "
        "JOIN passage p ON p.document = d.document AND p.start = d.start AND p.end = d.end "
        "WHERE o.removed IS NULL AND NOT p.noise AND d.theme = ? ORDER BY d.id",
        (theme,),
    )
    return {Place(*place): verdict == Verdict.YES for *place, verdict in rows}


def themes(db: sqlite3.Connection, places: Sequence[Place]) -> Counter[str]:
    """Return the themes that count for some passages, each with the number of those that have it."""
    found: Counter[str] = Counter()
    for place in places:
        rows = db.execute(
            "SELECT c.theme FROM passage p JOIN coding c ON c.document = p.document AND c.passage = p.number "
            "WHERE p.document = ? AND p.start = ? AND p.end = ?",
            place,
        )
        found.update(str(theme) for (theme,) in rows)
    return found


def shown(db: sqlite3.Connection, places: Sequence[Place]) -> tuple[Suggestion, ...]:
    """Return the words of passages on one line, without noise, in the order given; those that are gone are not.

    How likely they are is not asked here, so all are as likely as can be.
    """
    sources = {key: _source(db, key) for key in {place.document for place in places}}
    found = []
    for place in places:
        source = sources[place.document]
        language = source.languages.get((place.start, place.end))
        if language:
            noise = touching(source.noise, place.start, place.end)
            words, _ = plain(source.text, *without_edges(source.text, place.start, place.end, noise), noise)
            found.append(Suggestion(place, words, language, source.title, 1.0))
    return tuple(found)


class _Source(NamedTuple):
    """A document as its passages are shown: with the language of each, by start and end."""

    title: str
    text: str
    noise: tuple[Noise, ...]
    languages: Mapping[tuple[int, int], str]


def _source(db: sqlite3.Connection, key: int) -> _Source:
    rows = db.execute("SELECT start, end, language FROM passage WHERE document = ? AND NOT noise", (key,))
    languages = {(int(start), int(end)): str(language) for start, end, language in rows}
    return _Source(documents.title(db, key), documents.text(db, key), analyses.noise(db, key), languages)
