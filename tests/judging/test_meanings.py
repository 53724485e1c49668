from pathlib import Path

import numpy as np

from cxreader.analysis import examples
from cxreader.analysis.meaning import vectors
from cxreader.analysis.meaning.encoder import DIMENSIONS, Encoder
from cxreader.judging.meanings import Meanings, edition
from cxreader.judging.source import snapshot
from cxreader.model.judgement import Judged
from cxreader.session import Session

_SHOWN = examples.load(examples.shipped())[0].text
_OWN = "Nobody ever wrote this about a queue."


def test_what_is_shipped_or_kept_is_not_computed(judged: Session, model_path: Path) -> None:
    with snapshot(judged.path) as db:
        one = Meanings(db)
        rows = one.of([_SHOWN, _OWN, _SHOWN])
        assert list(one.fresh) == [vectors.key(_OWN)]
        assert (rows[0] == rows[2]).all()
        computed = Encoder(model_path).encode([_SHOWN, _OWN])
        assert np.abs(rows[:2] - computed).max() < 0.02 * np.abs(computed).max()
        fresh = one.fresh
    found = judged.waiting("any")[0]
    judged.take(_nothing_but(found.document, fresh))
    with snapshot(judged.path) as db:
        again = Meanings(db)
        assert (again.of([_OWN])[0] == rows[1]).all()
        assert again.fresh == {}


def _nothing_but(document: int, meanings: dict[bytes, bytes]) -> Judged:
    return Judged(document, "basis", {}, meanings, edition(), last=False)


def test_no_text_has_no_row(judged: Session) -> None:
    with snapshot(judged.path) as db:
        assert Meanings(db).of([]).shape == (0, DIMENSIONS)


def test_the_meanings_of_another_model_are_forgotten(judged: Session) -> None:
    with snapshot(judged.path) as db:
        (before,) = db.execute("SELECT count(*) FROM meaning").fetchone()
    assert before > 100
    key = vectors.key(_OWN)
    judged.take(Judged(1, "basis", {}, {key: b"\0" * 2 * DIMENSIONS}, "another model", last=False))
    with snapshot(judged.path) as db:
        assert db.execute("SELECT key FROM meaning").fetchall() == [(key,)]
        assert Meanings(db).kept([key]) == {}
