import pytest

from cxreader.model.theme import Codebook, Family, Theme

CODEBOOK = Codebook(
    "mine",
    1,
    (Family("service", "Service", "blue"), Family("value", "Value", "gold")),
    (Theme("speed", "S1", "Speed", "service", "How fast."), Theme("price", "V1", "Price", "value", "How dear.")),
)


def test_a_theme_and_a_family_are_found_by_id() -> None:
    assert CODEBOOK.theme("price").name == "Price"
    assert CODEBOOK.family("value").colour == "gold"


def test_an_unknown_id_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="loyalty"):
        CODEBOOK.theme("loyalty")
    with pytest.raises(KeyError, match="loyalty"):
        CODEBOOK.family("loyalty")


def test_themes_for_which_only_a_persons_word_counts_are_not_looked_for() -> None:
    speed, price = CODEBOOK.themes
    assert CODEBOOK.looked_for() == CODEBOOK
    assert CODEBOOK._replace(themes=(speed._replace(applied=False), price)).looked_for().themes == (price,)
