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


def test_answers_are_listed_by_name(session: Session) -> None:
    with session.library.transaction() as db:
        answers.replace(db, 1, FORM)
        assert db.execute("SELECT * FROM answer").fetchall() == [(1, 0, 4, "r1"), (1, 6, 9, "r2")]
        answers.replace(db, 1, Form())
        assert db.execute("SELECT count(*) FROM answer").fetchone() == (0,)
