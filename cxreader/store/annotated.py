"""Highlights and passages with all that belongs to them, for the notes panel and for exports."""

import sqlite3
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import PurePath
from typing import NamedTuple

from cxreader.model import language as languages
from cxreader.model.annotation import Highlight, Placing
from cxreader.model.block import Block
from cxreader.model.export import ExportRow
from cxreader.model.note_rows import NoteRow
from cxreader.model.passage import Noise, without_edges
from cxreader.model.scope import SPEAKER, Facet, Scope
from cxreader.model.theme import Codebook, Theme
from cxreader.model.views import CodedPassage, Coding, language_of, passages_at, themes_of
from cxreader.store import analyses, answers, codings, columns, documents, highlights, selection

# of so many highlights of a document on, all its passages are read at once
_FEW = 16


class _Beside(NamedTuple):
    """What is told of a passage beside its words."""

    answer: str = ""
    speaker: str = ""
    columns: tuple[tuple[str, str], ...] = ()


class _Origin(NamedTuple):
    """A document as its rows need it."""

    key: int
    guid: str
    name: str
    title: str
    sha256: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    noise: tuple[Noise, ...]
    passages: tuple[CodedPassage, ...]
    beside: Mapping[int, _Beside]

    def paragraph(self, offset: int) -> int:
        """Return the number, from 1, of the block at an offset."""
        return max(1, bisect_right(self.blocks, offset, key=lambda block: block.start))

    def around(self, start: int, end: int) -> tuple[CodedPassage, ...]:
        """Return the passages that a stretch of the text touches."""
        return tuple(passages_at(self.passages, start, end))


def highlight_rows(db: sqlite3.Connection, codebook: Codebook, scope: Scope) -> Iterator[ExportRow]:
    """Give a row for each highlight in scope, in reading order, with one document at a time in memory.

    A highlight is in scope where one of the passages it lies in fits all that the scope says but for themes, and where
    it carries one of the scope's themes. One that lies between passages counts under the main language of its document.
    """
    within = _marked(db, scope)
    for key in highlights.documents(db):
        marks = [mark for mark in highlights.of_document(db, key) if mark.id in within]
        if not marks:
            continue
        origin = _origin(db, key, marks if len(marks) < _FEW else None)
        for mark in marks:
            keys = themes_of(mark, origin.passages, scope.themes)
            if not scope.themes or scope.themes.intersection(keys):
                yield _highlight_row(origin, mark, tuple(codebook.theme(key) for key in keys))


def passage_rows(db: sqlite3.Connection, codebook: Codebook, scope: Scope) -> Iterator[ExportRow]:
    """Give a row for each passage in scope, in reading order, with one document at a time in memory."""
    for key, places in groupby(codings.in_scope(db, scope), key=itemgetter(0)):
        origin = _origin(db, key)
        passages = {passage.start: passage for passage in origin.passages}
        for _, start, _ in places:
            yield _passage_row(origin, passages[start], codebook, scope)


def passage_guid(document: str, start: int, end: int) -> str:
    """Return the UUID of a passage in exports, by that of its document and its place."""
    import uuid  # loaded late: no start needs it

    return str(uuid.uuid5(uuid.UUID(document), f"{start}-{end}"))


def note_rows(db: sqlite3.Connection, codebook: Codebook, found: Iterable[Highlight]) -> list[NoteRow]:
    """Return highlights with what the notes panel shows beside them, in their order."""
    marked: defaultdict[int, list[Highlight]] = defaultdict(list)
    for highlight in found:
        marked[highlight.document].append(highlight)
    headings = {key: documents.heading(db, key)[:2] for key in marked}
    passages = {key: codings.passages_of(db, key, marks) for key, marks in marked.items()}
    starts = {key: analyses.block_starts(db, key) for key in marked}
    rows = []
    for highlight in found:
        title, language = headings[highlight.document]
        around = passages[highlight.document]
        themes = tuple(codebook.theme(key) for key in themes_of(highlight, around))
        tag = language_of(around, highlight.start, highlight.end, language)
        paragraph = max(1, bisect_right(starts[highlight.document], highlight.start))
        rows.append(NoteRow(highlight, title, tag, paragraph, themes))
    return rows


def _marked(db: sqlite3.Connection, scope: Scope) -> set[int]:
    """Return the ids of the highlights that fit what a scope says but for themes."""
    wider = scope.without(Facet.THEME)
    listed, within = selection.documents(wider), selection.passages(db, wider)
    around = (
        "SELECT 1 FROM passage p WHERE p.document = h.document AND p.start < h.end AND p.end > h.start AND NOT p.noise"
    )
    alone = selection.Condition(str(int(not selection.limits_passages(wider.without(Facet.LANGUAGE)))))
    if scope.languages:
        main = selection.one_of("l.base", sorted(scope.languages))
        spoken = f"SELECT l.document FROM document_language l WHERE l.number = 0 AND {main.sql}"
        alone = selection.Condition(f"{alone.sql} AND d.id IN ({spoken})", main.values)
    rows = db.execute(
        f"SELECT h.id FROM highlight h JOIN document d ON d.id = h.document WHERE {listed.sql} AND ("
        f"EXISTS ({around} AND {within.sql or 1}) OR ({alone.sql} AND NOT EXISTS ({around})))",
        (*listed.values, *within.values, *alone.values),
    )
    return {int(key) for (key,) in rows}


