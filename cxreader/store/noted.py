"""All that a person wrote, as the notes panel lists it: highlights, memos and links."""

import sqlite3
from collections.abc import Collection
from itertools import islice
from typing import Any

from cxreader.model import language as languages
from cxreader.model.annotation import Link, Memo, Subject
from cxreader.model.characters import folded
from cxreader.model.note_keys import link_of, memo_of, of_link, of_memo
from cxreader.model.note_limits import NO_LIMITS, NoteLimits
from cxreader.model.note_places import NotePlace, keys_of
from cxreader.model.note_rows import AsideRow
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.store import documents, highlights, links, memos, selection

_QUOTE = 60  # characters
# what words are looked for in
_SAID = "h.quote, h.note, d.title, coalesce((SELECT group_concat(tag, ' ') FROM tag WHERE highlight = h.id), '')"

# in the order of the texts, a memo comes before the highlights of its document, and a link after its first highlight
_MARKS = """
SELECT h.id AS key, h.document AS document, h.start AS start, h.end AS end, 0 AS kind, h.modified AS modified
FROM highlight h JOIN document d ON d.id = h.document WHERE d.removed IS NULL
"""
_MEMOS = """
SELECT -2 * m.id AS key, coalesce(m.document, 0) AS document, -1 AS start, 0 AS end, m.id AS kind,
m.modified AS modified
FROM memo m LEFT JOIN document d ON d.id = m.document WHERE (m.document IS NULL OR d.removed IS NULL)
"""
_LINKS = """
SELECT -2 * l.id - 1 AS key, one.document AS document, one.start AS start, one.end AS end, l.id AS kind,
l.modified AS modified
FROM link l JOIN highlight one ON one.id = l.one JOIN highlight other ON other.id = l.other
JOIN document a ON a.id = one.document JOIN document b ON b.id = other.document
WHERE a.removed IS NULL AND b.removed IS NULL
"""


def places(
    db: sqlite3.Connection, marks: Collection[int] | None = None, *, newest_first: bool = False
) -> list[NotePlace]:
    """Return the places of all notes on documents in the list, in text order or by time of last change.

    Args:
        db: The library.
        marks: Ids of the only highlights that are wanted, with the links drawn from them; None for all notes.
        newest_first: Whether the order is that of their last change, the newest first.

    """
    parts, values = [_MARKS, _MEMOS, _LINKS], tuple[int, ...]()
    if marks is not None:
        listed = f"IN ({', '.join('?' * len(marks))})"
        parts, values = [f"{_MARKS} AND h.id {listed}", f"{_LINKS} AND l.one {listed}"], (*marks, *marks)
    columns = "modified, key" if newest_first else "document, start, end, kind, key"
    order = "modified DESC, key DESC" if newest_first else columns
    return db.execute(f"SELECT {columns} FROM ({' UNION ALL '.join(parts)}) ORDER BY {order}", values).fetchall()


def keys(db: sqlite3.Connection, *, newest_first: bool = False, limits: NoteLimits = NO_LIMITS) -> tuple[int, ...]:
    """Return the keys of all notes on documents in the list that fit, in text order or by time of last change."""
    found = keys_of(places(db, newest_first=newest_first))
    if limits == NO_LIMITS:
        return found
    fitting = _fitting(db, limits)
    return tuple(key for key in found if key in fitting)


def having(db: sqlite3.Connection, words: str, most: int) -> tuple[int, ...]:
    """Return the ids of the first highlights in text order that have some words in quote, note, tags or title."""
    wanted = folded(words)
    rows = db.execute(
        f"SELECT h.id, {_SAID} FROM highlight h JOIN document d ON d.id = h.document WHERE d.removed IS NULL "
        "ORDER BY h.document, h.start, h.end, h.id"
    )
    # the rest is not even looked at
    return tuple(islice((key for key, *said in rows if wanted in folded(" ".join(said))), most))


def _fitting(db: sqlite3.Connection, limits: NoteLimits) -> set[int]:
    """Return the keys of what fits some limits, on documents that are off the list too."""
    found: dict[int, list[str]] = {mark: words for mark, *words in _marks(db, limits)}
    said = dict(found)
    is_wide = limits._replace(words="") == NO_LIMITS
    for key, one, other, note in db.execute("SELECT id, one, other, note FROM link"):
        if is_wide or one in found or other in found:
            said[of_link(key)] = [note]
    if not (limits.tag or limits.starred):
        said |= {of_memo(key): [note, title] for key, note, title in _memos(db, limits)}
    wanted = folded(limits.words)
    return {key for key, words in said.items() if not wanted or wanted in folded(" ".join(words))}


