import pytest

from cxreader.model.theme import Codebook, Example
from cxreader.ui.theme_drafts import differs, fitted, hindrance, with_examples, with_theme


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, ""),
        ({"name": "Calls", "code": "C9"}, ""),
        ({"name": ""}, "A theme needs a name. Type one."),
        ({"code": ""}, "A theme needs one or two characters for its badge. Type them."),
        ({"name": "content & TONE"}, "There is a theme “Content & tone” already. Choose another name."),
        ({"code": "c3"}, "C3 stands for Content & tone already. Choose other characters."),
    ],
)
def test_what_hinders_a_theme_is_said(codebook: Codebook, changes: dict[str, str], words: str) -> None:
    theme = codebook.theme("contact-centre")._replace(**changes)  # type: ignore[arg-type]  # names and codes alone
    assert hindrance(theme, codebook) == words
    assert hindrance(fitted(theme, codebook.theme("contact-centre"), codebook), codebook) == ""


def test_only_what_hinders_stays_as_it_was(codebook: Codebook) -> None:
    stored = codebook.theme("contact-centre")
    assert fitted(stored._replace(name="", code="C9"), stored, codebook) == stored._replace(code="C9")
    assert fitted(stored._replace(name="Calls", code="C3"), stored, codebook) == stored._replace(name="Calls")
    wish = stored._replace(name="Calls", definition="Calls.", code="")
    assert fitted(wish, stored, codebook) == wish._replace(code="S2")


def test_languages_without_words_and_their_order_do_not_matter(codebook: Codebook) -> None:
    theme = codebook.theme("content")._replace(terms={"es": ("tono",), "pl": ("ton",)})
    assert not differs(theme, theme._replace(terms={"pl": ("ton",), "es": ("tono",), "de": ()}, off={"fr": ()}))
    assert differs(theme, theme._replace(terms={"pl": ("ton",)}))
    assert differs(theme, theme._replace(applied=False))


def test_a_codebook_is_tried_with_one_theme_changed(codebook: Codebook) -> None:
    theme = codebook.theme("content")._replace(name="Tone")
    assert with_theme(codebook, theme).theme("content") == theme
    assert [other.id for other in with_theme(codebook, theme).themes] == [other.id for other in codebook.themes]


def test_examples_are_tried_with_those_of_one_theme_changed() -> None:
    everything = (
        Example("both", "en", ("a", "b")),
        Example("mine", "en", ("a",)),
        Example("theirs", "en", ("b",)),
        Example("none", "en", ()),
    )
    own = (Example("both", "en", ("a",)), Example("theirs", "en", ("a",)), Example("fresh", "pl", ("a",)))
    assert with_examples(everything, "a", own) == (
        Example("both", "en", ("b", "a")),
        Example("theirs", "en", ("b", "a")),
        Example("none", "en", ()),
        Example("fresh", "pl", ("a",)),
    )
    assert with_examples(everything, "a", ()) == (
        Example("both", "en", ("b",)),
        Example("theirs", "en", ("b",)),
        Example("none", "en", ()),
    )
