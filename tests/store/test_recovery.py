import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader.errors import LibraryError
from cxreader.model.annotation import Subject
from cxreader.model.keeping import Recovery
from cxreader.model.scope import Scope
from cxreader.model.theme import Codebook
from cxreader.session import Session, open_session
from cxreader.store import highlights
from cxreader.store.recovery import recover
from cxreader.store.schema import APPLICATION_ID
from cxreader.store.schema import PAGE_SIZE as PAGE
from tests.again import analysed_again

VERSION_1 = Path(__file__).parents[1] / "data" / "library-version-1.sql"
# what a person did, and how it reads
WORK = {
    "text": "SELECT t.document, t.text FROM text t",
    "document": "SELECT id, title, path, sha256, added, removed FROM document",
    "highlight": "SELECT id, document, start, end, quote, note, starred FROM highlight",
    "highlight_theme": "SELECT id, highlight, theme FROM highlight_theme",
    "decision": "SELECT id, document, start, end, theme, verdict FROM decision",
    "correction": "SELECT id, document, start, end, kind, value FROM correction",
    "document_tag": "SELECT id, document, tag FROM document_tag",
    "tag": "SELECT id, highlight, tag FROM tag",
    "memo": "SELECT id, subject, target, document, note FROM memo",
    "link": "SELECT id, one, other, note FROM link",
    "anchoring": "SELECT highlight, document, start, end, outcome FROM anchoring",
    "theme": "SELECT id, name FROM theme",
    "term": "SELECT theme, language, term, used FROM term",
}


@pytest.fixture(scope="module")
def worked_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library in which a person has done something of each kind, and that nobody writes to."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("worked") / "Mine.cxlib"))
    session = open_session(path)
    for document in (1, 2, 3, 4):
        passages = session.open(document).passages
        for passage in passages[:20]:
            session.set_theme(passage, "loyalty")
        for start in range(20):
            (key,) = session.highlight(document, start, start + 30, ("loyalty",)).ids
            session.annotate(key, f"note {start} on {document}")
            if start < 2:
                session.set_highlight_tags(key, ("to quote",))
                session.add_memo(Subject.DOCUMENT, document=document, note=f"memo {start} on {document}")
                with session._library.edit("Read Again") as db:
                    highlights.put_aside(db, key, document, start, start + 30, "confirm", 0.9)
            if start:
                session.link(key, key - 1, "both")
    session.set_language(2, "ja", (0, 40))
    session.remove(4)
    session.rename_theme("loyalty", "Staying")
    session.close()
    return path


@pytest.fixture
def worked(worked_file: Path, tmp_path: Path) -> Path:
    """Such a library of one's own."""
    return Path(shutil.copy(worked_file, tmp_path / "Mine.cxlib"))


def work(library: Path) -> dict[str, set[tuple[object, ...]]]:
    with closing(sqlite3.connect(library)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: set(db.execute(query)) for table, query in WORK.items()}


