import csv
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from cxreader import cli
from cxreader.importing import Analyst
from cxreader.model.annotation import Verdict
from cxreader.model.judgement import Place
from cxreader.session import Session, archiving, open_session
from tests.library_tables import OWN, tables

TEXT = "The clerk was friendly.\n\nWe waited for the parcel for three weeks.\n\nNobody answered the telephone.\n"
FIRST, SECOND = Place(1, 0, 23), Place(1, 25, 66)
Output = pytest.CaptureFixture[str]


@pytest.fixture
def mine(tmp_path: Path, analyst: Analyst) -> Path:
    """A library with one text and two decisions."""
    path = tmp_path / "Mine.cxlib"
    session = open_session(path)
    session.add(analyst.analyse_text(TEXT, "Letter"), "first")
    session.decide([(FIRST, "loyalty"), (SECOND, "response-speed")], Verdict.YES)
    session.close()
    return path


@pytest.fixture
def theirs(tmp_path: Path, mine: Path, opened: Callable[[Path], Session]) -> Session:
    """The same library as another person has it, who says the opposite of the first passage."""
    assert cli.main(["export", "--library", str(mine), "--format", "folder", "--out", str(tmp_path / "handed")]) == 0
    assert cli.main(["import", str(tmp_path / "handed"), "--library", str(tmp_path / "Theirs.cxlib")]) == 0
    session = opened(tmp_path / "Theirs.cxlib")
    session.decide([(FIRST, "loyalty")], Verdict.NO)
    return session


def verdicts(path: Path) -> set[tuple[str, str]]:
    session = open_session(path)
    found = {(row.theme, str(row.verdict)) for row in archiving.archive(session).decisions}
    session.close()
    return found


