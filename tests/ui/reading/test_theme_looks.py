from cxreader.model.theme import Codebook
from cxreader.ui.theme_looks import theme_looks


def test_siblings_share_a_colour_and_differ_in_place(codebook: Codebook) -> None:
    looks = theme_looks(codebook)
    assert [looks[key].colour for key in ("service", "contact-centre", "journey")] == ["blue", "blue", "teal"]
    assert [looks[key].sibling for key in ("service", "contact-centre", "hours", "journey")] == [0, 1, 2, 1]


def test_a_label_has_code_and_name(codebook: Codebook) -> None:
    look = theme_looks(codebook)["contact-centre"]
    assert (look.label, look.letter, look.family) == ("S2 Contact centre", "S", "service")
    assert look.name == "Contact centre"
