"""Random edits of every kind, for whoever needs a library that a person has worked in for long."""

import random
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

from cxreader.analysis.anchoring import place
from cxreader.importing import Analyst
from cxreader.intake import storing
from cxreader.model.anchor import carried
from cxreader.model.annotation import Subject
from cxreader.model.archive import Archive
from cxreader.model.block import BlockKind
from cxreader.model.document import Document, Recoded, Reread, Source
from cxreader.model.incoming import (
    Incoming,
    IncomingDocument,
    IncomingHighlight,
    IncomingLink,
    IncomingMemo,
    IncomingTheme,
)
from cxreader.model.merging import Choice
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook, Example
from cxreader.session import Session, archiving, merging, open_session, rereading, taking_in
from tests.walking_notes import NoteWalker

SENTENCES = (
    "The clerk at the desk was friendly and solved my problem at once.",
    "Esperamos dos horas en la línea y nadie del servicio al cliente contestó.",
    "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie.",
    "客服态度很好，但是等待时间太长。我们希望得到更快的答复。",
    "Ang serbisyo sa customer ay mabilis at magalang ang mga kawani.",
)


def short_texts(analyst: Analyst) -> tuple[Document, ...]:
    """Return documents of two sentences, in pairs of languages; three of four have files."""
    found: list[Document] = []
    for one in SENTENCES:
        for other in SENTENCES:
            document = analyst.analyse_text(f"{one}\n\n{other}", "Short")
            if len(found) % 4:
                path = Path(f"/texts/{len(found)}.txt")
                document = document._replace(source=Source(path, 200, len(found), document.sha256))
            found.append(document)
    return tuple(found)


def slim(codebook: Codebook) -> Codebook:
    """Return a codebook with few terms: most of the time would go into comparing them."""
    return codebook._replace(
        themes=tuple(
            theme._replace(terms={tag: theme.terms[tag][:3] for tag in ("en", "zh")}) for theme in codebook.themes
        )
    )


def begin(session: Session, documents: Sequence[Document]) -> None:
    """Have a library that there is something to do in."""
    session.adopt(slim(session.full_codebook()), session.examples()[::100], session.codebook_file)
    for document in documents:
        session.add(document, "first")
    session.highlight(1, 0, 10, ["loyalty"])
    # else the shipped one takes its place at the next start
    session.rename_theme("loyalty", "Faithfulness")


def other_work(library: Path, documents: tuple[Document, ...], seed: int, steps: int = 60) -> Archive:
    """Return what another person did in a library of their own."""
    session = open_session(library)
    begin(session, documents[:6])
    walker = Walker(session, documents, seed)
    for _ in range(steps):
        walker.edit()
    archive = archiving.archive(session)
    texts = {row.guid: archive.text(row.guid) for row in archive.documents}
    session.close()
    return archive._replace(text=texts.__getitem__)


