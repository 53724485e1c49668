"""What the open library answers of its documents as a list of them shows it."""

from collections.abc import Sequence

from cxreader.model.ordering import Listed, Ordering
from cxreader.model.properties import Properties
from cxreader.model.scope import Scope
from cxreader.model.views import DocumentRow
from cxreader.session.questions import Questions
from cxreader.store import documents as texts
from cxreader.store import listing

_AS_ADDED = Ordering()


class Catalogue(Questions):
    """The documents: in which order, what is to be told of each, and which tags they have."""

    def listed(self, scope: Scope, ordering: Ordering = _AS_ADDED) -> Listed:
        """Return the documents with passages in scope, or all documents where the scope has no limits."""
        with self._library.reading() as db:
            return listing.listed(db, scope, ordering)

    def document_rows(self, documents: Sequence[int]) -> list[DocumentRow]:
        """Return documents by their ids, in the order given, with all their passages in scope."""
        families = {theme.id: theme.family for theme in self._codebook.themes}
        names = {theme.id: theme.name for theme in self._codebook.themes}
        with self._library.reading() as db:
            return listing.rows(db, documents, families, names)

    def documents(self, scope: Scope) -> list[DocumentRow]:
        """Return the documents that `listed` gives, each with its number of passages in scope."""
        ids, scoped = self.listed(scope)
        rows = self.document_rows(ids)
        return [row._replace(scoped=number) for row, number in zip(rows, scoped, strict=True)] if scoped else rows

    def keys(self, scope: Scope) -> list[int]:
        """Return the ids of the documents that `listed` gives, in the order they were added."""
        return list(self.listed(scope).ids)

    def titles_beginning(self, letters: str) -> frozenset[int]:
        """Return the documents whose title begins with some letters, whatever their case and accents."""
        with self._library.reading() as db:
            return listing.beginning(db, letters)

    def properties(self, document: int) -> Properties:
        """Return all that is known of a document."""
        from cxreader.store import document_properties  # loaded late: no start needs it

        with self._library.reading() as db:
            return document_properties.load(db, document, {theme.id: theme.name for theme in self._codebook.themes})

    def tags(self) -> dict[str, int]:
        """Return all tags by name, each with the number of documents that have it."""
        from cxreader.store import tags  # loaded late: no start needs it

        with self._library.reading() as db:
            return tags.everywhere(db)

    def tags_of(self, documents: Sequence[int]) -> dict[str, int]:
        """Return the tags of some documents by name, each with the number of those that have it."""
        from cxreader.store import tags  # loaded late: no start needs it

        with self._library.reading() as db:
            given = tags.of(db, documents).values()
        found = sorted(tag for some in given for tag in some)
        return {tag: found.count(tag) for tag in dict.fromkeys(found)}

    def file_of(self, document: int) -> str:
        """Return the path of the file that a document came from; empty for pasted text."""
        with self._library.reading() as db:
            return texts.path(db, document)

    def files(self) -> list[str]:
        """Return the paths of the files that the documents in the list came from."""
        with self._library.reading() as db:
            return listing.files(db)

    def last_file(self) -> str:
        """Return the path of the file that was added last; empty for none."""
        with self._library.reading() as db:
            return listing.last_file(db)

    def free_title(self, beginning: str) -> str:
        """Return a title that no document has: the words given, and a number."""
        with self._library.reading() as db:
            return listing.free_title(db, beginning)