def damage(library: Path, pages: list[int], seed: int = 0) -> bytes:
    """Write garbage over some pages, counted from 0."""
    dice = random.Random(seed)  # noqa: S311 - the same garbage each time
    content = bytearray(library.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = dice.randbytes(PAGE)
    library.write_bytes(content)
    return bytes(content)


def root(library: Path, name: str) -> int:
    """Return the page, counted from 0, that a table begins on."""
    with closing(sqlite3.connect(library)) as db:
        ((page,),) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchall()
    return int(page) - 1


def told(recovery: Recovery) -> dict[str, tuple[int, int]]:
    return {each.kind: (each.saved, each.lost) for each in recovery.salvage}


def test_of_a_whole_library_all_is_saved_that_a_person_did(
    worked: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    before, content = work(worked), worked.read_bytes()
    recovery = recover(worked)
    assert recovery.recovered == worked.with_name("Mine recovered.cxlib")
    assert work(recovery.recovered) == before
    assert recovery.is_whole
    assert told(recovery)["documents"] == (3, 0)
    assert told(recovery)["notes"] == (80, 0)
    assert worked.read_bytes() == content
    assert recover(worked).recovered.name == "Mine recovered 2.cxlib"
    # what the program found by itself is found again
    session, original = opened(recovery.recovered), opened(worked)
    assert session.undo_name == ""
    for text, document in analysed_again(session.stored_texts(outdated=True), shipped_codebook):
        session.classify_again(text, document)
    assert session.stored_texts(outdated=True) == []
    assert session.size(Scope()) == original.size(Scope())
    assert [row.languages for row in session.documents(Scope())] == [
        row.languages for row in original.documents(Scope())
    ]


@pytest.mark.parametrize("seed", range(20))
def test_what_is_recovered_is_never_wrong_and_what_is_missing_is_told(worked: Path, seed: int) -> None:
    before = work(worked)
    pages = worked.stat().st_size // PAGE
    dice = random.Random(seed)  # noqa: S311 - the same pages each time
    content = damage(worked, dice.sample(range(pages), max(1, pages // 100)), seed)
    try:
        recovery = recover(worked)
    except LibraryError:
        # where the list of the tables was hit
        assert not list(worked.parent.glob("Mine recovered*"))
    else:
        after = work(recovery.recovered)
        # a text of which nothing else is left is told of by the title that it gets
        nameless = {row for row in after["document"] if row[1] in recovery.nameless}
        assert {row[3] for row in nameless} <= {row[3] for row in before["document"]}
        after["document"] -= nameless
        assert all(after[table] <= before[table] for table in before if after[table])
        missing = {table for table in before if before[table] - after[table]}
        kinds = {
            "text": "documents", "document": "documents", "highlight": "notes", "highlight_theme": "note themes",
            "decision": "decisions", "correction": "corrections", "theme": "themes", "term": "words",
        }  # fmt: skip
        unshown = {"documents"} if {row[0] for row in before["text"] - after["text"]} == {4} else set()
        lost = {kind for kind, (_, number) in told(recovery).items() if number}
        lost |= {"documents"} if nameless else set()
        # the themes of a note go with it, and a text that was removed from the list is not told of
        assert {kinds[table] for table in missing} - unshown <= lost | ({"note themes"} if "notes" in lost else set())
    assert worked.read_bytes() == content


@pytest.mark.parametrize("table", ["text", "document"])
def test_texts_and_titles_are_found_without_the_page_that_leads_to_them(worked: Path, table: str) -> None:
    before = work(worked)
    with closing(sqlite3.connect(worked)) as db:
        # a table that fits into one page is its own beginning
        db.executemany(
            "INSERT INTO document SELECT NULL, guid || :n, title, path, sha256 || :n, source_sha256, size, modified, "
            "encoding, language, confidence, length, characters, passages, noise, added, 'hidden', corrections, codec, "
            "origin, successor, judged, read, dated, extent, folded, sorting FROM document WHERE id = 1",
            [{"n": number} for number in range(20)],
        )
        db.commit()
    damage(worked, [root(worked, table)])
    recovery = recover(worked)
    after = work(recovery.recovered)
    assert after["text"] == before["text"]
    assert {row[:3] for row in after["document"]} == {row[:3] for row in before["document"]}
    assert recovery.gone == ()


def test_a_text_that_is_lost_takes_its_notes_along_and_both_are_told(worked: Path) -> None:
    before = work(worked)
    with closing(sqlite3.connect(worked)) as db:
        db.execute("UPDATE text SET text = x'00112233' WHERE document = 3")
        ((title,),) = db.execute("SELECT title FROM document WHERE id = 3").fetchall()
        db.commit()
    recovery = recover(worked)
    assert recovery.gone == (title,)
    assert [note for _, note in recovery.notes[20:]] == ["memo 0 on 3", "memo 1 on 3"]
    assert recovery.notes[0][1] == "note 0 on 3"
    assert told(recovery)["documents"] == (2, 1)
    assert told(recovery)["notes"] == (60, 20)
    assert told(recovery)["decisions"] == (60, 20)
    assert told(recovery)["note themes"] == (60, 0)
    assert {row for row in before["text"] if row[0] != 3} == work(recovery.recovered)["text"]
    assert not recovery.is_whole


def test_a_text_that_is_another_one_is_told(worked: Path, opened: Callable[[Path], Session]) -> None:
    with closing(sqlite3.connect(worked)) as db:
        db.execute("UPDATE text SET text = (SELECT text FROM text WHERE document = 1) WHERE document = 3")
        db.commit()
    recovery = recover(worked)
    assert len(recovery.altered) == 1
    assert not recovery.is_whole
    session = opened(recovery.recovered)
    assert session.open(3).text == session.open(1).text


def test_a_text_without_a_document_becomes_one(worked: Path, opened: Callable[[Path], Session]) -> None:
    before = work(worked)
    with closing(sqlite3.connect(worked)) as db:
        db.execute("DELETE FROM document WHERE id IN (2, 3)")
        db.execute("UPDATE text SET text = (SELECT text FROM text WHERE document = 1) WHERE document = 3")
        db.commit()
    recovery = recover(worked)
    assert recovery.nameless == ("Recovered text 2",)
    assert not recovery.is_whole
    session = opened(recovery.recovered)
    assert [(row.id, row.title) for row in session.documents(Scope())][1:] == [(2, "Recovered text 2")]
    assert {row for row in work(recovery.recovered)["text"] if row[0] == 2} == {
        row for row in before["text"] if row[0] == 2
    }
    # its notes are still where they were
    assert sum(note.highlight.document == 2 for note in session.notes()) == 20


def test_what_has_no_place_in_its_text_is_left_out(worked: Path) -> None:
    with closing(sqlite3.connect(worked)) as db:
        db.execute("UPDATE highlight SET end = 9999999 WHERE id = 1")
        db.execute("UPDATE decision SET start = -5 WHERE id = 1")
        db.execute("UPDATE highlight SET starred = 'no number' WHERE id = 2")
        db.commit()
    recovery = recover(worked)
    assert told(recovery)["notes"] == (78, 2)
    assert told(recovery)["decisions"] == (79, 1)
    assert [note for _, note in recovery.notes] == ["note 0 on 1"]


def test_of_a_codebook_that_nobody_changed_the_shipped_one_is_taken(
    library_file: Path, opened: Callable[[Path], Session], shipped_codebook: Codebook
) -> None:
    damage(library_file, [root(library_file, "theme")])
    recovery = recover(library_file)
    assert "themes" not in told(recovery)
    assert opened(recovery.recovered).full_codebook() == shipped_codebook


def test_a_codebook_of_ones_own_is_saved_as_far_as_it_goes(worked: Path, opened: Callable[[Path], Session]) -> None:
    damage(worked, [root(worked, "family")])
    recovery = recover(worked)
    session = opened(recovery.recovered)
    assert session.codebook.theme("loyalty").name == "Staying"
    # the families are gone: each has its id for a name
    assert {family.name for family in session.codebook.families} == {theme.family for theme in session.codebook.themes}


def test_where_nobody_can_tell_whose_the_codebook_is_it_is_saved(worked: Path) -> None:
    damage(worked, [root(worked, "edition")])
    assert told(recover(worked))["themes"][0] > 0


def test_what_waits_in_the_journal_is_saved_too(worked: Path, opened: Callable[[Path], Session]) -> None:
    session = opened(worked)
    (key,) = session.highlight(1, 100, 140).ids
    copy = worked.with_name("Copy.cxlib")
    for end in ("", "-wal"):
        shutil.copyfile(f"{worked}{end}", f"{copy}{end}")
    recovery = recover(copy)
    assert key in {row[0] for row in work(recovery.recovered)["highlight"]}


def test_a_library_of_the_first_version_is_recovered_and_brought_up_to_date(
    tmp_path: Path, opened: Callable[[Path], Session]
) -> None:
    path = tmp_path / "First.cxlib"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(VERSION_1.read_text("utf-8"))
        db.execute("PRAGMA user_version = 1")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("DELETE FROM text WHERE document = 2")
        db.commit()
    recovery = recover(path)
    assert told(recovery)["documents"] == (2, 1)
    session = opened(recovery.recovered)
    assert [row.id for row in session.documents(Scope())] == [1, 3]
    assert [note.highlight.note for note in session.notes()] == ["Compare."]


@pytest.mark.parametrize("content", [b"a text, no library" * 999, b"SQLite format 3\0" + b"\xff" * 8000, b""])
def test_of_what_is_no_library_nothing_is_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "My.cxlib"
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        recover(path)
    assert str(caught.value) == (
        "Nothing can be read of “My.cxlib”: it is damaged at its very beginning, or no library. It was left as it is. "
        "Restore it from a backup."
    )
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]
