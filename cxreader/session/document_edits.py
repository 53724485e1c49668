"""What a person does to whole documents: tags, names, what counts as read, and taking them off the list."""

from collections.abc import Iterable, Sequence

from cxreader.errors import LibraryError
from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.moment import now
from cxreader.session.catalogue import Catalogue
from cxreader.store import documents as texts


class DocumentEdits(Catalogue):
    """Each call is one step to undo, however many documents it is about."""

    def remove(self, *documents: int) -> Change:
        """Take documents off the list; undo brings them back, and so does opening their files again."""
        what = self._named(documents)
        with self._library.edit(f"Remove {what}") as db:
            for document in documents:
                texts.hide(db, document, now())
        quoted = f"“{what}”" if len(documents) == 1 else what
        return Change(Part.DOCUMENTS | Part.HIGHLIGHTS, f"Removed {quoted}. Undo: Ctrl+Z", documents)

    def rename(self, document: int, title: str) -> Change:
        """Give a document another title; its file keeps its name.

        Raises:
            LibraryError: The title is empty.

        """
        from cxreader.store import titles  # loaded late: no start needs it

        fresh, before = _tidy(title), self._named((document,))
        if not fresh:
            raise LibraryError("A document has to have a title. Type one, or keep the old one.")
        if fresh == before:
            return Change(Part(0))
        with self._library.edit(f"Rename {before}") as db:
            titles.set_title(db, document, fresh)
        return Change(Part.DOCUMENTS | Part.HIGHLIGHTS, f"Renamed to “{fresh}”", (document,))

    def mark_read(self, documents: Sequence[int], *, read: bool) -> Change:
        """Say that documents count as read, or as unread, whatever of them was on screen."""
        with self._library.edit("Mark as Read" if read else "Mark as Unread") as db:
            texts.mark_read(db, documents, read=read)
        state = "read" if read else "unread"
        words = f"Marked as {state}" if len(documents) == 1 else f"Marked {len(documents):,} documents as {state}"
        return Change(Part.DOCUMENTS, words, tuple(documents))

    def set_tags(self, documents: Sequence[int], give: Iterable[str], take: Iterable[str] = ()) -> Change:
        """Give tags to documents, and take others off them.

        Args:
            documents: The documents.
            give: Tags that each of them has from now on.
            take: Tags that none of them has any more.

        """
        from cxreader.store import tags  # loaded late: no start needs it

        given = dict.fromkeys(filter(None, map(_tidy, give)))
        with self._library.edit("Tags") as db:
            for document in documents:
                for tag in take:
                    tags.take(db, document, tag)
                for tag in given:
                    tags.give(db, document, tag)
        words = "Tags changed" if len(documents) == 1 else f"Tags of {len(documents):,} documents changed"
        return Change(Part.DOCUMENTS, words, tuple(documents))

    def _named(self, documents: Sequence[int]) -> str:
        """Return the title of a single document, else how many they are."""
        if len(documents) > 1:
            return f"{len(documents):,} documents"
        with self._library.reading() as db:
            return texts.title(db, documents[0])


def _tidy(words: str) -> str:
    """Return a title or a tag as it can be stored, on one line."""
    return " ".join(storable(words).split())
