import sqlite3
from collections.abc import Iterator

import pytest

from cxreader.model.passage import Certainty, Evidence, Finding
from cxreader.store import reasons
from cxreader.store.schema import migrate


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    """A library without texts."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    yield connection
    connection.close()


def finding(theme: str, start: int, *against: str) -> Finding:
    evidence = Evidence(start, start + 4, "word", "客服*", "zh", 0.6464466094067263)
    return Finding(theme, 0.6464466094067263, Certainty.SURE, (evidence,), against)


ONE, OTHER, THIRD = finding("loyalty", 3), finding("retail", 70, "Only “客服” speaks for it."), finding("price", 9)


def test_reasons_come_back_exactly(db: sqlite3.Connection) -> None:
    reasons.put(db, 7, [(0, [ONE, OTHER]), (1, []), (500, [THIRD])])
    assert reasons.load(db, 7) == {
        (0, "loyalty"): (ONE.evidence, ()), (0, "retail"): (OTHER.evidence, OTHER.against),
        (500, "price"): (THIRD.evidence, ()),
    }  # fmt: skip
    assert reasons.load(db, 8) == {}


def test_some_passages_do_without_those_far_away(db: sqlite3.Connection) -> None:
    reasons.put(db, 7, [(0, [ONE]), (500, [THIRD])])
    assert set(reasons.load(db, 7, [500])) == {(500, "price")}
    assert set(reasons.load(db, 7, [0, 1, 2])) == {(0, "loyalty")}


def test_passages_that_are_judged_anew_leave_their_neighbours_as_they_are(db: sqlite3.Connection) -> None:
    reasons.put(db, 7, [(0, [ONE]), (1, [OTHER]), (2, [OTHER])])
    reasons.put(db, 7, [(1, [THIRD]), (2, [])])
    assert set(reasons.load(db, 7)) == {(0, "loyalty"), (1, "price")}
