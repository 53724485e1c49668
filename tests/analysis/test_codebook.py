from pathlib import Path

import pytest

from cxreader.analysis.codebook import load, shipped
from cxreader.errors import CxError
from cxreader.model.folding import fold

_FAMILY = '[[family]]\nid = "service"\nname = "Service"\ncolour = "blue"\n'
_THEME = '[[family.theme]]\nid = "speed"\ncode = "S1"\nname = "Speed"\ndefinition = "How fast."\n'
_HEAD = 'id = "mine"\nversion = 3\n'
_GOOD = _HEAD + _FAMILY + _THEME


def _file(folder: Path, content: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_shipped_codebook_has_eight_families_and_twenty_two_themes() -> None:
    codebook = load(shipped())
    assert (codebook.id, codebook.version) == ("customer-experience", 1)
    assert [family.id for family in codebook.families] == [
        "service", "experience", "journey", "digital", "marketing", "loyalty", "value", "organisation",
    ]  # fmt: skip
    assert len({family.colour for family in codebook.families}) == 8
    assert " ".join(theme.code for theme in codebook.themes) == (
        "S1 S2 S3 X1 X2 X3 J1 J2 J3 D1 D2 D3 M1 M2 L1 L2 L3 V1 V2 O1 O2 O3"
    )
    assert codebook.theme("emotion").name == "Emotion & empathy"


def test_each_shipped_theme_has_terms_in_each_of_the_eight_languages() -> None:
    for theme in load(shipped()).themes:
        assert set(theme.terms) == {"en", "es", "zh", "pl", "fil", "fr", "de", "pt"}
        assert all(len(terms) >= 12 for terms in theme.terms.values())


def test_no_shipped_list_names_a_term_twice() -> None:
    for theme in load(shipped()).themes:
        for language, terms in theme.terms.items():
            folded = [fold(term, marks=False).text.removesuffix("?").replace("-", " ") for term in terms]
            assert sorted(set(folded)) == sorted(folded), (theme.id, language)


def test_a_codebook_of_ones_own_is_read(tmp_path: Path) -> None:
    codebook = load(_file(tmp_path, "\ufeff" + _GOOD + '[family.theme.terms]\nen = ["wait*", "on hold", "fast*?"]\n'))
    assert (codebook.id, codebook.version) == ("mine", 3)
    assert codebook.family("service").colour == "blue"
    assert codebook.theme("speed").family == "service"
    assert codebook.theme("speed").terms == {"en": ("wait*", "on hold", "fast*?")}


def test_a_theme_may_be_without_definition_and_a_family_without_themes(tmp_path: Path) -> None:
    codebook = load(_file(tmp_path, _HEAD + _FAMILY + _THEME.replace("How fast.", "") + _FAMILY.replace("serv", "dev")))
    assert (codebook.theme("speed").definition, codebook.family("device").name) == ("", "Service")


def test_notes_and_terms_that_are_off_are_read(tmp_path: Path) -> None:
    notes = 'include = "Queues."\nexclude = "Cars."\napplied = false\n[family.theme.off]\nen = ["queue*"]\n'
    theme = load(_file(tmp_path, _GOOD + notes)).theme("speed")
    assert (theme.include, theme.exclude, theme.applied, theme.off) == ("Queues.", "Cars.", False, {"en": ("queue*",)})


def test_a_theme_may_be_without_terms(tmp_path: Path) -> None:
    assert load(_file(tmp_path, _GOOD)).theme("speed").terms == {}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("id = ", "Invalid value"),
        (_HEAD, "the file has no [[family]]"),
        (_HEAD + "family = [1]\n", "the file has no [[family]]"),
        (_HEAD + _FAMILY + "theme = 1\n", "the family “service” has no [[theme]]"),
        (_HEAD + _FAMILY.replace('"Service"', '" "') + _THEME, "a family has no name"),
        (_HEAD + _FAMILY.replace("blue", "pink") + _THEME, "has the colour “pink”"),
        (_HEAD + _FAMILY + _THEME.replace('"S1"', "1"), "a theme has no code"),
        (_GOOD + _THEME, "the theme “speed” stands in it twice"),
        (_GOOD + _THEME.replace("speed", "pace"), "the theme code “S1” stands in it twice"),
        (_GOOD + _FAMILY + _THEME.replace("speed", "pace").replace("S1", "S2"), "the family “service” stands in it"),
        (_GOOD.replace("3", '"3"'), "its version is no whole number"),
        (_GOOD.replace('id = "mine"\n', ""), "the file has no id"),
        (_GOOD + "include = 3\n", "“speed” has no include"),
        (_GOOD + 'applied = "no"\n', "“applied” of “speed” is neither true nor false"),
        (_GOOD + '[family.theme.off]\nen = ["w*t"]\n', "“w*t” of “speed” would match nothing"),
        (_GOOD + 'terms = ["wait"]\n', "the terms of “speed” are not given by language"),
        (_GOOD + '[family.theme.terms]\nen = "wait"\n', "in “en” are no list of words"),
        (_GOOD + '[family.theme.terms]\nen = ["wait", 2]\n', "in “en” are no list of words"),
        (_GOOD + '[family.theme.terms]\nen = ["w*t"]\n', "“w*t” of “speed” would match nothing"),
        (_GOOD + '[family.theme.terms]\nen = ["*wait"]\n', "“*wait” of “speed” would match nothing"),
        (_GOOD + '[family.theme.terms]\nen = ["?"]\n', "“?” of “speed” would match nothing"),
        (_GOOD + '[family.theme.terms]\nen = ["why? not"]\n', "“why? not” of “speed” would match nothing"),
        (_GOOD + '[family.theme.terms]\nen = ["!!"]\n', "“!!” of “speed” would match nothing"),
    ],
)
def test_a_damaged_codebook_is_told_by_name_and_reason(tmp_path: Path, content: str, why: str) -> None:
    with pytest.raises(CxError) as caught:
        load(_file(tmp_path, content))
    assert str(caught.value).startswith("The codebook mine.toml could not be understood: ")
    assert why in str(caught.value)


def test_a_codebook_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CxError, match=r"mine\.toml could not be understood: it is not UTF-8\."):
        load(path)


def test_a_missing_codebook_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxError, match=r"The codebook none\.toml could not be opened: No such file"):
        load(tmp_path / "none.toml")
