import sqlite3

import pytest

from cxreader.model.scope import Scope, Status
from cxreader.session import Session, open_session
from cxreader.store import facets, kept_counts, schema

POLISH = Scope(languages=frozenset({"pl"}), statuses=frozenset({Status.UNREAD}))


def test_the_counts_of_a_scope_come_back_as_they_were(session: Session) -> None:
    counted = session.facets(POLISH)
    session.keep_counts(counted)
    assert session.kept_counts(POLISH) == counted
    assert counted.size.passages > 0


def test_of_another_scope_nothing_is_kept(session: Session) -> None:
    assert session.kept_counts(Scope()) is None
    session.keep_counts(session.facets(POLISH))
    assert session.kept_counts(Scope()) is None


@pytest.mark.parametrize(
    "value", ["", "[]", "7", '{"a": 1}', '["{}", [1], [1], 3, {}, {}, {"x": [1]}, {}, {}, {}, []]', b"\xff"]
)
def test_what_cannot_be_read_counts_for_nothing(value: str | bytes) -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(db)
    kept_counts.keep(db, facets.count(db, Scope()))
    assert kept_counts.kept(db, Scope()) == facets.count(db, Scope())
    db.execute("UPDATE about SET value = ? WHERE key = 'counts'", (value,))
    assert kept_counts.kept(db, Scope()) is None
    db.close()


def test_a_window_that_only_reads_keeps_none(session: Session) -> None:
    other = open_session(session.path)
    other.keep_counts(other.facets(POLISH))
    assert session.kept_counts(POLISH) is None
    other.close()
