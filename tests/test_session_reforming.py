"""The same words, told apart otherwise: other columns beside the answers, or an answer to each line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cxreader import importing, intake
from cxreader.model.change import Change
from cxreader.model.document import ONE_TO_A_LINE, Document, Manner, Reread, TableChoice
from cxreader.model.theme import Codebook
from cxreader.session import Session, remarking, rereading

SURVEY = "id,land,wave,Why?,Else?\n" + "\n".join(
    f"r{at},{land},{at % 2},The agent was very kind to all {at} of us,no {at}"
    for at, land in enumerate(["PL", "ES", "MX"] * 2)
)
LINES = "Good service\nToo slow\nGood service\nThe queue at the till was far too long for me\n"
Reader = Callable[[int, Manner], Change]


@pytest.fixture
def read(session: Session, shipped_codebook: Codebook) -> Reader:
    """Read a document's file again, in another manner."""

    def read(document: int, manner: Manner) -> Change:
        (reread,) = importing.prepare_reread(rereading.rereading(session, document, manner), shipped_codebook)
        assert isinstance(reread, Reread), reread
        change = rereading.reread(session, reread)
        settle(session)
        return change

    return read


def settle(session: Session) -> None:
    """Do what the window has done in the background."""
    outdated = session.text_keys(outdated=True)
    if outdated:
        session.read_anew(intake.read_again(session.path, tuple(outdated)).ids)
    assert not session.text_keys(outdated=True)


def add(session: Session, file: Path, words: str, codebook: Codebook) -> int:
    file.write_text(words, "utf-8")
    (document,) = importing.prepare([file], codebook)
    assert isinstance(document, Document), document
    return session.add(document, "file").ids[0]


def kept(session: Session) -> list[tuple[str, str]]:
    """Return columns and values that are kept beside answers."""
    with session.library.reading() as db:
        return db.execute(
            "SELECT DISTINCT w.title, w.value FROM passage_value p JOIN column_value w ON w.id = p.value "
            "ORDER BY w.title, w.value"
        ).fetchall()


def names(session: Session) -> list[str]:
    with session.library.reading() as db:
        return [name for (name,) in db.execute("SELECT name FROM answer ORDER BY start")]


def kinds(session: Session, key: int) -> list[str]:
    return [block.kind.value for block in session.open(key).blocks]


def test_other_columns_are_kept_beside_the_same_answers_and_undo_takes_that_back(
    session: Session, tmp_path: Path, shipped_codebook: Codebook, read: Reader
) -> None:
    key = add(session, tmp_path / "s.csv", SURVEY, shipped_codebook)
    before = kept(session)
    assert {title for title, _ in before} == {"land", "wave"}
    session.highlight(key, 4, 9)
    change = read(key, Manner(table=TableChoice("Why?", "Else?", ("land",))))
    assert (change.ids[0], change.message) == (key, "6 answers read. Undo: Ctrl+Z")
    assert kept(session) == [("land", "ES"), ("land", "MX"), ("land", "PL")]
    assert names(session)[0] == "no 0"
    assert remarking.manner(session, key).table == TableChoice("Why?", "Else?", ("land",))
    session.undo()
    settle(session)
    assert (kept(session), names(session)[0]) == (before, "r0")
    session.redo()
    settle(session)
    assert names(session)[0] == "no 0"
    assert read(key, remarking.manner(session, key)).message == "The text is as it was"
    assert [row.highlight.quote for row in session.notes()] == ["agent"]


def test_another_column_is_another_text_to_which_notes_move(
    session: Session, tmp_path: Path, shipped_codebook: Codebook, read: Reader
) -> None:
    key = add(session, tmp_path / "s.csv", SURVEY, shipped_codebook)
    change = read(key, Manner(table=TableChoice("Else?", "id")))
    assert change.message == "6 answers read. Undo: Ctrl+Z"
    other = change.ids[0]
    assert session.open(other).text.startswith("no 0\n\nno 1")
    change = read(other, Manner(table=TableChoice("")))
    assert change.message == "Read row by row. Undo: Ctrl+Z"
    session.undo()
    session.undo()
    assert session.open(key).text.startswith("The agent")


def test_lines_become_answers_and_a_text_again(
    session: Session, tmp_path: Path, shipped_codebook: Codebook, read: Reader
) -> None:
    key = add(session, tmp_path / "l.txt", LINES, shipped_codebook)
    plain = kinds(session, key)
    session.highlight(key, 0, 4)
    facts = remarking.file_facts(session, key)
    assert (facts.is_plain, facts.is_one_to_a_line) == (True, False)
    change = read(key, Manner(lines=True))
    assert (change.ids[0], change.message) == (key, "Each line is an answer. Undo: Ctrl+Z")
    assert kinds(session, key) == ["answer"] * 4
    assert names(session) == ["1", "2", "3", "4"]
    facts = remarking.file_facts(session, key)
    assert (facts.is_plain, facts.is_one_to_a_line, facts.format) == (True, True, ONE_TO_A_LINE)
    session.undo()
    settle(session)
    assert (kinds(session, key), names(session)) == (plain, [])
    session.redo()
    settle(session)
    assert kinds(session, key) == ["answer"] * 4
    assert read(key, Manner()).message == "Read as a plain text. Undo: Ctrl+Z"
    assert (kinds(session, key), names(session)) == (plain, [])
    assert not remarking.file_facts(session, key).is_one_to_a_line
    assert [row.highlight.quote for row in session.notes()] == ["Good"]


def test_lines_stay_answers_when_their_file_has_changed(
    session: Session, tmp_path: Path, shipped_codebook: Codebook, read: Reader
) -> None:
    file = tmp_path / "l.txt"
    key = add(session, file, LINES, shipped_codebook)
    read(key, Manner(lines=True))
    file.write_text("Nobody came\n" + LINES, "utf-8")
    change = read(key, remarking.manner(session, key))
    assert kinds(session, change.ids[0]) == ["answer"] * 5


def test_how_a_table_is_read_is_chosen_before_it_is_stored(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_text(SURVEY, "utf-8")
    choice = Manner(table=TableChoice("Else?", "id", ("land",)))
    (key,) = intake.take_in(session.path, (file,), manners={file: choice}).ids
    session.show((key,), "one")
    assert remarking.manner(session, key) == choice
    # the same choice is there already, another one is another text
    (problem,) = intake.take_in(session.path, (file,), manners={file: choice}).problems
    assert problem.known
    (other,) = intake.take_in(session.path, (file,), manners={file: Manner(table=TableChoice("Why?"))}).ids
    session.show((other,), "two")
    assert session.open(other).text.startswith("The agent")
    # without one it is one of those that are there
    assert intake.take_in(session.path, (file,)).problems[0].known
