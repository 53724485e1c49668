import pytest

from cxreader.analysis.codebook_exchange import parse
from cxreader.model.theme import Family, Theme

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
_FOOT = "</Codes></CodeBook>"


def code(name: str, inside: str = "", codable: str = "true", colour: str = "") -> str:
    paint = f' color="{colour}"' if colour else ""
    return f'<Code guid="1" name="{name}" isCodable="{codable}"{paint}>{inside}</Code>'


def test_what_stands_at_the_top_is_a_family_and_all_below_it_its_themes() -> None:
    deep = code("Queues", code("Phone queue") + code("Desk queue"), codable="false")
    described = "<Description>How fast.</Description>"
    file = code("Service", code("Speed", described) + deep, "false", "#283676") + code("Value", code("Price"), "0")
    codebook = parse(f"{_HEAD}{file}{_FOOT}".encode())
    assert codebook.families == (Family("service", "Service", "blue"), Family("value", "Value", "teal"))
    assert codebook.themes == (
        Theme("speed", "", "Speed", "service", "How fast."),
        Theme("phone-queue", "", "Phone queue", "service", ""),
        Theme("desk-queue", "", "Desk queue", "service", ""),
        Theme("price", "", "Price", "value", ""),
    )


def test_what_stands_alone_is_a_theme_of_one_family() -> None:
    file = code("Price", colour="#f00") + code("Speed", colour="#0f0") + code("Empty", codable="false")
    codebook = parse(f"{_HEAD}{file}{_FOOT}".encode())
    assert codebook.families == (Family("themes", "Themes", "red"), Family("empty", "Empty", "blue"))
    assert [(theme.name, theme.family) for theme in codebook.themes] == [("Price", "themes"), ("Speed", "themes")]


def test_what_can_be_given_itself_is_a_theme_of_its_family_as_well() -> None:
    codebook = parse(f"{_HEAD}{code('Price', code('Too dear'))}{_FOOT}".encode())
    assert [(theme.id, theme.family) for theme in codebook.themes] == [("price", "price"), ("too-dear", "price")]


def test_two_of_one_name_are_told_apart_by_what_they_stand_under() -> None:
    file = code("Price", code("Good"), "false") + code("Speed", code("good"), "false") + code("price", code("Low"), "0")
    codebook = parse(f"{_HEAD}{file}{_FOOT}".encode())
    assert [(theme.name, theme.family) for theme in codebook.themes] == [
        ("Good", "price"), ("Low", "price"), ("Speed: good", "speed"),
    ]  # fmt: skip


def test_notes_at_the_end_of_a_description_are_told_apart() -> None:
    texts = {
        "One": "What it is.\n\nMore.\n\nCount it when: a\nb\n\nLeave out: c\n\nShort: S1",
        "Two": "Count it when: only",
        "Three": "Leave out: x\n\nLeave out: y\n\nShort: three",
    }
    file = "".join(code(name, f"<Description>{text}</Description>") for name, text in texts.items())
    one, two, three = parse(f"{_HEAD}{file}{_FOOT}".encode()).themes
    assert one == Theme("one", "S1", "One", "themes", "What it is.\n\nMore.", include="a\nb", exclude="c")
    assert (two.definition, two.include) == ("", "only")
    assert (three.definition, three.exclude, three.code) == ("Leave out: x", "y", "")


def test_a_codebook_within_a_project_and_in_another_encoding_is_read() -> None:
    project = (
        '<?xml version="1.0" encoding="utf-16"?><Project xmlns="urn:QDA-XML:project:1.0"><Description>A project.'
        f"</Description><CodeBook><Codes>{code('Cena &amp; wartość')}</Codes></CodeBook></Project>"
    )
    (theme,) = parse(project.encode("utf-16")).themes
    assert (theme.name, theme.definition) == ("Cena & wartość", "")


def test_deep_nesting_is_no_harm() -> None:
    depth = 20_000
    file = '<Code name="a" isCodable="false">' * depth + code("Price") + "</Code>" * depth
    (theme,) = parse(f"{_HEAD}{file}{_FOOT}".encode()).themes
    assert theme.name == "Price"


@pytest.mark.parametrize(
    ("file", "why"),
    [
        ("<a>\n<b></a>", "line 2 is not as XML has it"),
        ("", "line 1 is not as XML has it"),
        ("<a/>", "it is no REFI-QDA codebook"),
        (f"{_HEAD}{_FOOT}", "it has no theme"),
        (f"{_HEAD}\n{code(' ')}{_FOOT}", "a code in line 3 has no name"),
        (f"{_HEAD}{code('A', code('B'), 'false', 'pink')}{_FOOT}", "“pink” is no colour"),
        (
            '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]><CodeBook>&d;</CodeBook>',
            "it declares a kind of document",
        ),
    ],
)
def test_what_is_wrong_is_told(file: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(file.encode())
