"""What leaves a library, and what leads back into it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader.exporters.draft import address
from cxreader.model.scope import Scope
from cxreader.session import Session, open_session
from tests import annotation_set


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_session(tmp_path / "Annotated.cxlib")
    annotation_set.fill(opened)
    yield opened
    opened.close()


@pytest.mark.parametrize("passages", [True, False])
def test_the_first_rows_are_those_of_the_whole(session: Session, passages: bool) -> None:
    whole, first = session.leave(Scope(), passages=passages), session.first_leaving(Scope(), 3, passages=passages)
    assert list(first.rows) == list(whole.rows)[:3]
    assert (first.scope, first.library, first.families) == (whole.scope, whole.library, whole.families)


def test_what_another_writes_meanwhile_is_not_seen(session: Session) -> None:
    reader = open_session(session.path, reading=True)
    with reader.steady():
        before = len(reader.leave(Scope()).rows)
        session.highlight(1, 0, 5)
        assert len(reader.leave(Scope()).rows) == before
    assert len(reader.leave(Scope()).rows) == before + 1
    reader.close()


def test_the_last_choice_is_kept_with_its_scope(session: Session) -> None:
    assert session.kept_export() is None
    session.keep_export({"format": "csv", "notes": True}, Scope(frozenset({"es"})))
    assert session.kept_export() == ({"format": "csv", "notes": True}, Scope(frozenset({"es"})))


@pytest.mark.parametrize("kept", ["", "[1]", "{" * 9, json.dumps({"a": 1, "b": "c"})])
def test_a_choice_that_cannot_be_read_is_none(session: Session, kept: str) -> None:
    with session._library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('export', ?)", (kept,))
    assert session.kept_export() == (({"b": "c"}, Scope()) if "b" in kept else None)


def test_every_link_of_an_export_leads_to_its_place(session: Session) -> None:
    for passages in (True, False):
        for row in list(session.leave(Scope(), passages=passages).rows)[::7]:
            document, start, end = session.linked(address(row)) or (0, 0, 0)
            assert session.document_title(document) == row.title
            assert session.open(document).text[start:end].strip() == row.quote.strip()


def test_a_link_to_what_is_gone_leads_to_its_document_or_nowhere(session: Session) -> None:
    row = session.leave(Scope()).rows[0]
    assert session.linked(address(row._replace(guid="gone"))) == (1, 0, 0)
    assert session.linked(address(row._replace(document_guid="gone"))) is None
    assert session.linked("cxreader://open") is None
    session.remove(1)
    assert session.linked(address(row)) is None
