import sqlite3
from multiprocessing import active_children
from pathlib import Path

import pytest

from cxreader import intake, paths
from cxreader.importing import Analyst
from cxreader.intake import Taken, reading
from cxreader.model.document import Problem
from cxreader.readers.isolation import isolation
from cxreader.session import Session, open_session
from cxreader.store import documents, editions

TEXT = "The call centre answered at once, and the refund came the next day."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def no_room(session: Session) -> sqlite3.Connection:
    """A library that takes no more passages, as on a disk that is full."""
    with session._library.reading() as db:
        db.execute("CREATE TRIGGER no_room BEFORE INSERT ON passage BEGIN SELECT RAISE(ABORT, 'no room'); END")
        return db


def test_what_it_takes_to_read_is_there_before_the_first_file(session: Session, file: Path) -> None:
    isolation().close()
    intake.make_ready(session.path)
    assert any(process.name == "cxreader reader" for process in active_children())
    assert reading._made.cache_info().currsize == 1
    assert intake.take_in(session.path, (file,)).done == 1
    isolation().close()


def test_files_are_stored_to_be_shown_in_their_order(tmp_path: Path, file: Path) -> None:
    session = open_session(tmp_path / "Empty.cxlib")
    taken = intake.take_in(session.path, (file, *paths.seeds()))
    assert taken == Taken(5, session.arrivals())
    session.show(taken.ids, "all")
    assert [session.open(key).language for key in taken.ids] == ["en", "es", "zh-Hans", "pl", "fil"]
    assert session.open(1).text == TEXT
    session.close()


def test_files_keep_the_order_of_their_ids_whichever_is_read_first(tmp_path: Path, file: Path) -> None:
    session = open_session(tmp_path / "Empty.cxlib")
    first = intake.next_id(session.path)
    later = intake.take_in(session.path, paths.seeds()[:2], first + 2)
    sooner = intake.take_in(session.path, (tmp_path / "gone.txt", file), first)
    assert (sooner.ids, later.ids) == ((first + 1,), (first + 2, first + 3))
    assert session.arrivals() == (2, 3, 4)
    assert intake.next_id(session.path) == 5
    session.close()


def test_a_file_without_text_such_as_a_scan_is_told_of_and_not_added(session: Session) -> None:
    scan = Path(__file__).parents[1] / "data" / "hostile" / "p-notext.pdf"
    taken = intake.take_in(session.path, (scan,))
    (problem,) = taken.problems
    assert problem.why.startswith("“p-notext.pdf” was not added. No text was found in it")
    assert "OCR" in problem.why
    assert taken.ids == ()


def test_an_id_that_is_taken_is_given_to_no_other(session: Session, file: Path) -> None:
    assert intake.take_in(session.path, (file,), 4).ids == (5,)


def test_what_cannot_be_read_is_told_and_stops_nothing(session: Session, tmp_path: Path, file: Path) -> None:
    taken = intake.take_in(session.path, (tmp_path / "gone.txt", file))
    assert (taken.done, taken.ids, taken.failure) == (2, (5,), "")
    why = "“gone.txt” is not there. Check its name, or look where it was moved to."
    assert taken.problems == (Problem(tmp_path / "gone.txt", why),)


def test_a_text_that_is_there_already_is_told_with_where_it_is_from(session: Session, tmp_path: Path) -> None:
    seed = paths.seeds()[2]
    copy = tmp_path / "copy.txt"
    copy.write_bytes(seed.read_bytes())
    (problem,) = intake.take_in(session.path, (copy,)).problems
    title = session.open(3).title
    why = f"“copy.txt” is already in this library: its text is that of “{title}” from “{seed}”."
    assert problem == Problem(copy, why, known=True)
    assert session.other_paths(3) == (str(copy),)


