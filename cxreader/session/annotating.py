"""What a person leaves on texts: highlights with themes, tags and notes, memos, and links."""

from collections.abc import Callable, Collection, Iterable, Sequence
from sqlite3 import Connection

from cxreader.model.annotation import Highlight, Link, Memo, Placing, Subject
from cxreader.model.change import Change, Part
from cxreader.model.characters import storable
from cxreader.model.moment import now
from cxreader.model.note_places import NotePlace
from cxreader.model.views import NoteRow
from cxreader.session.questions import Questions
from cxreader.store import highlights, links, memos

_HERE = "Undo: Ctrl+Z"


class Annotating(Questions):
    """Highlights, memos and links; each call is one step to undo."""

    # ---- questions

    def marked(self, highlight: int) -> Highlight | None:
        """Return a highlight by its id, None where there is none."""
        with self._library.reading() as db:
            return highlights.get(db, highlight)

    def marked_after(self, document: int, start: int, by: int) -> int:
        """Return the id of the next (1) or previous (-1) highlight from a place on in text order, 0 for none."""
        with self._library.reading() as db:
            return highlights.after(db, document, start, by)

    def highlight_tags(self) -> list[str]:
        """Return the tags of all highlights, the commonest first."""
        with self._library.reading() as db:
            return highlights.all_tags(db)

    def memos(self) -> tuple[Memo, ...]:
        """Return all memos but those on documents that are off the list, the oldest first."""
        with self._library.reading() as db:
            return memos.everywhere(db)

    def memos_on(self, subject: Subject, target: str = "", document: int = 0) -> tuple[Memo, ...]:
        """Return the memos on one thing, the oldest first."""
        with self._library.reading() as db:
            return memos.on(db, subject, target, document)

    def links(self) -> tuple[Link, ...]:
        """Return the links whose documents are all in the list, the oldest first."""
        with self._library.reading() as db:
            return links.everywhere(db)

    def links_of(self, highlight: int) -> tuple[Link, ...]:
        """Return the links of a highlight, the oldest first."""
        with self._library.reading() as db:
            return links.of_highlight(db, highlight)

    def linked_quotes(self, highlight: int) -> tuple[tuple[int, int, str], ...]:
        """Return the links of a highlight: each one's id, the highlight at its other end, and the quote of that."""
        with self._library.reading() as db:
            found = links.of_highlight(db, highlight)
            ends = [(link.id, link.other if link.one == highlight else link.one) for link in found]
            quotes = {mark.id: mark.quote for mark in highlights.some(db, [end for _, end in ends])}
        return tuple((key, end, quotes[end]) for key, end in ends)

    def note_places(self, marks: Collection[int] | None = None, *, newest_first: bool = False) -> Sequence[NotePlace]:
        """Return the places of all notes, or of some highlights and the links drawn from them, in one of two orders."""
        from cxreader.store import noted  # loaded late: no start needs it

        with self._library.reading() as db:
            return noted.places(db, marks, newest_first=newest_first)

    def has_many_notes(self, most: int) -> bool:
        """Tell whether there are more than so many highlights."""
        with self._library.reading() as db:
            return highlights.are_many(db, most)

    def notes_having(self, words: str, most: int) -> list[NoteRow]:
        """Return the first highlights in text order with some words in quote, note, tags or title; all for no words."""
        from cxreader.store import noted  # loaded late: no start needs it

        with self._library.reading() as db:
            keys = noted.having(db, words, most)
        return self.note_rows(keys)

    # ---- highlights

    def highlight(self, document: int, start: int, end: int, themes: Iterable[str] = ()) -> Change:
        """Mark a stretch of a document's text; marking the same stretch twice gives it the new themes."""
        mine = tuple(themes)
        with self._library.reading() as db:
            quote = self._text_of(db, document)[start:end]
            same = highlights.at(db, document, start, end)
        if same and set(mine) <= set(same.themes):
            return Change(Part(0), "Highlighted", (same.id,))
        with self._library.edit("Highlight") as db:
            key = same.id if same else highlights.add(db, document, start, end, quote, now(), self.author)
            if mine:
                highlights.set_themes(db, key, dict.fromkeys((*(same.themes if same else ()), *mine)), now())
        return Change(Part.HIGHLIGHTS, "Highlighted", (key,))

    def move_highlight(self, highlight: int, start: int, end: int, sitting: int = 0) -> Change:
        """Have a highlight mark another stretch of its text.

        Args:
            highlight: Its id.
            start: Offset of the first code point.
            end: Offset after the last code point.
            sitting: Moves of one sitting, such as keys that follow each other, are undone together; 0 for one alone.

        """
        found = self.marked(highlight)
        if found is None or (start, end) == (found.start, found.end) or start >= end:
            return Change(Part(0))
        with self._library.edit("Highlight Edges", f"edges {highlight} {sitting}" if sitting else "") as db:
            quote = self._text_of(db, found.document)[start:end]
            highlights.move(db, highlight, start, end, quote, now())
        return Change(Part.HIGHLIGHTS, "Highlight changed", (highlight,))

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
        found = self.marked(highlight)
        if found is None or found.note == note:
            return Change(Part(0))
        with self._library.edit("Note", f"note {highlight} {sitting}") as db:
            highlights.annotate(db, highlight, note, now())
        return Change(Part.HIGHLIGHTS, "Note saved", (highlight,))

    def star(self, highlight: int, starred: bool) -> Change:
        """Mark a highlight as a quote to use, or no longer."""
        with self._library.edit("Mark as Quote" if starred else "Not a Quote") as db:
            highlights.star(db, highlight, starred, now())
        return Change(Part.HIGHLIGHTS, "Marked as quote" if starred else "No longer a quote", (highlight,))

    def set_highlight_themes(self, highlight: int, themes: Iterable[str]) -> Change:
        """Give a highlight these themes of its own and no others."""
        mine = tuple(dict.fromkeys(themes))
        found = self.marked(highlight)
        if found is None or found.themes == mine:
            return Change(Part(0))
        with self._library.edit("Themes of Highlight") as db:
            highlights.set_themes(db, highlight, mine, now())
        return Change(Part.HIGHLIGHTS, "Themes changed", (highlight,))

    def set_highlight_tags(self, highlight: int, tags: Iterable[str]) -> Change:
        """Give a highlight these tags and no others; empty ones are left out."""
        mine = tuple(dict.fromkeys(filter(None, (" ".join(storable(tag).split()) for tag in tags))))
        found = self.marked(highlight)
        if found is None or found.tags == mine:
            return Change(Part(0))
        with self._library.edit("Tags of Highlight") as db:
            highlights.set_tags(db, highlight, mine, now())
        return Change(Part.HIGHLIGHTS, "Tags changed", (highlight,))

    def remove_highlight(self, highlight: int) -> Change:
        """Delete a highlight with its note and its links."""
        linked = Part.MEMOS if self.links_of(highlight) else Part(0)
        with self._library.edit("Remove Highlight") as db:
            highlights.remove(db, highlight)
        return Change(Part.HIGHLIGHTS | linked, f"Highlight removed. {_HERE}", (highlight,))

    def confirm_place(self, highlight: int) -> Change:
        """Say that a highlight whose file has changed does belong where it was put."""
        found = self.marked(highlight)
        if found is None or found.placing is Placing.SURE:
            return Change(Part(0))
        return self.place_highlight(highlight, found.start, found.end)

    def place_highlight(self, highlight: int, start: int, end: int) -> Change:
        """Say where a highlight whose file has changed belongs."""
        found = self.marked(highlight)
        if found is None or start >= end:
            return Change(Part(0))
        with self._library.edit("Place Highlight") as db:
            highlights.move(db, highlight, start, end, self._text_of(db, found.document)[start:end], now())
            highlights.settle(db, highlight)
        return Change(Part.HIGHLIGHTS, "Highlight placed", (highlight,))

    # ---- memos

    def add_memo(self, subject: Subject, target: str = "", document: int = 0, note: str = "") -> Change:
        """Write a memo on a document, by its id, on a theme or a language, as the target, or on the library."""
        time = now()
        with self._library.edit("Memo") as db:
            key = memos.add(db, Memo(0, "", subject, target, document, storable(note), self.author, time, time))
        return Change(Part.MEMOS, "Memo added", (key,))

    def write_memo(self, memo: int, note: str, sitting: int = 0) -> Change:
        """Replace what a memo says; what is typed in one sitting is undone together."""
        return self._write("Memo", f"memo {memo} {sitting}", memos.get, memos.write, memo, note)

    def remove_memo(self, memo: int) -> Change:
        """Delete a memo."""
        with self._library.edit("Remove Memo") as db:
            memos.remove(db, memo)
        return Change(Part.MEMOS, f"Memo removed. {_HERE}", (memo,))

    # ---- links

    def link(self, one: int, other: int, note: str = "") -> Change:
        """Link two highlights, with a note on both; what is linked already stays as it is."""
        with self._library.reading() as db:
            there = links.between(db, one, other)
        if there or one == other:
            return Change(Part(0), "Linked", (there.id,) if there else ())
        time = now()
        with self._library.edit("Link") as db:
            key = links.add(db, Link(0, "", one, other, storable(note), self.author, time, time))
        return Change(Part.MEMOS, "Linked", (key,))

    def note_on_both(self, left: tuple[int, int, int], right: tuple[int, int, int]) -> Change:
        """Highlight two stretches, each a document with a start and an end, and link them, as one step to undo."""
        time = now()
        with self._library.edit("Note on Both") as db:
            one, other = (self._mark(db, place, time) for place in (left, right))
            there = links.between(db, one, other)
            key = there.id if there else links.add(db, Link(0, "", one, other, "", self.author, time, time))
        return Change(Part.HIGHLIGHTS | Part.MEMOS, "Linked", (key,))

    def write_link(self, link: int, note: str, sitting: int = 0) -> Change:
        """Replace the note of a link; what is typed in one sitting is undone together."""
        return self._write("Note on Both", f"link {link} {sitting}", links.get, links.write, link, note)

    def unlink(self, link: int) -> Change:
        """Delete a link; the highlights stay."""
        with self._library.edit("Remove Link") as db:
            links.remove(db, link)
        return Change(Part.MEMOS, f"Link removed. {_HERE}", (link,))

    def _mark(self, db: Connection, place: tuple[int, int, int], time: str) -> int:
        same = highlights.at(db, *place)
        document, start, end = place
        quote = self._text_of(db, document)[start:end]
        return same.id if same else highlights.add(db, document, start, end, quote, time, self.author)

    def _write(
        self,
        name: str,
        group: str,
        get: Callable[[Connection, int], Memo | Link | None],
        write: Callable[[Connection, int, str, str], None],
        key: int,
        note: str,
    ) -> Change:
        note = storable(note)
        with self._library.reading() as db:
            found = get(db, key)
        if found is None or found.note == note:
            return Change(Part(0))
        with self._library.edit(name, group) as db:
            write(db, key, note, now())
        return Change(Part.MEMOS, "Note saved", (key,))