def _marks(db: sqlite3.Connection, limits: NoteLimits) -> list[tuple[Any, ...]]:
    """Return the highlights that fit all but the words: id, then whatever words are looked for in."""
    # passages follow each other, so that the one that a highlight begins in is found at once
    before = "FROM passage INDEXED BY passage_place WHERE document = h.document AND start <= h.start"
    first = f"SELECT start {before} ORDER BY start DESC LIMIT 1"
    conditions, values = ["1"], list[object]()
    if limits.theme:
        within = selection.passages(db, Scope(themes=frozenset({limits.theme})))
        own = "SELECT 1 FROM highlight_theme t WHERE t.highlight = h.id"
        known = "t.theme IN (SELECT id FROM theme)"
        conditions.append(
            f"(EXISTS ({own} AND t.theme = ?) OR NOT EXISTS ({own} AND {known}) AND EXISTS (SELECT 1 FROM passage p "
            f"WHERE p.document = h.document AND p.start >= ({first}) AND p.start < h.end AND NOT p.noise "
            f"AND {within.sql or 1}))"
        )
        values += [limits.theme, *within.values]
    if limits.language:
        spoken = f"SELECT language {before} ORDER BY start DESC LIMIT 1"
        conditions.append(f"coalesce(({spoken}), d.language) || '-' LIKE ? || '-%'")
        values.append(limits.language)
    if limits.tag:
        conditions.append("EXISTS (SELECT 1 FROM tag t WHERE t.highlight = h.id AND t.tag = ?)")
        values.append(limits.tag)
    if limits.starred:
        conditions.append("h.starred")
    return db.execute(
        f"SELECT h.id, {_SAID} FROM highlight h JOIN document d ON d.id = h.document WHERE {' AND '.join(conditions)}",
        values,
    ).fetchall()


def _memos(db: sqlite3.Connection, limits: NoteLimits) -> list[tuple[int, str, str]]:
    """Return the memos on the theme and the language looked for: id, note, and the title of their document."""
    conditions, values = ["1"], list[str]()
    if limits.theme:
        conditions.append("m.subject = 'theme' AND m.target = ?")
        values.append(limits.theme)
    if limits.language:
        conditions.append("coalesce(d.language, iif(m.subject = 'language', m.target, '')) || '-' LIKE ? || '-%'")
        values.append(limits.language)
    return db.execute(
        "SELECT m.id, m.note, coalesce(d.title, '') FROM memo m LEFT JOIN document d ON d.id = m.document "
        f"WHERE {' AND '.join(conditions)}",
        values,
    ).fetchall()


def asides(db: sqlite3.Connection, codebook: Codebook, name: str, wanted: Collection[int]) -> list[AsideRow]:
    """Return memos and links by their keys; other keys, and those of what is no more, are left out.

    Args:
        db: The library.
        codebook: Its themes.
        name: Its name for people.
        wanted: The keys.

    """
    found = [memos.get(db, memo_of(key)) for key in wanted if memo_of(key)]
    drawn = [links.get(db, link_of(key)) for key in wanted if link_of(key)]
    rows = [memo_row(db, codebook, name, memo) for memo in found if memo]
    return [*rows, *(_link_row(db, link) for link in drawn if link)]


def memo_row(db: sqlite3.Connection, codebook: Codebook, name: str, memo: Memo) -> AsideRow:
    """Return a memo as the panel shows it; one that is not stored yet has the id 0."""
    row = AsideRow(of_memo(memo.id), name, memo.note, document=memo.document)
    if memo.subject is Subject.DOCUMENT:
        title, language = documents.heading(db, memo.document)[:2]
        return row._replace(heading=title, language=language)
    if memo.subject is Subject.LANGUAGE:
        return row._replace(heading=languages.name(memo.target), language=memo.target)
    if memo.subject is Subject.THEME:
        theme = next((one for one in codebook.themes if one.id == memo.target), None)
        # a theme that was removed since still has its name where the memo was written
        return row._replace(heading=theme.name if theme else memo.target, theme=theme)
    return row


def _link_row(db: sqlite3.Connection, link: Link) -> AsideRow:
    marks = highlights.some(db, (link.one, link.other))
    quotes = {mark.id: quoted(mark.quote) for mark in marks}
    return AsideRow(of_link(link.id), f"{quotes[link.one]} ↔ {quotes[link.other]}", link.note)


def quoted(quote: str) -> str:
    """Return the beginning of a quote on one line, in quotation marks."""
    words = " ".join(quote.split())
    return f"“{words}”" if len(words) <= _QUOTE else f"“{words[:_QUOTE].rstrip()}…”"
