"""Random edits of what a person leaves on texts: highlights, memos, links."""

import random
from collections.abc import Callable

from cxreader.model.annotation import Subject
from cxreader.model.scope import Scope
from cxreader.session import Session, rereading

NOTES = ("it's", "客户\n😀", "", "“łódź”", "=1+1", "a\r\nb\tc", "\u2028 \x85 \ufeff", "e\u0301 👩‍👩‍👧‍👦 𠮷")


class NoteWalker:
    """Marks, and writes notes.

    Attributes:
        session: The library.
        dice: What decides.

    """

    def __init__(self, session: Session, dice: random.Random) -> None:
        """Take on a library."""
        self.session = session
        self.dice = dice
        self.note_edits: tuple[Callable[[], object], ...] = (
            self.highlight, self.highlight, self.highlight, self.move_highlight, self.annotate, self.star, self.tag,
            self.set_themes, self.mark, self.remove_highlight, self.confirm, self.place_again, self.keep_as_note,
            self.add_memo, self.write_memo, self.remove_memo, self.link, self.note_on_both, self.write_link,
            self.unlink, self.change_author,
        )  # fmt: skip

    def shown(self) -> int:
        """Return a document in the list."""
        return self.dice.choice(self.session.documents(Scope())).id

    def theme(self) -> str:
        """Return a theme."""
        return self.dice.choice(self.session.codebook.themes).id

    def note(self) -> str:
        """Return something to write."""
        return self.dice.choice(NOTES)

    def stretch(self, key: int) -> tuple[int, int]:
        """Return a stretch of a text."""
        start, end = sorted(self.dice.sample(range(len(self.session.open(key).text)), 2))
        return start, end

    def some_highlight(self) -> int:
        """Return a highlight, 0 for none."""
        notes = self.session.notes()
        return self.dice.choice(notes).highlight.id if notes else 0

    def change_author(self) -> None:
        self.session.author = self.dice.choice(("Ana Nowak", "李 <Li>", ""))

    def highlight(self) -> None:
        key = self.shown()
        self.session.highlight(key, *self.stretch(key), [self.theme() for _ in range(self.dice.randrange(3))])

    def move_highlight(self) -> None:
        key = self.some_highlight()
        found = self.session.marked(key)
        if found:
            self.session.move_highlight(key, *self.stretch(found.document), sitting=self.dice.randrange(2))

    def annotate(self) -> None:
        self.session.annotate(self.some_highlight(), self.note())

    def star(self) -> None:
        self.session.star(self.some_highlight(), self.dice.random() < 0.5)

    def tag(self) -> None:
        tags = self.dice.sample(("mine", "pilny", "客户", "a/b", "#x"), self.dice.randrange(4))
        self.session.set_highlight_tags(self.some_highlight(), tags)

    def set_themes(self) -> None:
        self.session.set_highlight_themes(self.some_highlight(), [self.theme() for _ in range(self.dice.randrange(3))])

    def mark(self) -> None:
        passages = self.session.open(self.shown()).passages
        self.session.mark(self.dice.sample(passages, 1), quote=self.dice.random() < 0.5)

    def remove_highlight(self) -> None:
        self.session.remove_highlight(self.some_highlight())

    def confirm(self) -> None:
        for row in rereading.to_review(self.session)[:1]:
            self.session.confirm_place(row.highlight)

    def place_again(self) -> None:
        for row in rereading.to_review(self.session)[:1]:
            self.session.place_highlight(row.highlight, *self.stretch(row.document))

    def keep_as_note(self) -> None:
        for row in rereading.to_review(self.session)[:1]:
            rereading.keep_as_note(self.session, row.highlight)

    def add_memo(self) -> None:
        subject = self.dice.choice(tuple(Subject))
        target = {Subject.THEME: self.theme(), Subject.LANGUAGE: "pl"}.get(subject, "")
        self.session.add_memo(subject, target, self.shown() if subject is Subject.DOCUMENT else 0, self.note())

    def write_memo(self) -> None:
        for memo in self.session.memos()[-1:]:
            self.session.write_memo(memo.id, self.note(), self.dice.randrange(2))

    def remove_memo(self) -> None:
        for memo in self.session.memos()[:1]:
            self.session.remove_memo(memo.id)

    def link(self) -> None:
        one, other = self.some_highlight(), self.some_highlight()
        if one and other:
            self.session.link(one, other, self.note())

    def note_on_both(self) -> None:
        left, right = self.shown(), self.shown()
        places = (left, *self.stretch(left)), (right, *self.stretch(right))
        if places[0] != places[1]:
            self.session.note_on_both(*places)

    def write_link(self) -> None:
        for link in self.session.links()[-1:]:
            self.session.write_link(link.id, self.note(), self.dice.randrange(2))

    def unlink(self) -> None:
        for link in self.session.links()[:1]:
            self.session.unlink(link.id)
