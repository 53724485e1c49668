"""Long random walks through all edits, undone and redone exactly."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.block import BlockKind
from cxreader.model.document import Document
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook, Example
from cxreader.session import Session, open_session
from cxreader.store import codebooks

STEPS = 40
TABLES = (
    # what its analysis went by is no work of a person
    "SELECT id, guid, title, folded, sha256, encoding, language, successor, read FROM document WHERE removed IS NULL",
    "SELECT * FROM document_tag ORDER BY id",
    "SELECT * FROM kept_scope ORDER BY id",
    "SELECT * FROM correction ORDER BY id",
    "SELECT * FROM decision ORDER BY id",
    "SELECT * FROM highlight ORDER BY id",
    "SELECT * FROM highlight_theme ORDER BY id",
    "SELECT * FROM tag ORDER BY id",
    "SELECT * FROM family ORDER BY id",
    "SELECT * FROM theme ORDER BY id",
    "SELECT * FROM term ORDER BY id",
    "SELECT * FROM example ORDER BY id",
    "SELECT * FROM example_theme ORDER BY id",
    "SELECT * FROM lesson ORDER BY id",
    "SELECT * FROM edition",
)
Dump = list[list[tuple[object, ...]]]
SENTENCES = (
    "The clerk at the desk was friendly and solved my problem at once.",
    "Esperamos dos horas en la línea y nadie del servicio al cliente contestó.",
    "Obsługa klienta była miła, ale czekaliśmy na paczkę trzy tygodnie.",
    "客服态度很好，但是等待时间太长。我们希望得到更快的答复。",
    "Ang serbisyo sa customer ay mabilis at magalang ang mga kawani.",
)


@pytest.fixture(scope="session")
def short_documents(analyst: Analyst) -> tuple[Document, ...]:
    return tuple(analyst.analyse_text(f"{one}\n\n{other}", "Short") for one in SENTENCES for other in SENTENCES)


@pytest.fixture
def walker(tmp_path: Path, short_documents: tuple[Document, ...], seed: int) -> Iterator["Walker"]:
    session = open_session(tmp_path / "walk.cxlib")
    # the shipped one is so large that most of the time would go into comparing it
    session.adopt(slim(session.full_codebook()), session.examples()[::100], session.codebook_file)
    for document in short_documents[:4]:
        session.add(document, "first")
    session.highlight(1, 0, 10, ["loyalty"])
    one = Walker(session, short_documents, seed)
    yield one
    one.session.close()


class Walker:
    """Does random edits, and keeps what the library was after each step that can be undone."""

    def __init__(self, session: Session, documents: tuple[Document, ...], seed: int) -> None:
        self.session = session
        self.dice = random.Random(seed)  # noqa: S311 - a walk, no secret
        self.documents = documents
        self.dumps: list[Dump | None] = [dump(session)]
        self.edits: tuple[Callable[[], object], ...] = (
            self.highlight, self.highlight, self.annotate, self.star, self.remove_highlight, self.tag, self.refuse,
            self.accept, self.set_theme, self.remove, self.add, self.classify_again, self.mark_noise, self.set_language,
            self.set_block_kind, self.new_theme, self.save_theme, self.rename_theme, self.delete_theme,
            self.merge_themes, self.merge_themes, self.split_theme, self.move_theme, self.change_families,
            self.import_codebook, self.learn, self.tag_document, self.read, self.rename, self.keep_scope,
            self.change_scopes,
        )  # fmt: skip

    @property
    def done(self) -> int:
        """How many steps can be undone."""
        return sum(not step.undone for step in self.session.steps())

    def rest(self) -> None:
        """Close the library now and then, and open it again."""
        if self.dice.random() < 0.1:
            self.session.close()
            self.session = open_session(self.session.path)

    def step(self) -> None:
        self.rest()
        before = self.done
        edit = self.dice.choice(self.edits) if self.session.documents(Scope()) else self.add
        edit()
        new = self.done - before
        if new:
            # of an edit of several steps only the end is kept
            self.dumps += [None] * (new - 1) + [dump(self.session)]
        else:
            self.dumps[-1] = dump(self.session)

    def shown(self) -> int:
        return self.dice.choice(self.session.documents(Scope())).id

    def theme(self) -> str:
        return self.dice.choice(self.session.codebook.themes).id

    def highlight(self) -> None:
        key = self.shown()
        self.session.highlight(key, *self.stretch(key), [self.theme() for _ in range(self.dice.randrange(3))])

    def some_highlight(self) -> int:
        return self.dice.choice(self.session.notes()).highlight.id if self.session.notes() else 0

    def annotate(self) -> None:
        self.session.annotate(self.some_highlight(), self.dice.choice(("it's", "客户\n😀", "", "“łódź”")))

    def star(self) -> None:
        self.session.star(self.some_highlight(), self.dice.random() < 0.5)

    def remove_highlight(self) -> None:
        self.session.remove_highlight(self.some_highlight())

    def tag(self) -> None:
        key = self.some_highlight()
        with self.session._library.edit("Tag") as db:
            db.execute(
                "INSERT OR IGNORE INTO tag (highlight, tag) SELECT id, 'mine' FROM highlight WHERE id = ?", (key,)
            )

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

    def stretch(self, key: int) -> tuple[int, int]:
        start, end = sorted(self.dice.sample(range(len(self.session.open(key).text)), 2))
        return start, end

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
        self.session.classify_again(stored, next(one for one in self.documents if one.reading.text == stored.text))


def slim(codebook: Codebook) -> Codebook:
    return codebook._replace(
        themes=tuple(
            theme._replace(terms={tag: theme.terms[tag][:3] for tag in ("en", "zh")}) for theme in codebook.themes
        )
    )


def dump(session: Session) -> Dump:
    with session._library.reading() as db:
        return [db.execute(query).fetchall() for query in TABLES]


def fresh_codebook(session: Session) -> Codebook:
    with session._library.reading() as db:
        return codebooks.load(db, terms=False)


def sound(path: Path) -> bool:
    db = sqlite3.connect(path)
    verdict = db.execute("PRAGMA integrity_check").fetchall() + db.execute("PRAGMA foreign_key_check").fetchall()
    db.close()
    return verdict == [("ok",)]


@pytest.mark.parametrize("seed", range(30))
def test_a_random_walk_is_undone_and_redone_exactly(walker: Walker) -> None:
    first = walker.done
    for _ in range(STEPS):
        walker.step()
    steps, dumps = walker.done - first, walker.dumps
    assert steps == len(dumps) - 1 > STEPS // 3
    for expected in reversed(dumps[:-1]):
        walker.rest()
        walker.session.undo()
        assert expected in (None, dump(walker.session))
    for expected in dumps[1:]:
        walker.rest()
        walker.session.redo()
        assert expected in (None, dump(walker.session))
    assert walker.session.redo_name == ""
    # back and forth in one go, to the middle, and every listed document still has its text
    keys = [step.id for step in reversed(walker.session.steps())][first - 1 :]
    for place in (0, steps, steps - steps // 2):
        walker.session.go_to_step(keys[place])
        assert dumps[place] in (None, dump(walker.session))
    assert walker.session.codebook == fresh_codebook(walker.session)
    for row in walker.session.documents(Scope()):
        assert walker.session.open(row.id).passages
    assert sound(walker.session.path)
