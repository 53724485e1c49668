"""The open library as its user knows it: one method for each wish that may come while reading."""

from collections.abc import Sequence

from cxreader.model import language as languages
from cxreader.model.block import BlockKind
from cxreader.model.change import Change, Part
from cxreader.model.correction import NOISE, TEXT, Correction, CorrectionKind
from cxreader.model.counts import Facets
from cxreader.model.document import Document, StoredText
from cxreader.model.moment import now
from cxreader.model.scope import Scope
from cxreader.model.suggestions import Suggestions
from cxreader.session.annotating import Annotating
from cxreader.session.codebook_edits import CodebookEdits
from cxreader.session.deciding import Deciding
from cxreader.session.document_edits import DocumentEdits
from cxreader.session.kept_scopes import KeptScopes
from cxreader.session.learning import Learning
from cxreader.session.listing import PassageQuestions
from cxreader.session.retracing import Retracing
from cxreader.session.straying import Straying
from cxreader.store import (
    analyses,
    codings,
    corrections,
    documents,
    kept_counts,
    scopes,
    theme_counts,
)


class Session(
    Annotating,
    CodebookEdits,
    Deciding,
    DocumentEdits,
    KeptScopes,
    Learning,
    PassageQuestions,
    Retracing,
    Straying,
):
    """One open library, seen through its codebook, and all that can be done to it.

    Edits are stored before they return, and return what changed. They raise LibraryError where the library cannot be
    read or written.
    """

    def catch_up(self) -> Change:
        """See what another window has written; everything may be otherwise then, and nothing where none has.

        A library that could only be read is written to from now on, where the other window has let go of it.
        """
        if self._library.is_free:
            self._library = self._library.opened_again()
            self.renew()
            if self.read_only:
                return Change(Part(0))
            return Change(Part.ALL, f"“{self.name}” can be changed here again")
        if self._library.version == self._version:
            return Change(Part(0))
        self.renew()
        return Change(Part.ALL)

    def add(self, document: Document, group: str, *, sample: bool = False) -> Change:
        """Add a document to the list; a text that was removed from the list returns with all its notes.

        Args:
            document: The document.
            group: Additions of one group are undone together.
            sample: Whether the program brings it, so that it is no edit of the person to undo.

        """
        from cxreader.intake import storing  # loaded late: no start needs it

        with self._library.transaction() as db:
            stored = storing.put(db, document, now())
        if stored.shown:
            return Change(Part(0), ids=(stored.id,))
        return self.show((stored.id,), group, sample=sample)

    def show(self, documents_: Sequence[int], group: str, *, sample: bool = False, lasting: bool = True) -> Change:
        """Put documents into the list that were stored for it.

        Args:
            documents_: Their ids.
            group: As for `add`.
            sample: As for `add`.
            lasting: Whether it must survive even a power cut; those of a group that follow see to the ones before.

        """
        library = self._library
        with (
            library.transaction(lasting=lasting)
            if sample
            else library.edit("Add Documents", group, lasting=lasting) as db
        ):
            documents.show(db, *documents_)
        return self._noted(Change(Part.DOCUMENTS, ids=tuple(documents_)))

    def read_anew(self, documents_: Sequence[int]) -> Change:
        """Take note that texts were read again beside this window; every decision and note has stayed."""
        return self._noted(Change(Part.DOCUMENTS | Part.DECISIONS, ids=tuple(documents_)))

    def set_language(self, document: int, tag: str, span: tuple[int, int] | None = None) -> Change:
        """Say which language a document is in, or the passages that a stretch of it touches.

        The text then waits to be classified again, as after all that is said of a text.

        Args:
            document: Id of the document.
            tag: Base tag of the language.
            span: First offset of the stretch and the one after its last; None for the whole document.

        """
        name = languages.name(tag)
        with self._library.edit(f"Language {name}") as db:
            start, end = codings.around(db, document, *span) if span else (0, len(documents.text(db, document)))
            corrections.say(db, document, Correction(start, end, CorrectionKind.LANGUAGE, tag))
        return Change(Part.DOCUMENTS, f"Language is now {name}", (document,))

    def mark_noise(self, document: int, spans: Sequence[tuple[int, int]], *, noise: bool) -> Change:
        """Say that stretches of a text are noise, or that they are not."""
        words = "Marked as noise" if noise else "No longer noise"
        return self._mark_noise([(document, *span) for span in spans], words, noise=noise)

    def mark_noise_everywhere(self, places: Sequence[tuple[int, int, int]]) -> Change:
        """Say that stretches of several texts are noise; each place is a document with a start and an end."""
        return self._mark_noise(places, f"Marked {len(places):,} as noise", noise=True)

    def set_block_kind(self, document: int, block: int, kind: BlockKind) -> Change:
        """Say what kind of block a block is, by its number; what was noise is so no longer."""
        with self._library.reading() as db:
            found = analyses.blocks(db, document)[block]
        if kind is BlockKind.NOISE:
            return self.mark_noise(document, [(found.start, found.end)], noise=True)
        with self._library.edit(f"Block {kind.value}") as db:
            if found.kind is BlockKind.NOISE:
                corrections.say(db, document, Correction(found.start, found.end, CorrectionKind.NOISE, TEXT))
            corrections.say(db, document, Correction(found.start, found.end, CorrectionKind.BLOCK, kind.value))
        return Change(Part.DOCUMENTS, f"Block is now {kind.value}", (document,))

    def classify_again(self, text: StoredText, analysed: Document) -> Change:
        """Put a new analysis in the place of the old one; every decision and note stays."""
        from cxreader.intake import storing  # loaded late: no start needs it

        with self._library.transaction() as db:
            storing.renew(db, text.document, analysed, text.corrections)
        return Change(Part.DOCUMENTS | Part.DECISIONS, ids=(text.document,))

    def set_suggestions(self, mode: Suggestions) -> Change:
        """Choose for this library what becomes of the themes that the program finds; a choice is no step to undo."""
        said = {
            Suggestions.OFF: "Suggestions are off: only your own themes are here",
            Suggestions.SHOWN: "Suggestions are shown, and count once you press Y",
            Suggestions.COUNTED: "Suggestions count at once",
        }
        with self._library.transaction() as db:
            codings.set_suggestions(db, mode)
        return Change(Part.DECISIONS | Part.FINDINGS, said[mode])

    def remember_place(self, document: int, position: int, seen: int) -> None:
        """Keep the offset the person is at in a document, and the furthest one that was on screen."""
        if self.read_only:
            return
        with self._library.transaction() as db:
            documents.remember_place(db, document, position, seen)

    def settle(self, most: int = 1_000_000) -> bool:
        """Count documents anew that have changed, at most so many, so that the whole library is counted faster.

        Returns:
            Whether there were any.

        """
        with self._library.reading() as db:
            waiting = theme_counts.stale(db, most)
        if waiting:
            with self._library.transaction(lasting=False) as db:
                theme_counts.settle(db, waiting)
        return bool(waiting)

    def keep_counts(self, counted: Facets) -> None:
        """Keep how the present scope was counted, to be shown at the next start before it is counted again."""
        if not self.read_only:
            with self._library.transaction(lasting=False) as db:
                kept_counts.keep(db, counted)

    def remember_view(self, document: int, scope: Scope) -> None:
        """Keep the document and the scope the person is at."""
        if self.read_only or (document, scope) == self.last_view():
            # to write takes longer than to look, above all at the start
            return
        with self._library.transaction() as db:
            scopes.remember_view(db, document, scope)

    def _noted(self, change: Change) -> Change:
        """Return a change that workers of this window made, of which nobody need be told once more."""
        self._version = self._library.version
        return change

    def _mark_noise(self, places: Sequence[tuple[int, int, int]], words: str, *, noise: bool) -> Change:
        with self._library.edit("Mark as Noise" if noise else "Not Noise") as db:
            for document, start, end in places:
                said = Correction(start, end, CorrectionKind.NOISE, NOISE if noise else TEXT)
                corrections.say(db, document, said)
        return Change(Part.DOCUMENTS, f"{words}. Undo: Ctrl+Z", tuple(dict.fromkeys(place[0] for place in places)))
