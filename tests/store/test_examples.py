from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.store import codebooks, examples
from cxreader.store.library import Library

THEMES = tuple(Theme(key, key.upper(), key, "all", "") for key in "abc")
SHOWN = (Example("One.", "en", ("a",)), Example("Dwa.", "pl", ("a", "b")), Example("三。", "zh", ()))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "new.cxlib") as library:
        with library.transaction() as db:
            codebooks.update(db, Codebook("", 0, (Family("all", "All", "blue"),), THEMES))
            examples.replace(db, SHOWN)
        yield library


def test_examples_come_back_as_they_were_stored(library: Library) -> None:
    assert examples.load(library.db) == SHOWN
    assert examples.load(library.db, "b") == SHOWN[1:2]
    with library.transaction() as db:
        examples.replace(db, SHOWN[:1])
    assert examples.load(library.db) == SHOWN[:1]


def test_an_example_that_is_there_already_gains_themes(library: Library) -> None:
    with library.transaction() as db:
        examples.add(db, [Example("One.", "fr", ("b", "a")), Example("三。", "zh", ("c",))])
    assert examples.load(library.db) == (
        Example("One.", "fr", ("a", "b")), SHOWN[1], Example("三。", "zh", ("c",)),
    )  # fmt: skip


def test_an_example_of_lost_themes_alone_is_not_taken_for_one_of_none(library: Library) -> None:
    with library.transaction() as db:
        codebooks.update(db, codebooks.load(db)._replace(themes=THEMES[1:]))
    assert examples.load(library.db) == (SHOWN[1]._replace(themes=("b",)), SHOWN[2])
    with library.transaction() as db:
        codebooks.update(db, codebooks.load(db)._replace(themes=THEMES))
    assert examples.load(library.db) == SHOWN


def test_examples_that_lose_their_last_theme_go(library: Library) -> None:
    with library.transaction() as db:
        examples.assign(db, "a", [Example("Four.", "en", ())])
    assert examples.load(library.db) == (
        SHOWN[1]._replace(themes=("b",)), SHOWN[2], Example("Four.", "en", ("a",)),
    )  # fmt: skip


def test_examples_move_from_theme_to_theme(library: Library) -> None:
    with library.transaction() as db:
        examples.move(db, ["One.", "Dwa.", "Unknown."], "a", "c")
    assert [example.themes for example in examples.load(library.db)] == [("c",), ("c", "b"), ()]