def test_a_library_becomes_a_folder_and_a_library_again(mine: Path, tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "handed"
    assert cli.main(["export", "--library", str(mine), "--format", "folder", "--out", str(folder)]) == 0
    assert capsys.readouterr().out == f"Wrote 1 text and all that is said of them to {folder}\n"
    assert (folder / "library.toml").is_file()
    again = tmp_path / "Again.cxlib"
    assert cli.main(["import", str(folder), "--library", str(again)]) == 0
    assert capsys.readouterr().out == "handed: Read 1 text into Again.cxlib\n"
    assert tables(again, OWN) == tables(mine, OWN)
    session = open_session(again)
    assert session.text_keys(outdated=True) == []
    assert session.is_small(10)
    session.close()


def test_what_a_folder_of_several_texts_becomes_is_told(
    mine: Path, tmp_path: Path, analyst: Analyst, capsys: Output
) -> None:
    session = open_session(mine)
    session.add(analyst.analyse_text("The app is slow.\n", "App"), "second")
    session.close()
    assert cli.main(["export", "--library", str(mine), "--format", "folder", "--out", str(tmp_path / "f")]) == 0
    assert cli.main(["import", str(tmp_path / "f"), "--library", str(tmp_path / "L.cxlib")]) == 0
    said = capsys.readouterr().out
    assert "Wrote 2 texts" in said
    assert "Read 2 texts into L.cxlib" in said


@pytest.mark.parametrize(
    "options",
    [
        ["--language", "pl"],
        ["--what", "passages"],
        ["--without", "notes"],
        ["--out", "-"],
    ],
)
def test_a_folder_holds_a_whole_library(mine: Path, tmp_path: Path, capsys: Output, options: list[str]) -> None:
    arguments = ["export", "--library", str(mine), "--format", "folder", "--out", str(tmp_path / "f"), *options]
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err.startswith("A folder holds a whole library.")
    assert not (tmp_path / "f").exists()


def test_texts_without_a_library_make_no_folder(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    arguments = ["export", str(tmp_path / "a.txt"), "--format", "folder", "--out", str(tmp_path / "f")]
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err == "Only a library can be written into a folder. Name one after --library.\n"


def test_a_folder_loses_nothing(mine: Path, tmp_path: Path, capsys: Output) -> None:
    arguments = ["export", "--library", str(mine), "--format", "folder", "--out", str(tmp_path / "f"), "--losses"]
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "f").exists()


@pytest.mark.parametrize(
    ("choice", "said", "verdict"),
    [
        ([], "yours holds", "yes"),
        (["--decisions", "theirs"], "theirs holds", "no"),
        (["--decisions", "neither"], "it is to be decided anew", ""),
    ],
)
@pytest.mark.parametrize("is_folder", [True, False])
def test_the_library_of_another_person_comes_in_and_contradictions_are_told(
    mine: Path,
    theirs: Session,
    tmp_path: Path,
    capsys: Output,
    choice: list[str],
    said: str,
    verdict: str,
    is_folder: bool,
) -> None:
    theirs.highlight(1, 0, 9)
    archiving.write_folder(theirs, tmp_path / "handed")
    other = tmp_path / "handed" if is_folder else theirs.path
    capsys.readouterr()
    assert cli.main(["import", str(other), "--library", str(mine), *choice]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{other.name}: Merged 1 highlight")
    assert lines[-1].startswith("  The clerk was friendly.: “The clerk was friendly.” · Loyalty")
    assert lines[-1].endswith(f"you said yes, they said the opposite; {said}")
    assert verdicts(mine) >= ({("loyalty", verdict)} if verdict else set())
    assert ("loyalty", "no" if verdict != "no" else "yes") not in verdicts(mine)


def test_new_texts_of_another_person_are_read(mine: Path, theirs: Session, analyst: Analyst, capsys: Output) -> None:
    theirs.add(analyst.analyse_text("The app is slow.\n", "App"), "second")
    assert cli.main(["import", str(theirs.path), "--library", str(mine)]) == 0
    assert "Merged 1 document" in capsys.readouterr().out
    session = open_session(mine)
    assert session.text_keys(outdated=True) == []
    assert session.text_count() == 2
    session.close()


def test_a_folder_without_a_library_is_told_and_makes_none(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "empty").mkdir()
    assert cli.main(["import", str(tmp_path / "empty"), "--library", str(tmp_path / "L.cxlib")]) == 2
    assert "No library was written into the folder" in capsys.readouterr().err
    assert not (tmp_path / "L.cxlib").exists()


def test_a_library_that_a_window_writes_to_takes_nothing_in(
    mine: Path, theirs: Session, opened: Callable[[Path], Session], capsys: Output
) -> None:
    window = opened(mine)
    assert cli.main(["import", str(theirs.path), "--library", str(mine)]) == 2
    assert capsys.readouterr().err.strip() == open_session(mine).read_only
    assert not window.read_only


def test_texts_that_cannot_be_stored_are_told(mine: Path, theirs: Session, analyst: Analyst, capsys: Output) -> None:
    theirs.add(analyst.analyse_text("The app is slow.\n", "App"), "second")
    with closing(sqlite3.connect(mine)) as db:
        db.execute("CREATE TRIGGER full BEFORE INSERT ON passage BEGIN SELECT raise(ABORT, 'no room'); END")
    assert cli.main(["import", str(theirs.path), "--library", str(mine)]) == 2
    assert "Mine.cxlib" in capsys.readouterr().err


def test_how_far_two_people_agree_is_told(mine: Path, theirs: Session, capsys: Output) -> None:
    assert cli.main(["agree", str(mine), str(theirs.path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Both have looked at 2 passages."
    assert lines[1].split() == ["passages", "same", "percent", "kappa", "alpha"]
    assert lines[2].split()[:4] == ["All", "4", "3", "75.0"]
    assert lines[-1].startswith("The clerk was friendly.: “The clerk was friendly.” · Loyalty")
    assert lines[-1].endswith(": yes here, no for Theirs")
    theirs.decide([(FIRST, "loyalty"), (FIRST, "emotion")], Verdict.YES)
    assert cli.main(["agree", str(mine), str(theirs.path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(": no here, yes for Theirs")


@pytest.mark.usefixtures("theirs")
def test_two_who_have_looked_at_nothing_in_common_have_no_figures(tmp_path: Path, capsys: Output) -> None:
    capsys.readouterr()
    open_session(tmp_path / "New.cxlib").close()
    assert cli.main(["agree", str(tmp_path / "New.cxlib"), str(tmp_path / "handed")]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Both have looked at 0 passages."
    assert said[2].split() == ["All", "0", "0", "–", "–", "–"]


def test_the_table_of_agreement_goes_to_a_file(mine: Path, theirs: Session, tmp_path: Path, capsys: Output) -> None:
    capsys.readouterr()
    out = tmp_path / "agreement.csv"
    assert cli.main(["agree", str(mine), str(theirs.path), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Wrote how far they agree to {out}\n"
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert rows[0][0] == "kind"
    assert rows[1][:5] == ["all", "", "All", "4", "3"]
    assert cli.main(["agree", str(mine), str(theirs.path), "--out", str(theirs.path)]) == 2


def test_a_long_passage_is_shortened(tmp_path: Path, analyst: Analyst, capsys: Output) -> None:
    text = "The clerk was friendly and helped us with all of our many questions about the bill and the parcel.\n"
    path = tmp_path / "Mine.cxlib"
    session = open_session(path)
    session.add(analyst.analyse_text(text, "Letter"), "first")
    key = Place(1, 0, len(text) - 1)
    session.decide([(key, "loyalty")], Verdict.YES)
    archiving.write_folder(session, tmp_path / "handed")
    session.decide([(key, "loyalty")], Verdict.NO)
    session.close()
    assert cli.main(["agree", str(path), str(tmp_path / "handed")]) == 0
    assert "…” · Loyalty" in capsys.readouterr().out
