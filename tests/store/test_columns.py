"""What is told of passages beside their words."""

from pathlib import Path

from cxreader.importing import Analyst
from cxreader.model.document import Answer, Manner, TableChoice
from cxreader.model.scope import SPEAKER, ColumnValue, Scope
from cxreader.readers import read_file
from cxreader.session import Session
from cxreader.store import analyses, column_counts, columns
from tests.surveys import ROWS, add, write_survey, write_talk


def test_what_is_told_of_passages_comes_in_the_order_of_the_columns(
    session: Session, analyst: Analyst, tmp_path: Path
) -> None:
    survey = add(session, analyst, write_survey(tmp_path / "Survey.csv"))
    talk = add(session, analyst, write_talk(tmp_path / "Talk.txt"))
    with session.library.reading() as db:
        told = columns.told_of(db, [(survey, 0), (survey, 4), (survey, 5), (talk, 0), (talk, 1), (1, 0)])
    assert told == {
        (survey, 0): [ColumnValue("country", "mx"), ColumnValue("wave", "1")],
        (survey, 4): [ColumnValue("country", "mx")],
        (talk, 0): [ColumnValue(SPEAKER, "Anna")],
        (talk, 1): [ColumnValue(SPEAKER, "Anna")],
    }


def test_of_a_text_that_is_read_otherwise_other_things_are_told(
    session: Session, analyst: Analyst, tmp_path: Path
) -> None:
    path = write_survey(tmp_path / "Survey.csv")
    key = add(session, analyst, path)
    choice = TableChoice("What could we do better?", "id", ("wave", "country"))
    reading, source = read_file(path, manner=Manner(table=choice._replace(kept=("wave",))))
    with session.library.transaction() as db:
        analyses.replace(db, key, analyst.analyse(reading, source))
        assert {value.column for value in column_counts.count(db, Scope())} == {"wave"}
        assert db.execute("SELECT count(*) FROM column_value").fetchone() == (2,)
        analyses.replace(db, key, analyst.analyse(reading._replace(answers=(), manner=Manner()), source))
        assert column_counts.count(db, Scope()) == {}
        assert db.execute("SELECT count(*) FROM column_value").fetchone() == (0,)


def test_nothing_is_told_where_an_answer_does_not_reach(session: Session, analyst: Analyst, tmp_path: Path) -> None:
    reading, source = read_file(write_survey(tmp_path / "Survey.csv"))
    first, *others = reading.answers
    broken = (Answer(first.start, first.end - 1, first.name, ("mx", "1", "more")), others[0]._replace(values=("", "9")))
    (key,) = session.add(analyst.analyse(reading._replace(answers=broken), source), "survey").ids
    with session.library.reading() as db:
        assert columns.told_of(db, [(key, number) for number in range(len(ROWS))]) == {
            (key, 1): [ColumnValue("wave", "9")]
        }


def test_noise_has_no_values(session: Session, analyst: Analyst, tmp_path: Path) -> None:
    key = add(session, analyst, write_survey(tmp_path / "Survey.csv"))
    first = session.open(key).passages[0]
    scope = Scope(columns=frozenset({ColumnValue("country", "mx")}))
    assert session.size(scope) == (3, 1)
    session.mark_noise(key, [(first.start, first.end)], noise=True)
    (stored,) = session.stored_texts(outdated=True)
    reading, source = read_file(tmp_path / "Survey.csv")
    session.classify_again(stored, analyst.analyse(reading, source, stored.corrections))
    assert session.size(scope) == (2, 1)
    assert session.facets(scope).columns[ColumnValue("country", "mx")].passages == 2
