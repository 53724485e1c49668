"""What the open library answers to those who show it."""

from bisect import insort
from collections.abc import Collection, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from sqlite3 import Connection

from cxreader.analysis import model_file
from cxreader.errors import LibraryError
from cxreader.model.annotation import Highlight, Placing
from cxreader.model.change import Change, Part
from cxreader.model.counts import Count, Facets
from cxreader.model.document import Recoding, StoredText
from cxreader.model.judgement import Place, Suggestion
from cxreader.model.note_places import without
from cxreader.model.note_rows import NoteRow
from cxreader.model.scope import Facet, Scope
from cxreader.model.suggestions import Suggestions
from cxreader.model.theme import Codebook, Example
from cxreader.model.views import CodedPassage, OpenDocument, Reason, ThemeGroup, ThemeRow
from cxreader.reasons import reasons
from cxreader.store import (
    analyses,
    arrivals,
    codebooks,
    codings,
    documents,
    editions,
    examples,
    facets,
    highlights,
    kept_counts,
    listing,
    scopes,
)
from cxreader.store.library import Library

_LONGEST_LINE = 300  # characters
_EVERYTHING = Scope()


class Questions:
    """One open library, seen through its codebook; the answers are frozen rows.

    Each raises LibraryError where the library cannot be read.

    Attributes:
        author: Who writes, as they call themselves; empty for nobody in particular.

    """

    author = ""

    def __init__(self, library: Library) -> None:
        self._library = library
        # the text that was asked for last, which never changes, and the document it is of: none is to be unpacked twice
        self._text = (0, "")
        self.renew()

    @property
    def name(self) -> str:
        """The library's name for people."""
        return self._library.name

    @property
    def library(self) -> Library:
        """The library itself, for the questions and edits that stand in modules of their own: no start needs those."""
        return self._library

    @property
    def path(self) -> Path:
        """The library's file."""
        return self._library.path

    @property
    def read_only(self) -> str:
        """Why the library can only be read, as a sentence; empty where it can be written to."""
        return self._library.read_only

    @property
    def codebook(self) -> Codebook:
        """The library's families and themes, without their terms."""
        return self._codebook

    def full_codebook(self) -> Codebook:
        """Return the codebook with the terms of every theme, for classifying and for editing."""
        with self._library.reading() as db:
            return codebooks.load(db)

    def examples(self, theme: str = "") -> tuple[Example, ...]:
        """Return the examples of a theme, or all, each with all its themes."""
        with self._library.reading() as db:
            return examples.load(db, theme)

    @property
    def edition(self) -> tuple[str, bool]:
        """The stamp of codebook and lessons, which each change renews, and whether the codebook is a person's own."""
        with self._library.reading() as db:
            return editions.stamp(db), editions.is_own(db)

    @property
    def codebook_file(self) -> str:
        """Hash of the shipped file that the codebook came from; empty for none."""
        with self._library.reading() as db:
            return codebooks.origin(db)

    def close(self) -> None:
        """Close the library."""
        self._library.close()

    def interrupt(self) -> None:
        """Have a question fail that another thread waits for."""
        self._library.interrupt()

    def is_small(self, most: int) -> bool:
        """Tell whether the library holds at most so many passages."""
        with self._library.reading() as db:
            return db.execute("SELECT 1 FROM passage LIMIT 1 OFFSET ?", (most,)).fetchone() is None

    def neighbour(self, document: int, by: int, scope: Scope = _EVERYTHING) -> int:
        """Return the id of the document in scope that was added next after (1) or before (-1) one; 0 for none."""
        with self._library.reading() as db:
            return listing.neighbour(db, scope, document, by)

    def is_listed(self, document: int) -> bool:
        """Tell whether a document is in the list."""
        with self._library.reading() as db:
            return listing.is_listed(db, document)

    def languages(self) -> list[str]:
        """Return the base languages of all documents in the list, the commonest first."""
        with self._library.reading() as db:
            return facets.spoken(db)

    def themes(self, scope: Scope) -> tuple[ThemeGroup, ...]:
        """Return every family with its themes and their counts, whatever themes the scope has."""
        with self._library.reading() as db:
            counts = facets.themes(db, scope.without(Facet.THEME))
        return self.theme_groups(counts)

    def theme_groups(self, counts: Mapping[str, Count]) -> tuple[ThemeGroup, ...]:
        """Return every family with its themes, counted."""
        return tuple(
            ThemeGroup(
                family,
                tuple(
                    ThemeRow(theme, *counts.get(theme.id, Count()))
                    for theme in self._codebook.themes
                    if theme.family == family.id
                ),
            )
            for family in self._codebook.families
        )

    @property
    def suggestions(self) -> Suggestions:
        """What becomes of the themes that the program finds."""
        with self._library.reading() as db:
            return codings.suggestions(db)

    def is_any_coded(self) -> bool:
        """Tell whether any passage or highlight has a theme that counts."""
        with self._library.reading() as db:
            return codings.is_any_coded(db)

    def size(self, scope: Scope) -> tuple[int, int]:
        """Return the numbers of passages and of documents in scope."""
        with self._library.reading() as db:
            return facets.size(db, scope)[:2]

    @contextmanager
    def steady(self) -> Generator[None]:
        """See the library all the while as it is now, whatever another connection writes to it."""
        with self._library.reading() as db:
            db.execute("BEGIN")
            try:
                yield
            finally:
                db.rollback()

    def facets(self, scope: Scope) -> Facets:
        """Return a scope counted, as it is and with each other value in each facet."""
        with self._library.reading() as db:
            return facets.count(db, scope)

    def besides(self, scope: Scope) -> Mapping[str, Count]:
        """Return for each theme what a scope would have if its passages had to speak of that one besides."""
        with self._library.reading() as db:
            return facets.also(db, scope)

    def passages(self, scope: Scope) -> list[tuple[int, int, int]]:
        """Return document, start and end of each passage in scope, in reading order."""
        with self._library.reading() as db:
            return codings.in_scope(db, scope)

    def open(self, document: int) -> OpenDocument:
        """Return all that is to be shown of a document."""
        with self._library.reading() as db:
            title, language, encoding, codec = documents.heading(db, document)
            return OpenDocument(
                id=document,
                title=title,
                language=language,
                text=self._text_of(db, document),
                blocks=analyses.blocks(db, document),
                passages=codings.passages(db, document),
                noise=analyses.noise(db, document),
                highlights=highlights.in_text(db, document),
                languages=listing.languages(db, document),
                encoding=encoding,
                codec=codec,
            )

    def renewed(self, document: OpenDocument, change: Change) -> OpenDocument:
        """Return a document as it is after a change; of one that is long no more is read than may have changed."""
        if change.parts & ~(Part.DECISIONS | Part.HIGHLIGHTS | Part.MEMOS):
            return self.open(document.id)
        with self._library.reading() as db:
            if change.parts == Part.HIGHLIGHTS and change.ids:
                document = _with_highlights(document, highlights.some(db, change.ids), change.ids)
            elif Part.HIGHLIGHTS in change.parts:
                document = document._replace(highlights=highlights.in_text(db, document.id))
            if Part.DECISIONS in change.parts:
                document = document._replace(passages=codings.decided_anew(db, document.id, document.passages))
            return document

    def reasons(self, document: OpenDocument, passage: CodedPassage) -> tuple[Reason, ...]:
        """Return for each theme of a passage why it is there: first those that count, refused ones last."""
        from cxreader.store import lessons  # loaded late: no start needs it

        with self._library.reading() as db:
            taught = lessons.taught(db) if model_file.is_there() else ()
        return reasons(document, passage, self._codebook, taught)

    def notes(self, *, newest_first: bool = False) -> list[NoteRow]:
        """Return the highlights of all documents in the list."""
        from cxreader.store import annotated  # loaded late: no start needs it

        with self._library.reading() as db:
            return annotated.note_rows(db, self._codebook, highlights.everywhere(db, newest_first=newest_first))

    def place(self, document: int) -> int:
        """Return the offset the person was last at in a document."""
        with self._library.reading() as db:
            return documents.place(db, document)

    def last_view(self) -> tuple[int, Scope]:
        """Return the document and the scope the person was last at; 0 and no limits at first."""
        with self._library.reading() as db:
            return scopes.last_view(db)

    def known_texts(self) -> dict[str, str]:
        """Return for the hash of each text in the list, and of its file, which document it is, in words."""
        with self._library.reading() as db:
            return documents.names(db)

    def text_count(self) -> int:
        """Return the number of texts the library holds, those of removed documents too."""
        with self._library.reading() as db:
            return documents.count(db)

    def stored_texts(self, *, outdated: bool = False) -> list[StoredText]:
        """Return every text for classifying it again, or only those of which something else was said since."""
        with self._library.reading() as db:
            return documents.stored(db, outdated=outdated)

    def text_keys(self, *, outdated: bool = False) -> list[int]:
        """Return the ids of the texts that `stored_texts` gives."""
        with self._library.reading() as db:
            return documents.keys(db, outdated=outdated)

    def text_size(self, keys: Sequence[int]) -> int:
        """Return how many characters some texts have together."""
        with self._library.reading() as db:
            return documents.size(db, keys)

    def arrivals(self) -> tuple[int, ...]:
        """Return the documents that are stored and still to be shown."""
        with self._library.reading() as db:
            return arrivals.waiting(db)

    def other_paths(self, document: int) -> tuple[str, ...]:
        """Return the further files that had the text of a document, by name."""
        with self._library.reading() as db:
            return arrivals.other_paths(db, document)

    def recoding(self, document: int, codec: str) -> Recoding:
        """Return all that is needed to read a document's file in another encoding, by Python's name of that.

        Raises:
            LibraryError: The document has no file: it was pasted.

        """
        from cxreader.store import replacing  # loaded late: no start needs it

        with self._library.reading() as db:
            wish = replacing.wish(db, document, codec)
        if wish is None:
            raise LibraryError("A pasted text has no encoding. Save it to a file and open that.")
        return wish

    def stand_in(self, document: int) -> int:
        """Return a document itself while it is in the list, else one there that its file was read as; 0 for none."""
        from cxreader.store import replacing  # loaded late: no start needs it

        with self._library.reading() as db:
            return replacing.stand_in(db, document)

    def looks_same(self, document: int, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return what looks the same as a short stretch of a text, such as a line of a menu, in the whole library.

        Each is a document with a start and an end: blocks for a block, else passages. What is noise is not among them,
        nor what a person said something of in that respect.
        """
        from cxreader.analysis.likeness import look_alike  # loaded late: no start needs it
        from cxreader.store import lines  # loaded late: no start needs it

        if end - start > _LONGEST_LINE:
            return []
        with self._library.reading() as db:
            given = documents.text(db, document)[start:end]
            others = lines.like(db, document, start, end)
        return [others[number].place for number in look_alike(given, [other.text for other in others])]

    def decided(self, theme: str) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """Return the passages that the person said speak of a theme, and those that they said do not."""
        from cxreader.store import places  # loaded late: no start needs it

        with self._library.reading() as db:
            said = places.decided(db, theme)
        return tuple(place for place in said if said[place]), tuple(place for place in said if not said[place])

    def themes_at(self, passages: Sequence[Place]) -> Mapping[str, int]:
        """Return the themes of some passages, each with the number of those that have it."""
        from cxreader.store import places  # loaded late: no start needs it

        with self._library.reading() as db:
            return places.themes(db, passages)

    def shown(self, passages: Sequence[Place]) -> tuple[Suggestion, ...]:
        """Return some passages as they are shown to be asked about, in the order given."""
        from cxreader.store import places  # loaded late: no start needs it

        with self._library.reading() as db:
            return places.shown(db, passages)

    def kept_counts(self, scope: Scope) -> Facets | None:
        """Return how a scope was counted last, if it was the last one; it may be otherwise by now."""
        with self._library.reading() as db:
            return kept_counts.kept(db, scope)

    def _text_of(self, db: Connection, document: int) -> str:
        if self._text[0] != document:
            self._text = (document, documents.text(db, document))
        return self._text[1]

    def renew(self) -> None:
        """See the codebook as it is now."""
        self._version = self._library.version
        with self._library.reading() as db:
            self._codebook = codebooks.load(db, terms=False)


def _with_highlights(document: OpenDocument, fresh: Iterable[Highlight], changed: Collection[int]) -> OpenDocument:
    """Return a document with some of its highlights as they are now; those that changed and are not there are gone."""
    kept = without(document.highlights, attrgetter("id"), frozenset(changed))
    for one in fresh:
        if one.document == document.id and one.placing is not Placing.LOST:
            insort(kept, one, key=lambda mark: (mark.start, mark.end, mark.id))
    return document._replace(highlights=tuple(kept))
