"""Another person's library becomes part of this one."""

from contextlib import suppress
from sqlite3 import Connection

from cxreader.errors import LibraryError
from cxreader.model.annotation import Verdict
from cxreader.model.archive import Archive
from cxreader.model.change import Change, Part
from cxreader.model.incoming import themes_of
from cxreader.model.judgement import Place
from cxreader.model.merging import Choices, Contradiction, Merged
from cxreader.model.moment import now
from cxreader.session.archiving import Archiving


class MergingEdits(Archiving):
    """Answers to those who work on the same texts."""

    def contradictions(self, theirs: Archive) -> tuple[Contradiction, ...]:
        """Return the decisions of another library that say the opposite of those here, in reading order."""
        from cxreader.session.taking_themes import placed  # loaded late: no start needs these
        from cxreader.store import documents

        mine = self.archive()
        shown = {row.sha256: row for row in mine.documents if not row.removed}
        keys = {row.guid: shown[row.sha256] for row in theirs.documents if row.sha256 in shown}
        said = {row[:4]: Verdict(row.verdict) for row in mine.decisions}
        themes = placed(self.full_codebook(), themes_of(theirs.codebook)).ids
        found = []
        with self._library.reading() as db:
            for row in theirs.decisions:
                if row.document not in keys:
                    continue
                own, theme = keys[row.document], themes.get(row.theme, row.theme)
                verdict = said.get((own.guid, row.start, row.end, theme))
                if verdict not in (None, row.verdict):
                    key, _ = documents.with_text(db, own.sha256)
                    quote = documents.text(db, key)[row.start : row.end]
                    found.append(Contradiction(Place(key, row.start, row.end), theme, verdict, own.title, quote))
        return tuple(sorted(found))

    def merge(self, theirs: Archive, choices: Choices) -> tuple[Change, Merged]:
        """Put another person's library into this one, as one step to undo; its texts are still to be read.

        What is new comes in, what is the same stays. Of two versions of a highlight, a memo or a link the later one
        holds, and notes that both have changed are both kept. How far the other person has read, and what their program
        has learnt from, stays with them.

        Args:
            theirs: The other library.
            choices: Whose decision holds, for those of `contradictions`; mine, for those that are not among them.

        Raises:
            CxError: A text of the other one cannot be read, or it cannot be stored; nothing was changed.

        """
        from cxreader.session.merging_rows import Merging  # loaded late: no start needs these
        from cxreader.store import arrivals

        stored = self._store(theirs)
        try:
            with self._library.edit("Merge") as db:
                merged = Merging(db, self.author or self.name, theirs, stored, choices).all()
        except BaseException:
            # else they would be shown at the next start
            with suppress(LibraryError), self._library.transaction() as db:
                arrivals.arrived(db, stored.values())
            raise
        self._renew()
        return Change(Part.ALL, _said(merged)), merged

    def _store(self, theirs: Archive) -> dict[str, int]:
        """Store the texts that are to be shown, and those that they took the place of; return their ids by UUID."""
        from cxreader.store import arrivals, documents, unarchiving  # loaded late: no start needs them

        stored: dict[str, int] = {}
        with self._library.transaction() as db:
            for row in theirs.documents:
                key, shown = documents.with_text(db, row.sha256)
                if key and not row.removed and not shown and not _is_replaced(db, key):
                    stored[row.guid] = key
                elif not key:
                    # its tags are part of what can be undone
                    bare = row._replace(tags=())
                    key = unarchiving.put_document(db, bare, theirs.text(row.guid), row.removed or now())
                    stored[row.guid] = key
                if row.guid in stored and not row.removed:
                    arrivals.wait(db, key)
        return stored


def _is_replaced(db: Connection, key: int) -> bool:
    from cxreader.store import taking_in  # loaded late: no start needs it

    return taking_in.in_place_of(db, key) != key


def _said(merged: Merged) -> str:
    """Return what came in, in few words."""
    counts = (
        (merged.documents, "document"),
        (merged.highlights, "highlight"),
        (merged.updated + merged.both, "newer note"),
        (merged.memos, "memo"),
        (merged.decisions, "decision"),
        (merged.themes, "theme"),
    )
    parts = [f"{number:,} {name}{'s' * (number != 1)}" for number, name in counts if number]
    return f"Merged {', '.join(parts)}. Undo: Ctrl+Z" if parts else "All of it was here already"
