import hashlib
import sqlite3
from pathlib import Path

import pytest

from cxreader import judging
from cxreader.judging.source import snapshot, source
from cxreader.model.judgement import Judged, Place
from cxreader.session import Session
from tests.judging.rounds import judge


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.usefixtures("model_path")
def test_judging_writes_nothing(session: Session) -> None:
    session.close()
    before, theme = digest(session.path), "contact-centre"
    for _ in judge_without_keeping(session.path):
        pass
    judging.lesson(session.path)
    judging.suggest(session.path, "contact-centre", (Place(1, 0, 5),), (), 5)
    assert digest(session.path) == before
    with snapshot(session.path) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM theme WHERE id = ?", (theme,))
    assert digest(session.path) == before


def judge_without_keeping(library: Path) -> list[Judged]:
    return [judging.judge(library, document, 0) for document in (1, 2, 3, 4)]


def test_what_is_read_is_of_one_moment(session: Session) -> None:
    with snapshot(session.path) as db:
        before = source(db, 1)
        session.mark_noise(1, [(0, 40)], noise=True)
        session.remove(2)
        assert source(db, 1) == before
        assert db.execute("SELECT removed FROM document WHERE id = 2").fetchone() == (None,)
    with snapshot(session.path) as db:
        assert db.execute("SELECT removed FROM document WHERE id = 2").fetchone() != (None,)


def test_a_name_with_signs_is_found(session: Session, tmp_path: Path) -> None:
    odd = tmp_path / "50 % off? #1 & more.cxlib"
    session.close()
    odd.write_bytes(session.path.read_bytes())
    with snapshot(odd) as db:
        assert source(db, 3).text == source(db, 3).text.strip("\ufeff")


def test_a_library_that_is_gone_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), snapshot(tmp_path / "gone.cxlib"):
        pass
    assert not (tmp_path / "gone.cxlib").exists()


def test_the_stretches_of_a_passage_begin_with_the_whole_of_it(session: Session) -> None:
    document = session.open(1)
    passage = next(p for p in document.passages if not p.noise)
    with snapshot(session.path) as db:
        first, *_ = source(db, 1).stretches(Place(1, passage.start, passage.end))
    assert first.text in document.text[passage.start : passage.end]


def test_judging_of_a_removed_document_reads_it_still(judged: Session) -> None:
    judged.remove(3)
    assert [item.document for item in judged.waiting("another basis")] == [1, 2, 4]
    (found,) = judge(judged, 3, 20)
    assert found.findings