def test_the_same_text_twice_is_stored_once(session: Session, tmp_path: Path, file: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_text(TEXT, "utf-8")
    taken = intake.take_in(session.path, (file, twin))
    assert (taken.done, taken.ids) == (2, (5,))
    assert [(problem.path, problem.known) for problem in taken.problems] == [(twin, True)]


def test_a_text_that_another_process_stored_meanwhile_is_known(
    session: Session, tmp_path: Path, file: Path, analyst: Analyst, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_text(TEXT, "utf-8")
    understand = Analyst.analyse

    def analyse(self: Analyst, *given: object) -> object:
        monkeypatch.undo()
        assert intake.take_in(session.path, (twin,)).ids == (5,)
        return understand(self, *given)  # type: ignore[arg-type]  # handed on as they are

    monkeypatch.setattr(Analyst, "analyse", analyse)
    taken = intake.take_in(session.path, (file,))
    assert (taken.ids, [problem.known for problem in taken.problems]) == ((), [True])
    assert analyst is not None


def test_a_pasted_text_has_the_name_it_was_given(session: Session) -> None:
    taken = intake.take_text(session.path, TEXT, "Pasted text 1")
    assert taken == Taken(1, (5,))
    session.show(taken.ids, "pasted")
    assert (session.open(5).title, session.open(5).text) == ("Pasted text 1", TEXT)
    (problem,) = intake.take_text(session.path, TEXT, "Pasted text 2").problems
    why = "“Pasted text 2” is already in this library: its text is that of “Pasted text 1”."
    assert problem == Problem(Path("Pasted text 2"), why, known=True)


def test_a_pasted_text_without_a_word_is_told_of(session: Session) -> None:
    taken = intake.take_text(session.path, " \n", "Pasted text 1")
    assert [problem.path for problem in taken.problems] == [Path("Pasted text 1")]
    assert session.arrivals() == ()


def test_texts_are_read_again_by_what_the_person_says(session: Session) -> None:
    session.set_language(1, "pt")
    assert session.text_keys(outdated=True) == [1]
    assert intake.read_again(session.path, (1, 2)) == Taken(2, (1, 2))
    assert session.text_keys(outdated=True) == []
    assert session.open(1).language == "pt"


def test_what_is_said_while_a_text_is_read_again_has_it_read_once_more(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    understand = Analyst.analyse_text

    def analyse_text(self: Analyst, *given: object) -> object:
        session.set_language(1, "gl")
        return understand(self, *given)  # type: ignore[arg-type]  # handed on as they are

    session.set_language(1, "pt")
    with monkeypatch.context() as patch:
        patch.setattr(Analyst, "analyse_text", analyse_text)
        intake.read_again(session.path, (1,))
    assert session.text_keys(outdated=True) == [1]
    intake.read_again(session.path, (1,))
    assert session.text_keys(outdated=True) == []
    assert session.open(1).language == "gl"


def test_another_codebook_meanwhile_has_the_themes_looked_for_again(
    session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    understand = Analyst.analyse

    def analyse(self: Analyst, *given: object) -> object:
        session.delete_theme("contact-centre")
        return understand(self, *given)  # type: ignore[arg-type]  # handed on as they are

    with monkeypatch.context() as patch:
        patch.setattr(Analyst, "analyse", analyse)
        session.show(intake.take_in(session.path, (file,)).ids, "one")
    assert 5 in {waiting.document for waiting in session.waiting(session.basis(by_meaning=False))}
    session.undo()
    session.undo()
    # the edition that was there before is there again, and so are its words
    other = file.with_name("other.txt")
    other.write_text(f"{TEXT} Twice.", "utf-8")
    session.show(intake.take_in(session.path, (other,)).ids, "two")
    assert 6 not in {waiting.document for waiting in session.waiting(session.basis(by_meaning=False))}
    assert "contact-centre" in {coding.theme for passage in session.open(6).passages for coding in passage.codings}


def test_an_edition_that_came_while_its_codebook_was_read_is_not_taken_for_the_one_before(
    session: Session, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = editions.stamp

    def earlier(db: sqlite3.Connection) -> str:
        monkeypatch.undo()
        before = stamp(db)
        session.delete_theme("contact-centre")
        return before

    reading._made.cache_clear()
    monkeypatch.setattr(editions, "stamp", earlier)
    session.show(intake.take_in(session.path, (file,)).ids, "one")
    assert 5 not in {waiting.document for waiting in session.waiting(session.basis(by_meaning=False))}
    assert reading._made.cache_info().currsize == 0


def test_what_was_stored_before_the_disk_was_full_stays(session: Session, file: Path, no_room: object) -> None:
    assert no_room is not None
    missing = file.with_name("gone.txt")
    taken = intake.take_in(session.path, (missing, file, *paths.seeds()))
    assert (taken.done, taken.ids) == (1, ())
    assert taken.failure == "The library “Mine.cxlib” could not be used: no room. Try again, or open another library."
    with session._library.reading() as db:
        assert documents.count(db) == 4


def test_a_library_that_is_gone_is_not_made_anew(tmp_path: Path, file: Path) -> None:
    taken = intake.take_in(tmp_path / "gone.cxlib", (file,))
    assert taken == Taken(failure=taken.failure)
    assert "gone.cxlib" in taken.failure
    assert not (tmp_path / "gone.cxlib").exists()
