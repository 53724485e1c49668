import json
import sqlite3

import pytest

from cxreader.model.scope import SPEAKER, ColumnValue, Facet, Length, Scope, SearchWords, Status, Token
from cxreader.session import Session
from cxreader.store import schema, scopes
from cxreader.store.library import Library

FULL = Scope(
    languages=frozenset({"pl", "zh"}),
    themes=frozenset({"loyalty"}),
    statuses=frozenset({Status.DOUBTFUL}),
    lengths=frozenset({Length.SHORT}),
    months=frozenset({"2026-11"}),
    columns=frozenset({ColumnValue("country", "mx"), ColumnValue(SPEAKER, "Anna")}),
    documents=frozenset({7}),
    words=(SearchWords("客户"), SearchWords("zwrot", whole=True)),
)


def test_a_scope_comes_back_as_it_was_kept() -> None:
    assert scopes.unpack(scopes.pack(FULL)) == FULL
    assert scopes.unpack(scopes.pack(Scope())) == Scope()


@pytest.mark.parametrize("kept", ["", "{", "[" * 100_000, "7", "[1]", '{"languages": 3}', b"\xff"])
def test_what_cannot_be_read_limits_nothing(kept: str | bytes) -> None:
    assert scopes.unpack(kept) == Scope()


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("documents", "one"),
        ("documents", -1),
        ("documents", True),
        ("statuses", "odd"),
        ("words", []),
        ("columns", "country"),
        ("columns", ["country", 7]),
        ("columns", ["country"]),
        ("languages", 7),
    ],
)
def test_a_value_that_cannot_be_read_is_left_out(facet: str, value: object) -> None:
    kept = json.dumps({facet: [value], "themes": ["loyalty"]})
    assert scopes.unpack(kept).tokens() == (Token(Facet.THEME, "loyalty"),)


@pytest.mark.parametrize("value", ["[1]", "{", '"one"', "-1", b"\xff"])
def test_a_place_that_cannot_be_read_is_none(session: Session, value: str | bytes) -> None:
    path = session.path
    session.close()
    with Library(path) as library, library.transaction() as db:
        db.execute("INSERT OR REPLACE INTO about (key, value) VALUES ('view', ?)", (value,))
        assert scopes.last_view(db) == (0, Scope())


def test_tags_values_of_columns_and_documents_that_are_no_more_limit_nothing() -> None:
    db = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(db)
    db.execute("INSERT INTO column_value VALUES (1, 'country', 'mx')")
    there, columns = ColumnValue("country", "mx"), (ColumnValue("wave", "1"), ColumnValue(SPEAKER, "mx"))
    gone = Scope(
        tags=frozenset({"gone"}),
        documents=frozenset({3}),
        languages=frozenset({"pl"}),
        columns=frozenset({there, *columns}),
    )
    assert scopes.known(db, gone) == Scope(languages=frozenset({"pl"}), columns=frozenset({there}))
    db.close()
