import pytest

from cxreader.analysis.naming import coloured, free_colour, free_id, nearest_colour, slug
from cxreader.model.theme import COLOURS, INKS, Family


@pytest.mark.parametrize(
    ("name", "key"),
    [("Speed of response", "speed-of-response"), ("Café & Łódź!", "cafe-lodz"), ("客户", "theme"), ("24/7", "24-7")],
)
def test_a_name_becomes_an_id_in_ascii(name: str, key: str) -> None:
    assert slug(name) == key


def test_an_id_is_given_once() -> None:
    assert free_id("Price", ()) == "price"
    assert free_id("Price", {"price", "price-2"}) == "price-3"


def test_the_colour_that_is_least_used_is_free() -> None:
    assert free_colour(()) == COLOURS[0]
    assert free_colour(Family(colour, colour, colour) for colour in COLOURS[1:]) == COLOURS[0]


def test_only_families_without_a_colour_are_given_one() -> None:
    families = [Family("one", "One", ""), Family("two", "Two", COLOURS[0]), Family("three", "Three", "")]
    assert [family.colour for family in coloured(families)] == [COLOURS[1], COLOURS[0], COLOURS[2]]


@pytest.mark.parametrize(
    ("paint", "colour"),
    [*((ink, colour) for colour, ink in INKS.items()), ("#f00", "red"), ("#0000FF", "blue"), (" #0a3 ", "green")],
)
def test_the_nearest_of_the_eight_colours_is_found(paint: str, colour: str) -> None:
    assert nearest_colour(paint) == colour


@pytest.mark.parametrize("paint", ["#000", "#FFFFFF", "#888"])
def test_what_has_no_hue_is_like_none_of_them(paint: str) -> None:
    assert nearest_colour(paint) == ""


@pytest.mark.parametrize("paint", ["", "#12345", "#xyzxyz", "red"])
def test_what_is_no_colour_is_told(paint: str) -> None:
    with pytest.raises(ValueError, match="is no colour"):
        nearest_colour(paint)
