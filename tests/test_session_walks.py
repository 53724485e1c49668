"""Long random walks through all edits, undone and redone exactly."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader.importing import Analyst
from cxreader.model.archive import Archive
from cxreader.model.document import Document
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session, open_session
from cxreader.store import codebooks
from tests.walking import Walker, begin, other_work, short_texts

SEEDS, STEPS = 30, 200
TABLES = (
    # what its analysis went by is no work of a person
    """SELECT id, guid, title, path, folded, sorting, sha256, source_sha256, size, modified, encoding, codec, language,
    origin, read, dated FROM document WHERE removed IS NULL""",
    "SELECT d.id, d.removed, d.successor FROM document d JOIN document s ON s.id = d.successor WHERE s.removed IS NULL",
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
    "SELECT * FROM anchoring ORDER BY highlight",
    "SELECT * FROM memo ORDER BY id",
    "SELECT * FROM link ORDER BY id",
    "SELECT * FROM version ORDER BY id",
)
Dump = list[list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def short_documents(analyst: Analyst) -> tuple[Document, ...]:
    return short_texts(analyst)


@pytest.fixture(scope="session")
def theirs(tmp_path_factory: pytest.TempPathFactory, short_documents: tuple[Document, ...]) -> Archive:
    return other_work(tmp_path_factory.mktemp("other") / "Other.cxlib", short_documents, 1001)


@pytest.fixture
def walk(tmp_path: Path, short_documents: tuple[Document, ...], theirs: Archive, seed: int) -> Iterator["Walk"]:
    session = open_session(tmp_path / "walk.cxlib")
    begin(session, short_documents[:4])
    one = Walk(session, short_documents, seed, theirs)
    yield one
    one.session.close()


class Walk(Walker):
    """Does random edits, and keeps what the library was after each step that can be undone."""

    def __init__(self, session: Session, documents: tuple[Document, ...], seed: int, theirs: Archive) -> None:
        super().__init__(session, documents, seed, theirs)
        self.dumps: list[Dump | None] = [dump(session)]

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
        self.edit()
        new = self.done - before
        if new > 0:
            # of an edit of several steps only the end is kept
            self.dumps += [None] * (new - 1) + [dump(self.session)]
        else:
            self.dumps[-1] = dump(self.session)


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


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_random_walk_is_undone_and_redone_exactly(walk: Walk) -> None:
    first = walk.done
    for _ in range(STEPS):
        walk.step()
    steps, dumps = walk.done - first, walk.dumps
    assert steps == len(dumps) - 1 > STEPS // 3
    for expected in reversed(dumps[:-1]):
        walk.rest()
        walk.session.undo()
        assert expected in (None, dump(walk.session))
    for expected in dumps[1:]:
        walk.rest()
        walk.session.redo()
        assert expected in (None, dump(walk.session))
    assert walk.session.redo_name == ""
    # back and forth in one go, to the middle, and every listed document still has its text
    keys = [step.id for step in reversed(walk.session.steps())][first - 1 :]
    for place in (0, steps, steps - steps // 2):
        walk.session.go_to_step(keys[place])
        assert dumps[place] in (None, dump(walk.session))
    assert walk.session.codebook == fresh_codebook(walk.session)
    for row in walk.session.documents(Scope()):
        assert walk.session.open(row.id).passages
    assert sound(walk.session.path)
