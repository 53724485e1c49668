import pytest

from cxreader.analysis.codebook_table import parse
from cxreader.model.theme import Family, Theme


def test_each_line_is_a_theme_and_families_come_in_the_order_they_are_named() -> None:
    table = (
        "id,code,theme,family,colour,definition,count it when,leave out,looked for,Words es,words zh-Hans,off es,x\r\n"
        'speed,S1,Speed,Service,blue,"How\nfast.",Queues.,Cars.,no,"esper*; ¿cuándo","等；久等",rápido?,x\r\n'
        "price,V1,Price,Value,#7D7104,,,,yes,,,,\r\n"
        ",,Staff,service,,,,,,,,,\r\n"
        ",,,Empty,,,,,,,,,\r\n"
        ",,,,,,,,,,,,\r\n"
    )
    codebook = parse(table.encode("utf-8-sig"))
    assert codebook.families == (
        Family("service", "Service", "blue"),
        Family("value", "Value", "gold"),
        Family("empty", "Empty", "teal"),
    )
    assert codebook.themes == (
        Theme(
            *("speed", "S1", "Speed", "service", "How\nfast."),
            {"es": ("esper*", "¿cuándo"), "zh-Hans": ("等", "久等")},
            *("Queues.", "Cars.", {"es": ("rápido?",)}, False),
        ),
        Theme("staff", "", "Staff", "service", ""),
        Theme("price", "V1", "Price", "value", ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b"theme;definition\nPrice;How, dear\n",
        b"theme\tdefinition\r\nPrice\tHow, dear\r\n",
        b'sep=;\r\ntheme;definition\r\nPrice;"How, dear"\r\n',
        "\ufefftheme,definition\nPrice,'How, dear\n".replace("'How, dear", '"How, dear"').encode(),
        "theme\tdefinition\r\nPrice\tHow, dear\r\n".encode("utf-16"),
    ],
)
def test_what_spreadsheets_write_is_read(data: bytes) -> None:
    (theme,) = parse(data).themes
    assert (theme.name, theme.definition) == ("Price", "How, dear")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("path,description", "Price"),
        ("Code,Memo", "Price"),
        ("TAG,Means", "Price"),
        (" Code  Name ,Definition", "Price"),
    ],
)
def test_the_columns_of_other_programs_are_known(head: str, expected: str) -> None:
    codebook = parse(f"{head}\nPrice,How dear\n".encode())
    assert [(theme.id, theme.code, theme.name, theme.definition) for theme in codebook.themes] == [
        ("price", "", expected, "How dear")
    ]
    assert codebook.families == (Family("themes", "Themes", "blue"),)


def test_a_cell_that_is_guarded_against_formulas_is_taken_as_it_was() -> None:
    codebook = parse(b"theme,definition\n'=1+1,''-x\n'quoted,\n")
    assert [(theme.name, theme.definition) for theme in codebook.themes] == [("=1+1", "'-x"), ("'quoted", "")]


def test_words_may_hold_what_parts_them_where_each_has_a_line() -> None:
    (theme,) = parse(b'theme,words en\nPrice,"a;b\nc\n\nc"\n').themes
    assert theme.terms == {"en": ("a;b", "c")}


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "its first line names no column “theme”"),
        ("a,b\n1,2\n", "its first line names no column “theme”"),
        ("theme\n\n", "it has no theme"),
        ("theme,code\nA,A1\nB,a1\n", "in line 3 “a1” stands for a second theme"),
        ("theme,code\nA,A12\n", "in line 2 “A12” is longer than two characters"),
        ("theme,id\nA,x\nB,x\n", "in line 3 the id “x” stands a second time"),
        ("theme,colour\nA,pink\n", "in line 2 “pink” is no colour"),
        ("sep=,\ntheme,words en\nA,w*t\n", "in line 3 the word “w\\*t” would match nothing"),
        ('theme\n"' + "a" * 200_000 + '"\n', "line 2 is no line of a table"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(table: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(table.encode())
