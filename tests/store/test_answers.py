"""The answers of tables."""

from cxreader.model.block import Block, BlockKind
from cxreader.model.document import Answer, Form, Manner, TableChoice
from cxreader.session import Session
from cxreader.store import answers

FORM = Form(
    "Table",
    "Survey",
    (Block(BlockKind.ANSWER, 0, 4),),
    answers=(Answer(0, 4, "r1", ("mx", "")), Answer(6, 9, "r2", ("pl", "2"))),
    manner=Manner(table=TableChoice("Why?", "id", ("country", "wave"))),
)


def test_answers_are_listed_with_what_stands_beside_them(session: Session) -> None:
    with session.library.transaction() as db:
        answers.replace(db, 1, FORM)
        assert db.execute("SELECT * FROM answer").fetchall() == [(1, 0, 4, "r1"), (1, 6, 9, "r2")]
        assert db.execute("SELECT title, value, start FROM answer_value ORDER BY 1, 2").fetchall() == [
            ("country", "mx", 0),
            ("country", "pl", 6),
            ("wave", "2", 6),
        ]
        answers.replace(db, 1, Form())
        assert db.execute("SELECT count(*) FROM answer").fetchone() == (0,)


def test_answers_without_columns_beside_them_have_names_alone(session: Session) -> None:
    with session.library.transaction() as db:
        answers.replace(db, 1, FORM._replace(manner=Manner()))
        assert db.execute("SELECT count(*) FROM answer").fetchone() == (2,)
        assert db.execute("SELECT count(*) FROM answer_value").fetchone() == (0,)
