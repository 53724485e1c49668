"""What another person said of the passages that both have looked at, beside what is said here."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cxreader.model import language as languages
from cxreader.model.agreeing import AgreementRow, Comparison, Difference
from cxreader.model.annotation import Verdict
from cxreader.model.archive import Archive, ArchivedDocument
from cxreader.model.incoming import themes_of
from cxreader.model.judgement import Place
from cxreader.model.theme import Theme
from cxreader.session.archiving import archive
from cxreader.session.edits import Session

_Said = Mapping[Place, Mapping[str, bool]]
# ids and languages of the passages of a document, in text order
_Passages = Mapping[int, tuple[tuple[Place, str], ...]]


class _Unit(NamedTuple):
    """A theme of a passage that both have looked at: whether it speaks of it, as each of them says."""

    place: Place
    theme: str
    mine: bool
    theirs: bool
    language: str


def agreement(session: Session, theirs: Archive) -> Comparison:
    """Return how far another person agrees with what is said here of the passages that both have looked at.

    A person has looked at a passage where they decided on a theme of it or highlighted anything in it. It speaks of
    a theme, for them, where they said yes to that or gave it to a highlight there; else it does not. Themes that
    neither of them gave to any of these passages count nowhere.
    """
    from cxreader.analysis.agreement import agreement as measured  # loaded late: no start needs these
    from cxreader.session.taking_themes import placed

    mine = archive(session)
    same = placed(session.full_codebook(), themes_of(theirs.codebook)).ids
    with session.library.reading() as db:
        passages = _passages(db)
        keys = {row.sha256: key for key, row in _listed(db, mine)}
        first = _said(mine, keys, passages, {})
        second = _said(theirs, keys, passages, same)
        units = list(_units(first, second, passages, session.codebook.themes))
        differences = tuple(_differences(session, db, units))
    names = {theme.id: theme.name for theme in session.codebook.themes}
    told = {languages.base(unit.language) for unit in units}
    rows = [AgreementRow("all", "", "All", measured((unit.mine, unit.theirs) for unit in units))]
    rows += (
        AgreementRow("theme", key, name, measured((u.mine, u.theirs) for u in units if u.theme == key))
        for key, name in names.items()
        if any(unit.theme == key for unit in units)
    )
    rows += (
        AgreementRow(
            "language",
            tag,
            languages.name(tag),
            measured((u.mine, u.theirs) for u in units if languages.base(u.language) == tag),
        )
        for tag in sorted(told, key=languages.name)
    )
    both = first.keys() & second.keys()
    return Comparison(theirs.about.author or theirs.about.name, len(both), tuple(rows), differences)


def _differences(session: Session, db: sqlite3.Connection, units: Iterable[_Unit]) -> Iterator[Difference]:
    from cxreader.store import documents  # loaded late: no start needs it

    document, title, text = 0, "", ""
    for unit in sorted(units):
        if unit.mine == unit.theirs:
            continue
        if unit.place.document != document:
            document = unit.place.document
            title, text = documents.title(db, document), documents.text(db, document)
        quote = text[unit.place.start : unit.place.end]
        name = session.codebook.theme(unit.theme).name
        yield Difference(unit.place, unit.theme, name, unit.mine, title, unit.language, quote)


def _listed(db: sqlite3.Connection, archive: Archive) -> Iterator[tuple[int, ArchivedDocument]]:
    keys = dict(db.execute("SELECT guid, id FROM document WHERE removed IS NULL"))
    return ((keys[row.guid], row) for row in archive.documents if not row.removed)


def _passages(db: sqlite3.Connection) -> _Passages:
    found: dict[int, list[tuple[Place, str]]] = {}
    rows = db.execute(
        "SELECT p.document, p.start, p.end, p.base FROM passage p JOIN document d ON d.id = p.document "
        "WHERE d.removed IS NULL AND NOT p.noise ORDER BY p.document, p.start"
    )
    for document, start, end, base in rows:
        found.setdefault(document, []).append((Place(document, start, end), base))
    return {document: tuple(own) for document, own in found.items()}


def _said(archive: Archive, keys: Mapping[str, int], passages: _Passages, same: Mapping[str, str]) -> _Said:
    """Return for each passage that a person has looked at what they said of themes."""
    documents = {row.guid: keys[row.sha256] for row in archive.documents if row.sha256 in keys}
    found: dict[Place, dict[str, bool]] = {}
    for mark in archive.highlights:
        # one without a sure place marks nothing in the text as it is now
        if mark.document in documents and mark.outcome in ("", "moved"):
            for place in _touched(passages.get(documents[mark.document], ()), mark.start, mark.end):
                found.setdefault(place, {}).update((same.get(theme, theme), True) for theme in mark.themes)
    for said in archive.decisions:
        if said.document in documents:
            for place in _touched(passages.get(documents[said.document], ()), said.start, said.end):
                # what is said of the passage itself goes before
                found.setdefault(place, {})[same.get(said.theme, said.theme)] = said.verdict == Verdict.YES
    return found


def _touched(passages: tuple[tuple[Place, str], ...], start: int, end: int) -> Iterator[Place]:
    """Give the passages that a stretch touches."""
    first = max(0, bisect_right(passages, start, key=lambda entry: entry[0].start) - 1)
    for place, _ in passages[first:]:
        if place.start >= end:
            return
        if place.end > start:
            yield place


def _units(first: _Said, second: _Said, passages: _Passages, themes: Iterable[Theme]) -> Iterator[_Unit]:
    known = {theme.id for theme in themes}
    both = first.keys() & second.keys()
    used = {theme for place in both for said in (first, second) for theme, yes in said[place].items() if yes} & known
    told = {place: base for own in passages.values() for place, base in own}
    for place in sorted(both):
        for theme in sorted(used):
            yield _Unit(place, theme, first[place].get(theme, False), second[place].get(theme, False), told[place])
