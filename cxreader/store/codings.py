"""Themes of passages as things stand: findings, the person's decisions, and counts within a scope."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from cxreader.model.annotation import Highlight, Verdict
from cxreader.model.judgement import Place
from cxreader.model.passage import Finding
from cxreader.model.scope import Scope
from cxreader.model.suggestions import Suggestions
from cxreader.model.views import CodedPassage, Coding
from cxreader.store import facets, findings, selection


def marks(values: Collection[object]) -> str:
    """Return the place holders for some values in SQL."""
    return ", ".join("?" * len(values))


def passages(db: sqlite3.Connection, document: int, starts: Sequence[int] = ()) -> tuple[CodedPassage, ...]:
    """Return all passages of a document, or those that start at some offsets, with their themes as things stand."""
    some = f" AND start IN ({marks(starts)})" if starts else ""
    rows = db.execute(
        "SELECT number, block, start, end, language, confidence / 1000, noise FROM passage "
        f"WHERE document = ?{some} ORDER BY number",
        (document, *starts),
    ).fetchall()
    found = findings.load(db, document, [row[0] for row in rows] if starts else ())
    known = {theme for (theme,) in db.execute("SELECT id FROM theme")}
    mode = suggestions(db)
    decisions: defaultdict[tuple[int, int], dict[str, tuple[Verdict, str]]] = defaultdict(dict)
    for start, end, theme, verdict, decided in db.execute(
        f"SELECT start, end, theme, verdict, decided FROM decision WHERE document = ?{some} ORDER BY id",
        (document, *starts),
    ):
        if theme in known:
            decisions[start, end][theme] = (Verdict(verdict), decided)
    coded = []
    for number, block, start, end, tag, confidence, noise in rows:
        theirs = [finding for finding in found.get(number, []) if finding.theme in known]
        themes = _merge(theirs, decisions[start, end], mode)
        coded.append(CodedPassage(document, number, block, start, end, tag, confidence, bool(noise), themes))
    return tuple(coded)


def decided_anew(db: sqlite3.Connection, document: int, before: Sequence[CodedPassage]) -> tuple[CodedPassage, ...]:
    """Return the passages of a document after decisions, where nothing else was found in them meanwhile."""
    said: defaultdict[tuple[int, int], set[tuple[str, str, str]]] = defaultdict(set)
    for start, end, *decision in db.execute(
        "SELECT start, end, theme, verdict, decided FROM decision WHERE document = ?", (document,)
    ):
        said[start, end].add(tuple(decision))
    nothing: set[tuple[str, str, str]] = set()
    changed = [
        passage.start
        for passage in before
        if said.get((passage.start, passage.end), nothing)
        != {(coding.theme, coding.verdict, coding.decided) for coding in passage.codings if coding.verdict}
    ]
    fresh = {passage.number: passage for passage in passages(db, document, changed)} if changed else {}
    return tuple(fresh.get(passage.number, passage) for passage in before)


def passages_of(db: sqlite3.Connection, document: int, highlights: Iterable[Highlight]) -> tuple[CodedPassage, ...]:
    """Return the passages of a document that highlights lie in, with their themes as things stand."""
    # passages follow each other, so the first one that a stretch touches is the last one that begins before it
    query = (
        "SELECT start FROM passage WHERE document = :document AND start < :end AND end > :start AND start >= coalesce("
        "(SELECT max(start) FROM passage WHERE document = :document AND start <= :start), 0)"
    )
    stretches = [{"document": document, "start": mark.start, "end": mark.end} for mark in highlights]
    starts = {start for stretch in stretches for (start,) in db.execute(query, stretch)}
    return passages(db, document, tuple(starts)) if starts else ()


def around(db: sqlite3.Connection, document: int, start: int, end: int) -> tuple[int, int]:
    """Return where the passages begin and end that a stretch of a text touches; the stretch itself for none."""
    first, last = db.execute(
        "SELECT min(start), max(end) FROM passage WHERE document = ? AND start < ? AND end > ?", (document, end, start)
    ).fetchone()
    return (start, end) if first is None else (int(first), int(last))


def _merge(found: list[Finding], decided: Mapping[str, tuple[Verdict, str]], mode: Suggestions) -> tuple[Coding, ...]:
    """Return the person's own themes first, then the program's, each with what the person said of it."""
    mine = [
        Coding(theme, verdict=verdict, decided=when)
        for theme, (verdict, when) in decided.items()
        if verdict is Verdict.YES and all(finding.theme != theme for finding in found)
    ]
    theirs = []
    for f in found:
        verdict, when = decided.get(f.theme, (None, ""))
        if verdict or mode is not Suggestions.OFF:
            suggested = not verdict and mode is Suggestions.SHOWN
            theirs.append(
                Coding(f.theme, f.score, f.certainty, f.evidence, f.against, verdict, when, suggested, f.following)
            )
    return (*mine, *theirs)


def suggestions(db: sqlite3.Connection) -> Suggestions:
    """Return what becomes of the themes that the program finds."""
    row = db.execute("SELECT value FROM about WHERE key = 'suggestions' AND value IN ('off', 'shown')").fetchone()
    return Suggestions(row[0]) if row else Suggestions.COUNTED


def set_suggestions(db: sqlite3.Connection, mode: Suggestions) -> None:
    """Keep what is to become of them."""
    db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('suggestions', ?)", (mode.value,))


def is_any_coded(db: sqlite3.Connection) -> bool:
    """Tell whether any passage or highlight in the list has a theme that counts."""
    sql, values = facets.of_themes(db, Scope())
    (found,) = db.execute(
        f"SELECT EXISTS ({sql}) OR EXISTS (SELECT 1 FROM highlight_theme t JOIN highlight h ON h.id = t.highlight "
        "JOIN document d ON d.id = h.document WHERE d.removed IS NULL)",
        values,
    ).fetchone()
    return bool(found)


def decide(db: sqlite3.Connection, passage: Place, theme: str, verdict: Verdict, now: str) -> None:
    """Keep what the person says of a theme of a passage."""
    db.execute(
        "INSERT INTO decision (document, start, end, theme, verdict, decided) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (document, start, end, theme) "
        "DO UPDATE SET verdict = excluded.verdict, decided = excluded.decided",
        (*passage, theme, verdict.value, now),
    )


def in_scope(db: sqlite3.Connection, scope: Scope) -> list[tuple[int, int, int]]:
    """Return document, start and end of every passage in scope, in reading order."""
    listed, within = selection.documents(scope), selection.passages(db, scope)
    rows = db.execute(
        "SELECT p.document, p.start, p.end FROM passage p JOIN document d ON d.id = p.document "
        f"WHERE NOT p.noise AND {listed.sql} AND {within.sql or 1} ORDER BY p.document, p.number",
        (*listed.values, *within.values),
    )
    return [(int(document), int(start), int(end)) for document, start, end in rows]
