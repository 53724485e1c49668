import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.model.block import speaker_of
from cxreader.model.correction import Correction, CorrectionKind
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session
from cxreader.store import packing, schema
from cxreader.store.schema import APPLICATION_ID, MIGRATIONS, migrate
from cxreader.store.titles import folded_title, sorting_title
from tests.again import analysed_again

# four small texts as the first version stored them: one with a decision and a note, one in a language that a person
# chose, one whose chosen language waits to be gone by, and a removed one whose chosen language was taken back
VERSION_1 = Path(__file__).parents[1] / "data" / "library-version-1.sql"


def version(db: sqlite3.Connection) -> tuple[int, int]:
    ((number,),) = db.execute("PRAGMA user_version").fetchall()
    ((application,),) = db.execute("PRAGMA application_id").fetchall()
    return number, application


def test_a_new_file_gets_all_tables_and_the_mark_of_the_program(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / "new.cxlib", isolation_level=None)
    migrate(db)
    assert version(db) == (len(MIGRATIONS), APPLICATION_ID)
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"document", "text", "passage", "finding", "decision", "highlight", "tag"} <= tables
    db.close()
    assert (tmp_path / "new.cxlib").read_bytes()[68:72] == b"CXRL"


def test_no_table_that_undo_watches_gives_an_id_twice() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    rows = db.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%(%id INTEGER PRIMARY KEY AUTOINCREMENT,%'")
    assert {name for (name,) in rows} == {
        *("document", "correction", "decision", "highlight", "highlight_theme", "tag"),
        *("example", "example_theme", "lesson", "document_tag", "kept_scope", "undo_step", "memo", "link", "version"),
    }
    db.close()


def test_a_library_of_the_newest_version_is_left_as_it_is() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    before = db.serialize()
    migrate(db)
    assert db.serialize() == before
    db.close()


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "old.cxlib"
    db = sqlite3.connect(path, isolation_level=None)
    migrate(db)
    broken = "CREATE TABLE extra (id INTEGER); CREATE TABLE about (key TEXT);"
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(sqlite3.OperationalError, match="about already exists"):
        migrate(db)
    db.close()
    db = sqlite3.connect(path)
    assert version(db) == (len(MIGRATIONS), APPLICATION_ID)
    assert not db.execute("SELECT * FROM sqlite_master WHERE name = 'extra'").fetchall()
    db.close()


def test_two_windows_that_make_the_same_library_at_once_make_one(tmp_path: Path) -> None:
    path = tmp_path / "new.cxlib"
    first = sqlite3.connect(path, isolation_level=None)
    second = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    first.execute("BEGIN IMMEDIATE")
    waiting = threading.Event()
    second.set_trace_callback(lambda statement: waiting.set() if statement.startswith("BEGIN") else None)
    other = threading.Thread(target=migrate, args=(second,))
    other.start()
    assert waiting.wait(10)
    # what migrate does, by the one who came first
    first.create_function("folded_title", 2, folded_title)
    first.create_function("sorting_title", 1, sorting_title)
    first.create_function("speaker_of", 1, speaker_of)
    packing.teach(first)
    for statement in schema._statements("".join(MIGRATIONS)):
        first.execute(statement)
    first.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    first.execute("COMMIT")
    other.join()
    assert version(second) == (len(MIGRATIONS), APPLICATION_ID)
    assert second.execute("SELECT count(*) FROM document").fetchone() == (0,)
    first.close()
    second.close()


def test_a_library_of_the_first_version_keeps_all_that_a_person_did(
    tmp_path: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    path = tmp_path / "First.cxlib"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1.read_text("utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    session = opened(path)
    assert [(row.id, row.languages) for row in session.documents(Scope())] == [(1, ("en",)), (2, ("ca",)), (3, ("ja",))]
    assert session.languages() == ["ca", "en", "ja"]
    assert session.size(Scope(frozenset({"en"}), frozenset({"response-speed"}))) == (2, 1)
    (note,) = session.notes()
    assert (note.highlight.quote, note.highlight.note, note.highlight.themes) == (
        "clerk", "Compare.", ("contact-centre",),
    )  # fmt: skip
    assert session.place(1) == 66
    texts = {text.document: text for text in session.stored_texts()}
    chosen = {key: text.corrections for key, text in texts.items() if text.corrections}
    assert chosen == {
        key: (Correction(0, len(texts[key].text), CorrectionKind.LANGUAGE, tag),) for key, tag in ((2, "ca"), (3, "ja"))
    }
    # the third had not been analysed with its language yet, nor the fourth without the one that was taken back
    outdated = session.stored_texts(outdated=True)
    assert [text.document for text in outdated] == [3, 4]
    for text, document in analysed_again(outdated, shipped_codebook):
        session.classify_again(text, document)
    assert session.stored_texts(outdated=True) == []
    assert session.open(4).language == "pl"


def test_a_step_is_taken_statement_by_statement() -> None:
    script = "CREATE TABLE one (a TEXT DEFAULT ';');\n-- a remark; still the same\nCREATE TABLE two (b);\n"
    db = sqlite3.connect(":memory:")
    for statement in schema._statements(script):
        db.execute(statement)
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master ORDER BY name")]
    assert names == ["one", "two"]
    db.close()


def test_what_was_counted_of_themes_is_kept_and_lies_by_theme() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 4)
    counted = [(2, "loyalty", "pl", 1, 0, 1), (1, "loyalty", "en", 3, 1, 0), (1, "complaints", "en", 2, 0, 0)]
    db.executemany("INSERT INTO document_theme VALUES (?, ?, ?, ?, ?, ?)", counted)
    migrate(db)
    assert db.execute("SELECT * FROM document_theme").fetchall() == counted[::-1]


def test_who_speaks_is_told_of_the_passages_of_talks_that_are_there() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 6)
    db.execute(
        "INSERT INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, language, "
        "confidence, length, characters, passages, noise, added) "
        "VALUES (1, 'g', 'Talk', '', 's', 's', 1, 0, '', 'en', 1, 1, 0, 3, 0, '')"
    )
    markers = ("[00:12] Anna:", "Ben:", "00:15", "Anna:")
    db.executemany("INSERT INTO block VALUES (1, ?, 'turn', 0, 9, 0, ?)", list(enumerate(markers)))
    passages = [(number, number // 2, number == 1) for number in range(8)]
    db.executemany("INSERT INTO passage VALUES (1, ?, ?, 0, 9, 'en', 900, ?, 'en')", passages)
    migrate(db)
    told = db.execute("SELECT v.number, w.value FROM passage_value v JOIN column_value w ON w.id = v.value ORDER BY 1")
    assert told.fetchall() == [(0, "Anna"), (2, "Ben"), (3, "Ben"), (6, "Anna"), (7, "Anna")]
    assert db.execute("SELECT title FROM column_value").fetchall() == [("",), ("",)]
    db.close()


@pytest.mark.parametrize("between", [False, True])
def test_answers_of_an_edition_that_was_never_out_are_read_again(between: bool) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, 6)
    if between:
        db.execute("CREATE TABLE answer_value (title TEXT)")
    db.executemany(
        "INSERT INTO document (id, guid, title, path, sha256, source_sha256, size, modified, encoding, language, "
        "confidence, length, characters, passages, noise, added) "
        "VALUES (?, ?, 'Answers', '', ?, 's', 1, 0, '', 'en', 1, 1, 0, 3, 0, '')",
        [(1, "one", "one"), (2, "two", "two")],
    )
    db.execute("INSERT INTO answer VALUES (1, 0, 4, 'r1')")
    migrate(db)
    assert db.execute("SELECT id, corrections <> '[]' FROM document").fetchall() == [(1, 1), (2, 0)]
    assert not db.execute("SELECT * FROM sqlite_master WHERE name = 'answer_value'").fetchall()
    db.close()
