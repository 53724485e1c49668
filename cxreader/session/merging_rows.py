"""One library while it is put into another one: codebook, documents, notes, decisions, in this order."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeVar

from cxreader.model.anchor import Anchor, Outcome
from cxreader.model.annotation import Highlight, Link, Memo, Subject, Verdict
from cxreader.model.archive import Archive, ArchivedDecision, ArchivedHighlight, ArchivedLink, ArchivedMemo
from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.incoming import themes_of
from cxreader.model.judgement import Place
from cxreader.model.merging import Choice, Choices, Merged
from cxreader.session import codebook_edits, merging_notes
from cxreader.session.taking_themes import placed
from cxreader.store import (
    archiving,
    codebooks,
    corrections,
    documents,
    editions,
    examples,
    highlights,
    kept_scopes,
    links,
    memos,
    tags,
    taking_in,
    unarchiving,
)

_Row = TypeVar("_Row", ArchivedHighlight, ArchivedMemo, ArchivedLink)


# what may be otherwise in the two, and stays as it is here
_KEPT = {
    "title": ("title is otherwise there", "titles are otherwise there"),
    "decision": ("decision is against theirs", "decisions are against theirs"),
    "correction": ("correction is otherwise there", "corrections are otherwise there"),
    "scope": ("scope of the same name is otherwise there", "scopes of the same names are otherwise there"),
}
_LEFT = (
    "decision of theirs is on a text that is another one here",
    "decisions of theirs are on texts that are others here",
)


class Merging:
    """Another library on its way into this one, whose edit is open."""

    def __init__(
        self, db: sqlite3.Connection, author: str, theirs: Archive, stored: Mapping[str, int], choices: Choices
    ) -> None:
        """Take on both libraries.

        Args:
            db: This one.
            author: Who writes here.
            theirs: The other one.
            stored: Documents of the other one that were stored here and are still to be shown, by their UUIDs.
            choices: What holds where decisions are against each other; mine, where nothing is said.

        """
        self._db = db
        self._names = (author, theirs.about.author or theirs.about.name)
        self._theirs = theirs
        self._stored = stored
        self._choices = choices
        self._rows = {row.guid: row for row in theirs.documents}
        # by their UUIDs there: where their texts are here, and the documents that stand for these in the list
        self._texts = {row.guid: documents.with_text(db, row.sha256)[0] for row in theirs.documents}
        self._keys: dict[str, int] = {}
        self._themes: dict[str, str] = {}
        self._marks: dict[str, int] = {}
        self._counts: Counter[str] = Counter()
        self._kept: Counter[str] = Counter()
        self.merged = Merged()

    def all(self) -> Merged:
        """Put all of it in, and return what became of it."""
        for _ in self.steps():
            pass
        return self.merged

    def steps(self) -> Iterator[None]:
        """Put all of it in, step by step; then ``merged`` says what became of it."""
        self._merge_codebook()
        self._show()
        # what was not in the list is there now, with its notes
        self._mine = archiving.load(self._db, "")
        self._keys = {guid: taking_in.in_place_of(self._db, key) for guid, key in self._texts.items()}
        self._merge_documents()
        yield from self._merge_highlights()
        self._merge_memos()
        self._merge_links()
        yield from self._merge_decisions()
        self._merge_corrections()
        self._merge_scopes()
        archiving.remember(self._db, (*self._theirs.highlights, *self._theirs.memos, *self._theirs.links))
        self.merged = Merged(**self._counts, kept=tuple(self._told()))

    def _told(self) -> Iterator[str]:
        for what, words in _KEPT.items():
            if number := self._kept[what]:
                yield f"{number:,} {words[number != 1]}: yours stayed."
        if number := self._kept["left"]:
            yield f"{number:,} {_LEFT[number != 1]}: left out."

    def _is_same(self, guid: str) -> bool:
        """Tell whether a text of theirs is in the list here as it is there."""
        return self._keys[guid] == self._texts[guid]

    def _merge_codebook(self) -> None:
        own = codebooks.load(self._db)
        found = placed(own, themes_of(self._theirs.codebook))
        self._themes = found.ids
        self._counts["themes"] += found.new
        if found.codebook != own:
            codebook_edits.put(self._db, own, found.codebook)
        if not self._theirs.about.own_codebook:
            return
        known = {example.text for example in examples.load(self._db)}
        new = [
            example._replace(themes=tuple(found.ids[theme] for theme in example.themes))
            for example in self._theirs.examples
            if example.text not in known and set(example.themes) <= found.ids.keys()
        ]
        if new:
            examples.add(self._db, new)
            editions.set_own(self._db, True)
            editions.renew(self._db)

    def _show(self) -> None:
        """Put the new documents into the list."""
        new = [key for guid, key in self._stored.items() if not self._rows[guid].removed]
        documents.show(self._db, *new)
        unarchiving.connect(self._db, [self._rows[guid] for guid in self._stored], self._texts)
        self._counts["documents"] += len(new)

    def _merge_documents(self) -> None:
        """Give documents the tags that they have there."""
        titles = {row.sha256: row.title for row in self._mine.documents if not row.removed}
        for row in self._theirs.documents:
            if not row.removed:
                for tag in row.tags:
                    tags.give(self._db, self._keys[row.guid], tag)
                self._kept["title"] += titles.get(row.sha256, row.title) != row.title

    def _merge_highlights(self) -> Iterator[None]:
        mine = {row.guid: row for row in self._mine.highlights}
        known = taking_in.known(self._db, "highlight", [row.guid for row in self._theirs.highlights])
        for row in self._theirs.highlights:
            theirs = self._translated(row)
            if row.guid in mine:
                self._marks[row.guid] = known[row.guid][0]
                self._update_highlight(mine[row.guid], theirs)
            elif row.guid in known:
                # it stands in a document that is not in the list here
                self._marks[row.guid] = known[row.guid][0]
            else:
                self._add_highlight(theirs)
            yield

    def _translated(self, row: ArchivedHighlight) -> ArchivedHighlight:
        """Return a highlight with the ids that its themes have here."""
        return row._replace(themes=tuple(dict.fromkeys(self._themes.get(theme, theme) for theme in row.themes)))

    def _add_highlight(self, row: ArchivedHighlight) -> None:
        self._counts["highlights"] += 1
        if self._is_same(row.document):
            self._marks[row.guid] = unarchiving.put_highlight(self._db, row, self._texts)
            return
        # the file that it is on was read again here
        anchor = self._anchor(row)
        text = documents.text(self._db, self._keys[row.document])
        quote = text[anchor.start : anchor.end] if anchor.is_sure else row.quote or self._quote(row)
        moved = row._replace(start=anchor.start, end=anchor.end, quote=quote, outcome="")
        key = self._marks[row.guid] = unarchiving.put_highlight(self._db, moved, self._keys)
        outcome = "moved" if anchor.is_sure else anchor.outcome.value
        old = (self._texts[row.document], row.start, row.end)
        highlights.put_aside(self._db, key, *old, outcome, anchor.likeness)
        self._counts["unsure"] += not anchor.is_sure

    def _anchor(self, row: ArchivedHighlight) -> Anchor:
        from cxreader.analysis import anchoring  # loaded late: it is seldom needed

        before, after = (documents.text(self._db, of[row.document]) for of in (self._texts, self._keys))
        if row.outcome not in ("", Outcome.MOVED.value):
            return anchoring.find(after, row.quote)
        return anchoring.place(before, after, [(row.start, row.end)])[0]

    def _update_highlight(self, mine: ArchivedHighlight, theirs: ArchivedHighlight) -> None:
        found = merging_notes.agreed(mine, theirs, self._names)
        winner = theirs if found.theirs else mine
        if found.is_both or (found.theirs and theirs[5:10] != mine[5:10]):
            what = (found.note, winner.themes, winner.tags, winner.starred, winner.created)
            when = max(mine.modified, theirs.modified)
            taking_in.update(self._db, Highlight(self._marks[mine.guid], "", 0, 0, 0, "", *what, when, winner.author))
            self._counts["both" if found.is_both else "updated"] += 1
        is_other = (mine.start, mine.end) != (theirs.start, theirs.end)
        # what a file became is for each to see
        if found.theirs and is_other and mine.document == theirs.document and not mine.outcome and not theirs.outcome:
            highlights.move(
                self._db,
                self._marks[mine.guid],
                theirs.start,
                theirs.end,
                theirs.quote or self._quote(theirs),
                theirs.modified,
            )

    def _quote(self, row: ArchivedHighlight) -> str:
        return documents.text(self._db, self._texts[row.document])[row.start : row.end]

    def _merge_memos(self) -> None:
        mine = {row.guid: row for row in self._mine.memos}
        known = taking_in.known(self._db, "memo", [row.guid for row in self._theirs.memos])
        for row in self._theirs.memos:
            if row.guid in mine:
                said = Memo(known[row.guid][0], row.guid, Subject(row.subject), "", 0, "")
                self._rewrite("memo", said, mine[row.guid], row)
            elif row.guid not in known:
                memos.add(self._db, Memo(0, row.guid, Subject(row.subject), *self._about(row), *row[3:7]))
                self._counts["memos"] += 1

    def _about(self, row: ArchivedMemo) -> tuple[str, int]:
        if row.subject == Subject.DOCUMENT:
            return "", self._keys[row.target]
        return self._themes.get(row.target, row.target) if row.subject == Subject.THEME else row.target, 0

    def _merge_links(self) -> None:
        mine = {row.guid: row for row in self._mine.links}
        known = taking_in.known(self._db, "link", [row.guid for row in self._theirs.links])
        for row in self._theirs.links:
            ends = (self._marks.get(row.one, 0), self._marks.get(row.other, 0))
            if row.guid in mine:
                self._rewrite("link", Link(known[row.guid][0], row.guid, 0, 0), mine[row.guid], row)
            elif row.guid not in known and all(ends) and not links.between(self._db, *ends):
                links.add(self._db, Link(0, row.guid, *ends, *row[3:7]))
                self._counts["memos"] += 1

    def _rewrite(self, table: str, said: Memo | Link, mine: _Row, theirs: _Row) -> None:
        found = merging_notes.agreed(mine, theirs, self._names)
        if found.note != mine.note:
            winner = theirs if found.theirs else mine
            when = max(mine.modified, theirs.modified)
            taking_in.rewrite(self._db, table, said._replace(note=found.note, author=winner.author, modified=when))
            self._counts["both" if found.is_both else "updated"] += 1

    def _merge_decisions(self) -> Iterator[None]:
        guids = {row.sha256: row.guid for row in self._mine.documents}
        own = {row[:4]: row for row in self._mine.decisions}
        for row in self._theirs.decisions:
            yield
            if not self._is_same(row.document):
                self._kept["left"] += 1
                continue
            place = Place(self._keys[row.document], row.start, row.end)
            theme = self._themes.get(row.theme, row.theme)
            guid = guids.get(self._rows[row.document].sha256, "")
            self._decide(row, own.get((guid, row.start, row.end, theme)), place, theme)

    def _decide(self, row: ArchivedDecision, mine: ArchivedDecision | None, place: Place, theme: str) -> None:
        choice = self._choices.get((place, theme), Choice.MINE)
        if mine is not None and (mine.verdict == row.verdict or choice is Choice.MINE):
            self._kept["decision"] += mine.verdict != row.verdict
            return
        self._db.execute(
            "DELETE FROM decision WHERE document = ? AND start = ? AND end = ? AND theme = ?", (*place, theme)
        )
        if mine is None or choice is Choice.THEIRS:
            self._db.execute(
                "INSERT INTO decision (document, start, end, theme, verdict, decided) VALUES (?, ?, ?, ?, ?, ?)",
                (*place, theme, Verdict(row.verdict).value, row.decided),
            )
            self._counts["decisions"] += 1

    def _merge_corrections(self) -> None:
        for row in self._theirs.corrections:
            # in what form a text was read is said of the text there alone
            if row.kind == CorrectionKind.FORM or not self._is_same(row.document):
                continue
            key = self._keys[row.document]
            said = Correction(row.start, row.end, CorrectionKind(row.kind), row.value)
            mine = {one[:3]: one.value for one in corrections.of_document(self._db, key)}
            if said[:3] not in mine:
                corrections.say(self._db, key, said)
                self._counts["corrections"] += 1
            else:
                self._kept["correction"] += mine[said[:3]] != said.value

    def _merge_scopes(self) -> None:
        for row in self._theirs.scopes:
            if kept_scopes.named(self._db, row.name):
                self._kept["scope"] += row not in self._mine.scopes
            else:
                unarchiving.keep_scope(self._db, row.name, row, self._keys)
