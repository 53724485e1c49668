"""The open library as its user knows it: one method for each wish."""

import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from cxreader.analysis import codebook as codebook_files
from cxreader.model import language as languages
from cxreader.model.annotation import Verdict
from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.document import Document, StoredText
from cxreader.model.export import ExportRow
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.model.views import CodedPassage, DocumentRow, NoteRow, OpenDocument, Reason, ThemeGroup, ThemeRow
from cxreader.reasons import reasons
from cxreader.store import annotated, codebooks, codings, documents, highlights
from cxreader.store.library import Library

_PARTS = {
    "document": Part.DOCUMENTS,
    "decision": Part.DECISIONS,
    "highlight": Part.HIGHLIGHTS,
    "highlight_theme": Part.HIGHLIGHTS,
    "tag": Part.HIGHLIGHTS,
}


class Session:
    """One open library, seen through its codebook.

    Questions return frozen rows. Edits are stored before they return, and return what changed. Both raise
    LibraryError where the library cannot be read or written.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        with library.reading() as db:
            self._codebook = codebooks.load(db, terms=False)

    # ---- the library

    @property
    def name(self) -> str:
        """The library's name for people."""
        return self._library.name

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._library.path

    @property
    def codebook(self) -> Codebook:
        """The library's families and themes, without their terms."""
        return self._codebook

    def full_codebook(self) -> Codebook:
        """Return the codebook with the terms of every theme, for classifying."""
        with self._library.reading() as db:
            return codebooks.load(db)

    @property
    def codebook_file(self) -> str:
        """Hash of the shipped file that the codebook came from; empty for none."""
        with self._library.reading() as db:
            return codebooks.origin(db)

    def adopt(self, codebook: Codebook, digest: str) -> None:
        """Take a shipped codebook, whose file has this hash, in the place of the library's own."""
        with self._library.transaction() as db:
            codebooks.replace(db, codebook, digest)
            self._codebook = codebooks.load(db, terms=False)

    def close(self) -> None:
        """Close the library."""
        self._library.close()

    # ---- questions

    def documents(self, scope: Scope) -> list[DocumentRow]:
        """Return the documents in the scope's languages, each with its number of passages in scope."""
        families = {theme.id: theme.family for theme in self._codebook.themes}
        names = {theme.id: theme.name for theme in self._codebook.themes}
        with self._library.reading() as db:
            return documents.rows(db, scope, families, names)

    def languages(self, scope: Scope) -> list[tuple[str, int]]:
        """Return each base language with its number of documents, whatever languages the scope has."""
        with self._library.reading() as db:
            return documents.languages_count(db, scope)

    def themes(self, scope: Scope) -> tuple[ThemeGroup, ...]:
        """Return every family with its themes and their counts, whatever themes the scope has."""
        with self._library.reading() as db:
            counts = codings.sidebar_counts(db, scope)
        return tuple(
            ThemeGroup(
                family,
                tuple(
                    ThemeRow(theme, *counts.get(theme.id, (0, 0, 0)))
                    for theme in self._codebook.themes
                    if theme.family == family.id
                ),
            )
            for family in self._codebook.families
        )

    def size(self, scope: Scope) -> tuple[int, int]:
        """Return the numbers of passages and of documents in scope."""
        with self._library.reading() as db:
            return codings.size(db, scope)

    def described(self, scope: Scope) -> str:
        """Return a scope in words for an export: ``21 passages in 3 documents: Contact centre, Polish``."""
        passages, documents_ = self.size(scope)
        limits = [theme.name for theme in self._codebook.themes if theme.id in scope.themes]
        limits += [languages.name(tag) for tag in sorted(scope.languages)]
        words = f"{passages:,} passage{'s' * (passages != 1)} in {documents_:,} document{'s' * (documents_ != 1)}"
        return f"{words}: {', '.join(limits)}" if limits else words

    def passages(self, scope: Scope) -> list[tuple[int, int, int]]:
        """Return document, start and end of each passage in scope, in reading order."""
        with self._library.reading() as db:
            return codings.in_scope(db, scope)

    def open(self, document: int) -> OpenDocument:
        """Return all that is to be shown of a document."""
        with self._library.reading() as db:
            return OpenDocument(
                document,
                documents.title(db, document),
                documents.language(db, document),
                documents.text(db, document),
                documents.blocks(db, document),
                codings.passages(db, document),
                documents.noise(db, document),
                highlights.of_document(db, document),
            )

    def reasons(self, document: OpenDocument, passage: CodedPassage) -> tuple[Reason, ...]:
        """Return for each theme of a passage why it is there, refused ones last."""
        return reasons(document, passage, self._codebook)

    def notes(self, *, newest_first: bool = False) -> list[NoteRow]:
        """Return the highlights of all documents in the list."""
        with self._library.reading() as db:
            return annotated.note_rows(db, self._codebook, newest_first=newest_first)

    def place(self, document: int) -> int:
        """Return the offset the person was last at in a document."""
        with self._library.reading() as db:
            return documents.place(db, document)

    def last_view(self) -> tuple[int, Scope]:
        """Return the document and the scope the person was last at; 0 and no limits at first."""
        with self._library.reading() as db:
            return codings.last_view(db)

    def known_texts(self) -> frozenset[str]:
        """Return the hashes of the texts in the list."""
        with self._library.reading() as db:
            return documents.hashes(db)

    def text_count(self) -> int:
        """Return the number of texts the library holds, those of removed documents too."""
        with self._library.reading() as db:
            return documents.count(db)

    def stored_texts(self, *, outdated: bool = False) -> list[StoredText]:
        """Return every text for classifying it again, or only those whose chosen language has changed since."""
        with self._library.reading() as db:
            return documents.stored(db, outdated=outdated)

    def export_rows(self, scope: Scope, *, passages: bool) -> list[ExportRow]:
        """Return what an export of a scope holds: its passages, or the highlights in it."""
        collect = annotated.passage_rows if passages else annotated.highlight_rows
        with self._library.reading() as db:
            return collect(db, self._codebook, scope)

    # ---- edits

    @property
    def undo_name(self) -> str:
        """Name of the edit that undo would take back; empty for none."""
        return self._library.undo_name

    @property
    def redo_name(self) -> str:
        """Name of the edit that redo would bring back; empty for none."""
        return self._library.redo_name

    def undo(self) -> Change:
        """Take back the last edit."""
        step = self._library.undo()
        return Change(_parts(step.tables), f"Undone: {step.name}") if step else Change(Part(0), "Nothing to undo")

    def redo(self) -> Change:
        """Bring back the edit last undone."""
        step = self._library.redo()
        return Change(_parts(step.tables), f"Redone: {step.name}") if step else Change(Part(0), "Nothing to redo")

    def add(self, document: Document, group: str, *, sample: bool = False) -> Change:
        """Add a document to the list; a text that was removed from the list returns with all its notes.

        Args:
            document: The document.
            group: Additions of one group are undone together.
            sample: Whether the program brings it, so that it is no edit of the person to undo.

        """
        with self._library.reading() as db:
            key, shown = documents.known(db, document.sha256) or (0, False)
        if shown:
            return Change(Part(0), ids=(key,))
        with self._library.transaction() as db:
            if key:
                documents.replace_analysis(db, key, document)
            else:
                key = documents.add(db, document, _now())
        with self._library.transaction() if sample else self._library.edit("Add Documents", group) as db:
            documents.show(db, key)
        return Change(Part.DOCUMENTS, ids=(key,))

    def remove(self, document: int) -> Change:
        """Take a document off the list; undo brings it back, and so does opening its file again."""
        with self._library.reading() as db:
            name = documents.title(db, document)
        with self._library.edit(f"Remove {name}") as db:
            documents.hide(db, document, _now())
        return Change(Part.DOCUMENTS | Part.HIGHLIGHTS, f"Removed “{name}”. Undo: Ctrl+Z", (document,))

    def set_language(self, document: int, tag: str) -> Change:
        """Say which language a document is in, by its base tag; its text then waits to be classified again."""
        name = languages.name(tag)
        with self._library.edit(f"Language {name}") as db:
            documents.choose_language(db, document, tag)
        return Change(Part.DOCUMENTS, f"Language is now {name}", (document,))

    def classify_again(self, text: StoredText, analysed: Document) -> Change:
        """Put a new analysis in the place of the old one; every decision and note stays."""
        with self._library.transaction() as db:
            documents.replace_analysis(db, text.document, analysed, text.language)
        return Change(Part.DOCUMENTS | Part.DECISIONS, ids=(text.document,))

    def accept(self, passage: CodedPassage, theme: str) -> Change:
        """Say that a passage does speak of a theme."""
        name = f"Yes, {self._codebook.theme(theme).name}"
        return self._decide(name, passage, [(theme, Verdict.YES)], name)

    def refuse(self, passage: CodedPassage, theme: str) -> Change:
        """Say that a passage does not speak of a theme."""
        name = f"Not {self._codebook.theme(theme).name}"
        return self._decide(name, passage, [(theme, Verdict.NO)], f"{name}. Undo: Ctrl+Z")

    def set_theme(self, passage: CodedPassage, theme: str, instead_of: str = "") -> Change:
        """Give a passage a theme, in the place of another one where that is named."""
        name = self._codebook.theme(theme).name
        verdicts = [(theme, Verdict.YES)]
        if instead_of and instead_of != theme:
            verdicts.append((instead_of, Verdict.NO))
        return self._decide(f"Theme {name}", passage, verdicts, f"Theme is now {name}")

    def highlight(self, document: int, start: int, end: int, themes: Iterable[str] = ()) -> Change:
        """Mark a stretch of a document's text; marking the same stretch twice gives it the new themes."""
        mine = tuple(themes)
        with self._library.reading() as db:
            quote = documents.text(db, document)[start:end]
            same = [h for h in highlights.of_document(db, document) if (h.start, h.end) == (start, end)]
        if same and set(mine) <= set(same[0].themes):
            return Change(Part(0), "Highlighted", (same[0].id,))
        with self._library.edit("Highlight") as db:
            key = same[0].id if same else highlights.add(db, document, start, end, quote, _now())
            if mine:
                highlights.set_themes(db, key, dict.fromkeys((*(same[0].themes if same else ()), *mine)), _now())
        return Change(Part.HIGHLIGHTS, "Highlighted", (key,))

    def annotate(self, highlight: int, note: str, sitting: int = 0) -> Change:
        """Write the note of a highlight.

        Args:
            highlight: Its id.
            note: The whole note as it is now.
            sitting: Number of the time that the note was opened for writing; what is typed in one sitting is undone
                together.

        """
        # undo cuts a text at a NUL, and no file can hold half a character
        note = storable(note)
        with self._library.reading() as db:
            found = highlights.get(db, highlight)
        if found is None or found.note == note:
            return Change(Part(0))
        with self._library.edit("Note", f"note {highlight} {sitting}") as db:
            highlights.annotate(db, highlight, note, _now())
        return Change(Part.HIGHLIGHTS, "Note saved", (highlight,))

    def star(self, highlight: int, starred: bool) -> Change:
        """Mark a highlight as a quote to use, or no longer."""
        with self._library.edit("Mark as Quote" if starred else "Not a Quote") as db:
            highlights.star(db, highlight, starred, _now())
        return Change(Part.HIGHLIGHTS, "Marked as quote" if starred else "No longer a quote", (highlight,))

    def remove_highlight(self, highlight: int) -> Change:
        """Delete a highlight and its note."""
        with self._library.edit("Remove Highlight") as db:
            highlights.remove(db, highlight)
        return Change(Part.HIGHLIGHTS, "Highlight removed. Undo: Ctrl+Z", (highlight,))

    def remember_place(self, document: int, position: int, seen: int) -> None:
        """Keep the offset the person is at in a document, and the furthest one that was on screen."""
        with self._library.transaction() as db:
            documents.remember_place(db, document, position, seen)

    def remember_view(self, document: int, scope: Scope) -> None:
        """Keep the document and the scope the person is at."""
        if (document, scope) == self.last_view():
            # to write takes longer than to look, above all at the start
            return
        with self._library.transaction() as db:
            codings.remember_view(db, document, scope)

    def _decide(self, name: str, passage: CodedPassage, verdicts: list[tuple[str, Verdict]], message: str) -> Change:
        with self._library.edit(name) as db:
            for theme, verdict in verdicts:
                codings.decide(db, passage, theme, verdict, _now())
        return Change(Part.DECISIONS, message, (passage.document,))


def _parts(tables: frozenset[str]) -> Part:
    parts = Part(0)
    for table in tables:
        parts |= _PARTS[table]
    # a document that comes or goes takes its notes and its counts along
    return Part.ALL if Part.DOCUMENTS in parts else parts


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def open_session(path: Path) -> Session:
    """Open a library, making it where there is none, with the shipped codebook unless its own is a newer edition.

    Raises:
        LibraryError: It cannot be opened.

    """
    library = Library(path)
    try:
        session = Session(library)
        shipped = codebook_files.shipped()
        # parsing the file takes longer than all else here, so it is left alone while it is the one we know; a checksum
        # tells that, for hashlib would take longer to load than all of this takes
        digest = f"{zlib.crc32(shipped.read_bytes()):08x}"
        if session.codebook_file != digest:
            edition, own = codebook_files.load(shipped), session.codebook
            # an older program must leave a newer edition alone; the same version from another file is one that is still
            # being written
            if edition.id != own.id or edition.version >= own.version:
                session.adopt(edition, digest)
    except BaseException:
        library.close()
        raise
    return session
