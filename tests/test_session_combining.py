"""Another codebook in the place of a library's own, or added to it; and codebooks that go through files."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader.analysis import codebook_files
from cxreader.exporters import codebooks
from cxreader.model.change import Change, Part
from cxreader.model.theme import Codebook, Example, Family, Theme
from cxreader.session import Session, open_session

THEMES = Part.CODEBOOK | Part.DECISIONS | Part.HIGHLIGHTS
OWN = Codebook(
    "own",
    3,
    (Family("food", "Food", "green"), Family("place", "Place", "gold")),
    (
        Theme("taste", "F1", "Taste", "food", "How it tastes.", {"en": ("tasty", "bland?"), "pl": ("smak*",)}),
        Theme("price", "F2", "Price", "food", "", off={"en": ("cheap",)}, applied=False),
        Theme("noise", "P1", "Noise", "place", "How loud it is.", include="Music.", exclude="Dogs."),
    ),
)
SHOWN = (
    Example("Bland soup.", "en", ("taste",)),
    Example("It rained.", "en", ()),
    Example("Tasty, loud.", "en", ("taste", "noise")),
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Session]:
    session = open_session(tmp_path / "own.cxlib")
    session.adopt(OWN, SHOWN, "own")
    yield session
    session.close()


def test_a_codebook_in_the_place_of_another_is_all_there_is(library: Session) -> None:
    other = Codebook(
        "x", 1, (Family("wind", "Wind", "blue"),), (Theme("gale", "W1", "Gale", "wind", "", {"en": ("gale",)}),)
    )
    shown = [Example("A gale.", "en", ("gale",)), Example("Elsewhere.", "en", ("unheard-of",)), Example(" ", "en", ())]
    change = library.import_codebook(other, shown, replace=True)
    assert change == Change(THEMES, "Imported 1 theme. Undo: Ctrl+Z")
    assert library.full_codebook() == other._replace(id="own", version=3)
    assert library.examples() == (shown[0],)
    library.undo()
    assert (library.full_codebook(), library.examples()) == (OWN, SHOWN)


def test_what_is_called_the_same_keeps_its_id_and_so_what_was_said_of_it(library: Session) -> None:
    other = Codebook(
        "x",
        1,
        (Family("meals", "FOOD", "red"),),
        (Theme("flavour", "", "taste", "meals", "Its taste."), Theme("price", "F1", "Cost", "meals", "")),
    )
    library.import_codebook(other, [Example("Salty.", "en", ("flavour", "price"))], replace=True)
    assert library.codebook.families == (Family("food", "FOOD", "red"),)
    assert [(theme.id, theme.name, theme.code) for theme in library.codebook.themes] == [
        ("taste", "taste", "F2"), ("price", "Cost", "F1"),
    ]  # fmt: skip
    # its file could not tell any
    assert library.full_codebook().theme("taste").terms == OWN.theme("taste").terms
    assert library.examples() == (Example("Salty.", "en", ("taste", "price")),)


def test_examples_stay_where_a_codebook_has_none(library: Session) -> None:
    library.import_codebook(OWN._replace(themes=OWN.themes[:2]), (), replace=True)
    assert library.examples() == (SHOWN[0], SHOWN[1], SHOWN[2]._replace(themes=("taste",)))


def test_an_added_codebook_adds_what_is_new_and_tells_more_of_what_is_known(library: Session) -> None:
    other = Codebook(
        "x",
        1,
        (Family("food", "Meals", "red"), Family("wind", "Wind", "blue")),
        (
            Theme(
                "taste",
                "T9",
                "Flavour",
                "food",
                "",
                {"en": ("tasty", "salty")},
                exclude="Smell.",
                off={"en": ("bland?",)},
            ),
            Theme("gale", "F1", "Gale", "wind", "", {"en": ("gale",)}),
            Theme("price-2", "", "Price of wind", "wind", ""),
        ),
    )
    library.import_codebook(other, [SHOWN[1]._replace(themes=("gale",)), SHOWN[0]], replace=False)
    full = library.full_codebook()
    assert full.families == (*OWN.families, Family("wind", "Wind", "blue"))
    assert full.theme("taste") == OWN.theme("taste")._replace(
        exclude="Smell.", terms={"en": ("tasty", "salty"), "pl": ("smak*",)}, off={"en": ("bland?",)}
    )
    assert full.theme("price") == OWN.theme("price")
    assert [(theme.id, theme.code) for theme in full.themes[3:]] == [("gale", "W1"), ("price-2", "W2")]
    assert library.examples("gale") == (SHOWN[1]._replace(themes=("gale",)),)
    assert library.import_codebook(other, (), replace=False) == Change(Part(0))


def test_themes_that_would_be_called_the_same_are_numbered(library: Session) -> None:
    twins = tuple(Theme(key, "", "Twin", "food", "") for key in ("one", "two", "three"))
    library.import_codebook(OWN._replace(themes=twins), (), replace=True)
    assert [theme.name for theme in library.codebook.themes] == ["Twin", "Twin 2", "Twin 3"]


@pytest.mark.parametrize("key", codebooks.FORMS)
def test_a_codebook_comes_back_from_a_file_as_it_went(library: Session, tmp_path: Path, key: str) -> None:
    path = tmp_path / f"own{codebooks.FORMS[key].suffix}"
    codebooks.write(OWN, SHOWN, key, path)
    read = codebook_files.read(path)
    library.import_codebook(read.codebook, read.examples, replace=True)
    full = library.full_codebook()
    assert (full, library.examples()) == (OWN, SHOWN)


@pytest.mark.parametrize("key", codebooks.FORMS)
def test_the_shipped_codebook_comes_back_from_a_file_as_it_went(
    session: Session, tmp_path: Path, shipped_codebook: Codebook, key: str
) -> None:
    path = tmp_path / f"shipped{codebooks.FORMS[key].suffix}"
    shown = session.examples()
    codebooks.write(shipped_codebook, shown, key, path)
    read = codebook_files.read(path)
    session.import_codebook(read.codebook, read.examples, replace=True)
    assert (session.full_codebook(), session.examples()) == (shipped_codebook, shown)


def test_a_table_that_a_spreadsheet_wrote_anew_is_read(library: Session, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    codebooks.write(OWN, (), "csv", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    # as LibreOffice does: only what needs them has quotes, and semicolons part the cells
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    library.import_codebook(codebook_files.read(path).codebook, (), replace=True)
    assert library.full_codebook() == OWN
