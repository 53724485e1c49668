"""Taking back what a person did, and bringing it back."""

from cxreader.model.change import Change, Part
from cxreader.model.history import DoneStep
from cxreader.session.codebook_edits import THEMES
from cxreader.session.questions import Questions
from cxreader.store.undo import Step

_PARTS = {
    "document": Part.DOCUMENTS,
    "text": Part.DOCUMENTS,
    "correction": Part.DOCUMENTS,
    "decision": Part.DECISIONS,
    "highlight": Part.HIGHLIGHTS,
    "highlight_theme": Part.HIGHLIGHTS,
    "tag": Part.HIGHLIGHTS,
    "anchoring": Part.HIGHLIGHTS,
    "memo": Part.MEMOS,
    "link": Part.MEMOS,
    "version": Part(0),
    "document_tag": Part.DOCUMENTS,
    "kept_scope": Part.KEPT,
    "family": THEMES,
    "theme": THEMES,
    "term": Part.CODEBOOK,
    "example": Part.CODEBOOK,
    "example_theme": Part.CODEBOOK,
    "lesson": Part.DECISIONS,
    "edition": Part(0),
}


class Retracing(Questions):
    """The steps of a library, which are there after a restart too."""

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty for none."""
        return self._library.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty for none."""
        return self._library.redo_name

    @property
    def last_step(self) -> int:
        """Number of the edit that undo would take back, 0 for none; later edits have higher ones."""
        return self._library.last_step

    def beyond_undo(self) -> str:
        """Return, once, the name of an edit too large to be undone, as nothing before it can be; else empty."""
        return self._library.beyond_undo()

    def steps(self) -> tuple[DoneStep, ...]:
        """Return the edits that can be undone or redone, the newest first; those before a restart are among them."""
        return self._library.steps()

    def undo(self) -> Change:
        """Take back the last edit."""
        return self._retraced(self._library.undo(), "Undone: {}", "Nothing to undo")

    def redo(self) -> Change:
        """Bring back the edit last undone."""
        return self._retraced(self._library.redo(), "Redone: {}", "Nothing to redo")

    def go_to_step(self, step: int) -> Change:
        """Take back or bring back edits in one go until one, by its number, is the last; 0 takes back all."""
        words = "Undone: {}" if step < self._library.last_step else "Redone: {}"
        steps = self._library.go_to_step(step)
        whole = Step(f"{len(steps):,} steps", frozenset[str]().union(*(one.tables for one in steps)))
        return self._retraced(steps[0] if len(steps) == 1 else whole if steps else None, words, "Nothing to undo")

    def _retraced(self, step: Step | None, words: str, otherwise: str) -> Change:
        if step is None:
            return Change(Part(0), otherwise)
        parts = _parts(step.tables)
        if Part.CODEBOOK in parts:
            self.renew()
        return Change(parts, words.format(step.name))


def _parts(tables: frozenset[str]) -> Part:
    parts = Part(0)
    for table in tables:
        parts |= _PARTS[table]
    # a document that comes or goes takes its notes and its counts along
    return Part.ALL if Part.DOCUMENTS in parts else parts