class Walker(NoteWalker):
    """Does random edits."""

    def __init__(
        self, session: Session, documents: tuple[Document, ...], seed: int, theirs: Archive | None = None
    ) -> None:
        """Take on a library, texts that may come into it, and what another person did."""
        super().__init__(session, random.Random(seed))  # noqa: S311 - a walk, no secret
        self.documents = documents
        self.theirs = theirs
        self.edits: tuple[Callable[[], object], ...] = (
            *self.note_edits, self.tag_document, self.read, self.rename, self.keep_scope, self.change_scopes,
            self.refuse, self.accept, self.set_theme, self.mark_noise, self.set_language, self.set_block_kind,
            self.remove, self.add, self.classify_again, self.read_again, self.read_again,
            self.recode, self.new_theme, self.save_theme,
            self.rename_theme, self.delete_theme, self.merge_themes, self.merge_themes, self.split_theme,
            self.move_theme, self.change_families, self.import_codebook, self.learn, self.take_in, self.merge,
        )  # fmt: skip

    def edit(self) -> None:
        """Do something."""
        edit = self.dice.choice(self.edits) if self.session.documents(Scope()) else self.add
        edit()

    def tag_document(self) -> None:
        tags = self.dice.sample(("mine", "pilny", "客户"), 2)
        self.session.set_tags([self.shown(), self.shown()], tags[:1], tags[1:])

    def read(self) -> None:
        self.session.mark_read([self.shown()], read=self.dice.random() < 0.5)

    def rename(self) -> None:
        self.session.rename(self.shown(), self.name())

    def keep_scope(self) -> None:
        self.session.keep_scope(self.dice.choice(("One", "Other")), Scope(themes=frozenset({self.theme()})))

    def change_scopes(self) -> None:
        for scope in self.session.kept_scopes()[:1]:
            if self.dice.random() < 0.5:
                self.session.rename_scope(scope.id, self.name())
            else:
                self.session.remove_scope(scope.id)

    def refuse(self) -> None:
        passage = self.dice.choice(self.session.open(self.shown()).passages)
        self.session.refuse(passage, passage.codings[0].theme if passage.codings else self.theme())

    def accept(self) -> None:
        passage = self.dice.choice(self.session.open(self.shown()).passages)
        self.session.accept(passage, passage.codings[-1].theme if passage.codings else self.theme())

    def set_theme(self) -> None:
        passage = self.dice.choice(self.session.open(self.shown()).passages)
        self.session.set_theme(passage, self.theme(), self.dice.choice((self.theme(), "")))

    def mark_noise(self) -> None:
        key = self.shown()
        self.session.mark_noise(key, [self.stretch(key), self.stretch(key)], noise=self.dice.random() < 0.5)

    def set_language(self) -> None:
        key = self.shown()
        self.session.set_language(key, self.dice.choice(("pl", "zh")), self.dice.choice((None, self.stretch(key))))

    def set_block_kind(self) -> None:
        self.session.set_block_kind(self.shown(), 0, self.dice.choice(tuple(BlockKind)))

    def remove(self) -> None:
        self.session.remove(self.shown())

    def add(self) -> None:
        self.session.add(self.dice.choice(self.documents), self.dice.choice(("one", "other", "")))

    def new_theme(self) -> None:
        example = Example(self.dice.choice(SENTENCES), "und", ())
        self.session.new_theme(self.name(), self.family(), terms={"pl": ("łódź*",)}, examples=[example])

    def save_theme(self) -> None:
        theme = self.session.full_codebook().theme(self.theme())
        shown = self.session.examples(theme.id)[1:]
        self.session.save_theme(theme._replace(family=self.family(), off=theme.terms, terms={}), shown)

    def rename_theme(self) -> None:
        self.session.rename_theme(self.theme(), self.name())

    def delete_theme(self) -> None:
        if self.has_themes():
            self.session.delete_theme(self.theme())

    def merge_themes(self) -> None:
        if self.has_themes():
            source, target = self.dice.sample(self.session.codebook.themes, 2)
            self.session.merge_themes(source.id, target.id)

    def split_theme(self) -> None:
        key = self.theme()
        theme = self.session.full_codebook().theme(key)
        taken = {language: terms[:1] for language, terms in theme.terms.items()}
        self.session.split_theme(key, self.name(), taken, [one.text for one in self.session.examples(key)[:2]])

    def move_theme(self) -> None:
        self.session.move_theme(self.theme(), self.family(), self.dice.randrange(4))

    def change_families(self) -> None:
        key = self.session.new_family(self.name()).key
        self.session.move_family(key, 0)
        self.session.delete_family(self.family(), key)

    def import_codebook(self) -> None:
        codebook = self.session.full_codebook()
        other = codebook._replace(themes=tuple(self.dice.sample(codebook.themes, 4)))
        self.session.import_codebook(other, self.session.examples()[::2], replace=self.dice.random() < 0.5)

    def learn(self) -> None:
        self.session.learn()

    def has_themes(self) -> bool:
        return len(self.session.codebook.themes) > 4

    def name(self) -> str:
        return f"Theme {self.dice.random()}"

    def family(self) -> str:
        return self.dice.choice(self.session.codebook.families).id

    def classify_again(self) -> None:
        key = self.shown()
        stored = next(text for text in self.session.stored_texts() if text.document == key)
        self.session.classify_again(stored, self.understood(stored.text))

    def understood(self, text: str) -> Document:
        """Return one of the texts that may come into it."""
        return next(one for one in self.documents if one.reading.text == text)

    def free(self) -> Document | None:
        """Return a text that is not in the list."""
        there = {stored.text for stored in self.session.stored_texts() if self.session.is_listed(stored.document)}
        free = [document for document in self.documents if document.reading.text not in there]
        return self.dice.choice(free) if free else None

    def read_again(self) -> None:
        key, document = self.shown(), self.free()
        if document is None or rereading.remembered(self.session, key) is None:
            return
        wish = rereading.rereading(self.session, key)
        anchors = {
            key: dict(zip(stretches, place(wish.texts[key], document.reading.text, stretches), strict=True))
            for key, stretches in wish.stretches.items()
        }
        said = carried(wish.stored.corrections, anchors[key])
        rereading.reread(self.session, Reread(wish, document, said, anchors, is_named=self.dice.random() < 0.5))

    def recode(self) -> None:
        key, document = self.shown(), self.free()
        if document is None or rereading.remembered(self.session, key) is None:
            return
        last = len(document.reading.text) - 1
        wish = self.session.recoding(key, "cp1250")

        def move(offsets: Sequence[int]) -> list[int]:
            return [min(offset, last) for offset in offsets]

        said = tuple(
            one._replace(start=min(one.start, last - 1), end=min(one.end, last)) for one in wish.stored.corrections
        )
        rereading.recode(self.session, Recoded(wish, document, said, move))

    def take_in(self) -> None:
        number = self.dice.randrange(3)
        document = self.documents[-1 - number]
        text = document.reading.text
        marks = [
            IncomingHighlight(
                str(uuid.UUID(int=10 * number + place)),
                "text",
                *(place, place + 9, text[place : place + 9]),
                note=self.note(),
                themes=("theme",),
                tags=("taken",),
                modified=f"20{self.dice.randrange(20, 40)}-01-01T00:00:00Z",
            )
            for place in (1, 5)
        ]
        incoming = Incoming(
            "a file",
            # stored before, for to understand a text takes long
            (IncomingDocument("text", "Short", text=text, sha256=document.sha256),),
            (IncomingTheme("theme", ("Elsewhere", f"Taken {number}")),),
            tuple(marks),
            (IncomingMemo(str(uuid.UUID(int=1000 + number)), Subject.THEME, "theme", self.note()),),
            (IncomingLink(str(uuid.UUID(int=2000 + number)), marks[0].guid, marks[1].guid, self.note()),),
        )
        with self.session._library.transaction() as db:
            storing.put(db, document, "2026-01-01T00:00:00Z")
        taking_in.take_in(self.session, incoming)

    def merge(self) -> None:
        if self.theirs:
            found = merging.contradictions(self.session, self.theirs)
            choices = {(one.place, one.theme): self.dice.choice(tuple(Choice)) for one in found}
            merging.merge(self.session, self.theirs, choices)
            for stored in self.session.stored_texts(outdated=True):
                if not self.session.open(stored.document).passages:
                    self.session.classify_again(stored, self.understood(stored.text))
