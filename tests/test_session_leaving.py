"""What leaves a library, and what leads back into it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader.exporters.draft import address
from cxreader.model.scope import Scope
from cxreader.session import Session, leaving, open_session
from tests import annotation_set


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_session(tmp_path / "Annotated.cxlib")
    annotation_set.fill(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("passages", [True, False])
def test_the_first_rows_are_those_of_the_whole(session: Session, passages: bool) -> None:
    whole, first = (
        leaving.leave(session, Scope(), passages=passages),
        leaving.first_leaving(session, Scope(), 3, passages=passages),
    )
    assert list(first.rows) == list(whole.rows)[:3]
    assert (first.scope, first.library, first.families) == (whole.scope, whole.library, whole.families)


def test_gathering_ends_where_the_one_who_looks_says_so(session: Session) -> None:
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        if len(looks) == 4:
            raise EOFError

    with pytest.raises(EOFError):
        leaving.leave(session, Scope(), look=look)
    assert len(looks) == 4


def test_what_another_writes_meanwhile_is_not_seen(session: Session) -> None:
    reader = open_session(session.path, reading=True)
    with reader.steady():
        before = len(leaving.leave(reader, Scope()).rows)
        session.highlight(1, 0, 5)
        assert len(leaving.leave(reader, Scope()).rows) == before
    assert len(leaving.leave(reader, Scope()).rows) == before + 1
    reader.close()


def test_the_last_choice_is_kept_with_its_scope(session: Session) -> None:
    assert leaving.kept_export(session) is None
    leaving.keep_export(session, {"format": "csv", "notes": True}, Scope(frozenset({"es"})))
    assert leaving.kept_export(session) == ({"format": "csv", "notes": True}, Scope(frozenset({"es"})))


@pytest.mark.parametrize("kept", ["", "[1]", "{" * 9, json.dumps({"a": 1, "b": "c"})])
def test_a_choice_that_cannot_be_read_is_none(session: Session, kept: str) -> None:
    with session._library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('export', ?)", (kept,))
    assert leaving.kept_export(session) == (({"b": "c"}, Scope()) if "b" in kept else None)


def test_every_link_of_an_export_leads_to_its_place(session: Session) -> None:
    for passages in (True, False):
        for row in list(leaving.leave(session, Scope(), passages=passages).rows)[::7]:
            document, start, end = leaving.linked(session, address(row)) or (0, 0, 0)
            assert session.document_title(document) == row.title
            assert session.open(document).text[start:end].strip() == row.quote.strip()


def test_a_link_to_what_is_gone_leads_to_its_document_or_nowhere(session: Session) -> None:
    row = leaving.leave(session, Scope()).rows[0]
    assert leaving.linked(session, address(row._replace(guid="gone"))) == (1, 0, 0)
    assert leaving.linked(session, address(row._replace(document_guid="gone"))) is None
    assert leaving.linked(session, "cxreader://open") is None
    session.remove(1)
    assert leaving.linked(session, address(row)) is None