def _highlight_row(origin: _Origin, highlight: Highlight, themes: tuple[Theme, ...]) -> ExportRow:
    around = origin.around(highlight.start, highlight.end)
    first, last = (around[0].start, around[-1].end) if around else (highlight.start, highlight.end)
    placed = highlight.placing is Placing.SURE
    coding = None if highlight.themes or not themes else _coding(around, themes[0].id)
    beside = origin.beside[around[0].number] if around else _Beside()
    return ExportRow(
        guid=highlight.guid,
        kind="highlight",
        document=origin.name,
        title=origin.title,
        document_guid=origin.guid,
        sha256=origin.sha256,
        language=around[0].language if around else origin.language,
        quote=highlight.quote,
        # what stands around a place that is not sure is not what stood around the quote
        before=origin.text[first : highlight.start] if placed else "",
        after=origin.text[highlight.end : last] if placed else "",
        start=highlight.start,
        end=highlight.end,
        paragraph=origin.paragraph(highlight.start),
        themes=themes,
        why=_why(coding, origin.text),
        certainty=_certainty(coding),
        note=highlight.note,
        tags=highlight.tags,
        starred=highlight.starred,
        created=highlight.created,
        modified=highlight.modified,
        author=highlight.author,
        placing=highlight.placing,
        lent=bool(themes) and not highlight.themes,
        answer=beside.answer,
        speaker=beside.speaker,
        columns=beside.columns,
    )


def _passage_row(origin: _Origin, passage: CodedPassage, codebook: Codebook, scope: Scope) -> ExportRow:
    counted = sorted(passage.counted(), key=lambda coding: coding.theme not in scope.themes)
    first = counted[0] if counted else None
    decided = max((coding.decided for coding in passage.codings), default="")
    start, end = without_edges(origin.text, passage.start, passage.end, origin.noise)
    beside = origin.beside[passage.number]
    return ExportRow(
        guid=passage_guid(origin.guid, passage.start, passage.end),
        kind="passage",
        document=origin.name,
        title=origin.title,
        document_guid=origin.guid,
        sha256=origin.sha256,
        language=passage.language,
        quote=origin.text[start:end],
        before="",
        after="",
        start=start,
        end=end,
        paragraph=origin.paragraph(start),
        themes=tuple(codebook.theme(coding.theme) for coding in counted),
        why=_why(first, origin.text),
        certainty=_certainty(first),
        created=decided,
        modified=decided,
        answer=beside.answer,
        speaker=beside.speaker,
        columns=beside.columns,
    )


def _origin(db: sqlite3.Connection, key: int, marks: Iterable[Highlight] | None = None) -> _Origin:
    """Return a document with all its passages, or with those alone that some highlights lie in."""
    guid, path, title, sha256, language = db.execute(
        "SELECT guid, path, title, sha256, language FROM document WHERE id = ?", (key,)
    ).fetchone()
    passages = codings.passages(db, key) if marks is None else codings.passages_of(db, key, marks)
    return _Origin(
        key,
        guid,
        PurePath(path).name or title,
        title,
        sha256,
        language,
        documents.text(db, key),
        analyses.blocks(db, key),
        analyses.noise(db, key),
        passages,
        _beside(db, key, passages),
    )


def _beside(db: sqlite3.Connection, key: int, passages: Sequence[CodedPassage]) -> dict[int, _Beside]:
    """Return what is told of passages of a document beside their words, by their numbers."""
    names = answers.names_at(db, ((key, passage.start, passage.end) for passage in passages))
    told = columns.told_of(db, ((key, passage.number) for passage in passages))
    found: dict[int, _Beside] = {}
    for passage, name in zip(passages, names, strict=True):
        values = told.get((key, passage.number), ())
        speaker = next((each.value for each in values if each.column == SPEAKER), "")
        found[passage.number] = _Beside(
            name, speaker, tuple((each.column, each.value) for each in values if each.column != SPEAKER)
        )
    return found


def _coding(passages: tuple[CodedPassage, ...], theme: str) -> Coding | None:
    return next((c for passage in passages for c in passage.counted() if c.theme == theme), None)


def _why(coding: Coding | None, text: str) -> str:
    """Return what speaks for a theme: ``“telefon” from the Polish word list; by meaning: “agent”, “czekał”``."""
    if coding is None:
        return ""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for item in coding.listed():
        lists[languages.name(item.language)].append(text[item.start : item.end])
    reasons = [f"{_quoted(words)} from the {language} word list" for language, words in lists.items()]
    meant = _quoted(item.term for item in coding.meant())
    return "; ".join([*reasons, f"by meaning: {meant}"] if meant else reasons)


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _certainty(coding: Coding | None) -> str:
    return coding.certainty.value if coding and coding.certainty else ""
